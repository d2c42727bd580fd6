"""A small articulated mannequin in centimetres: a pelvis, a frame, and the limbs it is given.

The frame: up points to the head, forward to the belly, right to the body's own right.
Sizes are those of a lean adult of 175 cm; they are ours and carry no medical statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from course.figures.drawings import limbs
from course.figures.drawings.head import Collar, Head, make_head
from course.figures.drawings.parts import Part, Row, Side, make_row
from course.figures.drawings.vector import Vector

Slice = tuple[float, float, float, float]
# height above the hip joints, width, depth, shift forward
TRUNK: tuple[Slice, ...] = (
    *((-7, 31, 17, -0.5), (0, 36.5, 21, -1.5), (7, 35, 21, -1.2), (14, 31, 19, 0), (22, 28.5, 18, 0.8)),
    *((31, 30, 20, 0.8), (40, 33, 22, 0.5), (47, 35, 20, -0.2), (52, 28, 15, -0.8), (55.5, 15, 11.5, -0.8)),
)
WAIST: Slice = (11.5, 31.5, 19.5, -0.2)
SHOULDER = (17.6, -0.5, 49.0)
# right of the midline, forward, up: places on the skin; the side's sign is applied to the first
LANDMARKS = {
    "hip": (9.2, 0.0, 0.0),
    "asis": (12.5, 8.5, 8.0),
    "crest": (17.0, 0.0, 8.5),
    "ilium-back": (10.5, -11.0, 10.0),
    "sacrum": (0.0, -12.0, 8.4),
    "sacrum-side": (5.0, -12.8, 5.0),
    "psis": (4.2, -10.5, 9.5),
    "l5": (0.0, -10.5, 13.0),
}


@dataclass(frozen=True, slots=True)
class Clothes:
    """Names of fills: skin, and what lies over pelvis, trunk, arms and legs; an empty sleeve is a bare arm."""

    shorts: str = "shorts"
    top: str = "skin"
    sleeve: str = ""
    legs: str = "skin"
    skin: str = "skin"


@dataclass(frozen=True, slots=True)
class Hold:
    """A hand on something: where the palm should be and where it is, in centimetres."""

    landmark: Vector
    palm: Vector

    def gap(self) -> float:
        """Return how far the palm is from its landmark, in centimetres."""
        return self.palm.minus(self.landmark).size()


class Body:
    """A trunk, to which head, legs and arms are added; `parts` are drawn, `joints` are places to refer to."""

    def __init__(self, pelvis: Vector, up: Vector, forward: Vector, clothes: Clothes | None = None) -> None:
        self.pelvis = pelvis
        self.up = up.unit()
        self.forward = forward.without(self.up)
        self.right = self.forward.cross(self.up)
        self.clothes = clothes or Clothes()
        self.joints: dict[str, Vector] = {}
        self.holds: dict[Side, Hold] = {}
        self.parts: dict[str, Part] = {
            "trunk": Part(self._columns(TRUNK), self.clothes.top, soft=0.5, step=0.8),
            "shorts": Part(
                self._columns([*(row for row in TRUNK if row[0] < 14), WAIST], 0.5),
                self.clothes.shorts,
                soft=0.5,
                step=0.8,
            ),
        }
        self.face: Head | None = None

    def at(self, right: float, forward: float, up: float) -> Vector:
        """Return a place given in the frame of the body, from the middle between the hip joints."""
        return self.pelvis.plus(self.right, right).plus(self.forward, forward).plus(self.up, up)

    def outward(self, side: Side) -> Vector:
        """Return the direction away from the midline."""
        return self.right.scaled(sign(side))

    def mark(self, name: str, side: Side = "r") -> Vector:
        """Return a landmark."""
        right, forward, up = LANDMARKS[name]
        return self.at(right * sign(side), forward, up)

    def add_head(self, look: Vector | None = None, tilt: float = 0) -> None:
        """Add neck and head; `look` is where the face points, `tilt` a nod in degrees."""
        self.face = make_head(self.at(0, -0.8, 56), self.up, look or self.forward, tilt)
        neck = [(self.at(0, -1.2, 50 if self.clothes.top == "skin" else 53.5), 6.0), *self.face.neck]
        bare = self.clothes.top == self.clothes.skin
        end = Collar(self.at(0, -1, 53), self.at(0, -1, 56.5), self.up, bare=bare)
        self.parts |= self.face.make_parts(make_row(neck), end, self.clothes.skin)

    def add_leg(self, side: Side, pose: limbs.LegPose, *, hem: float = 0.55) -> None:
        """Add a leg; the shorts end where `hem` of the thigh is covered."""
        socket = limbs.Socket(self.mark("hip", side), self.up, self.forward, self.outward(side))
        leg = limbs.place_leg(socket, side, pose)
        self.parts |= limbs.make_leg(leg, side, self.clothes.legs)
        self.parts[f"short_{side}"] = limbs.make_short(leg, self.clothes.shorts, hem)
        self.joints |= {f"knee_{side}": leg.knee, f"ankle_{side}": leg.ankle, f"femur_{side}": leg.thigh}

    def add_arm(self, side: Side, landmark: Vector, pose: limbs.ArmPose) -> None:
        """Add an arm whose palm goes to the landmark, as near as it reaches."""
        arm = limbs.place_arm(self.at(SHOULDER[0] * sign(side), *SHOULDER[1:]), landmark, pose)
        self.parts[f"hand_{side}"] = limbs.make_hand(arm, side, self.clothes.skin, bare=not self.clothes.sleeve)
        sleeve = self.clothes.sleeve
        self.parts[f"arm_{side}"] = limbs.make_sleeve(arm, sleeve) if sleeve else limbs.make_arm(arm, self.clothes.skin)
        self.holds[side] = Hold(landmark, arm.palm)
        self.joints |= {f"wrist_{side}": arm.wrist, f"elbow_{side}": arm.elbow}

    def _columns(self, rows: Sequence[Slice], grow: float = 0) -> list[Row]:
        """Return three columns of balls, which make a trunk that is wider than deep."""
        return [
            make_row([(self.at(k * (w - d) / 2, f, u), d / 2 + grow) for u, w, d, f in rows], 3) for k in (-1, 0, 1)
        ]


def sign(side: Side) -> int:
    """Return -1 for left, 1 for right."""
    return -1 if side == "l" else 1
