"""The picture of the home page: seen from behind, a man sits on a stool and presses a hand on his left buttock.

The floor is y = 0. Pose, stool, room and clothes are ours and carry no medical statement.
"""

from __future__ import annotations

from dataclasses import replace
from math import cos, pi, sin

from course.figures.drawings.body import SHOULDER, Body, Clothes, sign
from course.figures.drawings.camera import Camera
from course.figures.drawings.limbs import ArmPose, LegPose
from course.figures.drawings.outline import Point
from course.figures.drawings.paint import Brush
from course.figures.drawings.parts import Ball, Part, Side, make_row
from course.figures.drawings.scene import SIDES, Drawing, holds_of
from course.figures.drawings.sheet import Sheet
from course.figures.drawings.vector import DOWN, FAR, UP, Vector

SEAT_RADIUS, SEAT_THICK, SEAT_HIGH = 23.0, 4.0, 45.0
HIPS = Vector(0, 59.5, 0)
LEAN = Vector(0.19, 1, 0)  # to his right, off the left buttock
LEGS = (-2.2, -0.94, 2.65, 0.49)  # of the stool, as angles from its right, the near ones last
SHIRT_HEM, SLEEVE = 7.0, 18.0  # above the hip joints; along the upper arm
WALL_END = 355  # where the wall meets the floor, in units of the sheet


def draw_hero() -> Drawing:
    """Draw the man: he leans to his right, presses the left hand on the left buttock and props himself on the right."""
    sheet = Sheet()
    camera = Camera(sheet, Vector(0, 66, 0), rise=8, zoom=2.9)
    _draw_room(sheet, camera)
    p = _make_man()
    brush = Brush(sheet, camera)
    brush.paint("p.leg_l p.leg_r", p=p)
    _draw_stool(sheet, camera)
    brush.paint("p.short_l p.short_r p.shorts", p=p)
    sheet.line([camera.page(p.at(0, -11, up)) for up in (7, 0, -7)], width=1.8)
    brush.paint("p.head p.trunk p.arm_r p.sleeve_r p.hand_r p.arm_l p.sleeve_l p.hand_l", p=p)
    return Drawing(sheet, {}, holds_of(p=p))


def _make_man() -> Body:
    """Return the man, his back to the reader, in a shirt with short sleeves, shorts and shoes."""
    p = Body(HIPS, LEAN, FAR, Clothes(top="tunic"))
    p.parts["trunk"] = replace(p.parts["trunk"], hem=(p.at(0, 0, SHIRT_HEM), p.up.scaled(-1)))
    p.parts["shorts"] = replace(p.parts["shorts"], soft=4)
    p.add_head(look=Vector(0.15, -0.1, -1))
    for side in SIDES:
        out = p.outward(side)
        p.add_leg(side, LegPose(ankle=Vector(out.x * 13, 8, -40), pole=UP.plus(out, 0.12), point=0))
        p.parts[f"foot_{side}"].fill = "hair"
    p.add_arm("l", p.at(-11.5, -12.5, 0), ArmPose(Vector(0.7, -0.8, 0), FAR, Vector(-1, 0, 0.5)))
    p.add_arm("r", Vector(21, SEAT_HIGH + 1.5, 4), ArmPose(Vector(0.8, -0.5, 0.5), DOWN, Vector(1, 0, 0.6), curl=55))
    for side in SIDES:
        p.parts[f"sleeve_{side}"] = _make_sleeve(p, side)
    return p


def _make_sleeve(body: Body, side: Side) -> Part:
    """Return a short sleeve over a bare arm."""
    shoulder = body.at(SHOULDER[0] * sign(side), *SHOULDER[1:])
    along = body.joints[f"elbow_{side}"].minus(shoulder).unit()
    seam = shoulder.plus(body.outward(side), -7).plus(body.up, 0.5)
    row = make_row(
        [(seam, 5.6), *((shoulder.plus(along, far), wide) for far, wide in ((0, 6.5), (9, 5.8), (SLEEVE + 4, 5.6)))]
    )
    return Part(
        [row], body.clothes.top, [("trunk", Ball(shoulder, 13))], soft=0.8, hem=(shoulder.plus(along, SLEEVE), along)
    )


def _draw_room(sheet: Sheet, camera: Camera) -> None:
    """Draw a floor and the shadow of the stool."""
    sheet.polygon([(0, WALL_END), (sheet.width, WALL_END), (sheet.width, sheet.height), (0, sheet.height)], fill="base")
    sheet.line([(0, WALL_END), (sheet.width, WALL_END)], stroke="mute", width=1.4)
    sheet.ellipse(camera.page(Vector(0, 0, 0)), (110, 13), fill="edge")


def _draw_stool(sheet: Sheet, camera: Camera) -> None:
    """Draw a round seat on four legs, without a backrest."""

    def rim(angle: float, radius: float, high: float) -> Point:
        return camera.page(Vector(radius * cos(angle), high, radius * sin(angle)))

    for angle in LEGS:
        leg = [rim(angle, SEAT_RADIUS * 0.8, SEAT_HIGH - SEAT_THICK), rim(angle, SEAT_RADIUS, 0)]
        sheet.line(leg, width=9)
        sheet.line(leg, stroke="edge", width=4.6)
    half = [k * pi / 12 for k in range(13)]
    sheet.polygon(
        [
            *(rim(a, SEAT_RADIUS, SEAT_HIGH) for a in half),
            *(rim(a, SEAT_RADIUS, SEAT_HIGH - SEAT_THICK) for a in reversed(half)),
        ],
        fill="edge",
        stroke="ink",
    )
    sheet.loop([rim(k * pi / 12, SEAT_RADIUS, SEAT_HIGH) for k in range(24)], fill="top", stroke="ink")
