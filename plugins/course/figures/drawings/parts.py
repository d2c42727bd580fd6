"""What a body is made of: rows of balls, and how two bones reach a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal, NamedTuple

from course.figures.drawings.vector import Vector

Side = Literal["l", "r"]


class Ball(NamedTuple):
    """A centre and a radius in centimetres; seen from anywhere it is a circle of that radius."""

    at: Vector
    radius: float


Row = list[Ball]


@dataclass(slots=True)
class Part:
    """One outline: rows of balls that melt into each other, and where its line may stop.

    Inside the ball of a pair in `melts`, and inside the part named there, the outline is left out:
    so a thigh grows out of the trunk instead of being a disc laid on it.
    """

    rows: list[Row]
    fill: str
    melts: Sequence[tuple[str, Ball]] = ()
    soft: float = 1.5
    step: float = 0.6
    hem: tuple[Vector, Vector] | None = None  # a place and the direction beyond which nothing is kept
    creases: Sequence[Sequence[Vector]] = ()
    flat: Vector | None = None  # creases are drawn where this faces the reader or turns its back
    axis: Vector | None = None  # seen end-on along this, the part keeps its whole outline


def make_row(balls: Sequence[tuple[Vector, float]], steps: int = 5) -> Row:
    """Fill in balls between the given ones, `steps` to a piece; centre and radius run smoothly (Catmull and Rom)."""
    row: Row = []
    last = len(balls) - 1
    for place in range(last):
        four = [Ball(*balls[max(0, min(last, place + k))]) for k in (-1, 0, 1, 2)]
        row += [_between(four, step / steps) for step in range(steps)]
    return [*row, Ball(*balls[last])]


def reach(start: Vector, end: Vector, lengths: tuple[float, float], pole: Vector) -> tuple[Vector, Vector]:
    """Return the middle joint of a two-bone limb, bent towards `pole`, and the place its end gets to."""
    direction = end.minus(start)
    toward = direction.unit()
    first, second = lengths
    far = min(direction.size(), (first + second) * 0.999)
    along = (far * far + first * first - second * second) / (2 * far)
    off = sqrt(max(first * first - along * along, 0))
    return start.plus(toward, along).plus(pole.without(toward), off), start.plus(toward, far)


def _between(four: Sequence[Ball], t: float) -> Ball:
    weights = (
        -0.5 * t + t * t - 0.5 * t**3,
        1 - 2.5 * t * t + 1.5 * t**3,
        0.5 * t + 2 * t * t - 1.5 * t**3,
        -0.5 * t * t + 0.5 * t**3,
    )
    at, radius = Vector(0, 0, 0), 0.0
    for ball, weight in zip(four, weights, strict=True):
        at, radius = at.plus(ball.at, weight), radius + ball.radius * weight
    return Ball(at, max(radius, 0.3))
