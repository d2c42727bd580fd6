"""The record by keyboard, on a phone, in the dark, on paper, and without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.support.axe import violations
from tests.support.record_page import KEPT, keep, kept, open_record, says
from tests.support.served_site import Site

from casebook.blocks.record import COPY, NO_SCRIPT, WHAT

SHEET = """\
Your record
small, printed {}
The case, as far as step 2.
Step 1, S1A. Which bird sang?
First answer: The robin
Last answer: The owl (fairly sure)
Step 2, K1. Rank your diagnoses, most likely first
(guessing)
Sparrow ★
my own
quiz-t, T10.
A knee
quiz-z, Z1.
Hip: −2
"""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing_and_fingers_find_everything(page: Page, records: Site, scheme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    keep(page, records, "bare")
    page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    assert violations(page, "case-record") == []
    open_record(page)
    assert violations(page, "case-record") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for control in page.locator("case-record :is(summary, button, input)").all():
        box = control.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44, control.evaluate("each => each.outerHTML")


def test_all_of_it_is_reached_by_keyboard(page: Page, records: Site) -> None:
    keep(page, records, "bare")
    page.locator("case-record summary").focus()
    page.keyboard.press("Enter")
    reached = []
    for _ in range(4):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("document.activeElement.labels[0]?.textContent ?? document.activeElement.textContent")
        )
    assert reached == ["Save my record", "Open a saved record", "Print it", "Erase everything"]
    with page.expect_file_chooser():
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Shift+Tab")  # from what keeps everything to what erases it
    page.keyboard.press("Space")
    says(page, "All your answers are erased.")
    assert kept(page) == {}


def test_the_sheet_has_the_learners_words_and_nothing_else_is_on_the_paper(page: Page, records: Site) -> None:
    both = {
        "fingerprint": "69868db7",
        "attempts": [{"response": "robin", "text": "The robin"}, *attempts("case-s/s1a")],
    }
    other = {"fingerprint": "01234567", "attempts": [{"response": "knee", "text": "A knee"}]}
    keep(page, records, "case", KEPT | {"case-s/s1a": both, "quiz-t/t10": other})
    open_record(page)
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print it").click()
    sheet = page.locator(".record-sheet")
    expect(sheet).to_be_hidden()
    page.emulate_media(media="print")
    shown = page.locator("body").inner_text().split("\n")
    told = [line.strip() for line in shown if line.strip()]
    printed = told[1].removeprefix("small, printed ")
    assert told == SHEET.format(printed).splitlines()
    for hidden in ("header", "case-steps", "case-record"):
        expect(page.locator(hidden).first).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(sheet).to_have_count(0)
    expect(page.get_by_text("beryl meadow").first).to_be_visible()
    expect(page.locator("case-record")).to_be_hidden()


def test_what_is_kept_aside_is_on_the_sheet_and_called_so(page: Page, records: Site) -> None:
    aside = {
        "aside/case": {"step": 3, "gates": 3},
        "aside/case-s/s1a/0123abcd": {
            "fingerprint": "0123abcd",
            "attempts": [{"response": "wren", "text": "The wren"}],
        },
        "aside/rank/k1": {"attempts": [{"ranks": [{"id": "gone"}]}]},
    }
    keep(page, records, "bare", aside)
    open_record(page)
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print it").click()
    page.emulate_media(media="print")
    told = [line.strip() for line in page.locator(".record-sheet").inner_text().split("\n") if line.strip()]
    assert told[2:] == [
        "Kept aside: The case, as far as step 3.",
        "Kept aside: case-s, S1A.",
        "The wren",
        "Kept aside: rank, K1.",
        "gone",
    ]


def attempts(key: str) -> list[object]:
    record = KEPT[key]
    assert isinstance(record, dict)
    return list(record["attempts"])


def test_an_empty_record_prints_no_sheet(page: Page, records: Site) -> None:
    page.goto(f"{records.address}/bare.html")
    open_record(page)
    page.evaluate("window.print = () => { throw new Error('printed') }; 0")
    page.get_by_role("button", name="Print it").click()
    says(page, "There is nothing in your record yet.")
    expect(page.locator(".record-sheet")).to_have_count(0)


def test_without_script_it_says_what_it_is(browser: Browser, records: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{records.address}/bare.html")
    page.get_by_text("Your record", exact=True).click()
    for words in (WHAT, COPY, NO_SCRIPT):
        expect(page.get_by_text(words)).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    context.close()


def test_its_script_and_style_are_loaded_where_it_is(page: Page, records: Site) -> None:
    for name, count in {"index": 0, "bare": 1, "quiz": 1}.items():
        page.goto(f"{records.address}/{name}.html")
        expect(page.locator("script[src*=casebook-record]")).to_have_count(count)
