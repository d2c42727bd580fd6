"""The pain map: trunk and buttocks from behind, with the places on which the history rests.

Landmarks lie where the mannequin has them; the pain area reaches 3 cm outward and 10 cm down from the spine
on its scale. The extent of the
patient's own area is ours: the report names the place and gives no outline.
"""

from __future__ import annotations

from collections.abc import Callable

from course.figures.drawings.body import SHOULDER, Body
from course.figures.drawings.camera import Camera
from course.figures.drawings.limbs import ArmPose, LegPose
from course.figures.drawings.outline import Point
from course.figures.drawings.paint import Brush
from course.figures.drawings.palette import Hatch
from course.figures.drawings.scene import SIDES, Drawing
from course.figures.drawings.sheet import Sheet, Words
from course.figures.drawings.vector import FAR, UP, Vector

AREA_WIDE, AREA_HIGH = 3.0, 10.0
# right of the midline and up from the hip joints, in centimetres
SPINE_RIGHT, SPINE_UP = 4.4, 10.0
PATIENT_AREA: tuple[Point, ...] = (
    *((-1.2, 12.0), (-5.0, 12.6), (-9.5, 11.2), (-13.2, 7.0), (-14.6, 1.5), (-13.0, -4.0), (-9.0, -7.2)),
    *((-4.2, -7.4), (-1.4, -4.6), (-0.9, 3.0)),
)


def draw_pain_map() -> Drawing:
    """Draw the back with its landmarks; the body's left is on the left."""
    sheet = Sheet()
    camera = Camera(sheet, Vector(0, 12.5, 0), zoom=7)
    body = Body(Vector(0, 0, 0), UP, FAR)
    _add_limbs(body)
    Brush(sheet, camera).paint("b.arm_l b.hand_l b.arm_r b.hand_r b.trunk b.leg_l b.leg_r", b=body)

    def place(right: float, up: float) -> Point:
        return camera.page(body.at(right, -11, up))

    area = [place(*point) for point in PATIENT_AREA]
    sheet.hatch(area, Hatch(45, 13, 1.4), "ink")
    sheet.loop(area, stroke="ink", width=2.2, dash="7 6")
    sheet.line([place(0, 46), place(0, 14.6)], stroke="mute", width=1.6, dash="3 6")
    sheet.line([place(0, 3.5), place(0.25, -1), place(0, -7)], width=2)
    for direction in (-1, 1):
        sheet.line([place(1.6 * direction, -8.6), place(5 * direction, -9.8), place(10.5 * direction, -8.2)], width=1.8)
        crest = [place(15.4 * direction, 12.6), place(11.5 * direction, 16), place(6.5 * direction, 15.6)]
        sheet.line(crest, stroke="mute", width=1.6, dash="6 5")
        sheet.polygon(_make_area(place, direction), fill="zone", stroke="ink", width=1.8)
        sheet.line([place(3.4 * direction, 9.4), place(4.4 * direction, 10.4), place(5.6 * direction, 9.5)], width=3)
    sheet.disc(place(0, 13), 6, fill="ink")
    _add_scale(sheet, place(-43, -14), place(-33, -14))
    return Drawing(
        sheet,
        {
            "l5": ("circle", (*place(0, 13), 12)),
            "psis": ("circle", (*place(SPINE_RIGHT, SPINE_UP), 12)),
            "area": ("point", place(SPINE_RIGHT + AREA_WIDE / 2, SPINE_UP - 0.8 * AREA_HIGH)),
            "patient": ("point", place(-11, 2)),
        },
    )


def _add_limbs(body: Body) -> None:
    """Add legs cut at mid-thigh by the sheet and arms beside the trunk."""
    for side in SIDES:
        out = body.outward(side)
        body.add_leg(side, LegPose())
        hand = body.at(0, 2, -10).plus(out, SHOULDER[0] + 10.4)
        body.add_arm(side, hand, ArmPose(Vector(0.1 * out.x, -1, 0), out.scaled(-1), out))


def _make_area(place: Callable[[float, float], Point], direction: int) -> list[Point]:
    """Return the corners of the area that reaches down and outward from one posterior superior iliac spine."""
    near, far = SPINE_RIGHT * direction, (SPINE_RIGHT + AREA_WIDE) * direction
    low = SPINE_UP - AREA_HIGH
    return [place(near, SPINE_UP), place(far, SPINE_UP), place(far, low), place(near, low)]


def _add_scale(sheet: Sheet, start: Point, end: Point) -> None:
    """Draw a bar of 10 cm and name both sides of the body."""
    sheet.line([start, end], width=2)
    for x, y in (start, end):
        sheet.line([(x, y - 6), (x, y + 6)], width=2)
    sheet.words(Words(((start[0] + end[0]) / 2, start[1] - 14), "10 cm", 27))
    for x, text in ((50, "L"), (590, "R")):
        sheet.words(Words((x, 50), text, 32, weight=700))
