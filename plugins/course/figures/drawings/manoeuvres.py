"""The seven manoeuvres: a patient, an examiner, a camera, the order of painting, arrows and marks.

Here and in the orders of painting `p` is the patient and `e` the examiner.
"""

from __future__ import annotations

from collections.abc import Callable

from course.figures.drawings.body import Body
from course.figures.drawings.camera import Camera
from course.figures.drawings.limbs import ArmPose, LegPose
from course.figures.drawings.paint import TABLE_ENDS, Brush
from course.figures.drawings.pelvis import draw_bones, draw_ring, draw_sacrum_aside
from course.figures.drawings.scene import (
    BEHIND,
    HEADLESS,
    PRONE,
    STACKED,
    Drawing,
    MarkShape,
    behind,
    beside,
    fold_arms,
    holds_of,
    make_examiner,
    make_prone,
    make_supine,
    mark_window,
    rest_arms,
    stack_hands,
)
from course.figures.drawings.sheet import Sheet
from course.figures.drawings.vector import DOWN, LEFT, NEAR, RIGHT, UP, Vector

WINDOW_AT, WINDOW_RADIUS = (548.0, 92.0), 80.0
CHEST = ((2.5, 11.5, 38.5), (6.5, 11.4, 36.5), (11.5, 9.7, 38.5))  # outward, forward, up: the fold under it


def draw_faber() -> Drawing:
    """On the back, figure four: the left knee is pushed down, the right front of the pelvis held."""
    sheet = Sheet()
    camera = Camera(sheet, Vector(2, 20, -6), turn=48, rise=42, zoom=3.15)
    p = make_supine()
    p.add_leg("r", LegPose(flex=-3), hem=0.42)
    p.add_leg("l", LegPose(ankle=p.joints["knee_r"].plus(Vector(-7, 9.5, -2)), pole=Vector(0.1, 0.3, -1)), hem=0.42)
    fold_arms(p)
    e = make_examiner(Vector(-12, 28, -54), Vector(0.1, 1, 0.85), tilt=-4)
    knee, held = p.joints["knee_l"].plus(UP, 5.7), p.mark("asis", "r")
    e.add_arm("r", held, ArmPose(Vector(-0.1, -0.1, 1), DOWN, LEFT))
    e.add_arm("l", knee, ArmPose(Vector(0.5, -0.3, 0.8), DOWN, Vector(0.3, 1, 0)))
    body = "p.head p.trunk p.arm_l p.hand_l p.arm_r p.hand_r p.shorts p.leg_r p.short_r p.leg_l p.short_l "
    Brush(sheet, camera).paint(HEADLESS + "table " + body + "e.hand_r e.arm_r e.head e.hand_l e.arm_l", p=p, e=e)
    push = camera.page(knee.plus(Vector(-4, 28, 9))), camera.page(knee.plus(Vector(-4, -1, 9)))
    sheet.arrow(*push)
    ring = camera.page(held.plus(NEAR, 2))
    sheet.ring(ring, 25)
    return Drawing(sheet, {"push": behind(push), "hold": beside(ring)}, holds_of(p=p, e=e))


def draw_gaenslen() -> Drawing:
    """On the back at the table's end: the left leg hangs over it and is pushed down, the right knee to the chest."""
    sheet = Sheet(height=486)
    camera = Camera(sheet, Vector(6, 12, 0), rise=14, zoom=2.75)
    p = make_supine(RIGHT)
    p.add_leg("l", LegPose(flex=-32, abduct=4, knee=52, point=30))
    p.add_leg("r", LegPose(flex=120, knee=150, point=10))
    fold_arms(p, 40)
    e = make_examiner(Vector(-37, 13, -38), Vector(0.28, 1, 0.3), forward=Vector(0.7, 0, 0.7), hips=24)
    knee = p.joints["knee_r"].plus(LEFT, 5)
    thigh = p.mark("hip", "l").plus(p.joints["femur_l"], 30).plus(UP, 7)
    e.add_arm("r", thigh, ArmPose(Vector(0.6, -0.4, 0.8), DOWN, Vector(-1, 0, 0.4)))
    e.add_arm("l", knee, ArmPose(Vector(0.6, 1, 0), Vector(1, -0.5, 0), Vector(0, -1, -0.4)))
    Brush(sheet, camera, (-10, TABLE_ENDS[1])).paint(
        HEADLESS + "table p.arm_r p.hand_r p.leg_r p.short_r p.head p.trunk p.shorts e.hand_l e.arm_l p.arm_l p.hand_l "
        "p.leg_l p.short_l e.head e.hand_r e.arm_r",
        p=p,
        e=e,
    )
    down = camera.page(thigh.plus(Vector(12, 31, 0))), camera.page(thigh.plus(Vector(6, 4, 0)))
    bend = camera.page(knee.plus(Vector(-20, 5, 0))), camera.page(knee.plus(Vector(5, -1, 0)))
    sheet.arrow(*down)
    sheet.arrow(*bend)
    return Drawing(sheet, {"down": behind(down), "bend": behind(bend)}, holds_of(p=p, e=e))


def draw_prone_shear() -> Drawing:
    """Face down: one palm on the back of the left hip bone, beside the midline; no direction is drawn."""
    sheet = Sheet()
    camera = Camera(sheet, Vector(-19, 20, 0), rise=58, zoom=4.1)
    p = make_prone(2)
    e = make_examiner(Vector(-41, 15, -45), Vector(0.22, 1, 0.72), tilt=-8)
    palm, table = p.mark("ilium-back", "l"), Vector(-62, 1, -28)
    e.add_arm("l", palm.plus(UP, 1), ArmPose(Vector(0.4, -0.15, 1), DOWN, Vector(-1, 0.8, 0)))
    e.add_arm("r", table, ArmPose(Vector(-0.7, 0, 1), DOWN, Vector(-1, 0, -0.5)))
    brush = Brush(sheet, camera)
    brush.paint(HEADLESS + "table e.hand_r e.arm_r " + PRONE, p=p, e=e)
    draw_bones(sheet, camera, p)
    brush.paint("e.hand_l e.arm_l e.head", p=p, e=e)
    heel = camera.page(e.holds["l"].palm)
    sheet.press(heel)
    return Drawing(sheet, {"press": beside(heel, 42)}, holds_of(p=p, e=e))


def draw_distraction() -> Drawing:
    """On the back, seen from the feet: a hand on each front of the pelvis, outward and backward."""
    sheet = Sheet(height=470)
    camera = Camera(sheet, Vector(8, 9, -4), turn=-68, rise=36, zoom=2.95)
    p = make_supine(RIGHT)
    for side in ("l", "r"):
        p.add_leg(side, LegPose(flex=-3, abduct=4))
    rest_arms(p)
    e = make_examiner(Vector(-6, 25, -40), Vector(0.04, 1, 0.7), hips=36)
    left, right = p.mark("asis", "l"), p.mark("asis", "r")
    e.add_arm("r", left.plus(UP, 1), ArmPose(Vector(0.2, -0.4, 1), DOWN, Vector(-1, 0.4, 0)))
    e.add_arm("l", right.plus(UP, 1), ArmPose(Vector(0.2, -0.3, 1), DOWN, Vector(1, 0.5, 0)))
    brush = Brush(sheet, camera)
    brush.paint("e.leg_l e.short_l e.leg_r table p.head p.trunk p.shorts", p=p, e=e)
    for direction in (-1, 1):
        sheet.line([camera.page(p.at(x * direction, forward, up)) for x, forward, up in CHEST], width=1.6)
    limbs = "p.arm_r p.hand_r p.arm_l p.hand_l p.leg_r p.short_r p.leg_l p.short_l "
    brush.paint(limbs + "e.hand_l e.arm_l e.trunk e.short_r e.head e.hand_r e.arm_r", p=p, e=e)
    marks: dict[str, MarkShape] = {}
    for name, place, direction in (("left", left, 1), ("right", right, -1)):
        push = (
            camera.page(place.plus(Vector(0, -1, 4 * direction))),
            camera.page(place.plus(Vector(0, -13, 26 * direction))),
        )
        sheet.arrow(*push)
        marks[name] = behind((push[1], push[0]))
    draw_ring(sheet, WINDOW_AT, WINDOW_RADIUS, [((5.4, 8), (11, 2.6))])
    marks["window"] = mark_window(WINDOW_AT)
    return Drawing(sheet, marks, holds_of(p=p, e=e))


def draw_compression() -> Drawing:
    """Lying on the right side, back to the examiner: both hands push the upper iliac crest down."""
    sheet = Sheet()
    camera = Camera(sheet, Vector(3, 39, 0), rise=20)
    p = Body(Vector(0, 17, 0), LEFT, NEAR)
    p.add_head()
    p.add_leg("r", LegPose(flex=45, knee=80, point=30))
    p.add_leg("l", LegPose(flex=48, knee=80, abduct=-9, point=30))
    p.add_arm("r", Vector(-69, 4, 27), ArmPose(Vector(-1, 0, 0.2), UP, Vector(0.2, 0, 1)))
    p.add_arm("l", Vector(-16, 4, 30), ArmPose(Vector(0.3, 0, 1), DOWN, Vector(-0.2, 0.6, 0.6)))
    e = make_examiner(Vector(-14, 36, -46), Vector(0, 1, 0.62), tilt=4, knees=90)
    crest = p.mark("crest", "l")
    stack_hands(e, crest, (Vector(-0.5, 0, 1), Vector(0.5, -0.05, 1)))
    body = "p.trunk p.arm_r p.hand_r p.shorts p.head p.leg_r p.short_r p.leg_l p.short_l p.arm_l p.hand_l "
    Brush(sheet, camera).paint(BEHIND + body + STACKED, p=p, e=e)
    push = camera.page(crest.plus(Vector(1, 34, 0))), camera.page(crest.plus(Vector(1, 9, 0)))
    sheet.arrow(*push)
    draw_ring(sheet, WINDOW_AT, WINDOW_RADIUS, [((15.4, 3), (10.2, 3))], turn=90)
    return Drawing(sheet, {"push": behind(push), "window": mark_window(WINDOW_AT)}, holds_of(p=p, e=e))


def draw_thigh_thrust() -> Drawing:
    """On the back, left hip and knee at a right angle: a push along the femur, a hand under the sacrum."""
    sheet = Sheet()
    camera = Camera(sheet, Vector(6, 36, 0), rise=14, zoom=3.25)
    p = make_supine(z=-6)
    p.add_leg("r", LegPose(flex=-3))
    p.add_leg("l", LegPose(flex=90, knee=92, point=30), hem=0.4)
    fold_arms(p)
    e = make_examiner(Vector(-2, 19, -44), Vector(-0.6, 1, 0.72), tilt=-8, knees=25)
    knee, under = p.joints["knee_l"].plus(UP, 5.7), p.mark("sacrum-side", "l")
    e.add_arm("l", knee, ArmPose(Vector(-0.4, -0.4, 1), DOWN, Vector(1, -0.1, -0.5)))
    e.add_arm("r", under, ArmPose(Vector(0.25, 0, 1), UP, Vector(-1, 0.3, 0)))
    brush = Brush(sheet, camera)
    brush.paint(
        BEHIND + "e.hand_r e.arm_r p.arm_l p.trunk p.hand_l p.arm_r p.hand_r e.arm_l p.shorts p.leg_l p.short_l p.head "
        "p.leg_r p.short_r e.hand_l e.hand_r?",
        p=p,
        e=e,
    )
    draw_sacrum_aside(sheet, camera, p)
    femur, start = p.joints["femur_l"], p.joints["knee_l"].plus(NEAR, 6)
    push = camera.page(start.plus(femur, 1)), camera.page(start.plus(femur, -31))
    sheet.arrow(*push)
    ring = camera.page(p.at(0, -9, 4.5))
    sheet.ring(ring, 33)
    (x, y), _ = push
    marks: dict[str, MarkShape] = {"push": ("point", (x + 34, y + 44)), "hold": beside(ring, 38)}
    return Drawing(sheet, marks, holds_of(p=p, e=e))


def draw_sacral_thrust() -> Drawing:
    """Face down: both hands, one on the other, push the middle of the sacrum straight down."""
    sheet = Sheet(height=486)
    camera = Camera(sheet, Vector(6, 42, -14), turn=66, rise=45, zoom=3.6)
    p = make_prone(-8)
    e = make_examiner(Vector(3, 41, -41), Vector(0.05, 1, 0.75), tilt=-22, hips=36)
    sacrum = p.mark("sacrum")
    stack_hands(e, sacrum, (Vector(-1, 0, 0.45), Vector(-1, 0, -0.1)))
    brush = Brush(sheet, camera)
    brush.paint(HEADLESS + "table " + PRONE, p=p, e=e)
    draw_bones(sheet, camera, p)
    brush.paint(STACKED + "e.head", p=p, e=e)
    push = camera.page(sacrum.plus(Vector(3, 33, 0))), camera.page(sacrum.plus(Vector(3, 6, 0)))
    sheet.arrow(*push)
    draw_ring(sheet, WINDOW_AT, WINDOW_RADIUS, [((0, -17), (0, -8.2))], turn=180)
    return Drawing(sheet, {"push": behind(push), "window": mark_window(WINDOW_AT)}, holds_of(p=p, e=e))


MANOEUVRES: dict[str, Callable[[], Drawing]] = {
    "manoeuvre-1": draw_faber,
    "manoeuvre-2": draw_gaenslen,
    "manoeuvre-3": draw_prone_shear,
    "manoeuvre-4": draw_distraction,
    "manoeuvre-5": draw_compression,
    "manoeuvre-6": draw_thigh_thrust,
    "manoeuvre-7": draw_sacral_thrust,
}
