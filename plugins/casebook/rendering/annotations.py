"""Marks on a picture -> SVG within the subset that prints: presentation attributes only, no references."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.figures.prepare import PreparedFigure
from casebook.model import Annotation, Region, Shape
from casebook.rendering.markdown import Writer
from casebook.rendering.slices import list_slices, split_by_slice

Points = Sequence[tuple[float, float]]

# A light line on a dark one is seen on any grey; dashes and dots tell neighbours apart without colour.
PATTERNS = ("none", "12 6", "2 6", "18 6 2 6")
LIGHT, DARK = "#ffffff", "#0a0d0f"
BADGE = 0.022  # radius of a number, as a share of the picture's longer side


def add_overlay(parent: Element, prepared: PreparedFigure, kind: str, writer: Writer) -> Element:
    """Add an empty drawing over the picture. It is hidden from readers of text: the legend beside it says the same."""
    size = f"0 0 {prepared.picture.width:g} {prepared.picture.height:g}"
    overlay = SubElement(parent, "svg", {"class": kind, "viewBox": size, "aria-hidden": "true"})
    SubElement(overlay, "title").text = writer.t("Marks")
    return overlay


def add_marks(parent: Element, prepared: PreparedFigure, writer: Writer, *, scrolls: bool = False) -> Element:
    """Add the numbered marks of a figure, and return the drawing that holds them; of a stack those of the key slice.

    Where it `scrolls`, those of all slices.
    """
    overlay = add_overlay(parent, prepared, "marks", writer)
    for number, annotation in enumerate(prepared.figure.annotations):
        mark = SubElement(overlay, "g", {"class": "mark"})
        region = prepared.regions[annotation.region] if annotation.region else None
        for part, placed in split_by_slice(mark, region, list_slices(annotation, prepared), prepared, scrolls=scrolls):
            _draw_mark(part, annotation, placed, number, prepared)
    return overlay


def _draw_mark(
    mark: Element, annotation: Annotation, region: Region | None, number: int, prepared: PreparedFigure
) -> None:
    unit = unit_of(prepared)
    for outline in draw_polygons(region) if region else _outline(annotation.shape):
        add_line(mark, outline, unit, PATTERNS[number % len(PATTERNS)])
    if annotation.shape and annotation.shape.arrow:
        mark.append(_draw_tip(annotation.shape.arrow, unit))
    add_badge(mark, _anchor(annotation.shape, region, prepared), str(number + 1), prepared)


def unit_of(prepared: PreparedFigure) -> float:
    """Return the width of a thin line, so that marks look alike on small and large pictures."""
    return max(prepared.picture.width, prepared.picture.height) / 320


def add_line(mark: Element, outline: Element, unit: float, pattern: str = "none") -> None:
    """Add an outline twice: dark and wide, then light and narrow with its pattern."""
    scaled = " ".join(f"{float(part) * unit / 2:g}" for part in pattern.split()) if pattern != "none" else pattern
    for colour, width, dashes in ((DARK, 4 * unit / 2, "none"), (LIGHT, 2 * unit / 2, scaled)):
        line = Element(outline.tag, outline.attrib)
        line.attrib |= {"fill": "none", "stroke": colour, "stroke-width": f"{width:g}", "stroke-linejoin": "round"}
        line.attrib |= {"stroke-linecap": "butt", "stroke-dasharray": dashes}
        mark.append(line)


def add_badge(mark: Element, at: tuple[float, float], words: str, prepared: PreparedFigure) -> None:
    """Add a number on a disc, kept within the picture."""
    radius = BADGE * max(prepared.picture.width, prepared.picture.height)
    x = min(max(at[0], radius), prepared.picture.width - radius)
    y = min(max(at[1], radius), prepared.picture.height - radius)
    disc = {"cx": f"{x:g}", "cy": f"{y:g}", "r": f"{radius:g}", "fill": LIGHT, "stroke": DARK}
    SubElement(mark, "circle", disc | {"stroke-width": f"{radius / 9:g}"})
    attributes = {"x": f"{x:g}", "y": f"{y:g}", "fill": DARK, "font-family": "sans-serif", "font-weight": "700"}
    attributes |= {"font-size": f"{1.4 * radius:g}", "text-anchor": "middle", "dominant-baseline": "central"}
    SubElement(mark, "text", attributes).text = AtomicString(words)


def draw_polygons(region: Region) -> Iterable[Element]:
    """Yield the outlines of a region."""
    for polygon in region.polygons:
        yield _polygon(polygon)


def _outline(shape: Shape | None) -> Iterable[Element]:
    return [drawn] if shape and (drawn := _draw(shape)) is not None else []


def _draw(shape: Shape) -> Element | None:
    """Return a shape as an element; a point is nothing but its number."""
    if shape.circle:
        x, y, radius = shape.circle
        return Element("circle", {"cx": f"{x:g}", "cy": f"{y:g}", "r": f"{radius:g}"})
    if shape.box:
        x, y, width, height = shape.box
        return Element("rect", {"x": f"{x:g}", "y": f"{y:g}", "width": f"{width:g}", "height": f"{height:g}"})
    if shape.arrow:
        x, y, to_x, to_y = shape.arrow
        return Element("line", {"x1": f"{x:g}", "y1": f"{y:g}", "x2": f"{to_x:g}", "y2": f"{to_y:g}"})
    return _polygon(shape.corners) if shape.polygon else None


def _polygon(points: Points) -> Element:
    return Element("polygon", {"points": " ".join(f"{x:g},{y:g}" for x, y in points)})


def _draw_tip(arrow: Sequence[float], unit: float) -> Element:
    """Return the head of an arrow: a triangle at its tip."""
    x, y, to_x, to_y = arrow
    length = max(1.0, ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5)
    along = ((to_x - x) / length, (to_y - y) / length)
    back, side = 8 * unit, 4 * unit
    corners = [(to_x, to_y)]
    corners += [
        (to_x - back * along[0] - way * side * along[1], to_y - back * along[1] + way * side * along[0])
        for way in (-1, 1)
    ]
    head = _polygon([(round(x, 1), round(y, 1)) for x, y in corners])
    head.attrib |= {"fill": LIGHT, "stroke": DARK, "stroke-width": f"{unit / 2:g}"}
    return head


def _anchor(shape: Shape | None, region: Region | None, prepared: PreparedFigure) -> tuple[float, float]:
    """Return where the number stands: beside the mark, so that what is marked stays to be seen."""
    gap = 1.6 * BADGE * max(prepared.picture.width, prepared.picture.height)
    if region:
        x, y = min(region.polygons[0], key=lambda point: point[1])
        return x, y - gap
    if shape is None or shape.point:
        return shape.corners[0] if shape else (0, 0)
    if shape.arrow:
        x, y, to_x, to_y = shape.arrow
        length = max(1.0, ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5)
        return x - gap * (to_x - x) / length, y - gap * (to_y - y) / length
    xs, ys = [x for x, _ in shape.corners], [y for _, y in shape.corners]
    return (min(xs) + max(xs)) / 2, min(ys) - gap
