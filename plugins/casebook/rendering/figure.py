"""A figure -> a picture with marks that can be hidden, and in words what it shows; several -> a viewer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.figures.prepare import PreparedFigure
from casebook.model import Figure, Review, Series, Signal
from casebook.rendering.annotations import add_marks
from casebook.rendering.markdown import Writer

VERSIONS = {"dark": "for-dark", "print": "for-print"}


def build_figure(prepared: PreparedFigure, writer: Writer, *, clean: bool = False) -> Element:
    """Return a figure. `clean` hides the marks, and the words that go with them, until the reader asks for them."""
    figure = prepared.figure
    element = Element("figure", {"class": "casebook-figure", "id": f"figure-{figure.id}"})
    image = add_image(element, prepared)
    if figure.annotations:
        add_marks(image, prepared, writer)
    if figure.annotations or clean:
        _add_toggle(element, writer, clean=clean)
    element.append(_build_caption(figure, writer))
    return element


def add_image(parent: Element, prepared: PreparedFigure) -> Element:
    """Add the picture, and its versions for the dark scheme and for paper."""
    figure = prepared.figure
    image = SubElement(parent, "div", {"class": "casebook-image"})
    if figure.sides:
        image.attrib |= {"data-left": figure.sides[0], "data-right": figure.sides[1]}
    # Lazy, so that of the three only the one that is shown is loaded.
    size = {"width": f"{prepared.picture.width:g}", "height": f"{prepared.picture.height:g}", "loading": "lazy"}
    first = SubElement(image, "img", {"src": figure.picture, "alt": figure.alt, **size})
    for field, name in VERSIONS.items():
        path = getattr(figure, field)
        if path:
            first.set("class", "for-light")
            SubElement(image, "img", {"class": name, "src": path, "alt": figure.alt, **size})
    return image


def add_legend(parent: Element, figure: Figure) -> Element:
    """Add what each mark is, in the order of the marks, and return the list."""
    legend = SubElement(parent, "ol", {"class": "legend"})
    for annotation in figure.annotations:
        entry = SubElement(legend, "li")
        label = SubElement(entry, "b")
        label.text = annotation.label
        label.tail = f" {annotation.text}" if annotation.text else ""
    return legend


def describe_source(figure: Figure, writer: Writer) -> str:
    """Return where a picture comes from, and who has checked it."""
    if isinstance(figure.review, Review):
        checked = writer.t("Checked by {name}, {date}.", name=figure.review.by, date=figure.review.date)
        return f"{figure.source} {checked}"
    if figure.review:
        unchecked = writer.t("Not yet checked by a clinician.")
        return f"{figure.source} {unchecked}"
    return figure.source


def add_signals(parent: Element, signals: Iterable[Signal], writer: Writer) -> None:
    """Add the brightness of each region in neutral words, folded away."""
    folded = SubElement(parent, "details", {"class": "signals"})
    SubElement(folded, "summary").text = writer.t("Signal by region")
    rows = [[signal.text, signal.level] for signal in signals]
    folded.append(_build_table([writer.t("region"), writer.t("signal")], rows))


def build_viewer(series: Series, prepared_figures: Mapping[str, PreparedFigure], writer: Writer) -> Element:
    """Return the figures of a series in order, and a table of what changes, for the element to arrange."""
    viewer = Element("image-viewer", {"id": f"viewer-{series.id}"})
    for moment in series.series:
        section = SubElement(viewer, "section", {"role": "group", "aria-label": moment.label})
        bold = SubElement(SubElement(section, "p", {"class": "time"}), "b")
        bold.text = AtomicString(moment.label)
        for name in moment.figures:
            section.append(build_figure(prepared_figures[name], writer))
    table = _build_changes(series, prepared_figures, writer)
    table.set("class", "changes")
    viewer.append(table)
    return viewer


def _add_toggle(element: Element, writer: Writer, *, clean: bool) -> None:
    label = SubElement(element, "label", {"class": "toggle"})
    box = SubElement(label, "input", {"type": "checkbox"})
    if not clean:
        box.set("checked", "checked")
    box.tail = AtomicString(" " + writer.t("Marks"))


def _build_caption(figure: Figure, writer: Writer) -> Element:
    caption = Element("figcaption")
    first = SubElement(caption, "p")
    title = SubElement(first, "b")
    title.text = AtomicString(f"{figure.title.rstrip('.')}.")
    title.tail = f" {figure.caption}" if figure.caption else ""
    if figure.annotations:
        add_legend(caption, figure)
    SubElement(caption, "p", {"class": "full"}).text = figure.full
    if figure.signals:
        add_signals(caption, figure.signals, writer)
    SubElement(caption, "p", {"class": "source"}).text = describe_source(figure, writer)
    return caption


def _build_changes(series: Series, prepared_figures: Mapping[str, PreparedFigure], writer: Writer) -> Element:
    """Return a table of signals: a row for each region, a column for each moment, all views in a cell."""
    regions = [signal.text for name in series.series[0].figures for signal in prepared_figures[name].figure.signals]
    rows = []
    for region in dict.fromkeys(regions):
        cells = [
            [_level(prepared_figures[name].figure, region, writer) for name in moment.figures]
            for moment in series.series
        ]
        rows.append([region, *(", ".join(map(" ".join, zip(series.views, cell, strict=True))) for cell in cells)])
    table = _build_table([writer.t("region"), *(AtomicString(moment.label) for moment in series.series)], rows)
    table.insert(0, caption := Element("caption"))
    caption.text = writer.t("Signal by region. In bold: what has changed since the scan before.")
    for row in table.iter("tr"):
        _embolden(row)
    return table


def _embolden(row: Element) -> None:
    """Set in bold what differs from the moment before."""
    for before, cell in list(pairwise(row.findall("td")[1:])):
        words = cell.text
        if words != "".join(before.itertext()):
            cell.text = None
            SubElement(cell, "b").text = words


def _level(figure: Figure, region: str, writer: Writer) -> str:
    return next((signal.level for signal in figure.signals if signal.text == region), writer.t("not told"))


def _build_table(heads: list[AtomicString], rows: list[list[str]]) -> Element:
    table = Element("table")
    head = SubElement(SubElement(table, "thead"), "tr")
    for words in heads:
        SubElement(head, "th").text = words
    body = SubElement(table, "tbody")
    for row in rows:
        line = SubElement(body, "tr")
        for cell in row:
            SubElement(line, "td").text = AtomicString(cell)
    return table
