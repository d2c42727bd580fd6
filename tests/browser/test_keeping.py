"""What a learner wrote stays, goes with its item wherever that moves, and goes when asked to."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.support.asking import erase, erase_answer
from tests.support.instant import go_back
from tests.support.served_site import Site

from casebook.bundles import OFFLINE_FILES

NOT_KEPT = "This window cannot save your progress. The quiz works all the same."
COUNT = "of 7 answered"
KEY = "small/quiz-t/t1"


def commit_single(page: Page, text: str = "The knee") -> None:
    item = page.locator("#quiz-t-t1")
    item.locator("label").get_by_text(text).click()
    item.get_by_role("button", name="Commit my answer").click()
    expect(item.locator(".verdict")).to_be_focused()


def verdict(page: Page, item: str = "t1") -> object:
    return expect(page.locator(f"#quiz-t-{item}").locator(".verdict"))


def test_a_reload_shows_what_was_committed(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/quiz.html")
    commit_single(page)
    page.reload()
    expect(page.locator("#quiz-t-t1")).to_contain_text("Not this one. You chose: The knee")
    expect(page.get_by_text(f"1 {COUNT}, 1 to repeat.")).to_be_visible()
    expect(page.locator("#quiz-t-t1").get_by_label("The knee")).to_be_checked()
    expect(page.locator("#quiz-t-t1").locator("fieldset .said", has_text="✕ yours")).to_be_visible()


def test_records_stand_under_site_quiz_and_item(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/quiz.html")
    page.locator("#quiz-t-t1").locator("label").get_by_text("Guessing").click()
    commit_single(page)
    kept = page.evaluate("Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('small/')))")
    record = json.loads(kept[KEY])
    assert list(kept) == [KEY]
    assert record == {
        "fingerprint": record["fingerprint"],
        "attempts": [{"response": "knee", "text": "The knee", "confidence": 0}],
    }


def test_instant_navigation_from_a_page_without_a_quiz_and_back(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/index.html")
    page.evaluate("window.sameDocument = true")
    for said in ("0", "1"):
        page.get_by_role("link", name="To the quiz").click()
        expect(page.get_by_text(f"{said} {COUNT}")).to_be_visible()
        expect(page.get_by_role("button", name="Commit my answer").first).to_be_visible()
        if said == "0":
            commit_single(page)
        go_back(page)
        expect(page.get_by_role("link", name="To the quiz")).to_be_visible()
    page.go_forward()
    expect(page.locator("#quiz-t-t1")).to_contain_text("Not this one. You chose: The knee")
    assert page.evaluate("window.sameDocument") is True


def test_arriving_by_instant_navigation_never_shows_a_key(page: Page, site: Site) -> None:
    """A stylesheet arrives late then, so the rule that hides stands in the page itself."""
    page.route("**/casebook.css", lambda route: route.abort())
    page.goto(f"{site.address}/index.html")
    page.get_by_role("link", name="To the quiz").click()
    expect(page.get_by_text("Which joint is loaded?")).to_be_visible()
    expect(page.get_by_text("Why, option by option").first).to_be_hidden()


def test_an_item_inserted_above_moves_no_response(page: Page, own_site: Site, quiz_text: str) -> None:
    own_site.write_quiz(quiz_text)
    own_site.build()
    page.goto(f"{own_site.address}/quiz.html")
    commit_single(page)
    added = """\
- id: new
  type: single
  level: apply
  objectives: [LO1]
  lead_in: Which joint is new?
  options:
  - {id: hip, text: The hip, rationale: No.}
  - {id: knee, text: The knee, key: true, rationale: Yes.}
"""
    own_site.write_quiz(quiz_text.replace("items:\n", "items:\n" + added))
    own_site.build()
    page.reload()
    expect(page.get_by_text("1 of 8 answered, 1 to repeat.")).to_be_visible()
    expect(page.locator("#quiz-t-t1")).to_contain_text("Not this one. You chose: The knee")
    expect(page.locator("#quiz-t-new").get_by_role("radio", checked=True)).to_have_count(0)
    expect(page.locator("#quiz-t-new").get_by_role("button", name="Commit my answer")).to_be_visible()


def test_a_reworded_rationale_leaves_the_response_alone(page: Page, own_site: Site, quiz_text: str) -> None:
    own_site.write_quiz(quiz_text)
    own_site.build()
    page.goto(f"{own_site.address}/quiz.html")
    commit_single(page)
    own_site.write_quiz(quiz_text.replace("It is only the lever.", "It carries little load."))
    own_site.build()
    page.reload()
    page.locator("#quiz-t-t1 .key > summary").click()
    expect(page.get_by_text("It carries little load.")).to_be_visible()


def test_a_changed_item_says_so_and_shows_the_old_response_as_old(page: Page, own_site: Site, quiz_text: str) -> None:
    own_site.write_quiz(quiz_text)
    own_site.build()
    page.goto(f"{own_site.address}/quiz.html")
    commit_single(page)
    own_site.write_quiz(
        quiz_text.replace("Which joint is loaded?", "Which joint is not loaded?").replace("id: knee", "id: shin")
    )
    own_site.build()
    page.reload()
    item = page.locator("#quiz-t-t1")
    expect(
        item.get_by_text("This question has changed since you answered it. Your earlier answer: “The knee”.")
    ).to_be_visible()
    expect(item.get_by_role("button", name="Commit my answer")).to_be_visible()
    expect(page.get_by_text(f"0 {COUNT}.")).to_be_visible()
    commit_single(page, "The hip")
    verdict(page).to_contain_text("Right")  # type: ignore[attr-defined]
    expect(item.get_by_text("This question has changed")).to_have_count(0)


def test_the_first_response_is_kept_and_later_ones_are_second_entries(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/quiz.html")
    commit_single(page)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#quiz-t-t1").get_by_label("The hip")).to_be_focused()
    expect(page.get_by_text("It is only the lever.")).to_be_hidden()
    commit_single(page, "The hip")
    verdict(page).to_contain_text("Your first answer: “The knee”.")  # type: ignore[attr-defined]
    page.reload()
    verdict(page).to_contain_text("Your first answer: “The knee”.")  # type: ignore[attr-defined]
    attempts = json.loads(page.evaluate(f"localStorage['{KEY}']"))["attempts"]
    assert [attempt["response"] for attempt in attempts] == ["knee", "hip"]


def test_a_reload_while_working_again_loses_nothing(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/quiz.html")
    commit_single(page)
    page.get_by_role("button", name="Try again").click()
    page.reload()
    verdict(page).to_contain_text("Not this one. You chose: The knee")  # type: ignore[attr-defined]


def test_work_on_the_missed_ones_until_all_are_right(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/quiz.html")
    commit_single(page)
    text = page.locator("#quiz-t-t6")
    text.get_by_label("Your answer").fill("sacroiliitis")
    text.get_by_role("button", name="Commit my answer").click()
    number = page.locator("#quiz-t-t5")
    number.get_by_label("Your answer").fill("50")
    number.get_by_role("button", name="Commit my answer").click()
    page.get_by_role("button", name="Repeat the 2 missed questions").click()
    expect(page.locator("#quiz-t-t1").get_by_label("The hip")).to_be_focused()
    expect(page.locator("quiz-item:visible")).to_have_count(2)
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("quiz-item:visible")).to_have_count(7)
    expect(page.locator("#quiz-t-t1").get_by_label("The hip")).to_be_focused()
    commit_single(page, "The ankle")
    text.get_by_label("Your answer").fill("marrow edema")
    text.get_by_role("button", name="Commit my answer").click()
    page.get_by_role("button", name="Repeat the 1 missed question").click()
    commit_single(page, "The hip")
    expect(page.get_by_text("All answers are now right.")).to_be_visible()
    expect(page.locator("quiz-item:visible")).to_have_count(7)
    expect(page.get_by_role("button", name="Work on the")).to_have_count(0)


def test_a_round_can_be_left_when_every_item_is_committed(page: Page, own_site: Site, quiz_text: str) -> None:
    own_site.write_quiz(quiz_text, "# A quiz\n\n/// quiz | quiz-t#t1-t2\n///\n")
    own_site.build()
    page.goto(f"{own_site.address}/quiz.html")
    commit_single(page)
    second = page.locator("#quiz-t-t2")
    for name in ("Pain on sitting", "A positive shear test"):
        second.get_by_label(name).check()
    second.get_by_role("button", name="Commit my answer").click()
    page.get_by_role("button", name="Repeat the 1 missed question").click()
    commit_single(page, "The ankle")
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("quiz-item:visible")).to_have_count(2)
    expect(page.get_by_role("button", name="Repeat the 1 missed question")).to_be_focused()


def test_one_item_can_be_reset(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/quiz.html")
    commit_single(page)
    erase_answer(page, sure=False)
    verdict(page).to_contain_text("Not this one.")  # type: ignore[attr-defined]
    erase_answer(page)
    expect(page.locator("#quiz-t-t1").get_by_label("The hip")).to_be_focused()
    assert page.evaluate(f"localStorage.getItem('{KEY}')") is None
    expect(page.get_by_text(f"0 {COUNT}.")).to_be_visible()


def test_erasing_asks_first_and_leaves_other_sites_alone(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/quiz.html")
    commit_single(page)
    page.evaluate("localStorage.setItem('small-2/quiz-t/t1', 'theirs')")
    erase(page, "Erase my answers", sure=False)
    expect(page.get_by_text(f"1 {COUNT}")).to_be_visible()
    erase(page, "Erase my answers")
    expect(page.get_by_text("Your answers are erased.")).to_be_visible()
    expect(page.locator("#quiz-t-t1").get_by_label("The hip")).to_be_focused()
    expect(page.get_by_text(f"0 {COUNT}.")).to_be_visible()
    assert page.evaluate("[localStorage['small/quiz-t/t1'], localStorage['small-2/quiz-t/t1']]") == [None, "theirs"]


REFUSED = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused by the test'); } })"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


@pytest.mark.parametrize("script", [REFUSED, FULL], ids=["refused", "full"])
def test_without_storage_the_quiz_works_and_says_once_that_nothing_is_kept(page: Page, site: Site, script: str) -> None:
    page.add_init_script(script)
    page.goto(f"{site.address}/quiz.html")
    commit_single(page)
    verdict(page).to_contain_text("Not this one. You chose: The knee")  # type: ignore[attr-defined]
    number = page.locator("#quiz-t-t5")
    number.get_by_label("Your answer").fill("50")
    number.get_by_role("button", name="Commit my answer").click()
    verdict(page, "t5").to_contain_text("Right")  # type: ignore[attr-defined]
    expect(page.get_by_text(NOT_KEPT)).to_have_count(1)
    expect(page.get_by_text(f"2 {COUNT}, 1 to repeat.")).to_be_visible()


CORRUPT = {
    "not json": "{",
    "a word": '"yes"',
    "nothing": "null",
    "no attempts": '{"fingerprint":"PRINT","attempts":[]}',
    "an option nobody has": '{"fingerprint":"PRINT","attempts":[{"response":"foot","text":"The foot"}]}',
    "a list": '{"fingerprint":"PRINT","attempts":[{"response":["hip"],"text":"The hip"}]}',
    "script": '{"fingerprint":"other","attempts":[{"response":"hip","text":"<img src=x onerror=alert(1)>"}]}',
    "prototype": '{"__proto__":{"fingerprint":"PRINT"},"attempts":{"length":1}}',
}


@pytest.mark.parametrize("kept", CORRUPT.values(), ids=CORRUPT.keys())
def test_a_corrupt_record_counts_as_none(page: Page, site: Site, kept: str) -> None:
    page.goto(f"{site.address}/quiz.html")
    fingerprint = page.locator("#quiz-t-t1").get_attribute("fingerprint")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, kept.replace("PRINT", str(fingerprint))])
    page.reload()
    expect(page.get_by_text(f"0 {COUNT}.")).to_be_visible()
    expect(page.locator("quiz-item img")).to_have_count(0)
    commit_single(page)
    verdict(page).to_contain_text("Not this one. You chose: The knee")  # type: ignore[attr-defined]


DROPPED = "Storage.prototype.setItem = () => {};"


def test_storage_that_takes_and_does_not_keep_is_noticed_and_memory_serves(page: Page, site: Site) -> None:
    page.add_init_script(DROPPED)
    page.goto(f"{site.address}/quiz.html")
    commit_single(page)
    verdict(page).to_contain_text("Not this one. You chose: The knee")  # type: ignore[attr-defined]
    expect(page.get_by_text(NOT_KEPT)).to_have_count(1)
    page.get_by_role("button", name="Try again").click()
    commit_single(page, "The hip")
    verdict(page).to_contain_text("Your first answer: “The knee”.")  # type: ignore[attr-defined]
    expect(page.get_by_text(NOT_KEPT)).to_have_count(1)
    erase_answer(page)
    expect(page.get_by_text(f"0 {COUNT}.")).to_be_visible()


def test_storage_that_forgets_what_is_erased_only_in_words_shows_it_as_erased(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/quiz.html")
    commit_single(page)
    page.evaluate("Storage.prototype.removeItem = () => {}; 0")
    erase_answer(page)
    expect(page.locator("#quiz-t-t1").get_by_role("button", name="Commit my answer")).to_be_visible()
    expect(page.get_by_text(NOT_KEPT)).to_have_count(1)


OLD = {
    "fingerprint": "0123abcd",
    "attempts": [{"response": "foot", "text": "The foot"}, {"response": "toe", "text": "A toe"}],
}


def read(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.evaluate(f"localStorage['{KEY}']"))
    return found


def open_with(page: Page, site: Site, text: str) -> None:
    """Open the quiz with a text in storage as the record of its first item."""
    page.goto(f"{site.address}/index.html")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    page.goto(f"{site.address}/quiz.html")


def test_a_record_of_version_0_1_0_is_shown_and_written_with_the_names_of_today(page: Page, site: Site) -> None:
    before = {"print": "0123abcd", "attempts": [{"response": "toe", "said": "A toe", "sure": 1}]}
    page.goto(f"{site.address}/quiz.html")
    fingerprint = page.locator("#quiz-t-t1").get_attribute("fingerprint")
    attempts = [{"response": "knee", "said": "The knee", "sure": 0}, {"response": "hip", "said": "The hip"}]
    older = [before, '{"version":9}']
    open_with(
        page, site, json.dumps({"print": fingerprint, "attempts": attempts, "older": older, "unknown": {"sure": 2}})
    )
    verdict(page).to_contain_text("Your first answer: “The knee”.")  # type: ignore[attr-defined]
    page.get_by_role("button", name="Try again").click()
    commit_single(page)
    assert read(page) == {
        "fingerprint": fingerprint,
        "attempts": [
            {"response": "knee", "text": "The knee", "confidence": 0},
            {"response": "hip", "text": "The hip"},
            {"response": "knee", "text": "The knee"},
        ],
        "older": [
            {"fingerprint": "0123abcd", "attempts": [{"response": "toe", "text": "A toe", "confidence": 1}]},
            '{"version":9}',
        ],
        "unknown": {"sure": 2},
    }


def test_attempts_at_an_item_before_it_was_changed_are_kept_and_are_no_first_response(page: Page, site: Site) -> None:
    open_with(page, site, json.dumps(OLD))
    commit_single(page)
    expect(page.locator("#quiz-t-t1")).not_to_contain_text("First response")
    page.get_by_role("button", name="Try again").click()
    commit_single(page, "The hip")
    verdict(page).to_contain_text("Your first answer: “The knee”.")  # type: ignore[attr-defined]
    assert read(page)["older"] == [OLD]
    assert [attempt["text"] for attempt in read(page)["attempts"]] == ["The knee", "The hip"]
    changed = {**read(page), "fingerprint": "89abcdef"}
    open_with(page, site, json.dumps(changed))
    commit_single(page)
    assert read(page)["older"] == [OLD, {"fingerprint": "89abcdef", "attempts": changed["attempts"]}]


# What a later script may write: a form of its own, and fields of its own.
NEWER = {
    "another form": '{"version":2,"tries":[{"given":"hip"}]}',
    "another form of attempts": '{"fingerprint":"PRINT","attempts":{"first":"hip"}}',
    "a list": '[{"given":"hip"}]',
    "a text": '"v2:aGlw"',
    "no JSON": "v2:aGlw",
}


@pytest.mark.parametrize("text", NEWER.values(), ids=NEWER.keys())
def test_a_record_that_this_script_cannot_read_is_not_lost_in_a_commit(page: Page, site: Site, text: str) -> None:
    open_with(page, site, text)
    commit_single(page)
    page.get_by_role("button", name="Try again").click()
    commit_single(page, "The hip")
    assert read(page)["older"] == [text]
    assert [attempt["text"] for attempt in read(page)["attempts"]] == ["The knee", "The hip"]


def test_fields_that_this_script_does_not_know_stay_in_a_record(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/quiz.html")
    commit_single(page)
    attempt = {**read(page)["attempts"][0], "seconds": 12}
    open_with(page, site, json.dumps({**read(page), "attempts": [attempt], "starred": True}))
    page.get_by_role("button", name="Try again").click()
    commit_single(page, "The hip")
    assert read(page)["starred"] is True
    assert read(page)["attempts"][0] == attempt


def test_a_record_of_version_0_1_0_of_an_item_whose_fingerprint_has_grown_is_shown(
    page: Page, own_site: Site, quiz_text: str
) -> None:
    own_site.write_quiz(quiz_text)
    own_site.build()
    file = own_site.project.root / "site/quiz.html"
    file.write_text(file.read_text("utf-8").replace(' fingerprint="', ' was="0123abcd" print="', 1), "utf-8")
    old = {"fingerprint": "0123abcd", "attempts": [{"response": "knee", "text": "The knee"}]}
    open_with(page, own_site, json.dumps(old))
    verdict(page).to_contain_text("Not this one. You chose: The knee")  # type: ignore[attr-defined]
    page.get_by_role("button", name="Try again").click()
    commit_single(page, "The hip")
    verdict(page).to_contain_text("Your first answer: “The knee”.")  # type: ignore[attr-defined]
    assert read(page)["fingerprint"] == page.locator("#quiz-t-t1").get_attribute("fingerprint")
    assert "older" not in read(page)


def test_the_same_item_twice_on_a_page_is_one_item(page: Page, own_site: Site, quiz_text: str) -> None:
    own_site.write_quiz(quiz_text, "/// quiz | quiz-t#t1-t2\n///\n\nAgain:\n\n/// item | quiz-t/t1\n///\n")
    own_site.build()
    page.goto(f"{own_site.address}/quiz.html")
    again = page.locator("#quiz-t-t1-2")
    again.locator("label").get_by_text("The hip").click()
    again.get_by_role("button", name="Commit my answer").click()
    expect(again.locator(".verdict")).to_be_focused()
    verdict(page).to_contain_text("Right")  # type: ignore[attr-defined]
    expect(page.get_by_text("1 of 2 answered.")).to_be_visible()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(ids) == len(set(ids))


def test_a_link_to_an_item_can_be_copied_and_leads_there(page: Page, site: Site) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site.address}/quiz.html")
    number = page.locator("#quiz-t-t5")
    number.get_by_label("Your answer").fill("50")
    number.get_by_role("button", name="Commit my answer").click()
    number.get_by_text("More").click()
    number.get_by_role("link", name="Copy link").click()
    expect(number.get_by_text("Link copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{site.address}/quiz.html#quiz-t-t5"
    page.goto("about:blank")
    page.goto(copied)
    expect(number).to_be_in_viewport()


def test_nothing_of_ours_is_on_a_page_without_a_quiz(page: Page, site: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site.address}/index.html")
    expect(page.get_by_role("link", name="To the quiz")).to_be_visible()
    # But for what keeps the course for use without a network, which is on every page.
    assert {url.rpartition("/")[2] for url in asked if "casebook" in url} <= OFFLINE_FILES.keys()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('small/'))") == []
