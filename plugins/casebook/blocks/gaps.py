"""What the report left out, and what each result would have done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.blocks.ranking import GRADES
from casebook.model import CASE_PREFIX, FactSheet, Item, Would
from casebook.rendering.citations import add_citations
from casebook.rendering.interface_words import OwnWords


def build_gaps(sheet: FactSheet, placed: Mapping[str, Item]) -> Element:
    """Return every gap with results that would have mattered, and where on the page a learner could ask for it.

    `placed` holds the items of the page by their anchors.
    """
    element = Element("gap-list")
    rows = SubElement(element, "dl")
    for gap in sheet.not_reported:
        if not gap.would:
            continue
        key = CASE_PREFIX + gap.id
        row = SubElement(rows, "div")
        head = SubElement(row, "dt")
        head.text = AtomicString(gap.text)
        add_citations(head, [key])
        asked = " ".join(_find_options(key, placed))
        if asked:
            head.set("data-asked", asked)
        for would in gap.would:
            _add_result(SubElement(row, "dd"), would)
    return element


def _find_options(key: str, placed: Mapping[str, Item]) -> Iterator[str]:
    """Yield the options that ask for what a source tells, each as the anchor of its item, a slash and its id."""
    for anchor, item in placed.items():
        yield from (f"{anchor}/{option.id}" for option in item.options if key in item.reports_of(option))


def _add_result(line: Element, would: Would) -> None:
    lead = SubElement(line, "b")
    lead.text, lead.tail = f"{would.result}:", f" {would.effect} "
    grade = SubElement(line, "span", {"class": f"grade-{would.grade}"})
    grade.text = OwnWords(GRADES[would.grade])
    add_citations(line, would.sources)
