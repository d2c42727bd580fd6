"""`/// chart`: the rankings of the page beside the reference, as a table of levels and of the ranks they take up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.bank.refs import CheckpointRef
from casebook.blocks.contract import BlockType, Checking, Filling, no_anchors
from casebook.blocks.reference_bands import Band, place_bands
from casebook.findings import Finding, FindingCode, Location
from casebook.i18n import N_
from casebook.model import Diagnosis, Differential
from casebook.parsing.syntax import NOTHING, Syntax
from casebook.rendering.markdown import Writer

TOP = N_("diagnosis")
NOTE = N_(
    "A band shows where the reference puts a diagnosis: all the ranks of its level, because the order within a level "
    "means nothing. “Off” is below the five lines."
)
TABLE = N_("The same as a table")
UNNAMED = AtomicString("–")


@dataclass(frozen=True, slots=True)
class ChartRef:
    """All rankings of the page, and where they are named."""

    location: Location


@dataclass(frozen=True, slots=True)
class Column:
    """A ranking of the page: its checkpoint, its anchor, and what leads to it in words (`Step 2`)."""

    checkpoint: str
    anchor: str
    words: str


def _check(named: ChartRef, checking: Checking) -> Iterator[Finding]:
    """Yield that the page has no ranking."""
    if next(checking.page.all_of(CheckpointRef), None) is None:
        message = "`/// chart` draws the rankings of its page, and this page has none. Put a `/// rank` before it."
        yield Finding(named.location, FindingCode.CHECKPOINT_UNKNOWN, message)


def _build(_named: ChartRef, filling: Filling) -> Element:
    """Return the chart; an empty element where there is no reference."""
    differential = filling.page.bank.differential
    return _build_chart(differential, _list_columns(filling), filling.writer) if differential else Element("div")


def _list_columns(filling: Filling) -> list[Column]:
    """Return a column for each checkpoint; a link to the last of its rankings tells it from others of its step."""
    ranked = {
        placed.decided.checkpoint: anchor
        for anchor, placed in filling.placed.items()
        if isinstance(placed.decided, CheckpointRef)
    }
    names = {anchor: filling.placed[anchor].name(filling.writer) for anchor in ranked.values()}
    repeated = Counter(names.values())
    return [
        Column(key, anchor, names[anchor] if repeated[names[anchor]] == 1 else f"{names[anchor]}, {key}")
        for key, anchor in ranked.items()
    ]


def _build_chart(differential: Differential, columns: Sequence[Column], writer: Writer) -> Element:
    """Return the table from which the script draws the chart; a row is a diagnosis, a column a ranking."""
    element = Element("rank-chart")
    SubElement(element, "p").text = writer.t(NOTE)
    details = SubElement(element, "details", {"open": ""})
    SubElement(details, "summary").text = writer.t(TABLE)
    table = SubElement(details, "table", {"class": "chart"})
    head = SubElement(SubElement(table, "thead"), "tr")
    SubElement(head, "th", {"scope": "col"}).text = writer.t(TOP)
    for column in columns:
        cell = SubElement(head, "th", {"scope": "col", "data-at": column.anchor})
        SubElement(cell, "a", {"href": f"#{column.anchor}"}).text = AtomicString(column.words)
    body = SubElement(table, "tbody")
    places = [place_bands(differential, column.checkpoint) for column in columns]
    for diagnosis in differential.diagnoses:
        bands = [bands.get(diagnosis.id) for bands in places]
        if any(bands):
            _add_row(body, diagnosis, zip(columns, bands, strict=True), writer)
    return element


def _add_row(body: Element, diagnosis: Diagnosis, bands: Iterable[tuple[Column, Band | None]], writer: Writer) -> None:
    row = SubElement(body, "tr", {"data-diagnosis": diagnosis.id})
    head = SubElement(row, "th", {"scope": "row"})
    head.text = AtomicString(diagnosis.name)
    if diagnosis.cannot_miss:
        head.text = AtomicString(f"{diagnosis.name} ")
        SubElement(head, "span", {"class": "star"}).text = AtomicString("★")
    for column, band in bands:
        # said again for a narrow window, where a row is a list
        cell = SubElement(row, "td", {"data-head": writer.t("{label}:", label=column.words)})
        cell.text = band.describe(writer) if band else UNNAMED
        if band:
            cell.attrib |= {"data-level": band.level, "data-ranks": f"{band.first} {band.last}"}


CHART: BlockType[ChartRef] = BlockType(
    name="chart",
    syntax=Syntax(
        argument=NOTHING,
        example="`/// chart`",
        parse=lambda _, location: ChartRef(location),
        decides=False,
        former=(),
    ),
    check=_check,
    anchors=no_anchors,
    build=_build,
    when="last",
)
