"""The regions of a picture to point at: an area for each, its letter, and the side of the picture that it lies on."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from casebook.figures.prepare import PreparedFigure
from casebook.i18n import N_
from casebook.model import Region
from casebook.rendering.annotations import add_badge, add_line, add_overlay, draw_polygons, unit_of
from casebook.rendering.markdown import Writer
from casebook.rendering.slices import slices_of, split_by_slice

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Heights of the letters within their regions, as shares: long regions lie side by side, and so would their letters.
HEIGHTS = (0.35, 0.5, 0.65)
# What the letters of a scan mean; any other word for a side is the author's own.
SIDES = {"R": N_("Patient's right"), "L": N_("Patient's left")}


def add_regions(
    image: Element, names: Iterable[str | None], prepared: PreparedFigure, writer: Writer, *, scrolls: bool = False
) -> None:
    """Add one area for each name, in their order; where there is no name, an empty one.

    Of a stack it is that of the key slice; where it `scrolls`, those of all slices.
    """
    overlay = add_overlay(image, prepared, "regions", writer)
    for number, name in enumerate(names):
        area = SubElement(overlay, "g")
        if name is not None:
            region = prepared.regions[name]
            numbers = slices_of(region, prepared)
            for part, placed in split_by_slice(area, region, numbers, prepared, scrolls=scrolls):
                _draw_area(part, placed or region, number, prepared)


def name_sides(prepared: PreparedFigure, writer: Writer) -> list[str]:
    """Return what lies at the left edge and at the right edge, in words; nothing where the figure does not say."""
    return [writer.t(SIDES[side]) if side in SIDES else side for side in prepared.figure.sides or ()]


def find_side(region: Region, prepared: PreparedFigure) -> int | None:
    """Return 0 for a region in the left half of the picture, 1 for one in the right half, None for one in both."""
    across = [x for polygon in region.outlines for x, _ in polygon]
    middle = prepared.picture.width / 2
    if max(across) <= middle:
        return 0
    return 1 if min(across) >= middle else None


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
