"""What is shown of a stack: on which slices a mark is, the addresses of all slices, and the lines of the localizer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.figures.prepare import PreparedFigure
from casebook.model import Annotation, Region
from casebook.rendering.markdown import Writer
from casebook.rendering.punctuation import list_words


def list_slices(annotation: Annotation, prepared: PreparedFigure) -> tuple[int, ...]:
    """Return the numbers of the slices that a mark is on; none where there is no stack."""
    if prepared.stack is None:
        return ()
    region = prepared.regions[annotation.region] if annotation.region else None
    return annotation.numbers or (slices_of(region, prepared) if region else (prepared.stack.key,))


def slices_of(region: Region, prepared: PreparedFigure) -> tuple[int, ...]:
    """Return the numbers of the slices that a region is on, by the geometry; none where there is no stack."""
    if prepared.stack is None:
        return ()
    return tuple(sorted({*region.slices, *([prepared.stack.key] if region.polygons else [])}))


def split_by_slice(
    parent: Element, region: Region | None, numbers: Sequence[int], prepared: PreparedFigure, *, scrolls: bool
) -> Iterator[tuple[Element, Region | None]]:
    """Yield the elements to draw something in, each with the region as it is there.

    Of what `scrolls` it is one for all slices on which it looks alike; those without the key slice are hidden until a
    script shows their slices. Else it is the key slice alone.
    """
    stack = prepared.stack
    if stack is None:
        yield parent, region
        return
    alike: dict[object, list[int]] = {}
    for number in numbers if scrolls else [number for number in numbers if number == stack.key]:
        alike.setdefault(region.on(number).polygons if region else None, []).append(number)
    for shown in alike.values():
        placed = region.on(shown[0]) if region else None
        if placed and not placed.polygons:  # the range of a mark may be longer than its region
            continue
        part = SubElement(parent, "g", {"data-slices": " ".join(map(str, shown))}) if scrolls else parent
        if scrolls:
            part.attrib |= {"class": "on-key"} if stack.key in shown else {"display": "none"}
        yield part, placed


def name_slices(numbers: Sequence[int], writer: Writer) -> str:
    """Return the numbers of slices in words, such as `Slices 3–5, 8`."""
    runs = [[number for _, number in run] for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
    ranges = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    written = list_words(ranges, writer.translator)
    return writer.tn("Slice {numbers}", "Slices {numbers}", len(numbers), numbers=written)


def add_slices(parent: Element, prepared: PreparedFigure, writer: Writer) -> None:
    """Add links to all slices, which a viewer scrolls through; nothing where there is no stack.

    As links they work without script, and nothing is loaded of what nobody looks at.
    """
    if prepared.stack is None:
        return
    line = SubElement(parent, "p", {"class": "slices", "data-key": str(prepared.stack.key)})
    line.text = AtomicString(writer.t("All slices:") + " ")
    for number, path in enumerate(prepared.stack.slices, 1):
        link = SubElement(line, "a", {"href": path})
        link.text = AtomicString(str(number))
        link.tail = " "


def tell_key_slice(parent: Element, prepared: PreparedFigure, writer: Writer) -> None:
    """Say, for paper and for a page without script, which slice is shown, and that finding it was asked as well."""
    if prepared.stack:
        words = writer.t(
            "Slice {number} of {count} is shown here; the page in a browser, with JavaScript, also asks for the slice.",
            number=prepared.stack.key,
            count=prepared.stack.count,
        )
        SubElement(parent, "p", {"class": "cap key-slice"}).text = words


def add_localizer(figure: Element, prepared: PreparedFigure, writer: Writer) -> None:
    """Add the picture in which a viewer draws the line of the slice that is shown, before the caption of the figure."""
    localizer = prepared.localizer
    if localizer is None or prepared.stack is None:
        return
    words = writer.t("Where this slice is")
    holder = Element("div", {"class": "localizer", "role": "group", "aria-label": words, "hidden": ""})
    figure.insert(len(figure) - 1, holder)
    picture = localizer.picture
    size = {"width": f"{picture.width:g}", "height": f"{picture.height:g}", "loading": "lazy"}
    SubElement(holder, "img", {"src": localizer.figure.picture, "alt": localizer.figure.alt, **size})
    overlay = SubElement(holder, "svg", {"viewBox": f"0 0 {picture.width:g} {picture.height:g}", "aria-hidden": "true"})
    ends = {"data-first": localizer.lines.first, "data-last": localizer.lines.last}
    SubElement(overlay, "line", {name: " ".join(f"{each:g}" for each in end) for name, end in ends.items()})
