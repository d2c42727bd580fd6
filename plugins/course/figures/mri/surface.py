"""Skin and the fat under it: the lower back, the buttocks and the cleft between them."""

from __future__ import annotations

import numpy as np

from course.figures.mri.cut import Cut
from course.figures.mri.muscles import BUTTOCK, CURVE, bulge
from course.figures.mri.shapes import Floats, Place, Table, bump, smoothstep, to_upright
from course.figures.mri.texture import NOISES

FAT_MM = Table("-60:9 -20:10 20:12 70:15 120:18 180:17")
CLEFT_MM, CLEFT_HALF = Table("30:0 55:3 80:9 105:15 130:27 180:48"), Table("40:20 80:14 110:10 180:7")
SKIN_MM = 1.8
SEPTA_MM = 11.0  # from one septum to the next


def measure_skin(at: Place) -> Floats:
    """Return the signed distance of the body."""
    x, u, w = at
    down, back = to_upright(u, w)
    ax = np.abs(x)
    steep = np.sqrt(1 + (2 * CURVE * np.maximum(ax - 42, 0)) ** 2)
    least = 30 - 0.25 * np.maximum(down, 0)
    flat = least + 6 * np.logaddexp(0, (ax - least) / 6)  # over the sacrum the skin spans from side to side
    surface = BUTTOCK(down) - bulge(flat) + FAT_MM(down) * np.minimum(steep, 1.5)
    surface += (3 * bump(ax, 28, 18) - 2 * bump(ax, 0, 14)) * (1 - smoothstep(down, 20, 60))  # the furrow of the back
    surface -= CLEFT_MM(down) * np.exp(-((ax / CLEFT_HALF(down)) ** 1.6))
    return np.asarray((back - surface) / steep, np.float32)


def paint_body(cut: Cut) -> None:
    """Paint skin, and fat with its thin septa in all that later structures leave free.

    The skin is measured at the places of textures, or an oblique slice would smear it over a centimetre.
    """
    smooth = cut.texture_at(cut.all)
    skin = measure_skin(smooth)
    cut.paint(cut.all, "skin", "skin", cut.share(skin, slab=False))
    fat = 0.93 + 0.012 * NOISES[1](smooth, 2.2) - _draw_septa(smooth, skin)
    cut.paint(cut.all, "fat", "fat", cut.share(skin + SKIN_MM, slab=False), fat=fat)


def _draw_septa(at: Place, skin: Floats) -> Floats:
    """Return how much less fat there is in septa: thin sheets about parallel to the skin, with gaps."""
    layer = skin / SEPTA_MM + 1.1 * NOISES[0](at, 9)
    near = np.abs(layer - np.round(layer)) * SEPTA_MM
    seen = smoothstep(NOISES[2](at, (8, 8, 5)), 0.1, 1.2) * smoothstep(skin, -40, -25)
    return np.asarray(0.16 * seen * np.clip(1.3 - near, 0, 1), np.float32)
