"""The picture of an item: clean until the commit, and in a `region` item with areas that can be pointed at."""

from __future__ import annotations

from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from casebook.figures.prepare import PreparedFigure
from casebook.model import Item, Region, RegionItem
from casebook.rendering.annotations import add_badge, add_line, add_marks, add_overlay, draw_polygons, unit_of
from casebook.rendering.figure import add_image, add_legend, add_signals, describe_source
from casebook.rendering.interface_words import OwnWords
from casebook.rendering.markdown import Writer

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
HEIGHTS = (0.35, 0.5, 0.65)
DESCRIPTION = OwnWords("The picture in words")


def add_illustration(parent: Element, item: Item, prepared: PreparedFigure, writer: Writer) -> None:
    """Add the figure of an item, without its title and caption, which may tell what is asked.

    Marks, legend and the full description come after the commit (hidden until then), unless the item is `marked`:
    then the marks, which the options name, stand there from the start. In a `region` item the areas are the marks.
    """
    is_map = isinstance(item, RegionItem)
    holder = SubElement(parent, "region-map" if is_map else "div", {"class": "shown"})
    image = add_image(holder, prepared)
    if isinstance(item, RegionItem):
        _add_areas(image, item, prepared, writer)
        _add_description(holder, item, prepared, writer)
    elif prepared.figure.signals:
        add_signals(holder, prepared.figure.signals, writer)
    if prepared.figure.annotations and not is_map:
        marks = add_marks(image, prepared, writer)
        if not item.marked:
            _hide(marks)
        _hide(add_legend(holder, prepared.figure))
    full = SubElement(holder, "p", {"class": "full"})
    full.text = prepared.figure.full
    _hide(full)
    SubElement(holder, "p", {"class": "source"}).text = describe_source(prepared.figure, writer)


def _hide(element: Element) -> None:
    element.set("class", f"{element.get('class')} after")
    # `hidden` means nothing to a drawing.
    element.attrib |= {"display": "none"} if element.tag == "svg" else {"hidden": ""}


def _add_areas(image: Element, item: RegionItem, prepared: PreparedFigure, writer: Writer) -> None:
    """Add one area for each option, in their order; an option without a region has an empty one.

    The areas are for pointing only; the boxes that follow are the same options for everybody else.
    """
    overlay = add_overlay(image, prepared, "regions", writer)
    for number, option in enumerate(item.options):
        area = SubElement(overlay, "g")
        if option.region is None:
            continue
        region = prepared.regions[option.region]
        for outline in draw_polygons(region):
            # A fill that nobody sees still takes a tap.
            SubElement(area, outline.tag, outline.attrib | {"fill": "#ffffff", "fill-opacity": "0"})
            add_line(area, outline, unit_of(prepared))
        add_badge(area, _place_letter(region, number), LETTERS[number % len(LETTERS)], prepared)


def _place_letter(region: Region, number: int) -> tuple[float, float]:
    """Return a place within a region, at another height than its neighbours: long regions lie side by side."""
    outline = region.polygons[0]
    heights = [y for _, y in outline]
    level = min(heights) + (max(heights) - min(heights)) * HEIGHTS[number % len(HEIGHTS)]
    crossed = sorted(
        x + (level - y) / (next_y - y) * (next_x - x)
        for (x, y), (next_x, next_y) in pairwise((*outline, outline[0]))
        if (y <= level) != (next_y <= level)
    )
    locations = zip(crossed[::2], crossed[1::2], strict=False)
    left, right = max(locations, key=lambda pair: pair[1] - pair[0], default=(region.tip[0], region.tip[0]))
    return (left + right) / 2, level


def _add_description(holder: Element, item: RegionItem, prepared: PreparedFigure, writer: Writer) -> None:
    told = SubElement(holder, "details", {"class": "description"})
    SubElement(told, "summary").text = DESCRIPTION
    writer.add_blocks(told, item.description)
    if prepared.figure.signals:
        add_signals(told, prepared.figure.signals, writer)
