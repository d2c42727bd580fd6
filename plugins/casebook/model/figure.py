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
    """One point: x, y."""
    circle: Circle | None = None
    """The centre and the radius: x, y, radius."""
    box: Four | None = None
    """The upper left corner, width and height: x, y, width, height."""
    polygon: Annotated[tuple[Pair, ...], Field(min_length=3)] | None = None
    """The corners, each x, y."""
    arrow: Four | None = None
    """From its tail to its tip: x, y, x, y."""

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
    """What the mark is known by."""
    label: Inline
    """What it is, in a few words."""
    text: Inline | None = None
    """What to see there."""
    region: Word | None = None
    """The name of a region of the geometry."""
    shape: Shape | None = None
    """A shape on the picture, in place of a region."""
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
    """The id of the figure that the lines are shown on."""
    first: Four
    """The line of the first slice, in pixels of that picture: x, y, x, y."""
    last: Four
    """The line of the last slice: x, y, x, y."""


class Signal(Frozen):
    """How bright one region is, in a neutral word, for readers who do not see the picture."""

    text: Inline
    """The region, by its name."""
    level: Word
    """How bright it is, in a neutral word."""


class Figure(Frozen):
    """A picture with its sidecar. `alt` names neither what is to be found nor what it means; `full` says all."""

    id: Slug
    """What pages and items name the figure by."""
    picture: Word
    """The file of the picture, within the folder of pages."""
    dark: Word | None = None
    """A version for the dark scheme."""
    print: Word | None = None
    """A version for paper."""
    geometry: Word | None = None
    """The file with the regions of the picture, beside this one."""
    stack: Word | None = None
    """A folder of pictures: the slices, in the order of their names. `picture` is one of them, the key slice."""
    localizer: Localizer | None = None
    """Where the slices are in a picture of another plane."""
    sides: Annotated[tuple[Text, ...], Field(min_length=2, max_length=2)] | None = None
    """What is at the left and at the right edge, such as `[R, L]`; a viewer shows it above the picture."""
    kind: Literal["simulated", "drawing"] | None = None
    """What a tag calls it: a picture made by a computer, or a drawing. Anything else needs no tag."""
    title: Text
    """What the figure is called."""
    short: Text | None = None
    """What tells it from the picture beside it, such as `T1`. Keep it neutral: items show it before the commit."""
    caption: Inline | None = None
    """What is written below it."""
    source: Inline
    """Where the picture comes from."""
    review: ReviewState = None
    """`draft`, or who has signed the figure."""
    alt: Text
    """What the picture shows, for readers who do not see it. It names neither what is to be found nor what it means."""
    full: Inline
    """What is to be seen and what it means, shown with the marks."""
    signals: tuple[Signal, ...] = ()
    """How bright each region is, for readers who do not see the picture."""
    annotations: tuple[Annotation, ...] = ()
    """The marks on the picture."""

    @property
    def pictures(self) -> tuple[str, ...]:
        """The picture and its versions."""
        return tuple(path for path in (self.picture, self.dark, self.print) if path)


class Timepoint(Frozen):
    """Figures made at the same time, or of the same subject; `beside` is one of those they are compared with."""

    label: Inline
    """When, or of what, the figures were made."""
    figures: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """The ids of the figures, one for each view."""
    beside: Slug | None = None
    """The id of a figure of another entry, to compare with."""


class Series(Frozen):
    """The same views, such as two weightings, at several times; each timepoint has a figure for every view.

    `choice` is what its entries are where they are no times, such as `Process`.
    """

    id: Slug
    """What pages name the series by."""
    title: Text
    """What the series is called."""
    choice: Text | None = None
    """What its entries are where they are no times, such as `Process`."""
    views: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What each picture of an entry is, such as two weightings."""
    series: Annotated[tuple[Timepoint, ...], Field(min_length=1)]
    """The entries, each with a figure for every view."""

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
