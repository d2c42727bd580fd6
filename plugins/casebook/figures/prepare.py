"""The pictures of a site: none is published that reveals more than it shows, and marks lie within theirs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from casebook.figures.index import FigureIndex
from casebook.figures.inspection import check_path, inspect, is_picture, read_once
from casebook.figures.sidecar import FigureFile
from casebook.figures.stack import Stack, check_marked_slices, check_stack, find_stack
from casebook.findings import Finding, FindingCode, Location, shorten
from casebook.model import Figure, Localizer, Picture, Region, Series


@dataclass(frozen=True, slots=True)
class LocalizerPicture:
    """The picture in which the slices of another figure are shown as lines."""

    figure: Figure
    picture: Picture
    lines: Localizer


@dataclass(frozen=True, slots=True)
class PreparedFigure:
    """A figure ready to be shown: its sidecar, the size of its picture, and the regions that it can name.

    Where it is the key slice of a stack, `stack` has the others, and `localizer` may show where they are.
    """

    figure: Figure
    picture: Picture
    regions: Mapping[str, Region]
    stack: Stack | None = None
    localizer: LocalizerPicture | None = None


def prepare_figure(file: FigureFile, figures: FigureIndex, docs: Path) -> PreparedFigure | tuple[Finding, ...]:
    """Return a figure with its picture, or everything that keeps it from being shown."""
    figure = file.shown
    if not isinstance(figure, Figure) or figures.is_unread(file):
        return ()
    regions = figures.regions_of(file)
    named = [regions.get(mark.region) for mark in figure.annotations if mark.region]
    if any(region is None or not (region.polygons or figure.stack) for region in named):
        return ()  # reported where the sidecar is checked
    found = tuple(_check_figure(file, figure, figures, docs))
    picture = None if found else read_once(docs / figure.picture)
    if picture is None:
        return found
    stack = find_stack(figure, docs)
    localizer = _find_localizer(figure, figures, docs)
    return PreparedFigure(figure, picture, _keep_slices(figure, regions, stack), stack, localizer)


def _keep_slices(figure: Figure, regions: Mapping[str, Region], stack: Stack | None) -> Mapping[str, Region]:
    """Return the regions; those of marks that say they are on other slices are not on the key slice."""
    shaped = [mark for mark in figure.annotations if stack and mark.shape and mark.numbers]
    elsewhere = {mark.id for mark in shaped if stack and stack.key not in mark.numbers}
    return {
        name: region.model_copy(update={"polygons": ()}) if name in elsewhere and region.slices else region
        for name, region in regions.items()
    }


def check_pictures(figures: FigureIndex, docs: Path, shown: PurePath) -> Iterator[Finding]:
    """Yield what is wrong with the pictures of figures, and with every other picture that would be published."""
    named: set[Path] = set()
    for file in figures.files.values():
        if isinstance(file.shown, Figure):
            yield from _check_figure(file, file.shown, figures, docs)
            stack = find_stack(file.shown, docs)
            named |= {docs / path for path in (*file.shown.pictures, *(stack.slices if stack else ()))}
        elif file.shown:
            yield from _check_stacks(file, file.shown, figures, docs)
    for picture, code, message in _find_refused(docs, shown):
        if picture not in named:
            yield Finding(Location(shown / picture.relative_to(docs), 1, 1), code, message)


def find_refused(docs: Path) -> list[Path]:
    """Return the pictures and scans in the folder of pages that must not be published, whoever names them."""
    return [file for file, _, _ in _find_refused(docs, PurePath())]


def _find_refused(docs: Path, shown: PurePath) -> Iterator[tuple[Path, FindingCode, str]]:
    for file in _list_files(docs):
        wrong = inspect(file, (shown / file.relative_to(docs)).as_posix()) if is_picture(file) else None
        if wrong:
            yield file, *wrong


def _list_files(docs: Path) -> Iterator[Path]:
    """Yield the files that a builder copies: it follows links to folders, so they are followed here."""
    met: set[str] = set()
    for folder, folders, files in os.walk(docs, followlinks=True):
        real = os.path.realpath(folder)
        if real in met:  # a link to a folder around it
            folders.clear()
            continue
        met.add(real)
        folders.sort()
        yield from (Path(folder, name) for name in sorted(files))


def _check_figure(file: FigureFile, figure: Figure, figures: FigureIndex, docs: Path) -> Iterator[Finding]:
    for field in ("picture", "dark", "print"):
        path = getattr(figure, field)
        if path:
            yield from check_path(path, docs, file.at(field))
    picture = read_once(docs / figure.picture)
    if picture:
        yield from _check_marks(file, figure, picture)
        yield from _check_size(file, figure, picture, figures)
        yield from check_stack(file, figure, picture, docs)
        yield from _check_slices(file, figure, figures, docs)
        yield from _check_localizer(file, figure, figures, docs)


def _check_marks(file: FigureFile, figure: Figure, picture: Picture) -> Iterator[Finding]:
    for number, annotation in enumerate(figure.annotations):
        corners = annotation.shape.corners if annotation.shape else ()
        if any(not (0 <= x <= picture.width and 0 <= y <= picture.height) for x, y in corners):
            message = (
                f"This mark leaves the picture, which is {picture.width:g} wide and {picture.height:g} high. "
                "Coordinates count from its upper left corner."
            )
            yield Finding(file.at("annotations", number, "shape"), FindingCode.MARK_OUTSIDE, message)


def _check_size(file: FigureFile, figure: Figure, picture: Picture, figures: FigureIndex) -> Iterator[Finding]:
    geometry = figures.geometries.get(file.start.path.parent / (figure.geometry or ""))
    if geometry and geometry.size != (picture.width, picture.height):
        message = (
            f"The geometry fits a picture of {geometry.size[0]:g} by {geometry.size[1]:g}, "
            f"and this one is {picture.width:g} by {picture.height:g}."
        )
        yield Finding(file.at("geometry"), FindingCode.GEOMETRY_FORM, message)


def _check_slices(file: FigureFile, figure: Figure, figures: FigureIndex, docs: Path) -> Iterator[Finding]:
    """Yield the numbers of slices that the stack does not have, in marks and in the geometry."""
    stack = find_stack(figure, docs)
    if stack:
        yield from check_marked_slices(file, figure, stack)
        geometry = figures.geometries.get(file.start.path.parent / (figure.geometry or ""))
        regions = geometry.regions if geometry else {}
        beyond = [name for name, region in regions.items() if max(region.slices, default=0) > stack.count]
        if beyond:
            message = (
                f"The region `{shorten(beyond[0])}` of the geometry is on slices that the stack does not have: "
                f"it has {stack.count}."
            )
            yield Finding(file.at("geometry"), FindingCode.GEOMETRY_FORM, message)


def _find_localizer(figure: Figure, figures: FigureIndex, docs: Path) -> LocalizerPicture | None:
    lines = figure.localizer
    other = figures.files.get(lines.figure) if lines else None
    if lines is None or other is None or not isinstance(other.shown, Figure):
        return None
    picture = read_once(docs / other.shown.picture)
    return LocalizerPicture(other.shown, picture, lines) if picture else None


def _check_localizer(file: FigureFile, figure: Figure, figures: FigureIndex, docs: Path) -> Iterator[Finding]:
    localizer = _find_localizer(figure, figures, docs)
    if localizer is None:
        return
    for end in ("first", "last"):
        x, y, to_x, to_y = getattr(localizer.lines, end)
        width, height = localizer.picture.width, localizer.picture.height
        if min(x, to_x, y, to_y) < 0 or max(x, to_x) > width or max(y, to_y) > height:
            message = (
                f"This line leaves the picture of `{localizer.figure.id}`, which is {width:g} wide and {height:g} high."
            )
            yield Finding(file.at("localizer", end), FindingCode.MARK_OUTSIDE, message)


def _check_stacks(file: FigureFile, series: Series, figures: FigureIndex, docs: Path) -> Iterator[Finding]:
    """Yield the figures of a series whose stacks cannot be scrolled together."""
    if series.has_pairs:  # shown as single pictures
        return
    first: Stack | None = None
    for number, timepoint in enumerate(series.series):
        for place, name in enumerate(timepoint.figures):
            other = figures.files.get(name)
            stack = find_stack(other.shown, docs) if other and isinstance(other.shown, Figure) else None
            first = first or stack
            if first and stack and (stack.count, stack.key) != (first.count, first.key):
                message = (
                    f"The stack of `{shorten(name)}` has {stack.count} slices and slice {stack.key} as key slice, the "
                    f"first one here {first.count} and {first.key}. Stacks of one viewer are scrolled together, so "
                    "both must agree."
                )
                yield Finding(file.at("series", number, "figures", place), FindingCode.STACK_FORM, message)
