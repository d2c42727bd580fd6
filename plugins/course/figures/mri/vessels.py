"""Vessels and nerves of the pelvis. Blood that flows fast leaves no signal; in small veins it is slow and bright."""

from __future__ import annotations

from functools import cache

import numpy as np

from course.figures.mri.cut import Cut
from course.figures.mri.muscles import BUTTOCK, bulge
from course.figures.mri.shapes import Tube, read_points, to_upright, upright
from course.figures.mri.texture import NOISES

SMALL = 110

ARTERIES = {  # of the left side, upright; the right ones mirror them
    "common_iliac_artery": "3,-62,-50,6.3 14,-40,-47,6 27,-12,-44,5.4 39,12,-37,5",
    "external_iliac_artery": "39,12,-37,4.8 48,32,-44,4.6 56,55,-57,4.5 65,80,-70,4.5",
    "internal_iliac_artery": "39,12,-37,4 35,24,-28,3.8 38,42,-12,3.2 45,55,0,2.6",
    "superior_gluteal_artery": "44,50,-2,2.3 52,55,7,1.9 61,54,14,1.6 67,47,17,1.3 72,36,16,1.1 80,20,11,1 90,2,5,0.8",
    "inferior_gluteal_artery": "45,55,0,1.9 50,72,11,1.7 58,84,24,1.4 66,84,37,1.2 76,90,48,0.9",
}
VEINS = {
    "external_iliac_vein": "35,14,-21,5.6 43,31,-35,5.3 48,56,-49,5.1 56,81,-63,5",
    "internal_iliac_vein": "35,14,-21,5 39,29,-10,4.4 41,43,0,3.8",
}
SLOW_VEINS = {
    "superior_gluteal_vein": "41,46,0,2.6 50,57,9,2 60,56,15,1.5 65,50,19,1.2 70,39,19,1",
    "inferior_gluteal_vein": "42,54,2,2 49,74,14,1.8 57,87,27,1.5 67,88,38,1.3 74,97,47,0.9",
    "presacral_vein": "16,30,10,1.4 19,44,25,1.6 16,58,36,1.5 13,76,44,1.2",
    "ascending_lumbar_vein": "30,-92,-4,1.6 33,-50,-2,1.6 34,-18,-4,1.8 36,6,-18,2",
}
MIDLINE = (  # upright, not mirrored
    ("aorta", "artery", "4,-110,-52,8.5 3,-62,-50,8"),
    ("vena_cava", "vein_flow", "-15,-110,-43,10 -14,-76,-42,9.6 -12,-47,-39,8.6"),
    ("common_iliac_vein_R", "vein_flow", "-14,-50,-39,7 -24,-18,-33,6.6 -35,14,-21,6"),
    ("common_iliac_vein_L", "vein_flow", "-11,-48,-38,7 8,-26,-38,6.4 25,-4,-31,6.1 35,14,-21,6"),
)
NERVES = {  # of the left side, in the frame of the sacrum
    "root_L5": "12,-27,21,2.8 20,-16,12,3.4 28,-7,1,3.2 36,5,-13,3 42,24,-19,3 47,46,-28,3.4",
    "root_L4_outside": "24,-44,16,2.8 33,-30,4,2.6 38,-12,-10,2.4 41,10,-19,2.2",
    "root_S1_outside": "28,34,-18,3.2 37,46,-24,3.2 46,57,-30,3.4",
    "root_S2_outside": "23,53,-15,2.5 33,58,-22,2.6 45,62,-30,3",
    "root_S3_outside": "20,69,-13,2 31,68,-21,2.2 43,66,-30,2.4",
    "sciatic_nerve": "46,46,-28,3.6 48,58,-31,4 54,70,-35,4.6 62,82,-34,4.8 70,98,-36,4.6 80,128,-48,4.2",
    "femoral_nerve": "54,-40,4,1.8 64,-27,-18,2 71,-14,-50,2.2",
}


@cache
def _scatter() -> tuple[tuple[str, Tube], ...]:
    """Return small vessels at random in the fat of pelvis and buttocks, as tissue and tube."""
    rng, vessels = np.random.default_rng(3), []
    for _ in range(SMALL):
        middle, way = rng.uniform((-100, -70, -100), (100, 135, 30)), 5 * rng.normal(size=3)
        radius, is_vein = rng.uniform(0.6, 1.3), rng.random() < 0.6
        down, back = to_upright(middle[1], middle[2])
        is_within = back < BUTTOCK(down) - bulge(abs(middle[0])) + 5
        if is_within and (middle[2] <= -24 or back >= 62):
            aside = np.cross(way, rng.normal(size=3)) / 6  # none runs straight
            knots = [
                (*(middle + share * way + curve * aside), size)
                for share, curve, size in ((-1, 0, 0.5), (-0.3, 1, radius), (0.4, -0.8, radius), (1, 0.3, 0.5))
            ]
            vessels.append(("vein" if is_vein else "artery", Tube(knots)))
    return tuple(vessels)


@cache
def _lay(path: str, *, is_upright: bool) -> Tube:
    return Tube(upright(path) if is_upright else read_points(path))


def paint_vessels(cut: Cut) -> None:
    """Paint veins, then arteries, then small vessels scattered in the fat of pelvis and buttocks."""
    for vessels, tissue in ((VEINS, "vein_flow"), (ARTERIES, "artery"), (SLOW_VEINS, "vein")):
        middle = [(name, path, "L") for name, kind, path in MIDLINE if kind == tissue]
        _paint_kind(cut, tissue, [*middle, *((name, path, "LR") for name, path in vessels.items())])
    for tissue, tube in _scatter():
        cut.paint_solid(tube, "small_vessel", tissue, "L")


def paint_nerves(cut: Cut) -> None:
    """Paint nerves, with fat between their bundles."""
    for name, path in NERVES.items():
        tube = _lay(path, is_upright=False)
        for side in "LR":
            found = cut.find_tube(tube, side)
            if found:
                window, near, at = found
                fat = 0.16 + 0.14 * NOISES[3](at, 0.9)
                cut.paint(window, f"{name}_{side}", "nerve", cut.share(near(at)), fat=fat)


def _paint_kind(cut: Cut, tissue: str, vessels: list[tuple[str, str, str]]) -> None:
    """Paint vessels of one kind, as name, path and sides: all walls first, so that none crosses where two join."""
    for name, path, sides in vessels:
        cut.paint_solid(_lay(path, is_upright=True), f"{name}_wall", "muscle", sides, grow_mm=0.5)
    for name, path, sides in vessels:
        cut.paint_solid(_lay(path, is_upright=True), name, tissue, sides, grow_mm=-0.3)
