"""Pages in Arabic: our words are Arabic, numbers may be, and what is laid out stands on the other side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect
from tests.support import debrief_page, sample_site
from tests.support.served_site import Site, serve

# The box of the words of an element, without its padding.
WORDS = """element => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const { x, y, width, height } = range.getBoundingClientRect();
  return { x, y, width, height };
}"""
SIGN = (
    "element => { const { left, width } = getComputedStyle(element, '::before'); return [left, width].map(parseFloat) }"
)
HOLDS_ITS_TEXTS = """svg => [...svg.querySelectorAll("text")].every((text) => {
  const [one, all] = [text.getBoundingClientRect(), svg.getBoundingClientRect()];
  return all.left - 1 <= one.left && one.right <= all.right + 1;
})"""


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a site in Arabic with quizzes and a viewer; its author's words are English."""
    yield from serve_arabic(tmp_path_factory.mktemp("arabic"), sample_site.build_sample)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a site in Arabic with a case that looks back on itself."""
    yield from serve_arabic(tmp_path_factory.mktemp("case"), debrief_page.build_debrief)


def serve_arabic(root: Path, fill: Callable[[Site], None]) -> Iterator[Site]:
    for site in serve(root):
        config = (root / "mkdocs.yml").read_text(encoding="utf-8")
        site.project.write("mkdocs.yml", config.replace("font: false,", "font: false, language: ar,"))
        fill(site)
        yield site


def box_of(locator: Locator) -> FloatRect:
    box = locator.bounding_box()
    assert box
    return box


def test_nothing_of_ours_is_in_another_language(page: Page, arabic: Site) -> None:
    page.goto(f"{arabic.address}/quiz.html")
    expect(page.get_by_role("button", name="تأكيد إجابتي").first).to_be_visible()
    expect(page.locator("quiz-set [lang]")).to_have_count(0)
    assert page.evaluate("getComputedStyle(document.querySelector('quiz-set')).direction") == "rtl"


@pytest.mark.parametrize(("written", "mark"), [("٥٠٪", "right"), ("٤٩٫٥", "right"), ("٨٠", "wrong")])
def test_a_number_may_be_written_in_arabic_digits(page: Page, arabic: Site, written: str, mark: str) -> None:
    page.goto(f"{arabic.address}/quiz.html")
    item = page.locator("#quiz-t-t5")
    item.locator("input[name=r]").fill(written)
    item.locator(".commit > button").click()
    expect(item.locator(".verdict")).to_have_attribute("data-mark", mark)


def test_a_separator_of_thousands_is_asked_about(page: Page, arabic: Site) -> None:
    page.goto(f"{arabic.address}/quiz.html")
    item = page.locator("#quiz-t-t5")
    item.locator("input[name=r]").fill("١٬٥٠٠")
    item.locator(".commit > button").click()
    expect(item.get_by_role("status")).to_contain_text("1500")
    expect(item.locator(".verdict")).to_be_empty()


def test_the_number_of_a_mark_stands_before_its_name(page: Page, arabic: Site) -> None:
    page.goto(f"{arabic.address}/viewer.html")
    page.locator("details:has(image-viewer) > summary").click()
    entry = page.locator(".legend > li").first
    words = entry.evaluate(WORDS)
    left, width = entry.evaluate(SIGN)
    sign = box_of(entry)["x"] + left
    assert sign >= words["x"] + words["width"]
    assert sign + width <= box_of(entry)["x"] + box_of(entry)["width"]


@pytest.mark.parametrize("width", [390, 1280])
def test_a_line_of_the_result_leads_to_the_name_at_its_end(page: Page, case: Site, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    debrief_page.lay_down(page, case, debrief_page.FULL | debrief_page.RESULT)
    drawing, names = page.locator(".mind svg"), page.locator(".mind ol")
    assert box_of(drawing)["x"] + box_of(drawing)["width"] <= box_of(names)["x"] + 1
    assert drawing.evaluate(HOLDS_ITS_TEXTS)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_part_of_a_case_that_is_done_grows_from_the_right(page: Page, case: Site) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    debrief_page.lay_down(page, case, debrief_page.FULL | {"case": {"step": 2, "gates": 0, "at": "step-2"}})
    right = "element => parseFloat(getComputedStyle(element, '::after').right)"
    assert page.locator(".steps-head").evaluate(right) == 0


def test_why_a_level_was_given_is_opened_beside_the_name(page: Page, case: Site) -> None:
    debrief_page.lay_down(page, case, debrief_page.FULL | {"case": {"step": 2, "gates": 0, "at": "step-2"}})
    row = page.locator(".ledger > li:has(> .because):visible").first
    fold, name = box_of(row.locator("summary")), row.locator("b").evaluate(WORDS)
    assert fold["x"] + fold["width"] <= name["x"]
