"""The reference at each ranking of a page, as a table of levels and of the ranks that they occupy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.blocks.ranking import LINES, SHOWN
from casebook.model import LEVELS, Diagnosis, Differential
from casebook.rendering.interface_words import OwnWords

TOP = OwnWords("diagnosis")
NOTE = OwnWords(
    "A band is where the reference puts a diagnosis: the ranks that its level takes up, since no order is meant within "
    "a level. Below the five lines is off."
)
TABLE = OwnWords("The same as a table")
UNNAMED = AtomicString("–")


@dataclass(frozen=True, slots=True)
class Column:
    """A ranking of the page: its checkpoint, its anchor, and what leads to it in words (`Step 2`)."""

    checkpoint: str
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Band:
    """The level of a diagnosis at a checkpoint and the ranks it takes up, counted from 1; beyond five lines is off."""

    level: str
    first: int
    last: int

    def __str__(self) -> str:
        """Say the level and its ranks, such as `lead group, 1–3`."""
        return f"{SHOWN[self.level]}, {self.ranks}"

    @property
    def ranks(self) -> str:
        """Say the ranks alone."""
        if self.first > LINES:
            return "off"
        if self.last > LINES:
            return f"{_span(self.first, LINES)} or off"
        return _span(self.first, self.last)


def build_chart(differential: Differential, columns: Sequence[Column]) -> Element:
    """Return the table from which the script draws the chart; a row is a diagnosis, a column a ranking."""
    element = Element("rank-chart")
    SubElement(element, "p").text = NOTE
    details = SubElement(element, "details", {"open": ""})
    SubElement(details, "summary").text = TABLE
    table = SubElement(details, "table", {"class": "chart"})
    head = SubElement(SubElement(table, "thead"), "tr")
    SubElement(head, "th", {"scope": "col"}).text = TOP
    for column in columns:
        cell = SubElement(head, "th", {"scope": "col", "data-at": column.anchor})
        SubElement(cell, "a", {"href": f"#{column.anchor}"}).text = AtomicString(column.words)
    body = SubElement(table, "tbody")
    places = [place_bands(differential, column.checkpoint) for column in columns]
    for diagnosis in differential.diagnoses:
        bands = [bands.get(diagnosis.id) for bands in places]
        if any(bands):
            _add_row(body, diagnosis, zip(columns, bands, strict=True))
    return element


def place_bands(differential: Differential, checkpoint: str) -> dict[str, Band]:
    """Return the band of each diagnosis that has a level.

    Levels take up ranks one after the other; what is set aside is off.
    """
    bands: dict[str, Band] = {}
    first = 1
    for level in LEVELS:
        held = list(_hold(differential, checkpoint, level))
        start = max(first, LINES + 1) if level == "aside" else first
        for diagnosis in held:
            bands[diagnosis.id] = Band(level, start, start + len(held) - 1)
        first += len(held)
    return bands


def _hold(differential: Differential, checkpoint: str, level: str) -> Iterator[Diagnosis]:
    for diagnosis in differential.diagnoses:
        move = differential.move_at(diagnosis, checkpoint)
        if move is not None and move.level == level:
            yield diagnosis


def _add_row(body: Element, diagnosis: Diagnosis, bands: Iterable[tuple[Column, Band | None]]) -> None:
    row = SubElement(body, "tr", {"data-diagnosis": diagnosis.id})
    head = SubElement(row, "th", {"scope": "row"})
    head.text = AtomicString(diagnosis.name)
    if diagnosis.cannot_miss:
        head.text = AtomicString(f"{diagnosis.name} ")
        SubElement(head, "span", {"class": "star"}).text = AtomicString("★")
    for column, band in bands:
        # said again for a narrow window, where a row is a list
        cell = SubElement(row, "td", {"data-head": column.words})
        cell.text = OwnWords(str(band)) if band else UNNAMED
        if band:
            cell.attrib |= {"data-level": band.level, "data-ranks": f"{band.first} {band.last}"}


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
