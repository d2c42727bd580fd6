"""`region`: point at regions of a figure; the options are its landmarks, and boxes to tick for everybody else."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, ClassVar, Literal
from xml.etree.ElementTree import Element, SubElement

from pydantic import Field

from casebook.figures.prepare import PreparedFigure
from casebook.i18n import N_
from casebook.items.choosing import (
    KeyedOption,
    add_boxes,
    check_defensible,
    check_some_key,
    grade_several,
    keys_of,
    name_keys,
    right_or_wrong,
    texts_of,
)
from casebook.items.contract import BY_OPTION, Asked, ItemType, no_extra, no_lead
from casebook.items.illustration import add_end
from casebook.model import Item, Region
from casebook.model.base import Slug
from casebook.model.prose import Block, Word
from casebook.model.task import Pointing
from casebook.rendering.annotations import add_badge, add_line, add_overlay, draw_polygons, unit_of
from casebook.rendering.figure import add_image, add_signals
from casebook.rendering.markdown import Writer

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Heights of the letters within their regions, as shares: long regions lie side by side, and so would their letters.
HEIGHTS = (0.35, 0.5, 0.65)


class RegionOption(KeyedOption):
    """A landmark, key or distractor; without a region it stands in the list only ("nowhere")."""

    region: Word | None = None


class RegionItem(Item):
    """Regions of a figure are keys. `description` tells neutrally what the picture shows, before commit."""

    points_at_figure: ClassVar[bool] = True

    type: Literal["region"]
    figure: Slug
    description: Block
    options: Annotated[tuple[RegionOption, ...], Field(min_length=2)]


def _add_map(parent: Element, item: RegionItem, prepared: PreparedFigure, writer: Writer) -> None:
    """Add the figure with an area for each option. Here the areas are the marks, and its own are left out."""
    holder = SubElement(parent, "region-map", {"class": "shown"})
    _add_areas(add_image(holder, prepared), item, prepared, writer)
    folded = SubElement(holder, "details", {"class": "description"})
    SubElement(folded, "summary").text = writer.t("The picture in words")
    writer.add_blocks(folded, item.description)
    if prepared.figure.signals:
        add_signals(folded, prepared.figure.signals, writer)
    add_end(holder, prepared, writer)


def _add_areas(image: Element, item: RegionItem, prepared: PreparedFigure, writer: Writer) -> None:
    """Add one area for each option, in their order; an option without a region has an empty one."""
    overlay = add_overlay(image, prepared, "regions", writer)
    for number, option in enumerate(item.options):
        area = SubElement(overlay, "g")
        if option.region is not None:
            _draw_area(area, prepared.regions[option.region], number, prepared)


def _draw_area(area: Element, region: Region, number: int, prepared: PreparedFigure) -> None:
    for outline in draw_polygons(region):
        # A fill that nobody sees still takes a tap.
        SubElement(area, outline.tag, outline.attrib | {"fill": "#ffffff", "fill-opacity": "0"})
        add_line(area, outline, unit_of(prepared))
    add_badge(area, _place_letter(region, number), LETTERS[number % len(LETTERS)], prepared)


def _place_letter(region: Region, number: int) -> tuple[float, float]:
    """Return a place within a region, in pixels of the picture, at another height than its neighbours."""
    outline = region.polygons[0]
    heights = [y for _, y in outline]
    level = min(heights) + (max(heights) - min(heights)) * HEIGHTS[number % len(HEIGHTS)]
    crossed = sorted(
        x + (level - y) / (next_y - y) * (next_x - x)
        for (x, y), (next_x, next_y) in pairwise((*outline, outline[0]))
        if (y <= level) != (next_y <= level)
    )
    spans = zip(crossed[::2], crossed[1::2], strict=False)
    left, right = max(spans, key=lambda pair: pair[1] - pair[0], default=(region.tip[0], region.tip[0]))
    return (left + right) / 2, level


def _add_controls(fieldset: Element, item: RegionItem, _anchor: str, _writer: Writer) -> None:
    add_boxes(fieldset, item.options)


def _list_asked(item: RegionItem) -> Asked:
    return Asked([option.region for option in item.options], (item.description,))


def _describe(item: RegionItem) -> Pointing:
    regions = {option.id: option.region for option in item.options}
    return Pointing(item.figure, texts_of(item.options), regions, keys_of(item.options))


REGION: ItemType[RegionItem] = ItemType(
    name="region",
    # Translators: what the learner does, above an item.
    label=N_("Point at the picture, or choose here"),
    reasons=BY_OPTION,
    model=RegionItem,
    rules=(check_some_key, check_defensible),
    # In the page it is one with boxes to tick, and a picture that ticks them.
    attributes=lambda _: {"type": "multiple"},
    illustrate=_add_map,
    controls=_add_controls,
    answer=lambda item, _: name_keys(item.options),
    lead=no_lead,
    lines=right_or_wrong,
    extra=no_extra,
    asked=_list_asked,
    grade=grade_several,
    task=_describe,
)
