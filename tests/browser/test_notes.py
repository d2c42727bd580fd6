"""Notes in place: a citation opens what it cites below its text, by keyboard and by touch, with and without a case."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.support.served_site import Site, serve

WORK = "First AB, Second C. A Journal 2006. Abstract read."
BRIEF = "First and Second, 2006. Abstract read."
FACTS = "Three tests hurt (section Case Report).Fever (not reported)."
TEXT = "They say so [@first2006], and it hurt [@case:exam], without fever [@case:not-fever].\n"
CASE = f"# A case\n\n///// step | 0 story\n{TEXT}\n//// more | A study\n{TEXT}\n////\n\n/////\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a site with a page of text, and a case of one step."""
    for site in serve(tmp_path_factory.mktemp("notes")):
        site.project.write("docs/index.md", "# Home\n\n[Text](text.md) [Case](case.md)\n")
        site.project.write(
            "docs/text.md", f"# A page\n\n{TEXT}\n- {TEXT}\n| one | two |\n|---|---|\n| 1 | {TEXT.strip()} |\n"
        )
        site.project.write("docs/case.md", CASE)
        site.build()
        yield site


def open_page(page: Page, site: Site, name: str) -> tuple[Locator, Locator]:
    """Open a page; return the first citation of a work, and the first of the report."""
    page.goto(f"{site.address}/{name}.html")
    text = page.locator("p", has_text="They say so").first
    return text.get_by_role("link", name="Source 1"), text.get_by_role("link", name="What the report says")


def test_a_note_opens_and_closes_by_keyboard_and_the_focus_comes_back(page: Page, site: Site) -> None:
    work, _ = open_page(page, site, "text")
    note = page.get_by_role("note")
    work.focus()
    page.keyboard.press("Enter")
    expect(note).to_have_text(f"{WORK}Close")
    expect(work).to_have_attribute("aria-expanded", "true")
    expect(work).to_be_focused()
    note.get_by_role("button", name="Close").press("Enter")
    expect(note).to_have_count(0)
    expect(work).to_be_focused()
    expect(work).to_have_attribute("aria-expanded", "false")
    work.press("Enter")
    work.press("Enter")
    expect(note).to_have_count(0)
    assert page.url.endswith("text.html")


def test_one_mark_opens_all_that_the_report_says(page: Page, site: Site) -> None:
    _, facts = open_page(page, site, "text")
    facts.click()
    expect(page.get_by_role("note")).to_have_text(f"{FACTS}Close")
    page.locator("td .cite a").last.click()
    expect(page.locator("td").get_by_role("note")).to_have_text(f"{FACTS}Close")


def test_a_note_within_a_case_names_neither_title_nor_journal(page: Page, site: Site) -> None:
    work, facts = open_page(page, site, "case")
    work.click()
    expect(page.get_by_role("note")).to_have_text(f"{BRIEF}Close")
    work.click()
    facts.click()
    expect(page.get_by_role("note")).to_have_text(f"{FACTS}Close")


@pytest.mark.parametrize("name", ["text", "case"])
def test_touch_opens_notes_on_the_smallest_phone_without_moving_the_page_aside(
    browser: Browser, site: Site, name: str
) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 320, "height": 568})
    page = context.new_page()
    for link in open_page(page, site, name):
        link.tap()
    expect(page.get_by_role("note")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    context.close()


def test_what_is_pressed_is_large_and_no_line_is_taller_for_it(page: Page, site: Site) -> None:
    work, _ = open_page(page, site, "text")
    sizes = work.evaluate("a => { const {width, height} = getComputedStyle(a, '::after'); return [width, height] }")
    assert all(float(size.removesuffix("px")) >= 24 for size in sizes)
    text = page.locator("p", has_text="They say so").first
    height = text.evaluate("p => p.getBoundingClientRect().height")
    page.locator(".cite").evaluate_all("marks => marks.forEach(mark => mark.remove())")
    assert text.evaluate("p => p.getBoundingClientRect().height") == height


def test_without_script_a_citation_leads_to_the_list(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    work, _ = open_page(context.new_page(), site, "text")
    work.click()
    expect(work.page.locator("#source-first2006")).to_be_in_viewport()
    assert work.page.url.endswith("#source-first2006")
    context.close()
