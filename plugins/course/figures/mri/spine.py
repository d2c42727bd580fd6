"""The two lowest lumbar vertebrae, their discs and facet joints, the canal with the thecal sac, and the roots in it."""

from __future__ import annotations

import numpy as np

from course.figures.mri.bone import paint_bone
from course.figures.mri.cut import Cut
from course.figures.mri.shapes import Ball, Floats, Place, Tube, intersect, read_points, unite
from course.figures.mri.texture import NOISES

CORTEX_MM = 1.0
HALF_WIDE_MM, HALF_DEEP_MM = 26.0, 17.0


class Vertebra:
    """A vertebra whose middle is at (u, w), its top leaning backward, with a body so high, pedicles and processes."""

    PARTS = (  # |x|, down and back from the middle of the body, radius
        "16,-4,12,5 19,-4,24,5",
        "19,-2,25,5.2 11,2,32,3.8 2,5,37,3.8",
        "20,-7,24,4.5 26.5,-17,26,4.8",
        "17.5,0,30,4.6 18.5,15,34.7,4.8",
        "20,-4,20,5 33,-6,17,4.3 48,-9,15,3.8",
    )
    SPINE = Tube(read_points("0,5,38,3.6 0,8,48,3.8 0,9.5,57,4.4"), (0.7, 2, 1))

    def __init__(self, name: str, u: float, w: float, lean_deg: float, high_mm: float) -> None:
        self.name, self.u, self.w, self.lean, self.high_mm = name, u, w, np.deg2rad(lean_deg), high_mm
        self.box = np.array([[-56, u - 42, w - 26], [56, u + 42, w + 68]], float)
        self.parts = [Tube(read_points(text)) for text in self.PARTS]

    def __call__(self, at: Place) -> Floats:
        """Return the signed distance of places."""
        x, u, w = at
        du, dw = u - np.float32(self.u), w - np.float32(self.w)
        cosine, sine = np.float32(np.cos(self.lean)), np.float32(np.sin(self.lean))
        down, back = du * cosine - dw * sine, du * sine + dw * cosine
        half = self.high_mm / 2
        waist = 1 - 0.1 * (1 - np.clip(down / half, -1, 1) ** 2)
        flat = 1 + 0.16 * np.clip(back / HALF_DEEP_MM, 0, 1) ** 2 * np.exp(-((x / 12) ** 2))  # hollow towards the canal
        round_ = np.sqrt((x / (HALF_WIDE_MM * waist)) ** 2 + (back * flat / (HALF_DEEP_MM * waist)) ** 2)
        plate = np.abs(down) - half + 1.2 * np.exp(-((x / 14) ** 2) - (back / 9) ** 2) + 0.05 * back
        body = intersect(2.5, np.asarray((round_ - 1) * HALF_DEEP_MM, np.float32), np.asarray(plate, np.float32))
        own = np.abs(x), np.asarray(down, np.float32), np.asarray(back, np.float32)
        return unite(3, body, *(part(own) for part in self.parts), self.SPINE((x, own[1], own[2])))


VERTEBRAE = (Vertebra("L5", -24.5, 2.5, 17, 27.5), Vertebra("L4", -61, 21, 33, 28))
DISCS = {
    "disc_L5S1": Tube(read_points("0,-1.5,-3.5,1 0,-10,-2.3,1"), (25.5, 5, 16.5), smooth=False),
    "disc_L4L5": Tube(read_points("0,-38.5,8,1 0,-47.5,13.2,1"), (25, 5, 16.5), smooth=False),
}
CANAL = Tube(read_points("0,-92,57,9 0,-61,41.5,8.6 0,-42,32.5,8.2 0,-24,24.5,8.2 0,-8,20,8 0,4,19,7"), (1.35, 1, 1))
SAC = Tube(
    read_points(
        "0,-92,58,7 0,-61,42,6.8 0,-42,33,6.4 0,-24,25,6.2 0,-6,20,5.5 0,14,19.5,4.5 0,30,18.5,3.2 0,41,17.5,0.8"
    ),
    (1.3, 1, 1),
)
FACET_JOINTS = (Ball((22, -2, 28), (6.4, 7.5, 6.4)), Ball((22.5, -31, 37.6), (5.6, 5.6, 5.6)))
FLAVUM = Tube(read_points("9,-13,29,2.4 5,-6,29,2.4"), (1.4, 1.6, 1))
SAC_ROOTS = tuple(
    Tube(read_points(text))
    for text in (
        "4.4,-92,60,0.9 4,-40,34,0.9 4,0,21,1 3.2,28,20,0.8",
        "2,-92,61,0.8 2.2,-40,36,0.8 1.6,0,22.4,0.8 1.4,28,20.6,0.7",
    )
)
LOW_ROOTS = Tube(read_points("4.4,2,21.5,1.1 4.2,30,19.5,1.1 3.6,55,16,1 2.6,80,7,0.8"))


def paint_spine(cut: Cut) -> None:
    """Paint discs and vertebrae; the canal follows once the sacrum is there."""
    for name, disc in DISCS.items():
        _paint_disc(cut, name, disc)
    for joint in FACET_JOINTS:  # the processes that follow leave a gap between them
        cut.paint_solid(joint, "facet_capsule", "ligament", grow_mm=0.6)
        cut.paint_solid(joint, "facet_joint", "cartilage")
    for vertebra in VERTEBRAE:
        window = cut.window(vertebra.box)
        if window:
            paint_bone(cut, window, vertebra.name, vertebra(cut.at(window)), CORTEX_MM)
    cut.paint_solid(CANAL, "canal_wall_lumbar", "ligament", "L", grow_mm=0.6)
    cut.paint_solid(CANAL, "canal_lumbar", "fat", "L", grow_mm=-0.5)
    cut.paint_solid(FLAVUM, "flavum", "ligament")


def paint_sac(cut: Cut) -> None:
    """Paint the thecal sac with its dura, and the roots in the sac and below it."""
    cut.paint_solid(SAC, "dura", "ligament", "L", grow_mm=0.5)
    cut.paint_solid(SAC, "thecal_sac", "csf", "L", grow_mm=-0.2)
    for root in (*SAC_ROOTS, LOW_ROOTS):
        cut.paint_solid(root, "canal_root", "nerve")


def _paint_disc(cut: Cut, name: str, disc: Tube) -> None:
    """Paint the ring and, with a soft border, a nucleus with a darker cleft, a little dried out as at his age."""
    found = cut.find_tube(disc, "L")
    if found is None:
        return
    window, near, at = found
    distance = near(at)
    cut.paint(window, name, "annulus", cut.share(distance, slab=False))
    middle = disc.box.mean(axis=0)
    round_ = np.sqrt((at[0] / HALF_WIDE_MM) ** 2 + ((at[2] - middle[2]) / HALF_DEEP_MM) ** 2)
    core = np.clip(((1 - round_) * HALF_DEEP_MM - 2.5) / 4, 0, 1)
    flat = np.abs(distance + 3.9) < 0.8 + 0.5 * NOISES[0](at, 4)
    share = 0.85 * core * cut.share(distance + 1, slab=False) * np.where(flat, 0.55, 1)
    cut.paint(window, name, "disc", np.asarray(share, np.float32))
