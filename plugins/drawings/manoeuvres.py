"""The seven manoeuvres: a patient, an examiner, a camera, the order of painting, arrows and marks.

Here and in the orders of painting `p` is the patient and `e` the examiner.
"""

from __future__ import annotations

from collections.abc import Callable

from drawings.body import Body
from drawings.camera import Camera
from drawings.limbs import ArmPose, LegPose
from drawings.paint import Brush
from drawings.pelvis import ILIUM, SACRUM, draw_bones, draw_ring, mirror, see_through
from drawings.scene import (
    BEHIND,
    HANDS,
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
    rest_arms,
    stack_hands,
)
from drawings.sheet import Sheet
from drawings.vector import DOWN, LEFT, NEAR, RIGHT, UP, Vector

WINDOW_AT, WINDOW_RADIUS = (548.0, 92.0), 80.0
WINDOW_MARK: MarkShape = ("circle", (*WINDOW_AT, 58))


def draw_faber() -> Drawing:
    """On the back, figure four: the left knee is pushed down, the right front of the pelvis held."""
    sheet = Sheet()
    camera = Camera(sheet, Vector(2, 20, -6), turn=48, rise=42, zoom=3.15)
    p = make_supine()
    p.add_leg("r", LegPose(flex=-3))
    p.add_leg("l", LegPose(ankle=p.joints["knee_r"].plus(Vector(-7, 9.5, -2)), pole=Vector(0.1, 0.3, -1)), hem=0.5)
    fold_arms(p)
    e = make_examiner(Vector(-12, 28, -54), Vector(0.1, 1, 0.85), tilt=-4)
    knee, held = p.joints["knee_l"].plus(UP, 5.7), p.mark("asis", "r")
    e.add_arm("r", held, ArmPose(Vector(-0.1, -0.1, 1), DOWN, LEFT))
    e.add_arm("l", knee, ArmPose(Vector(0.5, -0.3, 0.8), DOWN, Vector(0.3, 1, 0)))
    body = "p.head p.trunk p.arm_l p.hand_l p.arm_r p.hand_r p.shorts p.leg_r p.short_r p.leg_l p.short_l "
    Brush(sheet, camera).paint(BEHIND + body + HANDS, p=p, e=e)
    push = camera.page(knee.plus(Vector(12, 30, 0))), camera.page(knee.plus(Vector(12, 0, 0)))
    sheet.arrow(*push)
    ring = camera.page(held.plus(NEAR, 2))
    sheet.ring(ring, 25)
    return Drawing(sheet, {"push": behind(push), "hold": beside(ring)}, holds_of(p=p, e=e))


def draw_gaenslen() -> Drawing:
    """On the back at the edge: the left leg hangs over it and is pushed down, the right knee to the chest."""
    sheet = Sheet(height=486)
    camera = Camera(sheet, Vector(0, 6, 20), rise=14, zoom=2.75)
    p = make_supine(RIGHT, 18)
    p.add_leg("l", LegPose(flex=-24, abduct=16, knee=58, point=30))
    p.add_leg("r", LegPose(flex=118, knee=125, point=30))
    fold_arms(p, 40)
    e = make_examiner(Vector(-60, 18, 47), Vector(0.8, 1, -0.25), forward=RIGHT)
    e.add_leg("l", LegPose(flex=19, knee=18), hem=0.4)
    e.add_leg("r", LegPose(flex=27, knee=20), hem=0.4)
    knee = p.joints["knee_r"].plus(LEFT, 5)
    thigh = p.mark("hip", "l").plus(p.joints["femur_l"], 30).plus(UP, 7)
    e.add_arm("r", thigh, ArmPose(Vector(1, -0.2, -0.2), DOWN, Vector(0, -1, 0.4)))
    e.add_arm("l", knee, ArmPose(Vector(0.6, 1, 0), Vector(1, -0.5, 0), Vector(0, -1, -0.4)))
    Brush(sheet, camera).paint(
        "table p.arm_r p.hand_r p.leg_r p.short_r p.head p.trunk p.shorts e.arm_l e.sleeve_l e.hand_l p.arm_l p.hand_l "
        "p.leg_l p.short_l e.leg_l e.short_l e.leg_r e.trunk e.short_r e.head e.arm_r e.sleeve_r e.hand_r",
        p=p,
        e=e,
    )
    down = camera.page(thigh.plus(Vector(17, 30, 0))), camera.page(thigh.plus(Vector(13, 3, 0)))
    bend = camera.page(knee.plus(Vector(-7, 19, 0))), camera.page(knee.plus(Vector(21, 7, 0)))
    sheet.arrow(*down)
    sheet.arrow(*bend)
    return Drawing(sheet, {"down": behind(down), "bend": behind(bend)}, holds_of(p=p, e=e))


def draw_prone_shear() -> Drawing:
    """Face down: one palm on the back of the left hip bone, beside the midline; no direction is drawn."""
    sheet = Sheet()
    camera = Camera(sheet, Vector(2, 24, 0), rise=58, zoom=3.6)
    p = make_prone()
    e = make_examiner(Vector(-32, 28, -46), Vector(0.25, 1, 0.7), tilt=-8)
    palm = p.mark("ilium-back", "l")
    e.add_arm("l", palm.plus(UP, 1), ArmPose(Vector(0.9, -0.1, 0.8), DOWN, Vector(-1, 0.6, 0)))
    e.add_arm("r", e.at(15, 12, 4), ArmPose(e.up.scaled(-1), e.forward.scaled(-1), e.right))
    brush = Brush(sheet, camera)
    brush.paint(HEADLESS + "table " + PRONE, p=p, e=e)
    draw_bones(sheet, camera, p)
    brush.paint(HANDS + "e.head", p=p, e=e)
    sheet.loop(see_through(camera, p, ILIUM, -1), stroke="ink", width=1.4, dash="4 4")
    sheet.loop(see_through(camera, p, mirror(SACRUM)), stroke="ink", width=1.4, dash="4 4")
    sheet.press(camera.page(e.holds["l"].palm), 8)
    return Drawing(sheet, {"press": beside(camera.page(palm))}, holds_of(p=p, e=e))


def draw_distraction() -> Drawing:
    """On the back, seen from the feet: a hand on each front of the pelvis, outward and backward."""
    sheet = Sheet(height=470)
    camera = Camera(sheet, Vector(8, 9, -4), turn=-68, rise=30, zoom=2.95)
    p = make_supine(RIGHT)
    for side in ("l", "r"):
        p.add_leg(side, LegPose(flex=-3, abduct=4))
    rest_arms(p)
    e = make_examiner(Vector(-6, 25, -40), Vector(0.04, 1, 0.7), hips=36)
    left, right = p.mark("asis", "l"), p.mark("asis", "r")
    e.add_arm("r", left.plus(UP, 1), ArmPose(Vector(0.2, -0.4, 1), DOWN, Vector(-1, 0.4, 0)))
    e.add_arm("l", right.plus(UP, 1), ArmPose(Vector(0.2, -0.3, 1), DOWN, Vector(1, 0.5, 0)))
    Brush(sheet, camera).paint(
        "e.leg_l e.short_l e.leg_r table p.head p.trunk p.arm_r p.hand_r p.arm_l p.hand_l p.shorts p.leg_r p.short_r "
        "p.leg_l p.short_l e.arm_l e.sleeve_l e.hand_l e.trunk e.short_r e.head e.arm_r e.sleeve_r e.hand_r",
        p=p,
        e=e,
    )
    marks: dict[str, MarkShape] = {}
    for name, place, way in (("left", left, 1), ("right", right, -1)):
        push = camera.page(place.plus(Vector(0, -7, 18 * way))), camera.page(place.plus(Vector(0, -19, 36 * way)))
        sheet.arrow(*push)
        marks[name] = behind((push[1], push[0]))
    draw_ring(sheet, WINDOW_AT, WINDOW_RADIUS, [((5.4, 8), (11, 2.6))])
    marks["window"] = WINDOW_MARK
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
    draw_ring(sheet, WINDOW_AT, WINDOW_RADIUS, [((15.4, 3), (10.2, 3))])
    return Drawing(sheet, {"push": behind(push), "window": WINDOW_MARK}, holds_of(p=p, e=e))


def draw_thigh_thrust() -> Drawing:
    """On the back, left hip and knee at a right angle: a push along the femur, a hand under the sacrum."""
    sheet = Sheet()
    camera = Camera(sheet, Vector(3, 35, 0), rise=14, zoom=3.25)
    p = make_supine()
    p.add_leg("r", LegPose(flex=-3))
    p.add_leg("l", LegPose(flex=90, knee=92, point=30))
    fold_arms(p)
    e = make_examiner(Vector(2, 22.5, -40), Vector(-0.32, 1, 0.78), tilt=-8, knees=90)
    knee, under = p.joints["knee_l"].plus(UP, 5.7), p.mark("sacrum-side", "l")
    e.add_arm("l", knee, ArmPose(Vector(0.1, -0.5, 1), Vector(0, -1, -0.3), Vector(1, 0.1, 0.2)))
    e.add_arm("r", under, ArmPose(Vector(0.25, 0, 1), UP, Vector(-1, 0.3, 0)))
    Brush(sheet, camera).paint(
        BEHIND
        + "e.arm_r e.sleeve_r e.hand_r p.arm_l p.trunk p.hand_l p.arm_r p.hand_r p.shorts p.leg_l p.short_l p.head "
        "p.leg_r p.short_r e.arm_l e.sleeve_l e.hand_l e.hand_r?",
        p=p,
        e=e,
    )
    femur = p.joints["femur_l"]
    start = p.joints["knee_l"].plus(Vector(14, 0, 9))
    push = camera.page(start.plus(femur, -3)), camera.page(start.plus(femur, -34))
    sheet.arrow(*push)
    ring = camera.page(e.holds["r"].palm)
    sheet.ring(ring, 22)
    return Drawing(sheet, {"push": behind(push), "hold": beside(ring)}, holds_of(p=p, e=e))


def draw_sacral_thrust() -> Drawing:
    """Face down: both hands, one on the other, push the middle of the sacrum straight down."""
    sheet = Sheet()
    camera = Camera(sheet, Vector(0, 21, -8), turn=62, rise=44, zoom=3.4)
    p = make_prone()
    e = make_examiner(Vector(10, 28, -44), Vector(0, 1, 0.8), tilt=2)
    sacrum = p.mark("sacrum")
    stack_hands(e, sacrum, (Vector(-1, 0, 0.15), Vector(-1, 0, 0.45)))
    brush = Brush(sheet, camera)
    brush.paint(HEADLESS + "table " + PRONE, p=p, e=e)
    draw_bones(sheet, camera, p)
    brush.paint(STACKED + "e.head", p=p, e=e)
    sheet.loop(see_through(camera, p, mirror(SACRUM)), stroke="ink", width=1.4, dash="4 4")
    push = camera.page(sacrum.plus(Vector(1, 36, 0))), camera.page(sacrum.plus(Vector(1, 9, 0)))
    sheet.arrow(*push)
    return Drawing(sheet, {"push": behind(push)}, holds_of(p=p, e=e))


MANOEUVRES: dict[str, Callable[[], Drawing]] = {
    "manoeuvre-1": draw_faber,
    "manoeuvre-2": draw_gaenslen,
    "manoeuvre-3": draw_prone_shear,
    "manoeuvre-4": draw_distraction,
    "manoeuvre-5": draw_compression,
    "manoeuvre-6": draw_thigh_thrust,
    "manoeuvre-7": draw_sacral_thrust,
}
