"""A booklet read from right to left: where the contents have their numbers, and how the sides of a leaf are named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, tostring

import pytest
from weasyprint import CSS, HTML  # type: ignore[import-untyped]
from weasyprint.formatting_structure.boxes import LineBox  # type: ignore[import-untyped]

from casebook.exports.booklet import front
from casebook.exports.booklet.front import USE, build_use
from casebook.exports.elements import make
from casebook.i18n import direction_of, read_translator

SHEET = Path(front.__file__).with_name("print.css")
PAPER = "@page { size: A4; margin: 20mm }"
TITLES = ("Step 1", "Step 2", "A quiz with a title that is so long that it takes more than a single line", "Sources")


def build_front(language: str) -> Element:
    """Return a document of the contents and of what they lead to."""
    use = build_use([(title, f"s{place}") for place, title in enumerate(TITLES)], [], read_translator(language))
    parts = [make("section", "ask", make("p", "", title), id=f"s{place}") for place, title in enumerate(TITLES)]
    return make("html", "", make("body", "", use, parts), dir=direction_of(language))


def list_boxes(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from list_boxes(child)


@pytest.mark.parametrize("language", ["ar", "he", "en"])
def test_the_contents_have_each_number_within_its_line(language: str) -> None:
    html = HTML(string=tostring(build_front(language), "unicode", "html"))
    page = html.render(stylesheets=[CSS(string=SHEET.read_text(encoding="utf-8") + PAPER)]).pages[0]
    laid_out = page._page_box  # noqa: SLF001 - WeasyPrint tells in no other way where a box is
    assert {to for _, to, *_ in page.links} == {f"s{place}" for place in range(len(TITLES))}
    rows = [box for box in list_boxes(laid_out) if box.element_tag == "li" and not isinstance(box, LineBox)]
    rows = [row for row in rows if any(is_number(box) for box in list_boxes(row))]
    assert len(rows) == len(TITLES)
    for row in rows:
        for number in filter(is_number, list_boxes(row)):
            assert row.position_x <= number.position_x
            assert number.position_x + number.margin_width() <= row.position_x + row.margin_width() + 1


def is_number(box: Any) -> bool:
    """Tell whether a box is that of the number of a page."""
    return box.element is not None and box.element.get("class") == "page" and box.element_tag == "span"


def test_no_side_of_a_leaf_is_called_left_or_right() -> None:
    assert [words for words in USE if re.search(r"\b(left|right)\b", words)] == []
