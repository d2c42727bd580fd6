"""Ligaments between the bones: within and behind the joints, to the spine, and across the notches."""

from __future__ import annotations

import numpy as np

from course.figures.mri import sacrum
from course.figures.mri.cut import Cut, Window
from course.figures.mri.joint import END, FRONT_BESIDE, SACRAL_SHARE, TOP, Faces, find_faces
from course.figures.mri.muscles import measure_back
from course.figures.mri.shapes import Floats, Tube, bump, read_points, smoothstep, to_upright, turn
from course.figures.mri.texture import NOISES

FIBRES = ((-0.88, 0.32, -0.34), (0.47, 0.66, -0.59), (0.04, -0.68, -0.73))  # of the interosseous ligament
BOX = np.array([[26, TOP - 6, -26], [92, 78, 66]], float)
_BANDS: dict[str, tuple[str, tuple[float, float, float]]] = {  # of the left side: path with radius, how flat it is
    "posterior_short_1": ("54,6,52,2 45,9,40,2.2 36,13,32,2", (1, 2.4, 1)),
    "posterior_short_2": ("48,22,55,2 41,25,41,2.2 34,29,31,2", (1, 2.4, 1)),
    "posterior_short_3": ("44,38,52,2 38,41,38,2.2 33,45,27,2", (1, 2.4, 1)),
    "posterior_long": ("42,38,58,2.6 38,54,43,3 34.5,69,27,3 31.5,82,12,2.4", (1.5, 1, 0.8)),
    "sacrotuberous": ("40,56,34,1.6 36,72,18,1.9 33.5,86,4,2.1 38,98,-14,2.2 48,108,-36,2.6", (0.9, 2.2, 1)),
    "sacrospinous": ("29,86,-6,3 38,85,-20,2.6 48,83,-38,2.4", (1, 1.7, 0.8)),
    "iliolumbar_upper": ("46,-28,19.5,2 64,-29,19.5,1.9 84,-27,20.5,2 105,-24,22,2.6", (1, 1.9, 1)),
    "iliolumbar_lower": ("46,-25,18,1.8 58,-19,18,2 70,-13,19,2.3 84,-7,20,2.8", (1, 1.5, 0.9)),
    "lumbosacral": ("44,-24,16,1.6 50,-14,10,1.6 55,-5,4,1.8", (1, 1, 1.3)),
}
BANDS = {name: Tube(read_points(path), squash) for name, (path, squash) in _BANDS.items()}


def paint_ligaments(cut: Cut) -> None:
    """Paint bands and fascia, then what fills the joints; the bones that follow leave the gap between them."""
    _paint_fascia(cut)
    for name, tube in BANDS.items():
        for side in "LR":
            found = cut.find_tube(tube, side)
            if found:
                window, near, at = found
                loose = np.clip(0.72 + 0.25 * NOISES[3](cut.texture_at(window, side), (6, 1.1, 1.1)), 0.4, 1)
                cut.paint(window, f"{name}_{side}", "ligament", loose * cut.share(near(at)))
    for side in "LR":
        place = cut.window(BOX, side)
        if place:
            _paint_joint(cut, place, side)


def _paint_joint(cut: Cut, window: Window, side: str) -> None:
    """Paint the gap between the bones, as far as there is bone on both sides: wedge, capsule and cartilage."""
    at = cut.at(window, side)
    x, u, w = at
    faces = find_faces(u, w, side)
    between = np.maximum(faces.sacral - 1.5 - x, x - faces.iliac - 1.5)
    apart = np.maximum(cut.known["sacrum"][window], cut.known[f"ilium_{side}"][window])
    limit = 19 - 9 * (1 - smoothstep(u, 0, 16))  # above, the ligaments end with the bones
    _paint_wedge(cut, window, side, faces, np.maximum(between, apart - limit))
    near = np.maximum(between, apart - (faces.iliac - faces.sacral) - 0.5)
    capsule = np.maximum.reduce([near, faces.behind - 1.5, TOP + 2 - u])
    cut.paint(window, f"capsule_{side}", "ligament", cut.share(capsule, slab=False))
    front = FRONT_BESIDE(u) + 1.5 - w
    inner = np.maximum.reduce([near + 0.35, TOP - u, u - END, front, faces.behind])
    iliac = smoothstep((x - faces.sacral) / (faces.iliac - faces.sacral), SACRAL_SHARE - 0.12, SACRAL_SHARE + 0.12)
    density = (0.86 - 0.3 * iliac) * (1 + 0.12 * NOISES[1](at, (4, 5, 5)))  # fibrous on the ilium, and uneven
    cut.paint(window, f"joint_{side}_cartilage", "cartilage", cut.share(inner, slab=False), density=density)


def _paint_wedge(cut: Cut, window: Window, side: str, faces: Faces, between: Floats) -> None:
    """Paint the space behind the joint: oblique bundles from the ilium down and forward to the sacrum, and fat."""
    x, u, w = cut.at(window, side)
    roof = sacrum.FRONT(u) + sacrum.BODY(u) + sacrum.CANAL(u) + 5 + 0.75 * np.maximum(x - 38, 0)
    field = np.maximum.reduce(
        [
            between,
            TOP + 5 - u + 0.2 * (x - 50) + 3 * NOISES[1](cut.at(window, side), 6),
            u - 74,
            w - roof,
            0.3 - faces.behind,
        ]
    )
    inside = cut.share(field, slab=False)
    cut.paint(window, f"joint_{side}_ligaments", "fat", inside, fat=0.88)
    fibres = turn(cut.texture_at(window, side), FIBRES)
    bundles = smoothstep(NOISES[0](fibres, (3.4, 0.62, 1.3)) + 0.4 * NOISES[2](fibres, (4, 2, 2)), -1.2, 0.9)
    share = 0.12 + 0.74 * bundles
    share = np.maximum(share, 0.75 * bump(w - roof, -1.5, 1.6))  # the posterior ligament closes it
    cut.paint(window, f"joint_{side}_ligaments", "ligament", np.asarray(inside * share, np.float32))


def _paint_fascia(cut: Cut) -> None:
    """Paint the thoracolumbar fascia behind the muscles of the back, and the midline band between them."""
    x, u, w = cut.at(cut.all)
    down, back = to_upright(u, w)
    depth = measure_back(x, down) + 2.2 + 0.4 * NOISES[0](cut.at(cut.all), 12) - back
    over = smoothstep(54 - np.abs(x) - 0.25 * np.maximum(down, 0), 0, 4) * (1 - smoothstep(down, 10, 40))
    cut.paint(cut.all, "fascia", "ligament", 0.8 * over * cut.share(np.abs(depth - 1) - 0.5, 0.8))
    middle = np.maximum(np.abs(x) - 0.8, np.maximum(-depth, depth - 26))
    cut.paint(cut.all, "midline_band", "ligament", 0.75 * cut.share(middle) * (1 - smoothstep(down, 50, 60)))
