"""The words of an axis have the room that they take, in a language with long ones and from right to left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.support.debrief_page import FULL, build_debrief, lay_down
from tests.support.served_site import Site, serve
from tests.support.themed_site import set_theme

# What a text of a drawing covers of a text beside it, in pixels, and how far it stands out of its drawing.
READ = """(drawing) => {
  const frame = drawing.getBoundingClientRect();
  const boxes = [...drawing.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
  const isOn = (one, other) => one.top < other.bottom - 4 && other.top < one.bottom - 4
    && one.left < other.right && other.left < one.right;
  const isOut = ({ left, right }) => left < frame.left - 1 || right > frame.right + 1;
  return [
    ...boxes.flatMap(([words, one], place) => boxes.slice(place + 1)
      .filter(([, other]) => isOn(one, other)).map(([other]) => `${words} on ${other}`)),
    ...boxes.filter(([, box]) => isOut(box)).map(([words]) => `${words} is outside`),
  ];
}"""
STEP = {"tr": "adım", "ar": "خطوة"}


@pytest.fixture(scope="module", params=STEP)
def abroad(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a site in a language, with a page that looks back on its case."""
    for site in serve(tmp_path_factory.mktemp(request.param)):
        set_theme(site, f"{{name: material, font: false, language: {request.param}}}")
        build_debrief(site)
        yield site


@pytest.mark.parametrize("drawing", ["rank-chart svg", "ranking-changes svg"])
def test_no_word_of_an_axis_lies_on_another_or_outside(page: Page, abroad: Site, drawing: str) -> None:
    lay_down(page, abroad, FULL)
    first = page.locator(drawing).first
    expect(first.locator("text", has_text=STEP[abroad.project.root.name[:2]])).to_have_count(1)
    assert first.evaluate(READ) == []


def test_what_is_said_in_a_row_lies_above_its_text(page: Page, abroad: Site) -> None:
    lay_down(page, abroad, FULL)
    said = page.locator("quiz-item i.said").first
    assert (
        said.evaluate("""(mark) => {
      const text = document.createRange();
      text.selectNodeContents(mark.parentElement.firstChild);
      return mark.getBoundingClientRect().bottom - text.getBoundingClientRect().top;
    }""")
        <= 2
    )
