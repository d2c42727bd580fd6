"""What a drawing is, and the poses several manoeuvres share. The tested side is the left one everywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import hypot

from course.figures.drawings.body import Body, Clothes, Hold, sign
from course.figures.drawings.limbs import ArmPose, LegPose
from course.figures.drawings.outline import Point
from course.figures.drawings.parts import Side
from course.figures.drawings.sheet import Sheet
from course.figures.drawings.vector import DOWN, LEFT, NEAR, RIGHT, UP, Vector

SIDES: tuple[Side, Side] = ("l", "r")
TUNIC = Clothes(shorts="tunic", top="tunic", sleeve="tunic", legs="trouser", skin="examiner")
HEADLESS = "e.leg_l e.leg_r e.trunk e.short_l e.short_r "
BEHIND = HEADLESS + "e.head table "
PRONE = "p.arm_r p.hand_r p.leg_r p.short_r p.head p.trunk p.shorts p.leg_l p.short_l p.arm_l p.hand_l "
STACKED = "e.hand_r e.arm_r e.hand_l e.arm_l "


# a kind (point or circle) and its numbers in units of the sheet
MarkShape = tuple[str, Sequence[float]]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A sheet, the shape of each mark, and every hand that is on something."""

    sheet: Sheet
    marks: Mapping[str, MarkShape]
    holds: Mapping[str, Hold] = field(default_factory=dict)


def holds_of(**bodies: Body) -> dict[str, Hold]:
    """Name the hands of bodies: `e.l` is the left hand of body e."""
    return {f"{name}.{side}": hold for name, body in bodies.items() for side, hold in body.holds.items()}


def beside(sign: Point, away: float = 28) -> MarkShape:
    """Return a point for a mark beside a ring or rays, so that neither hides the other."""
    return "point", (sign[0] - away, sign[1] + away)


def behind(arrow: tuple[Point, Point]) -> MarkShape:
    """Return a point for a mark behind the tail of an arrow."""
    (x, y), (tip_x, tip_y) = arrow
    length = hypot(tip_x - x, tip_y - y)
    return "point", (x - 20 * (tip_x - x) / length, y - 20 * (tip_y - y) / length)


def mark_window(middle: Point) -> MarkShape:
    """Return a circle inside a round window."""
    return "circle", (*middle, 58)


def make_examiner(
    pelvis: Vector, up: Vector, *, forward: Vector = NEAR, tilt: float = 0, hips: float = 35, knees: float = 0
) -> Body:
    """Return someone who stands and leans; hip flexion in degrees puts the legs back under the trunk.

    Knees that are hidden by the table may be bent, so that the feet stay on the sheet.
    """
    body = Body(pelvis, up, forward, TUNIC)
    body.add_head(tilt=tilt)
    for side in SIDES:
        body.add_leg(side, LegPose(flex=hips, knee=knees), hem=0.42)
    return body


def make_prone(z: float = 0) -> Body:
    """Return a patient face down, head to the left, face turned to the reader, arms beside the trunk."""
    body = Body(Vector(0, 11, z), LEFT, DOWN)
    body.add_head(look=Vector(0, -0.25, 1))
    for side in SIDES:
        direction = -sign(side)
        body.add_leg(side, LegPose(flex=4, point=62))
        body.add_arm(side, Vector(7, 3, z + 24 * direction), ArmPose(RIGHT, UP, NEAR.scaled(direction)))
    return body


def make_supine(head: Vector = LEFT, z: float = 0) -> Body:
    """Return a patient on the back, without limbs."""
    body = Body(Vector(0, 10.5, z), head, UP)
    body.add_head()
    return body


def rest_arms(body: Body) -> None:
    """Lay both arms beside the trunk."""
    for side in SIDES:
        out = body.outward(side)
        hand = body.pelvis.plus(body.up, -8).plus(out, 24).plus(UP, -7)
        body.add_arm(side, hand, ArmPose(body.up.scaled(-1), DOWN, out))


def fold_arms(body: Body, height: float = 27) -> None:
    """Lay both hands on the belly or the chest, `height` above the hip joints, out of the way."""
    for side in ("r", "l"):
        direction = sign(side)
        pose = ArmPose(
            body.right.scaled(-direction).plus(body.up, 0.3),
            body.forward.scaled(-1),
            body.right.scaled(direction).plus(body.up, -0.3).plus(body.forward, -0.9),
        )
        body.add_arm(side, body.at(3 * direction, 12.5, height), pose)


def stack_hands(examiner: Body, landmark: Vector, fingers: tuple[Vector, Vector]) -> None:
    """Put the right hand on a place and the left hand on the right one; `fingers` is where those of either point."""
    examiner.add_arm("r", landmark.plus(UP, 1), ArmPose(fingers[0], DOWN, LEFT))
    on_top = examiner.holds["r"].palm.plus(UP, 3)
    examiner.add_arm("l", on_top, ArmPose(fingers[1], DOWN, RIGHT))
