"""What a learner ranked stays, the first entry too; what is no record of a ranking counts as none."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect
from tests.support.ranking import add, button, commit, lines, ranking, row, said
from tests.support.served_site import Server

KEY = "case-01/rank/k3"
NOT_KEPT = "Progress is not kept in this browser window. The case still works."


def test_the_first_ranking_is_kept_and_later_ones_are_second_entries(case: Page) -> None:
    add(case, "Gout", "Gout")
    button(case, "Gout: must not be missed").click()
    ranking(case).get_by_text("guess").click()
    commit(case, "my own")
    button(case, "Rank again").click()
    expect(ranking(case).get_by_role("table")).to_be_hidden()
    expect(button(case, "Gout: must not be missed")).to_be_focused()
    expect(button(case, "Gout: must not be missed")).to_have_attribute("aria-pressed", "true")
    button(case, "Remove my own").click()
    commit(case, "Stress")
    said(
        case,
        "Committed. Of your 2, 1 stands in the reference. You starred 0 of 3 that must not be missed. "
        "First ranking: Gout; my own.",
    )
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
    expect(row(case, "Stress or insufficiency fracture").get_by_role("cell").first).to_have_text("2")
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
    expect(ranking(page).get_by_role("status")).to_contain_text("First ranking: Gout.")


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
    expect(ranking(case).get_by_role("status")).to_contain_text("Committed. Of your 1")
    expect(ranking(case).locator("img")).to_have_count(0)
