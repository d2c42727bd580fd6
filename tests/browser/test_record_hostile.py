"""A file brought in is not trusted: what is no copy of this record changes nothing, and nothing of it is run."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.support.case_way import commit, go_to, item
from tests.support.record_page import KEPT, bring, copy, kept, says, written

SAME = " Nothing has changed."
BROKEN = f"This file is not a saved record, or it is damaged.{SAME}"
OTHER = f"This file is not a saved record.{SAME}"
NEWER = f"This record was saved by a newer edition of the course. Reload this page first.{SAME}"
NOTHING = f"Nothing in this file fits this course.{SAME}"
LARGE = f"This file is too large: a saved record is at most 20 MB.{SAME}"
MARKUP = "<img src=https://example.com/x onerror=alert(1)><script>alert(2)</script>"
DEEP = 100_000
ITEM = {"fingerprint": "00000000", "attempts": [{"response": "owl", "text": "The owl"}]}
RANKS = {"attempts": [{"ranks": [{"id": "sparrow"}]}]}


@pytest.fixture(autouse=True)
def no_dialog(page: Page) -> None:
    """Fail where a file makes the page ask something."""
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))


def attempt(**changes: object) -> dict[str, object]:
    return {"case-s/s1b": {**ITEM, "attempts": [{"response": ["oak"], "text": "An oak", **changes}]}}


def rank(**changes: object) -> dict[str, object]:
    return {"rank/k1": {"attempts": [{"ranks": [changes]}]}}


# What each file holds, and what is said of it.
FILES: dict[str, tuple[object, str]] = {
    "empty": ("", BROKEN),
    "a picture": (b"RIFF\x24\x00\x00\x00WEBPVP8 \x18\x00\x00\x00\xff\xfe\x9d", BROKEN),
    "only zeros": (bytes(1000), BROKEN),
    "UTF-16": (json.dumps(copy(KEPT)).encode("utf-16"), BROKEN),
    "cut short": (json.dumps(copy(KEPT))[:-5], BROKEN),
    "not a number": ('{"casebook": "record", "version": NaN}', BROKEN),
    "script": (f"<script>{MARKUP}</script>", BROKEN),
    "a page": ("<!doctype html><title>x</title>" + MARKUP, BROKEN),
    "brackets that never close": ("[" * DEEP, BROKEN),
    "brackets": ("[" * DEEP + "]" * DEEP, OTHER),
    "null": ("null", OTHER),
    "a word": ('"record"', OTHER),
    "a list": ([copy(KEPT)], OTHER),
    "another program": ({"version": 1, "records": KEPT}, OTHER),
    "a version in words": (copy(KEPT, version="1"), OTHER),
    "no version": (copy(KEPT, version=None), OTHER),
    "a list for a version": (copy(KEPT, version=[1]), OTHER),
    "version 0": (copy(KEPT, version=0), OTHER),
    "half a version": (copy(KEPT, version=0.5), OTHER),
    "records in a list": (copy([ITEM]), OTHER),
    "records of null": (copy(None), OTHER),
    "a site that is none": (copy(KEPT, site={"small": 1}), OTHER),
    "all in the prototype": ('{"__proto__": ' + json.dumps(copy(KEPT)) + "}", OTHER),
    "newer": (copy(KEPT, version=3, site="changed"), NEWER),
    "far newer": (json.dumps(copy(KEPT)).replace('"version": 2', '"version": 2e999'), NEWER),
    "another course": (copy(KEPT, site="case-02"), f"This is the record of another course, “case-02”.{SAME}"),
    "a course with markup": (copy(KEPT, site=MARKUP), f"This is the record of another course, “{MARKUP[:40]}”.{SAME}"),
    "a course with a long name": (
        copy(KEPT, site="x" * 500_000),
        f"This is the record of another course, “{'x' * 40}”.{SAME}",
    ),
    "many": (copy({f"{number}/a": 1 for number in range(2_001)}), NOTHING),
    "100,000 records": (copy({str(number): {} for number in range(DEEP)}), NOTHING),
    "large": (b" " * 20_000_001, LARGE),
    "no records": (copy({}), NOTHING),
}
# Records of which none is one. Each is tried alone in an else sound copy.
RECORDS: dict[str, object] = {
    "null": {"case": None},
    "a list": {"case": [1, 1]},
    "a list of an item": {"case-s/s1b": [ITEM]},
    "numbers as words": {"case": {"step": "3", "gates": "1"}},
    "less than none": {"case": {"step": -1, "gates": 0}},
    "half a step": {"case": {"step": 1.5, "gates": 0}},
    "a huge step": {"case": {"step": 1e300, "gates": 0}},
    "keys of another site": {
        "case-02/case-s/s1b": ITEM,
        "small/case-s/s1b": ITEM,
        "smaller/case": {"step": 1, "gates": 1},
    },
    "a key with markup": {MARKUP: ITEM, f"case-s/{MARKUP}": ITEM},
    "a key that runs": {"javascript:alert(1)": ITEM, "javascript:alert(1)/s1b": ITEM},
    "a key that climbs": {"../case": {"step": 1, "gates": 1}, "case-s/..": ITEM, "/": ITEM, "": ITEM},
    "a long key": {f"case-s/{'a' * 501}": ITEM},
    "a key with half a letter": {"case-s/\ud800": ITEM},
    "a key of the theme": {"/.__palette": ITEM, "__palette": ITEM},
    "prototype keys": {"__proto__": ITEM, "constructor": ITEM, "case-s/__proto__": ITEM, "__proto__/polluted": ITEM},
    "no fingerprint": {"case-s/s1b": {"attempts": ITEM["attempts"]}},
    "a fingerprint with markup": {"case-s/s1b": {**ITEM, "fingerprint": MARKUP}},
    "a fingerprint in a list": {"case-s/s1b": {**ITEM, "fingerprint": ["00000000"]}},
    "no attempts": {"case-s/s1b": {**ITEM, "attempts": []}},
    "attempts of a length": {"case-s/s1b": {**ITEM, "attempts": {"length": 1, "0": {"response": "oak", "text": "x"}}}},
    "too many attempts": {"case-s/s1b": {**ITEM, "attempts": [{"response": "oak", "text": "x"}] * 5_001}},
    "an attempt of null": {"case-s/s1b": {**ITEM, "attempts": [None]}},
    "a number for a text": attempt(text=7),
    "no text": attempt(text=None),
    "much text": attempt(text="x" * 5_500_001),
    "half a letter in a text": attempt(text="\ud800"),
    "sure in words": attempt(confidence="1"),
    "very sure": attempt(confidence=3),
    "no response": attempt(response=None),
    "an empty list": attempt(response=[]),
    "an empty table": attempt(response={}),
    "lists in lists": attempt(response=[["oak"]]),
    "a huge number": attempt(response={"oak": 1e300}),
    "a table with markup": attempt(response={MARKUP: "oak"}),
    "a ranking of nothing": {"rank/k1": {"attempts": [{"ranks": []}]}},
    "a ranking in an item": {"case-s/s1b": {"fingerprint": "00000000", **RANKS}},
    "an item in a ranking": {"rank/k1": {"attempts": ITEM["attempts"]}},
    "a diagnosis with markup": rank(id=MARKUP),
    "a diagnosis of a number": rank(id=7),
    "a text of a list": rank(text=["gout"]),
    "a star in words": rank(id="sparrow", star="yes"),
}


@pytest.mark.parametrize(("file", "message"), FILES.values(), ids=FILES.keys())
def test_a_file_that_is_no_copy_changes_nothing(learner: Page, file: object, message: str) -> None:
    before = kept(learner)
    bring(learner, file)
    says(learner, message)
    assert kept(learner) == before
    works_on(learner)


def test_records_that_are_none_change_nothing(learner: Page) -> None:
    before = kept(learner)
    for name, entries in RECORDS.items():
        bring(learner, copy({}))
        says(learner, NOTHING)
        bring(learner, copy(entries))
        says(learner, NOTHING)
        assert kept(learner) == before, name
    assert learner.evaluate("[{}.attempts, {}.polluted, {}.fingerprint, [].step]") == [None] * 4
    works_on(learner)


def test_deep_nesting_in_every_field_changes_nothing(learner: Page) -> None:
    before = kept(learner)
    deep = "[" * DEEP + "]" * DEEP
    records = {
        "case-s/s1b": {"fingerprint": "00000000", "attempts": [{"response": "deep", "text": "An oak"}]},
        "rank/k1": rank(id="deep")["rank/k1"],
        "case": {"step": "deep", "gates": 1},
        "quiz-t/t1": "deep",
    }
    bring(learner, json.dumps(copy(records)).replace('"deep"', deep))
    says(learner, NOTHING)
    bring(learner, json.dumps(copy(KEPT, site="deep")).replace('"deep"', deep))
    says(learner, OTHER)
    assert kept(learner) == before
    works_on(learner)


def test_a_file_of_50_megabytes_is_not_read(learner: Page, tmp_path: Path) -> None:
    file = tmp_path / "small-record.json"
    with file.open("wb") as large:
        large.truncate(50_000_000)
    learner.evaluate("File.prototype.arrayBuffer = File.prototype.text = () => { throw new Error('read') }; 0")
    before, start = kept(learner), time.monotonic()
    learner.get_by_label("Open a saved record").set_input_files(file)
    says(learner, LARGE)
    assert time.monotonic() - start < 5
    assert kept(learner) == before


def test_of_a_copy_with_some_that_is_sound_only_that_is_brought_in(learner: Page) -> None:
    before = kept(learner)
    sound = {"quiz-t/t1": ITEM}
    bring(learner, copy({**sound, "case": [], "__proto__": ITEM, MARKUP: ITEM, **rank(id=7)}))
    says(learner, "Your record is restored. 4 of 5 entries in the file cannot be read.")
    assert written(learner) == {**written(learner, before), "quiz-t/t1": ITEM}


def test_fields_nobody_knows_are_left_out_and_of_two_names_the_last_counts(learner: Page) -> None:
    first = json.dumps(copy({"quiz-t/t2": {**ITEM, "onload": MARKUP, "__proto__": {"x": 1}}}))
    bring(learner, first.replace('"text"', '"text": "First", "text"'))
    says(learner, "Your record is restored.")
    assert written(learner)["quiz-t/t2"] == ITEM


def test_of_what_is_said_to_be_older_only_what_is_sound_is_taken(learner: Page) -> None:
    sound = {"fingerprint": "0123abcd", "attempts": [{"response": "owl", "text": MARKUP}]}
    bad: list[object] = [
        None,
        7,
        [],
        {},
        {"fingerprint": MARKUP, "attempts": ITEM["attempts"]},
        {"fingerprint": "0123abcd", "attempts": []},
        RANKS,
    ]
    records = {
        "quiz-t/t1": {**ITEM, "older": [*bad, sound, MARKUP, "\ud800"]},
        "quiz-t/t2": {**ITEM, "older": {"length": 1}},
        "quiz-t/t3": {**ITEM, "older": "deep"},
        "quiz-t/t4": {**ITEM, "older": bad},
    }
    bring(learner, json.dumps(copy(records)).replace('"deep"', "[" * DEEP + "]" * DEEP))
    says(learner, "Your record is restored.")
    found = written(learner)
    assert found["quiz-t/t1"] == {**ITEM, "older": [sound, MARKUP]}
    assert [found[f"quiz-t/t{number}"] for number in (2, 3, 4)] == [ITEM] * 3
    learner.evaluate("window.print = () => {}")
    learner.get_by_role("button", name="Print it").click()
    expect(learner.locator(".record-sheet")).to_contain_text(f"Before the question was changed. {MARKUP}")
    assert learner.locator("img[onerror]").count() == 0


def test_a_byte_order_mark_does_no_harm(learner: Page) -> None:
    bring(learner, b"\xef\xbb\xbf" + json.dumps(copy({"quiz-t/t1": ITEM})).encode())
    says(learner, "Your record is restored.")


def test_markup_that_was_written_is_shown_as_text(learner: Page) -> None:
    printed = learner.locator("#case-s-s2a").get_attribute("fingerprint")
    records = {
        "case": {"step": 3, "gates": 3},
        "case-s/s2a": {"fingerprint": printed, "attempts": [{"response": MARKUP, "text": MARKUP}]},
        "rank/k1": {"attempts": [{"ranks": [{"text": MARKUP}]}, {"ranks": [{"text": "javascript:alert(1)"}]}]},
    }
    bring(learner, copy(records))
    says(learner, "Your record is restored.")
    expect(learner.locator("#case-s-s2a")).to_contain_text(f"You wrote: {MARKUP}")
    expect(learner.locator("rank-list")).to_contain_text("First ranking: ")
    learner.evaluate("window.print = () => {}")
    learner.get_by_role("button", name="Print it").click()
    expect(learner.locator(".record-sheet")).to_contain_text(MARKUP)
    assert learner.locator("img[onerror], script:text('alert(2)')").count() == 0


def works_on(page: Page) -> None:
    """Check that the page took no harm: nothing came into it, and the next commit is kept."""
    assert page.locator("img[src*=example], case-record script").count() == 0
    go_to(page, 1)
    commit(page, "s1b", "An elm")
    expect(item(page, "s1b").locator(".verdict")).to_be_focused()
    assert "case-s/s1b" in written(page)
