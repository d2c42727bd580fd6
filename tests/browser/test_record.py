"""The learner's record: saved, erased, brought in again, and nothing is lost or counted twice."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.support.case_way import go_to
from tests.support.instant import go_back
from tests.support.record_page import KEPT, bring, copy, erase, keep, kept, open_record, save, says, written
from tests.support.served_site import Site

BROUGHT = "Your record is restored."
HERE = "Nothing new in this file."
LATER = " The rest is added when you open its pages."
UNFIT = " Some of it belongs to another edition of the course: it is kept, but not shown."
NO_ROOM = "This browser has no room left, or does not save anything. Nothing has changed."
EMPTY = "There is nothing in your record yet."
PRINT = "69868db7"
REFUSED = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused by the test'); } })"
# Storage with room for two more records.
FULL = """
{ const size = () => Object.entries({...localStorage}).join().length;
  const set = Storage.prototype.setItem, most = size() + 200;
  Storage.prototype.setItem = function (key, text) {
    const grown = text.length - (this.getItem(key) ?? "").length;
    if (size() + grown > most) throw new DOMException("full", "QuotaExceededError");
    set.call(this, key, text);
  }; 0 }
"""


def owl(*texts: str) -> dict[str, object]:
    attempts = [{"response": word.split()[-1], "text": word} for word in texts]
    return {"fingerprint": PRINT, "attempts": attempts}


def test_a_copy_holds_everything_of_the_site_and_nothing_else(learner: Page) -> None:
    learner.evaluate(
        "Object.assign(localStorage, {'smaller/case': '1', 'other': '2', 'small': '3', 'small/quiz-a/a1': '{'})"
    )
    name, text = save(learner)
    found = json.loads(text)
    assert name == "small-record.json"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", found.pop("saved"))
    assert found == {"casebook": "record", "version": 2, "site": "small", "records": KEPT}
    assert len(text.splitlines()) > 30
    says(learner, "Your record is saved as small-record.json.")
    expect(learner.get_by_role("button", name="Save my record")).to_be_focused()


@pytest.mark.parametrize("page_name", ["case", "quiz", "bare"])
def test_saved_erased_and_brought_in_again_it_is_the_same(page: Page, records: Site, page_name: str) -> None:
    keep(page, records, page_name)
    open_record(page)
    before = kept(page)
    text = save(page)[1]
    bring(page, text)
    says(page, HERE)
    assert kept(page) == before
    erase(page)
    says(page, "All your answers are erased.")
    assert kept(page) == {}
    for words in (BROUGHT, HERE):
        bring(page, text)
        says(page, words)
        assert kept(page) == before


def test_who_writes_much_keeps_it(page: Page, records: Site) -> None:
    long = owl("The robin " * 6_000)
    keep(page, records, "bare", {"quiz-z/z1": long})
    open_record(page)
    text = save(page)[1]
    bring(page, copy({"quiz-z/z1": owl("The owl")}))
    says(page, BROUGHT + LATER)
    assert written(page)["quiz-z/z1"] == long
    erase(page)
    bring(page, text)
    says(page, BROUGHT)
    assert written(page) == {"quiz-z/z1": long}


# As version 0.1.0 wrote it, and what it is since.
FIRST_VERSION: dict[str, object] = {
    "case": {"step": 1, "gates": 1},
    "case-s/s1a": {
        "print": PRINT,
        "attempts": [{"response": "owl", "said": "The owl", "sure": 2}],
        "older": [{"print": "0123abcd", "attempts": [{"response": "jay", "said": "The jay"}]}, '{"version":9}'],
    },
    "quiz-z/z1": {"print": "01234567", "attempts": [{"response": {"said": -2}, "said": "Said: −2"}]},
    "rank/k1": {"attempts": [{"ranks": [{"id": "sparrow"}], "sure": 1}]},
}
SINCE: dict[str, object] = {
    "case": {"step": 1, "gates": 1},
    "case-s/s1a": {
        "fingerprint": PRINT,
        "attempts": [{"response": "owl", "text": "The owl", "confidence": 2}],
        "older": [{"fingerprint": "0123abcd", "attempts": [{"response": "jay", "text": "The jay"}]}, '{"version":9}'],
    },
    "quiz-z/z1": {"fingerprint": "01234567", "attempts": [{"response": {"said": -2}, "text": "Said: −2"}]},
    "rank/k1": {"attempts": [{"ranks": [{"id": "sparrow"}], "confidence": 1}]},
}


def test_a_copy_of_version_0_1_0_comes_in_whole(page: Page, records: Site) -> None:
    keep(page, records, "case", {})
    open_record(page)
    bring(page, copy(FIRST_VERSION, version=1))
    expect(page.locator("#case-s-s1a")).to_contain_text("(sure)")
    saved = json.loads(save(page)[1])
    assert (saved["version"], saved["records"]) == (2, SINCE)


def test_storage_of_version_0_1_0_is_shown_and_saved_with_the_names_of_today(page: Page, records: Site) -> None:
    keep(page, records, "case", FIRST_VERSION)
    open_record(page)
    expect(page.locator("#case-s-s1a")).to_contain_text("(sure)")
    assert json.loads(save(page)[1])["records"] == SINCE
    bring(page, copy(SINCE))
    says(page, HERE)


# What fills a browser: many items, texts longer than a page, letters of three bytes, and rows that a copy spaces out.
MUCH: dict[str, str] = {
    "2,100 items": "for (let n = 0; n < 2100; n++) put(`other/i${n}`, 'p', 'One')",
    "20,000 items": "for (let n = 0; n < 20000; n++) put(`other/i${n}`, 'p', 'One')",
    "a long text": "put('other/i1', 'x'.repeat(1900000), 'x'.repeat(1900000))",
    "letters of three bytes": "for (let n = 0; n < 20; n++) put(`other/i${n}`, '骶'.repeat(100000), 'One')",
    "many rows": "for (let n = 0; n < 400; n++) put(`other/i${n}`, Array.from({length: 900}, (_, k) => `${k}`), 'One')",
    "many attempts": """
        const attempts = Array(4000).fill({response: "p", text: "One"});
        localStorage["small/other/i1"] = JSON.stringify({fingerprint: "0f3a9c1e", attempts})""",
    "a long name": "put(`other/${'i'.repeat(200)}`, 'p', 'One')",
}
FILL = """
const put = (key, response, text) => {
  localStorage[`small/${key}`] = JSON.stringify({fingerprint: "0f3a9c1e", attempts: [{response, text, confidence: 1}]});
};
"""


@pytest.mark.parametrize("script", MUCH.values(), ids=MUCH.keys())
def test_a_copy_that_is_written_can_be_read_back_whatever_its_size(page: Page, records: Site, script: str) -> None:
    page.goto(f"{records.address}/bare.html")
    open_record(page)
    page.evaluate(f"() => {{ {FILL} {script} }}")
    before = kept(page)
    text = save(page)[1]
    erase(page)
    assert kept(page) == {}
    bring(page, text)
    says(page, BROUGHT)
    assert kept(page) == before


def test_attempts_before_an_item_was_changed_go_along_with_a_copy(learner: Page) -> None:
    older = [{**owl("The wren"), "fingerprint": "0123abcd"}, '{"version":2}']
    learner.evaluate("text => localStorage['small/case-s/s1a'] = text", json.dumps({**owl("The owl"), "older": older}))
    learner.reload()
    open_record(learner)
    before = written(learner)
    text = save(learner)[1]
    erase(learner)
    for words in (BROUGHT, HERE):
        bring(learner, text)
        says(learner, words)
        assert written(learner) == before
    more = {**owl("The owl"), "older": [{**owl("The jay"), "fingerprint": "0000abcd"}]}
    bring(learner, copy({"case-s/s1a": more}))
    says(learner, BROUGHT)
    assert written(learner)["case-s/s1a"]["older"] == [*older, *more["older"]]  # type: ignore[misc]
    expect(learner.locator("#case-s-s1a")).to_contain_text("Answer:")
    expect(learner.locator("#case-s-s1a")).not_to_contain_text("First response")


def test_what_this_script_cannot_read_is_not_lost_when_a_copy_is_brought_in(learner: Page) -> None:
    newer = '{"version":2,"tries":[]}'
    learner.evaluate("text => localStorage['small/case-s/s1a'] = text", newer)
    learner.reload()
    open_record(learner)
    for words in (BROUGHT, HERE):
        bring(learner, copy({"case-s/s1a": owl("The owl")}))
        says(learner, words)
        assert written(learner)["case-s/s1a"] == {**owl("The owl"), "older": [newer]}
    learner.evaluate("text => localStorage['small/case-s/s1a'] = text", json.dumps({**owl("The owl"), "starred": True}))
    learner.reload()
    open_record(learner)
    bring(learner, copy({"case-s/s1a": owl("The owl", "The robin")}))
    says(learner, BROUGHT)
    assert written(learner)["case-s/s1a"] == {**owl("The owl", "The robin"), "starred": True}


def test_a_copy_of_an_item_whose_fingerprint_has_grown_is_joined_to_it(learner: Page) -> None:
    learner.locator("#case-s-s1a").evaluate("item => item.setAttribute('was', '0123abcd')")
    old = {**owl("The owl", "The robin"), "fingerprint": "0123abcd"}
    bring(learner, copy({"case-s/s1a": old}))
    says(learner, BROUGHT)
    attempts = [{"response": "owl", "text": "The owl", "confidence": 1}, *old["attempts"]]  # type: ignore[misc]
    assert written(learner)["case-s/s1a"] == {"fingerprint": PRINT, "attempts": attempts}
    assert not [key for key in kept(learner) if "aside" in key]


def test_what_waited_under_the_older_fingerprint_waits_no_longer(page: Page, records: Site) -> None:
    old = {**owl("The robin"), "fingerprint": "0123abcd"}
    keep(page, records, "bare", KEPT | {"aside/case-s/s1a/0123abcd": old})
    renamed = "document.querySelector('#case-s-s1a')?.setAttribute('was', '0123abcd')"
    page.add_init_script(f"document.addEventListener('readystatechange', () => {renamed})")
    page.goto(f"{records.address}/case.html")
    expect(page.locator("#case-s-s1a")).to_contain_text("Your first answer: “The owl”.")
    assert not [key for key in kept(page) if "aside" in key]


def test_storage_that_takes_and_does_not_keep_is_told_of(learner: Page) -> None:
    before = kept(learner)
    learner.evaluate("Storage.prototype.setItem = () => {}; 0")
    bring(learner, copy({"quiz-t/t1": owl("The knee")}))
    says(learner, NO_ROOM)
    assert kept(learner) == before


def test_the_progress_of_a_second_case_goes_along_with_a_copy(page: Page, records: Site) -> None:
    both: dict[str, object] = {
        "case": {"step": 2, "gates": 1},
        "case:b/second": {"step": 1, "gates": 0},
        "case:Fall%20%C3%A9": {"step": 3, "gates": 0},
    }
    keep(page, records, "bare", both)
    open_record(page)
    text = save(page)[1]
    erase(page)
    bring(page, text)
    says(page, BROUGHT)
    assert written(page) == both
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print it").click()
    sheet = page.locator(".record-sheet")
    expect(sheet).to_contain_text("The case, as far as step 2.")
    expect(sheet).to_contain_text("The case “b/second”, as far as step 1.")
    expect(sheet).to_contain_text("The case “Fall é”, as far as step 3.")


def test_what_is_brought_in_shows_at_once(learner: Page) -> None:
    text = save(learner)[1]
    erase(learner)
    expect(learner.get_by_text("beryl meadow").first).to_be_hidden()
    bring(learner, text)
    expect(learner.locator(".steps a")).to_have_count(3)
    expect(learner.locator("#case-s-s1a")).to_contain_text("(fairly sure)")
    expect(learner.locator("rank-list")).to_have_attribute("data-committed", "")
    go_to(learner, 2)
    expect(learner.get_by_text("beryl meadow").first).to_be_visible()
    expect(learner.get_by_text("This window cannot save")).to_have_count(0)


def test_attempts_are_added_and_the_further_place_counts(learner: Page) -> None:
    records = {
        "case": {"step": 1, "gates": 3},
        "case-s/s1a": owl("The robin", "The owl"),
        "rank/k1": {"attempts": [{"ranks": [{"text": "another"}]}]},
        "quiz-t/t1": owl("The knee"),
    }
    for words in (BROUGHT, HERE):
        bring(learner, copy(records))
        says(learner, words)
        found = written(learner)
        assert found["case"] == {"step": 2, "gates": 3}
        attempts = [attempt["text"] for attempt in found["case-s/s1a"]["attempts"]]
        assert attempts == ["The owl", "The robin", "The owl"]
        assert [len(attempt["ranks"]) for attempt in found["rank/k1"]["attempts"]] == [2, 1]
        assert found["quiz-t/t1"] == owl("The knee")
        assert found["quiz-z/z1"] == KEPT["quiz-z/z1"]


def test_of_two_lists_of_which_one_begins_the_other_the_longer_stays(learner: Page) -> None:
    longer = owl("The robin", "The robin", "The owl")
    for texts, expected in (("The robin",), longer), (("The robin", "The robin"), longer):
        learner.evaluate("text => localStorage['small/case-s/s1a'] = text", json.dumps(owl(*texts)))
        learner.evaluate("dispatchEvent(new Event('storage'))")
        bring(learner, copy({"case-s/s1a": longer}))
        # What the record says is the same both times, so only what it keeps tells that the file was read.
        learner.wait_for_function("JSON.parse(localStorage['small/case-s/s1a']).attempts.length === 3")
        assert written(learner)["case-s/s1a"] == expected


def test_what_would_change_a_record_of_another_page_waits_for_it(page: Page, records: Site) -> None:
    keep(page, records, "quiz")
    open_record(page)
    for words in (BROUGHT, HERE):
        bring(page, copy({"case": {"step": 3, "gates": 3}, "case-s/s1a": owl("The robin")}))
        says(page, words + LATER)
    assert written(page) == KEPT | {
        "aside/case": {"step": 3, "gates": 3},
        f"aside/case-s/s1a/{PRINT}": owl("The robin"),
    }
    page.goto(f"{records.address}/case.html")
    go_to(page, 3)
    expect(page.get_by_text("flint path")).to_be_visible()
    expect(page.locator("#case-s-s1a")).to_contain_text("Your first answer: “The owl”.")
    assert not [key for key in kept(page) if "aside" in key]


def test_what_is_of_an_older_edition_is_kept_aside_and_harms_nothing(learner: Page) -> None:
    old = {
        "case": {"step": 40, "gates": 1},
        "case-s/s1a": {**owl("The robin"), "fingerprint": "0123abcd"},
        "case-s/gone": owl("The wren"),
        "rank/k1": {"attempts": [{"ranks": [{"id": "gone"}]}]},
    }
    before = written(learner)
    bring(learner, copy(old))
    says(learner, BROUGHT + UNFIT)
    aside = {"aside/case-s/s1a/0123abcd": old["case-s/s1a"], "aside/rank/k1": old["rank/k1"]}
    assert written(learner) == before | aside | {"case": {"step": 3, "gates": 1}, "case-s/gone": owl("The wren")}
    expect(learner.locator("#case-s-s1a")).to_contain_text("(fairly sure)")
    expect(learner.locator("rank-list .verdict")).not_to_be_empty()
    expect(learner.locator("#step-3")).to_have_attribute("data-open", "")
    text, before = save(learner)[1], written(learner)
    learner.reload()
    assert written(learner) == before
    open_record(learner)
    erase(learner)
    bring(learner, text)
    says(learner, BROUGHT + UNFIT)
    assert written(learner) == before


def test_a_record_from_before_an_item_changed_makes_room_for_one_that_fits(learner: Page) -> None:
    old = {**owl("The robin"), "fingerprint": "0123abcd"}
    learner.evaluate("text => localStorage['small/case-s/s1a'] = text", json.dumps(old))
    learner.reload()
    go_to(learner, 1)
    expect(learner.get_by_text("This question has changed since you answered it.")).to_be_visible()
    open_record(learner)
    bring(learner, copy({"case-s/s1a": owl("The owl")}))
    says(learner, BROUGHT)
    expect(learner.get_by_text("This question has changed since you answered it.")).to_have_count(0)
    assert written(learner) == KEPT | {"case-s/s1a": owl("The owl"), "aside/case-s/s1a/0123abcd": old}


def test_all_is_written_or_nothing(learner: Page) -> None:
    before = kept(learner)
    items = {f"quiz-t/t{number}": owl("The knee") for number in range(4)}
    learner.evaluate(FULL)
    bring(learner, copy({"case": {"step": 3, "gates": 3}, **items}))
    says(learner, NO_ROOM)
    assert kept(learner) == before
    expect(learner.locator(".steps a")).to_have_count(3)
    expect(learner.locator("#case-s-s1a")).to_contain_text("(fairly sure)")


def test_where_nothing_is_kept_a_copy_holds_what_the_page_knows(page: Page, records: Site) -> None:
    page.add_init_script(REFUSED)
    page.goto(f"{records.address}/quiz.html")
    open_record(page)
    page.get_by_role("button", name="Save my record").click()
    says(page, EMPTY)
    item = page.locator("#quiz-t-t1")
    item.locator("label").get_by_text("The knee").click()
    item.get_by_role("button", name="Commit my answer").click()
    assert list(json.loads(save(page)[1])["records"]) == ["quiz-t/t1"]
    bring(page, copy({"quiz-t/t2": owl("The knee"), "quiz-z/z1": owl("The knee")}))
    says(page, NO_ROOM)
    expect(item).to_contain_text("You chose: The knee")
    erase(page)
    expect(item.get_by_role("button", name="Commit my answer")).to_be_visible()
    expect(item.get_by_role("radio", checked=True)).to_have_count(0)


def test_erasing_asks_first_and_takes_all_of_this_site_in_every_window(
    learner: Page, context: BrowserContext, records: Site
) -> None:
    learner.evaluate("Object.assign(localStorage, {'smaller/case': '1', other: '2'})")
    other = context.new_page()
    other.goto(f"{records.address}/case.html")
    expect(other.get_by_text("beryl meadow").first).to_be_visible()
    go_to(learner, 1)
    learner.locator("#case-s-s1b").get_by_label("An oak").check()
    before = kept(learner)
    erase(learner, sure=False)
    assert kept(learner) == before
    erase(learner)
    says(learner, "All your answers are erased.")
    expect(learner.get_by_role("button", name="Erase everything")).to_be_focused()
    for each in (learner, other):
        expect(each.locator(".steps a")).to_have_count(1)
    expect(learner.locator("#case-s-s1b").get_by_role("checkbox", checked=True)).to_have_count(0)
    expect(learner.locator("#case-s-s1a").get_by_role("radio", checked=True)).to_have_count(0)
    assert written(other) == {}
    assert learner.evaluate("[localStorage['smaller/case'], localStorage.other]") == ["1", "2"]


def test_another_window_follows_what_is_brought_in(learner: Page, context: BrowserContext, records: Site) -> None:
    other = context.new_page()
    other.goto(f"{records.address}/case.html")
    prints = {name: learner.locator(f"#case-s-{name}").get_attribute("fingerprint") for name in ("s1b", "s2a")}
    done = {
        "case": {"step": 3, "gates": 3},
        "case-s/s1b": {"fingerprint": prints["s1b"], "attempts": [{"response": ["oak"], "text": "An oak"}]},
        "case-s/s2a": {"fingerprint": prints["s2a"], "attempts": [{"response": "daisy", "text": "daisy"}]},
    }
    bring(learner, copy(done))
    go_to(other, 3)
    expect(other.get_by_text("flint path")).to_be_visible()
    expect(other.locator("#case-s-s1b")).to_contain_text("1 of 2 found")
    assert written(other)["case"] == {"step": 3, "gates": 3}


def test_from_a_file_it_is_saved_and_brought_in_as_well(page: Page, records: Site) -> None:
    page.goto((records.project.root / "site/quiz.html").as_uri())
    item = page.locator("#quiz-t-t1")
    item.locator("label").get_by_text("The knee").click()
    item.get_by_role("button", name="Commit my answer").click()
    open_record(page)
    text = save(page)[1]
    erase(page)
    says(page, "All your answers are erased.")
    expect(item.get_by_role("radio", checked=True)).to_have_count(0)
    bring(page, text)
    says(page, BROUGHT)
    expect(item).to_contain_text("You chose: The knee")


def test_instant_navigation_there_and_back(page: Page, records: Site) -> None:
    page.goto(f"{records.address}/index.html")
    for _ in range(2):
        page.get_by_role("link", name="To the case").click()
        expect(page.locator("case-record button")).to_have_count(3)
        go_back(page)
    page.go_forward()
    open_record(page)
    page.get_by_role("button", name="Print it").click()
    says(page, EMPTY)
