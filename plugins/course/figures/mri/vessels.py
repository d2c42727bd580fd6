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
    "common_iliac_artery": "3,-62,-50,6.3 14,-40,-47,6 26,-12,-43,5.4 37,12,-35,5",
    "external_iliac_artery": "37,12,-35,4.8 47,28,-45,4.6 58,46,-60,4.5 68,64,-72,4.5",
    "internal_iliac_artery": "37,12,-35,4 41,28,-19,3.8 43,42,-5,3.2 46,56,7,2.6",
    "superior_gluteal_artery": "45,46,3,2.3 53,46,12,2 63,43,20,1.8 82,30,26,1.4 100,14,22,1",
    "inferior_gluteal_artery": "46,56,7,1.9 50,72,18,1.7 57,88,31,1.4 68,106,40,1",
}
VEINS = {
    "external_iliac_vein": "37,12,-27,5.6 45,30,-38,5.3 56,48,-54,5.1 66,64,-66,5",
    "internal_iliac_vein": "37,12,-27,5 39,28,-12,4.4 41,42,0,3.8",
}
SLOW_VEINS = {
    "superior_gluteal_vein": "43,43,3,2.6 54,49,14,2.1 64,46,22,1.9 84,34,28,1.4 102,20,25,1",
    "inferior_gluteal_vein": "44,56,9,2 52,74,21,1.8 60,92,33,1.5 72,110,41,1",
    "presacral_vein": "16,30,10,1.4 19,44,25,1.6 16,58,36,1.5 13,76,44,1.2",
    "ascending_lumbar_vein": "30,-92,-4,1.6 33,-50,-2,1.6 34,-18,-4,1.8 36,6,-18,2",
}
MIDLINE = (  # upright, not mirrored
    ("aorta", "artery", "4,-110,-52,8.5 3,-62,-50,8"),
    ("vena_cava", "vein_flow", "-15,-110,-43,10 -14,-76,-42,9.6 -12,-47,-39,8.6"),
    ("common_iliac_vein_R", "vein_flow", "-14,-50,-39,7 -24,-20,-36,6.6 -37,12,-27,6"),
    ("common_iliac_vein_L", "vein_flow", "-11,-48,-38,7 8,-26,-38,6.4 26,-4,-34,6.1 37,12,-27,6"),
)
NERVES = {  # of the left side, in the frame of the sacrum
    "root_L5": "12,-27,21,2.8 20,-16,12,3.4 28,-7,1,3.2 36,5,-13,3 41,24,-19,3 47,52,-18.5,3.6",
    "root_L4_outside": "24,-44,16,2.8 33,-30,4,2.6 38,-12,-10,2.4 41,10,-19,2.2",
    "root_S1_outside": "28,34,-18,3.2 36,45,-19.5,3.2 45,56,-18.5,3.4",
    "root_S2_outside": "23,53,-15,2.5 34,58,-18.5,2.6 45,61,-19,3",
    "root_S3_outside": "20,69,-13,2 32,66,-19,2.2 44,64,-20,2.4",
    "sciatic_nerve": "45,57,-19,3.8 53,69,-22,4.6 63,84,-19,4.8 73,102,-20,4.4 85,130,-28,4.2",
    "femoral_nerve": "50,-40,4,1.8 58,-28,-22,2 70,-16,-56,2.2",
}


@cache
def _scatter() -> tuple[tuple[str, Tube], ...]:
    """Return small vessels at random in the fat of pelvis and buttocks, as tissue and tube."""
    rng, vessels = np.random.default_rng(3), []
    for _ in range(SMALL):
        middle, way = rng.uniform((-100, -70, -100), (100, 135, 30)), 7 * rng.normal(size=3)
        radius, is_vein = rng.uniform(0.6, 1.3), rng.random() < 0.6
        down, back = to_upright(middle[1], middle[2])
        is_within = back < BUTTOCK(down) - bulge(abs(middle[0])) + 5
        if is_within and (middle[2] <= -24 or back >= 62):
            knots = [(*(middle + share * way), size) for share, size in ((-1, 0.5), (0.1, radius), (1, 0.5))]
            vessels.append(("vein" if is_vein else "artery", Tube(knots)))
    return tuple(vessels)


@cache
def _lay(path: str, *, is_upright: bool) -> Tube:
    return Tube(upright(path) if is_upright else read_points(path))


def paint_vessels(cut: Cut) -> None:
    """Paint vessels with a thin wall, and small ones scattered in the fat of pelvis and buttocks."""
    for name, tissue, path in MIDLINE:
        _paint_vessel(cut, name, tissue, path, "L")
    for vessels, tissue in ((VEINS, "vein_flow"), (ARTERIES, "artery"), (SLOW_VEINS, "vein")):
        for name, path in vessels.items():
            _paint_vessel(cut, name, tissue, path, "LR")
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


def _paint_vessel(cut: Cut, name: str, tissue: str, path: str, sides: str) -> None:
    tube = _lay(path, is_upright=True)
    cut.paint_solid(tube, f"{name}_wall", "muscle", sides, grow_mm=0.5)
    cut.paint_solid(tube, name, tissue, sides, grow_mm=-0.3)
