"""What lies in front of the sacrum: rectum in its fatty sleeve, bowel with folds, bladder, ureters, pelvic floor."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from course.figures.mri.cut import Cut
from course.figures.mri.shapes import Ball, Table, Tube, from_upright, smoothstep, to_upright, upright
from course.figures.mri.texture import NOISES

WALL_MM = 1.8


def _lay(path: str) -> Tube:
    return Tube(upright(path))


@dataclass(frozen=True, slots=True)
class Loop:
    """A loop of bowel: its tube, what it holds, how far apart its folds are in mm, and where gas floats above stool."""

    tube: Tube
    content: str
    folds_mm: float
    gas_above: float | None = None


RECTUM = upright("4,24,-20,12 1,40,-4,14 -3,56,8,15.5 2,72,17,16 4,88,22,15 0,106,27,13 0,122,33,8 0,150,45,7")
RECTUM_TUBE = Tube(RECTUM)
SLEEVE = Tube(RECTUM[:6] + np.array((0, 0, 1.5, 12)), (1.1, 1, 0.9))  # the fascia around the fat of the rectum
LOOPS = (
    Loop(_lay("90,-100,-4,14 93,-66,-14,14.5 95,-40,-30,14 86,-8,-56,13 66,16,-60,12.5"), "bowel_stool", 15, -0.2),
    Loop(_lay("66,16,-60,12.5 42,30,-52,12 26,16,-40,12 4,10,-32,11.5 -12,14,-26,11.5 4,24,-20,12"), "bowel_stool", 14),
    Loop(_lay("-88,-100,-2,19 -92,-62,-16,21 -88,-34,-40,21 -80,-6,-58,17"), "bowel_stool", 19, -0.15),
    Loop(_lay("-70,-2,-60,10 -46,10,-58,10.5 -28,26,-52,10 -40,42,-44,10 -22,52,-36,10"), "bowel_fluid", 4.4),
    Loop(_lay("-10,-6,-74,11 14,-14,-70,11 36,-4,-74,11.5 58,-10,-76,10"), "bowel_fluid", 4.0),
    Loop(_lay("-34,-26,-62,11 -14,-36,-70,11 12,-34,-68,10.5 34,-40,-64,11 50,-32,-56,10"), "bowel_fluid", 4.6),
    Loop(
        _lay("-56,-50,-44,10 -36,-58,-58,11 -10,-66,-70,11 22,-64,-68,11 46,-56,-60,11 62,-66,-44,10"),
        "bowel_fluid",
        4.2,
    ),
    Loop(_lay("-52,30,-70,10.5 -26,44,-72,11 0,40,-62,11 22,52,-56,10.5 38,62,-44,9.5"), "bowel_fluid", 4.4),
    Loop(_lay("58,-88,-30,10 36,-92,-60,11 6,-96,-76,11"), "bowel_fluid", 4.4),
)
BLADDER = _lay("-24,83,-55,17 -12,83,-57,23.5 0,84,-58,25.5 12,83,-57,23.5 24,83,-55,17")
VESICLES = Tube(upright("5,99,-24,4.5 16,97,-21,6 27,93,-18,5.5 35,89,-15,3"), (1, 1, 0.8))
URETER = _lay("36,-70,-36,2 37,-20,-44,2 40,14,-42,2 49,40,-22,2 51,62,-8,2 44,82,-18,2 30,90,-32,2")
LEVATOR = Table("80:58 92:47 104:36 116:22 126:13.5 150:11.5")  # its distance from the anal canal, by how far down
LEVATOR_MM = 1.9


def paint_viscera(cut: Cut) -> None:
    """Paint the organs of the pelvis and the bowel above it."""
    _paint_mesorectum(cut)
    for loop in LOOPS:
        _paint_loop(cut, loop)
    _paint_loop(cut, Loop(RECTUM_TUBE, "bowel_stool", 26))
    cut.paint_solid(BLADDER, "bladder", "bowel_wall", "L", grow_mm=2.5)
    cut.paint_solid(BLADDER, "urine", "csf", "L")
    cut.paint_solid(VESICLES, "seminal_vesicle", "gland")
    cut.paint_solid(URETER, "ureter", "bowel_wall")
    cut.paint_solid(URETER, "ureter_lumen", "bowel_fluid", grow_mm=-1.1)
    _paint_levator(cut)


def _paint_mesorectum(cut: Cut) -> None:
    """Paint the fascia around the rectum and its fat, a thin line, and the vessels within."""
    found = cut.find_tube(SLEEVE, "L")
    if found is None:
        return
    window, near, at = found
    distance = near(at) + 2.2 * NOISES[1](at, 14)
    thin = (0.34 + 0.14 * NOISES[0](at, 4)) * cut.share(np.abs(distance) - 0.35, 0.7)
    cut.paint(window, "mesorectal_fascia", "ligament", thin)
    for shift, tissue, thick in (
        ((5, 0, 18, 0), "vein", 1.5),
        ((-4, 0, 19, 0), "artery", 1.3),
        ((14, 0, 11, 0), "vein", 1.0),
    ):
        path = RECTUM[:5] + shift
        path[:, 3] = np.linspace(thick, 0.6, len(path))
        cut.paint_solid(Tube(path), "rectal_vessel", tissue, "L")
    rng = np.random.default_rng(4)
    for knot in RECTUM[1:5]:  # a few small nodes
        angle = rng.uniform(0, np.pi)
        middle = knot[:3] + np.array((21 * np.cos(angle), rng.uniform(-6, 6), 19 * np.sin(angle)))
        node = Ball(middle, rng.uniform((1.2, 1.4, 1.2), (2.0, 2.8, 2.0)))
        cut.paint_solid(node, "rectal_node", "bowel_wall", "L")


def _paint_loop(cut: Cut, loop: Loop) -> None:
    """Paint a loop: its wall, content, and folds that cross part of the lumen."""
    found = cut.find_tube(loop.tube, "L")
    if found is None:
        return
    window, near, at = found
    distance, along = near.locate(at)
    start = float(np.linalg.norm(near.path[0, :3] - loop.tube.path[0, :3]))
    phase = 2 * np.pi * (along + start) / loop.folds_mm
    uneven = NOISES[1](at, 6) + 0.7 * np.cos(phase)
    distance = distance + (0.5 if loop.folds_mm < 10 else 1.8) * uneven + 2 * NOISES[0](at, 15)
    name = "rectum" if loop.tube is RECTUM_TUBE else "bowel"
    cut.paint(window, name, "bowel_wall", cut.share(distance))
    inner = distance + WALL_MM
    texture = cut.texture_at(window)
    patchy = np.clip(1 + 0.12 * NOISES[2](texture, 1.6) + 0.11 * NOISES[0](texture, 5), 0.6, 1.4)
    cut.paint(window, name, loop.content, cut.share(inner), density=patchy)
    if loop.folds_mm < 10:
        folds = np.asarray(1.0 - 2.2 * (np.cos(phase + 0.8 * NOISES[0](at, 5)) - 0.35), np.float32)
        cut.paint(window, name, "bowel_wall", 0.5 * cut.share(np.maximum(folds, -inner - 4.5)) * cut.share(inner))
    if loop.gas_above is not None:  # it floats in front, since the patient lies on his back
        walked = np.r_[0, np.cumsum(np.linalg.norm(np.diff(near.path[:, :3], axis=0), axis=1))]
        _, middle = to_upright(near.path[:, 1].astype(np.float32), near.path[:, 2].astype(np.float32))
        _, back = to_upright(at[1], at[2])
        level = back - np.interp(along, walked, middle) - 10 * loop.gas_above + 1.5 * NOISES[3](at, 7)
        level += 13 * (1 + np.sin((along + start) / 21))  # in some stretches only
        gas = np.asarray(np.maximum(inner + 0.8, level), np.float32)
        cut.paint(window, f"{name}_gas", "bowel_gas", cut.share(gas))


def _paint_levator(cut: Cut) -> None:
    """Paint the muscle sheet that closes the pelvis: a funnel around the lower rectum, hung up at the sides."""
    low, high = from_upright(80, 25), from_upright(150, 70)
    box = np.array([[-60, low[0] - 30, -100], [60, high[0] + 20, 0]], float)
    window = cut.window(box)
    if window is None:
        return
    x, u, w = at = cut.at(window)
    down, back = to_upright(u, w)
    middle = np.interp(down, (80, 106, 122, 150), (28, 28, 33, 45))
    away = np.hypot(x, 1.25 * (back - middle))
    sheet = np.abs(away - LEVATOR(down) + 0.8 * NOISES[0](at, 10)) / 1.5 - LEVATOR_MM
    ends = np.maximum(np.maximum(84 - down, down - 150), np.maximum(back - 60, middle - 14 - back))
    share = cut.share(np.asarray(np.maximum(sheet, ends), np.float32)) * smoothstep(down, 80, 90)
    cut.paint(window, "levator_ani", "muscle", share)
