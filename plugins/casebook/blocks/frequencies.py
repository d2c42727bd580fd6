"""`/// frequencies | 50 36 10`: two numbers of a test and one of those tested, as counts in a hundred."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.blocks.contract import BlockType, Filling, no_anchors, nothing_wrong
from casebook.findings import Location
from casebook.i18n import N_
from casebook.parsing.syntax import Syntax
from casebook.rendering.markdown import Writer

ALL = 100
COLUMNS = (N_("of 100"), N_("test positive"), N_("test negative"), N_("all"))
ROWS = (N_("with the condition"), N_("without the condition"), N_("all"))
GIVEN = N_(
    "Suppose that {have} of 100 have the condition, and that the test is positive in {found} of 100 with it "
    "and in {alike} of 100 without it."
)
BEFORE = N_("Before the test {have} of 100 have the condition.")
AFTER_POSITIVE = N_("After a positive test: {having} of {among}, or {share} of 100.")
AFTER_NEGATIVE = N_("After a negative test: {having} of {among}, or {share} of 100.")
NO_POSITIVE, NO_NEGATIVE = N_("Nobody has a positive test."), N_("Nobody has a negative test.")


@dataclass(frozen=True, slots=True)
class NaturalFrequencies:
    """How many in 100 have something; in how many of 100 of these a test is positive, and of 100 others.

    Counts are whole, halves rounded up.
    """

    have: int
    found: int
    alike: int

    @property
    def true(self) -> int:
        """How many of 100 have it and a positive test."""
        return _share(self.have, self.found)

    @property
    def false(self) -> int:
        """How many of 100 do not have it and have a positive test."""
        return _share(ALL - self.have, self.alike)

    @property
    def positive(self) -> int:
        """How many of 100 have a positive test."""
        return self.true + self.false


def _parse(parts: Mapping[str, Any], _location: Location) -> NaturalFrequencies:
    return NaturalFrequencies(*map(int, parts["numbers"].split()))


def _build(named: NaturalFrequencies, filling: Filling) -> Element:
    """Return counts in 100 before and after a test, which the script computes again for other numbers."""
    writer, have = filling.writer, named.have
    element = Element("frequency-table", {"numbers": f"{have} {named.found} {named.alike}"})
    given = writer.t(GIVEN, have=have, found=named.found, alike=named.alike)
    SubElement(element, "p", {"class": "given"}).text = given
    SubElement(element, "p", {"class": "result"}).text = AtomicString(_tell(named, writer))
    table = SubElement(element, "table")
    head = SubElement(SubElement(table, "thead"), "tr")
    for words in COLUMNS:
        SubElement(head, "th", {"scope": "col"}).text = writer.t(words)
    true, false, positive = named.true, named.false, named.positive
    counts = ((true, have - true, have), (false, ALL - have - false, ALL - have), (positive, ALL - positive, ALL))
    body = SubElement(table, "tbody")
    for words, row in zip(ROWS, counts, strict=True):
        line = SubElement(body, "tr")
        SubElement(line, "th", {"scope": "row"}).text = writer.t(words)
        for count in row:
            SubElement(line, "td").text = AtomicString(str(count))
    return element


def _tell(named: NaturalFrequencies, writer: Writer) -> str:
    """Say in three sentences what is known before the test, and after each result."""
    missed, negative = named.have - named.true, ALL - named.positive
    return " ".join(
        (
            writer.t(BEFORE, have=named.have),
            _tell_after(AFTER_POSITIVE, NO_POSITIVE, named.true, named.positive, writer),
            _tell_after(AFTER_NEGATIVE, NO_NEGATIVE, missed, negative, writer),
        )
    )


def _tell_after(words: str, nobody: str, having: int, among: int, writer: Writer) -> str:
    if among == 0:
        return writer.t(nobody)
    return writer.t(words, having=having, among=among, share=_share(having, ALL, among))


def _share(count: int, numerator: int, denominator: int = ALL) -> int:
    """Return `count * numerator / denominator`, halves rounded up."""
    return (2 * count * numerator + denominator) // (2 * denominator)


FREQUENCIES: BlockType[NaturalFrequencies] = BlockType(
    name="frequencies",
    syntax=Syntax(
        argument=re.compile(r"(?P<numbers>(?:100|\d{1,2})(?:[ ]+(?:100|\d{1,2})){2})"),
        example="`/// frequencies | 50 36 10`, three whole numbers from 0 to 100",
        parse=_parse,
        decides=False,
        former=(),
    ),
    check=nothing_wrong,
    anchors=no_anchors,
    build=_build,
    when="in turn",
)
