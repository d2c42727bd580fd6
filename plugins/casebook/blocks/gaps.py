"""`/// gaps`: what the report left out, and what each result would have done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.blocks.contract import BlockType, Filling, Placed, no_anchors, nothing_wrong
from casebook.blocks.reference_words import GRADE_WORDS
from casebook.model import CASE_PREFIX, Item, Would
from casebook.parsing.syntax import write_plain
from casebook.rendering.citations import add_citations
from casebook.rendering.markdown import Writer


def _build(_named: None, filling: Filling) -> Element:
    """Return every gap with results that would have mattered, and where on the page a learner could ask for it."""
    element = Element("gap-list")
    rows = SubElement(element, "dl")
    for gap in filling.page.bank.sheet.not_reported:
        if not gap.would:
            continue
        key = CASE_PREFIX + gap.id
        row = SubElement(rows, "div")
        head = SubElement(row, "dt")
        head.text = AtomicString(gap.text)
        add_citations(head, [key])
        asked = " ".join(_find_options(key, filling.placed))
        if asked:
            head.set("data-asked", asked)
        for would in gap.would:
            _add_result(SubElement(row, "dd"), would, filling.writer)
    return element


def _find_options(key: str, placed: Mapping[str, Placed]) -> Iterator[str]:
    """Yield the options that ask for what a source tells, each as the anchor of its item, a slash and its id."""
    for anchor, each in placed.items():
        item = each.decided
        if isinstance(item, Item):
            yield from (f"{anchor}/{option.id}" for option in item.options if key in item.reports_of(option))


def _add_result(line: Element, would: Would, writer: Writer) -> None:
    lead = SubElement(line, "b")
    lead.text, lead.tail = f"{would.result}:", f" {would.effect} "
    grade = SubElement(line, "span", {"class": f"grade-{would.grade}"})
    grade.text = writer.t(GRADE_WORDS[would.grade])
    add_citations(line, would.sources)


GAPS: BlockType[None] = BlockType(
    name="gaps",
    syntax=write_plain("gaps", "audit"),
    check=nothing_wrong,
    anchors=no_anchors,
    build=_build,
    when="last",
)
