"""Several figures of the same views -> a viewer, which may be folded away, and a table of what changes."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.figures.prepare import PreparedFigure
from casebook.model import Figure, Series, Timepoint
from casebook.rendering.figure import build_figure, build_table
from casebook.rendering.markdown import Writer
from casebook.rendering.slices import add_localizer


def build_viewer(series: Series, prepared_figures: Mapping[str, PreparedFigure], writer: Writer) -> Element:
    """Return the figures of a series in order, and a table of what changes, for the element to arrange."""
    viewer = Element("image-viewer", {"id": f"viewer-{series.id}"})
    if series.choice:
        viewer.set("data-choice", series.choice)
    entries = {name: place for place, moment in enumerate(series.series) for name in moment.figures}
    for moment in series.series:
        section = _add_section(viewer, moment, series, prepared_figures, writer)
        if moment.beside:
            section.set("data-beside", str(entries[moment.beside]))
    if len(series.series) > 1 and not series.has_pairs:
        table = _build_changes(series, prepared_figures, writer)
        table.set("class", "changes")
        viewer.append(table)
    return viewer


def fold_viewer(viewer: Element, writer: Writer) -> Element:
    """Return a viewer folded away."""
    folded = Element("details", {"class": "more closer"})
    SubElement(folded, "summary").text = writer.t("Look closer")
    folded.append(viewer)
    return folded


def _add_section(
    viewer: Element, moment: Timepoint, series: Series, prepared_figures: Mapping[str, PreparedFigure], writer: Writer
) -> Element:
    """Add the figures of one moment, and return what holds them."""
    section = SubElement(viewer, "section")
    if len(series.series) > 1:  # a single one is named by its pictures
        section.attrib |= {"role": "group", "aria-label": moment.label}
        bold = SubElement(SubElement(section, "p", {"class": "time"}), "b")
        bold.text = AtomicString(moment.label)
    scrolls = not series.has_pairs  # those of a pair may be of different planes
    localized = next((name for name in moment.figures if scrolls and prepared_figures[name].localizer), None)
    for name, view in zip(moment.figures, series.views, strict=True):
        section.append(build_figure(prepared_figures[name], writer, scrolls=scrolls))
        if series.has_pairs:
            section[-1].set("data-view", view)
        if name == localized:  # one is enough: the views of a moment are scrolled together
            add_localizer(section[-1], prepared_figures[name], writer)
    return section


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
    table = build_table([writer.t("region"), *(AtomicString(moment.label) for moment in series.series)], rows)
    table.insert(0, caption := Element("caption"))
    caption.text = writer.t("Signal by region. In bold: what has changed since the previous scan.")
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
