"""Head, hair, neck and the few lines of a face."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from course.figures.drawings.parts import Ball, Part, Row, make_row
from course.figures.drawings.vector import Vector

# forward, up, radius
SKULL = ((-2.2, 2.8, 8.2), (1.2, 3.0, 7.9))
FACE = ((2.2, 0.0, 7.0), (3.0, -5.0, 5.6), (4.6, -7.8, 3.5))
NOSE = ((8.2, 0.5, 1.1), (9.4, -2.6, 1.35))
HAIR = ((3.2, 8.2, 3.4), (-1.0, 6.0, 6.6), (-4.0, 3.0, 6.9), (-5.6, -1.0, 4.9), (-6.0, -4.0, 3.0))
FRINGE = ((5.4, 8.4, 2.6), (2.2, 8.4, 4.2), (-2.0, 6.5, 6.4))
# forward, up, outward: an ear and a closed eye
EAR = ((0.9, 0.8, 8.0), (-0.4, 2.0, 8.3), (-1.7, 0.8, 8.3), (-1.1, -1.4, 8.0), (0.2, -2.2, 7.8))
MOUTH = ((7.2, -5.6, -1.9), (7.9, -5.9, 0.0), (7.2, -5.6, 1.9))
EYE = ((7.6, 0.2, 1.6), (7.0, -0.3, 3.0), (6.0, 0.0, 4.4))


@dataclass(frozen=True, slots=True)
class Collar:
    """Where a neck ends: its base in the trunk, the brim of a collar, and where the trunk points."""

    base: Vector
    brim: Vector
    up: Vector
    bare: bool


@dataclass(frozen=True, slots=True)
class Head:
    """A head: its middle, where the crown and the face point, and the upper end of its neck."""

    middle: Vector
    crown: Vector
    front: Vector
    neck: Sequence[tuple[Vector, float]]
    features: list[tuple[Vector, list[Vector]]] = field(default_factory=list)

    def at(self, forward: float, up: float, outward: float = 0) -> Vector:
        """Return a place given in the frame of the head."""
        right = self.front.cross(self.crown)
        return self.middle.plus(self.front, forward).plus(self.crown, up).plus(right, outward)

    def make_parts(self, neck: Row, end: Collar, skin: str) -> dict[str, Part]:
        """Return the parts by name; a bare neck grows out of the trunk, another ends straight at a collar."""
        skull = [self._row(SKULL), self._row(FACE), self._row(NOSE)]
        return {
            "neck": Part([neck], skin, [("trunk", Ball(end.base, 10))])
            if end.bare
            else Part([neck], skin, hem=(end.brim, end.up.scaled(-1))),
            "head": Part(skull, skin, [("neck", Ball(self.at(-1.5, -4), 6.5))], soft=2, step=0.5),
            "hair": Part([self._row(HAIR)], "hair", soft=1),
            "fringe": Part([self._row(FRINGE)], "hair", soft=1),
        }

    def _row(self, balls: Sequence[tuple[float, float, float]]) -> Row:
        return make_row([(self.at(forward, up), radius) for forward, up, radius in balls])


def make_head(base: Vector, up: Vector, look: Vector, tilt: float) -> Head:
    """Return a head on the base of a neck that points up."""
    straight = look.without(up)
    right = straight.cross(up)
    crown, front = up.turned(right, -tilt), straight.turned(right, -tilt)
    middle = base.plus(crown, 13.5).plus(front, 1.5)
    nape = middle.plus(front, -1.8).plus(crown, -3)
    head = Head(middle, crown, front, [(base.plus(up, 2).plus(straight, -0.4), 5.8), (nape, 5.8)])
    for direction in (-1, 1):
        head.features.append((right.scaled(direction), [head.at(f, u, o * direction) for f, u, o in EAR]))
        head.features.append(
            (front.scaled(0.8).plus(right, 0.6 * direction), [head.at(f, u, o * direction) for f, u, o in EYE])
        )
    head.features.append((front, [head.at(*place) for place in MOUTH]))
    return head
