"""A hand: palm and fingers as four rows of balls, a thumb, and creases between the fingers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from course.figures.drawings.parts import Ball, Part, Row, make_row
from course.figures.drawings.vector import Vector, combine

KNUCKLES = 8.6  # from the wrist, in centimetres
# of each finger: place across the hand, length, radius
FINGERS = ((1.0, 7.6, 1.45), (0.34, 8.8, 1.5), (-0.34, 8.3, 1.45), (-1.0, 6.4, 1.3))
GAPS = (0.67, 0.0, -0.67)
# along the fingers, towards the thumb, towards the palm, radius
THUMB = ((1.5, 1.4, 0.0, 2.0), (5.2, 3.6, 0.6, 1.6), (8.6, 5.0, 1.0, 1.15))


@dataclass(frozen=True, slots=True)
class Hand:
    """A wrist, where the fingers point, where the palm faces, where the thumb is; `curl` in degrees."""

    wrist: Vector
    fingers: Vector
    facing: Vector
    thumbward: Vector
    curl: float

    def make_part(self, fill: str, melts: Sequence[tuple[str, Ball]]) -> Part:
        """Return the hand; `melts` is what it grows out of."""
        rows = [*(self._finger(*finger) for finger in FINGERS), self._thumb()]
        creases = [[self._beyond(1.5, 0, 2.9 * gap, -1.5), self._beyond(0, 6.6, 2.7 * gap, -1.2)] for gap in GAPS]
        return Part(rows, fill, melts, soft=0.7, step=0.42, creases=creases, flat=self.facing)

    def _finger(self, across: float, length: float, radius: float) -> Row:
        return make_row(
            [
                (self.wrist.plus(self.thumbward, 1.2 * across), 2.2),
                (self._beyond(0, 0, 2.9 * across), radius + 0.25),
                (self._beyond(0, length / 2, 2.8 * across), radius),
                (self._beyond(0, length, 2.6 * across), radius - 0.35),
            ],
            4,
        )

    def _thumb(self) -> Row:
        axes = self.fingers, self.thumbward, self.facing
        return make_row(
            [(combine((self.wrist, 1), *zip(axes, numbers, strict=True)), radius) for *numbers, radius in THUMB],
            4,
        )

    def _beyond(self, straight: float, bent: float, across: float, deep: float = 0) -> Vector:
        """Return a place beyond the knuckles: first along the palm, then along the bent fingers."""
        curl = radians(self.curl)
        direction = combine((self.fingers, cos(curl)), (self.facing, sin(curl))).unit()
        knuckles = self.wrist.plus(self.fingers, KNUCKLES)
        return combine(
            (knuckles, 1), (self.fingers, straight), (direction, bent), (self.thumbward, across), (self.facing, deep)
        )
