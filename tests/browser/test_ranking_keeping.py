"""What a learner ranked stays, the first entry too; what is no record of a ranking counts as none."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect
from tests.support.ranking import add, button, commit, field, lines, ranking, row, verdict
from tests.support.served_site import Server

KEY = "case-01/rank/k3"
NOT_KEPT = "This window cannot save your progress. The case works all the same."


def test_the_first_ranking_is_kept_and_later_ones_are_second_entries(case: Page) -> None:
    add(case, "Gout", "Gout")
    button(case, "Gout: must not be missed").click()
    ranking(case).get_by_text("guess").click()
    commit(case, "my own")
    button(case, "Rank again").click()
    expect(ranking(case).locator(".ranking")).to_be_hidden()
    expect(button(case, "Gout: must not be missed")).to_be_focused()
    expect(button(case, "Gout: must not be missed")).to_have_attribute("aria-pressed", "true")
    button(case, "Remove my own").click()
    commit(case, "Stress")
    expect(verdict(case)).to_contain_text("First ranking: Gout; my own.")
    assert json.loads(case.evaluate(f"localStorage['{KEY}']")) == {
        "attempts": [
            {"ranks": [{"id": "gout", "star": True}, {"text": "my own"}], "confidence": 0},
            {"ranks": [{"id": "gout", "star": True}, {"id": "stress"}]},
        ]
    }
    expect(row(case, "my own")).to_have_count(0)


def test_a_reload_shows_what_was_committed(case: Page) -> None:
    commit(case, "Gout", "Stress")
    case.reload()
    expect(row(case, "Stress or insufficiency fracture").locator(".you")).to_have_text("you: 2")
    assert lines(case) == ["Gout", "Stress or insufficiency fracture"]
    expect(ranking(case)).to_have_attribute("data-committed", "")
    expect(ranking(case, "k4")).not_to_have_attribute("data-committed", "")
    button(case, "Rank again").click()
    assert lines(case) == ["Gout", "Stress or insufficiency fracture"]


def test_another_window_and_an_erased_record_are_followed(case: Page, case_site: Server) -> None:
    other = case.context.new_page()
    other.goto(f"{case_site.address}/case.html")
    commit(case, "Gout")
    expect(row(other, "Gout")).to_be_visible()
    case.evaluate("localStorage.clear(); dispatchEvent(new Event('storage'))")
    expect(button(case, "Commit this ranking")).to_be_visible()
    assert lines(case) == []


DRAFT = "case-01/draft/rank/k3"


def write_draft(page: Page) -> None:
    """Leave two lines, a star, a confidence and some letters uncommitted."""
    add(page, "Gout", "Gout")
    add(page, "TB", "Tuberculosis")
    button(page, "Gout: must not be missed").click()
    ranking(page).get_by_text("guess").click()
    field(page).press_sequentially("sep")


def find_draft(page: Page) -> None:
    """Expect all of it."""
    expect(ranking(page).locator(".lines > li > span")).to_have_text(["Gout", "Tuberculosis"])
    expect(button(page, "Gout: must not be missed")).to_have_attribute("aria-pressed", "true")
    expect(ranking(page).locator("input[type=radio]").first).to_be_checked()
    expect(field(page)).to_have_value("sep")


def test_what_is_not_committed_survives_a_reload_and_another_window(case: Page, case_site: Server) -> None:
    write_draft(case)
    case.reload()
    find_draft(case)
    other = case.context.new_page()
    other.goto(f"{case_site.address}/case.html")
    find_draft(other)
    button(other, "Remove Gout").click()
    expect(ranking(case).locator(".lines > li > span")).to_have_text(["Tuberculosis"])
    expect(field(case)).to_have_value("sep")


def test_a_commit_removes_the_draft(case: Page) -> None:
    write_draft(case)
    field(case).fill("")
    commit(case)
    assert case.evaluate(f"localStorage['{DRAFT}']") is None
    button(case, "Rank again").click()
    add(case, "Stress", "Stress")
    case.reload()
    expect(ranking(case)).to_have_attribute("data-committed", "")
    button(case, "Rank again").click()
    assert lines(case) == ["Gout", "Tuberculosis", "Stress or insufficiency fracture"]


def test_lines_that_were_emptied_stay_empty(page: Page, case_site: Server) -> None:
    page.goto(f"{case_site.address}/case.html")
    commit(page, "Gout")
    second = ranking(page, "k4")
    second.get_by_role("button", name="Remove Gout").click()
    page.reload()
    expect(second.locator(".lines button")).to_have_count(0)


@pytest.mark.parametrize(
    "draft", ["{", "7", '{"ranks":7}', '{"ranks":[{"id":"none"}]}', '{"ranks":[{"text":7}]}', '{"typed":{}}']
)
def test_a_broken_draft_counts_as_none(case: Page, draft: str) -> None:
    case.evaluate("([key, text]) => localStorage.setItem(key, text)", [DRAFT, draft])
    case.reload()
    assert lines(case) == []
    commit(case, "Gout")
    expect(ranking(case)).to_have_attribute("data-committed", "")


def test_a_record_of_the_first_version_is_shown(case: Page) -> None:
    kept = '{"attempts":[{"ranks":[{"id":"stress","star":true},{"text":"TB"}],"sure":2}]}'
    case.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, kept])
    case.reload()
    expect(verdict(case)).to_contain_text("Your first is in our leading group (sure)")
    assert lines(case) == ["Stress or insufficiency fracture", "TB"]


REFUSED = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused by the test'); } })"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


@pytest.mark.parametrize("script", [REFUSED, FULL], ids=["refused", "full"])
def test_without_storage_the_ranking_works_and_says_once_that_nothing_is_kept(
    page: Page, case_site: Server, script: str
) -> None:
    page.add_init_script(script)
    page.goto(f"{case_site.address}/case.html")
    commit(page, "Gout")
    expect(row(page, "Gout")).to_be_visible()
    expect(page.get_by_text(NOT_KEPT)).to_have_count(1)
    button(page, "Rank again").click()
    commit(page, "Stress")
    expect(verdict(page)).to_contain_text("First ranking: Gout.")


BROKEN = {
    "not json": "{",
    "a word": '"yes"',
    "nothing": "null",
    "no attempts": '{"attempts":[]}',
    "no ranks": '{"attempts":[{"ranks":[]}]}',
    "a diagnosis nobody has": '{"attempts":[{"ranks":[{"id":"none"}]}]}',
    "a number": '{"attempts":[{"ranks":[{"text":7}]}]}',
    "an empty line": '{"attempts":[{"ranks":[{"text":" - "}]}]}',
    "twice": '{"attempts":[{"ranks":[{"id":"gout"},{"text":"GOUT"}]}]}',
    "six": json.dumps({"attempts": [{"ranks": [{"text": f"idea {number}"} for number in range(6)]}]}),
    "a broken first": '{"attempts":[{"ranks":7},{"ranks":[{"id":"gout"}]}]}',
    "no list": '{"attempts":{"length":1}}',
    "prototype": '{"__proto__":{"attempts":[{"ranks":[{"id":"gout"}]}]}}',
}


@pytest.mark.parametrize("kept", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_record_counts_as_none(case: Page, kept: str) -> None:
    case.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, kept])
    case.reload()
    expect(button(case, "Commit this ranking")).to_be_visible()
    expect(ranking(case)).not_to_have_attribute("data-committed", "")
    assert lines(case) == []
    commit(case, "Gout")
    assert len(json.loads(case.evaluate(f"localStorage['{KEY}']"))["attempts"]) == 1


def test_a_record_is_shown_as_text_and_an_unknown_confidence_is_left_out(case: Page) -> None:
    kept = {"attempts": [{"ranks": [{"text": "<img src=x onerror=alert(1)>"}], "confidence": "map"}]}
    case.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(kept)])
    case.reload()
    expect(row(case, "<img src=x onerror=alert(1)>")).to_be_visible()
    expect(verdict(case).locator("p").first).to_have_text("Your first diagnosis is not a name this page recognises")
    expect(ranking(case).locator("img")).to_have_count(0)
