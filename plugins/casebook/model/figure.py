"""A figure: a picture, what it shows in words, and the marks on it; and several figures to be compared."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field

from casebook.model.base import Frozen, Number, Slug, Text
from casebook.model.prose import Inline, Word
from casebook.model.review import ReviewState

Point = tuple[float, float]
Outline = tuple[tuple[Number, Number], ...]
Outlines = tuple[Outline, ...]
Circle = Annotated[tuple[Number, ...], Field(min_length=3, max_length=3)]
Pair = Annotated[tuple[Number, ...], Field(min_length=2, max_length=2)]
CIRCLE_CORNERS = 48
# At most three digits: a range is written out as numbers.
SLICES = re.compile(r"(\d{1,3})(?:-(\d{1,3}))?")
Four = Annotated[tuple[Number, ...], Field(min_length=4, max_length=4)]


class Shape(Frozen):
    """One shape, in pixels of the picture (of an SVG: units of its view box), from its upper left corner."""

    point: Pair | None = None
    circle: Circle | None = None  # centre and radius
    box: Four | None = None  # upper left corner, width, height
    polygon: Annotated[tuple[Pair, ...], Field(min_length=3)] | None = None
    arrow: Four | None = None  # from its tail to its tip

    @property
    def corners(self) -> tuple[Point, ...]:
        """Return points that the shape does not reach beyond."""
        if self.circle:
            x, y, radius = self.circle
            return (x - radius, y - radius), (x + radius, y + radius)
        if self.box:
            x, y, width, height = self.box
            return (x, y), (x + width, y + height)
        if self.arrow:
            return (self.arrow[0], self.arrow[1]), (self.arrow[2], self.arrow[3])
        return tuple((pair[0], pair[1]) for pair in (self.polygon or (self.point,)) if pair)

    @property
    def outline(self) -> tuple[Point, ...]:
        """Return the corners of the area that the shape covers; nothing for a point and an arrow."""
        if self.circle:
            x, y, radius = self.circle
            turns = (2 * math.pi * step / CIRCLE_CORNERS for step in range(CIRCLE_CORNERS))
            return (
                tuple((x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns)
                if radius > 0
                else ((x, y),)
            )
        if self.box:
            x, y, width, height = self.box
            if width <= 0 or height <= 0:
                return ((x, y),)
            return (x, y), (x + width, y), (x + width, y + height), (x, y + height)
        return tuple((pair[0], pair[1]) for pair in self.polygon or ())


def area_of(outline: Sequence[Sequence[float]]) -> float:
    """Return the area within an outline, in square pixels; 0 for one that is flat or has fewer than three corners."""
    if len(outline) < 3:
        return 0
    ends = pairwise((*outline, outline[0]))
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in ends)) / 2


class Annotation(Frozen):
    """One mark: a region of the geometry or a shape, what it is, and what to see there."""

    id: Slug
    label: Inline
    text: Inline | None = None
    region: Word | None = None
    shape: Shape | None = None
    slices: Word | None = None
    """In a stack: the slices that it is on, counted from 1, such as `4` or `3-5`; without it, the key slice."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """Return the slices that it says it is on, in their order."""
        found = SLICES.fullmatch(self.slices or "")
        return tuple(range(int(found[1]), int(found[2] or found[1]) + 1)) if found else ()


class Localizer(Frozen):
    """Where the slices of a stack are in the picture of another figure: the lines of the first and of the last one.

    In pixels of that picture; the others are spaced evenly between them.
    """

    figure: Slug
    first: Four
    last: Four


class Signal(Frozen):
    """How bright one region is, in a neutral word, for readers who do not see the picture."""

    text: Inline
    level: Word


class Figure(Frozen):
    """A picture with its sidecar. `alt` names neither what is to be found nor what it means; `full` says all."""

    id: Slug
    picture: Word
    dark: Word | None = None
    print: Word | None = None
    geometry: Word | None = None
    # A folder of pictures: its slices, in the order of their names. `picture` is one of them, the key slice.
    stack: Word | None = None
    localizer: Localizer | None = None
    # What stands at the left edge and at the right edge, such as R and L; a viewer says it above the picture.
    sides: Annotated[tuple[Text, ...], Field(min_length=2, max_length=2)] | None = None
    # What it is to be called: a picture made by a computer, or a drawing. Anything else needs no tag.
    kind: Literal["simulated", "drawing"] | None = None
    title: Text
    # What tells it from the picture beside it, such as T1; neutral, since items show it before the commit.
    short: Text | None = None
    caption: Inline | None = None
    source: Inline
    review: ReviewState = None
    alt: Text
    full: Inline
    signals: tuple[Signal, ...] = ()
    annotations: tuple[Annotation, ...] = ()

    @property
    def pictures(self) -> tuple[str, ...]:
        """The picture and its versions."""
        return tuple(path for path in (self.picture, self.dark, self.print) if path)


class Timepoint(Frozen):
    """Figures made at the same time, or of the same subject; `beside` is one of those they are compared with."""

    label: Inline
    figures: Annotated[tuple[Slug, ...], Field(min_length=1)]
    beside: Slug | None = None


class Series(Frozen):
    """The same views, such as two weightings, at several times; each timepoint has a figure for every view.

    `choice` is what its entries are where they are no times, such as `Process`.
    """

    id: Slug
    title: Text
    choice: Text | None = None
    views: Annotated[tuple[Text, ...], Field(min_length=1)]
    series: Annotated[tuple[Timepoint, ...], Field(min_length=1)]

    @property
    def has_pairs(self) -> bool:
        """Tell whether entries are compared with one they name, so that they do not follow each other in time."""
        return any(timepoint.beside for timepoint in self.series)


class Region(Frozen):
    """One named region of a picture: where a mark may point, and its outlines, the largest first.

    In a stack, `polygons` are those of the key slice, and `slices` has those of others by number.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    tip: tuple[Number, Number]
    polygons: Outlines = ()
    slices: Mapping[int, Outlines] = {}

    @property
    def outlines(self) -> Iterator[Outline]:
        """Yield the outlines of all slices."""
        yield from self.polygons
        for outlines in self.slices.values():
            yield from outlines

    def on(self, number: int) -> Self:
        """Return the region as it is on one slice."""
        return self.model_copy(update={"polygons": self.slices.get(number, self.polygons)})


class Geometry(Frozen):
    """Named regions of a picture of `size` (width and height in pixels). What else the file holds is left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    size: tuple[Number, Number]
    regions: Mapping[str, Region]
