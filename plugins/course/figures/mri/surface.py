"""Skin and the fat under it: the lower back, the buttocks and the cleft between them."""

from __future__ import annotations

import numpy as np

from course.figures.mri.cut import Cut
from course.figures.mri.muscles import BUTTOCK, CURVE, bulge
from course.figures.mri.shapes import Floats, Place, Table, to_upright
from course.figures.mri.texture import NOISES

FAT_MM = Table("-60:9 -20:10 20:12 70:15 120:18 180:17")
CLEFT_MM, CLEFT_HALF = Table("30:0 55:3 80:9 105:15 130:27 180:48"), Table("40:20 80:14 110:10 180:7")
SKIN_MM = 1.8


def measure_skin(at: Place) -> Floats:
    """Return the signed distance of the body."""
    x, u, w = at
    down, back = to_upright(u, w)
    ax = np.abs(x)
    steep = np.sqrt(1 + (2 * CURVE * np.maximum(ax - 42, 0)) ** 2)
    flat = np.maximum(ax, 30 - 0.25 * np.maximum(down, 0))  # over the sacrum the skin spans from side to side
    surface = BUTTOCK(down) - bulge(flat) + FAT_MM(down) * np.minimum(steep, 1.5)
    surface -= CLEFT_MM(down) * np.exp(-((ax / CLEFT_HALF(down)) ** 1.6))
    return np.asarray((back - surface) / steep, np.float32)


def paint_body(cut: Cut) -> None:
    """Paint skin, and fat with its thin septa in all that later structures leave free."""
    at = cut.at(cut.all)
    skin = measure_skin(at)
    cut.paint(cut.all, "skin", "skin", cut.share(skin))
    smooth = cut.texture_at(cut.all)
    septa = (np.abs(NOISES[0](smooth, (5, 5, 4))) < 0.045) & (NOISES[2](smooth, 9) > -0.2)
    fat = 0.93 + 0.012 * NOISES[1](smooth, 2.2) - 0.2 * septa
    cut.paint(cut.all, "fat", "fat", cut.share(skin + SKIN_MM), fat=fat)
