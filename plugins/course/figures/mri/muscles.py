"""Muscles: layers on the wing of the ilium, tubes, and the great gluteal sheet; thin planes of fat lie between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from course.figures.mri.cut import Cut
from course.figures.mri.ilium import WING
from course.figures.mri.shapes import (
    FAR_MM,
    Floats,
    Place,
    Points,
    Table,
    Tube,
    intersect,
    read_points,
    smoothstep,
    to_upright,
    turn,
    upright,
)
from course.figures.mri.texture import NOISES

HALF_GAP_MM = 0.8
LEAF_MM = 8.5  # from one leaf of fat within a muscle to the next
EVERYWHERE = np.array([[0, -200, -200], [200, 250, 200]], float)

# How thick the layers on the wing are, by the place along it (0 behind, 1 in front) and by the level u.
# The muscles on the wing recede forward as it narrows towards the notch: so much of the way along it.
RECEDE = Table("16:0 28:0.08 38:0.24 48:0.46 56:0.62")
ILIACUS = Table("0.38:0 0.48:6 0.62:13 0.85:17 1:12"), Table("-45:0.4 -28:0.85 -10:1.05 6:1.15 18:1 28:0.4 36:0")
MINIMUS = Table("0.3:0 0.42:5 0.6:11 0.8:13 1:10"), Table("-38:0 -26:0.4 -5:0.9 26:1 52:0.8 60:0")
MEDIUS = Table("0.04:0 0.16:6 0.32:19 0.5:29 0.75:32 1:24"), Table("-46:0.1 -34:0.7 -12:1 30:1 52:0.85 60:0")

# The surface of the buttock without skin, by how far down, and how thick the great gluteal muscle is, by x.
BUTTOCK = Table("-60:52 -40:56 -15:63 0:68 20:74 50:82 80:88 110:92 150:91 200:85")
MAXIMUS_MM = Table("8:14 22:27 42:38 75:39 105:31 135:22")
MAXIMUS_EDGE = Table("-30:55 -12:50 4:45 25:37 45:30 70:23 95:13 120:8 160:16 200:30")  # least x, by how far down
CURVE = 0.0062


# The muscles of the back, by how far down: how far out each reaches, and the floor that they lie on.
MULTIFIDUS_OUT = Table("-95:29 -60:31 -35:35 -10:38 10:34 30:26 50:15 68:5")
ERECTOR_OUT = Table("-95:64 -60:66 -38:62 -22:53 -6:42 10:33")
BACK_FLOOR = Table("-95:6 -60:3 -35:7 -10:24 10:38 30:50 50:60 70:70")
BACK_BOX = np.array([[0, -160, -60], [75, 130, 110]], float)


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle of the left side: its solid, the box it lies in, the way of its fibres, and how streaky it is."""

    name: str
    solid: Callable[[Place], Floats]
    box: Points
    fibres: tuple[float, float, float]
    streaks: float


def bulge(x: Floats) -> Floats:
    """Return how far the buttock recedes at x, in mm: sideways, and towards the sacrum."""
    return np.asarray(CURVE * np.maximum(x - 42, 0) ** 2 + 0.009 * np.maximum(42 - x, 0) ** 2, np.float32)


def _measure_maximus(at: Place) -> Floats:
    x, u, w = at
    down, back = to_upright(u, w)
    deep = BUTTOCK(down) - bulge(x) - back
    across = 0.77 * down - 0.64 * x
    steep = np.sqrt(1 + (2 * CURVE * np.maximum(x - 42, 0)) ** 2)
    sheet = np.maximum(-deep, deep - MAXIMUS_MM(x)) / steep
    return intersect(7, np.asarray(sheet, np.float32), MAXIMUS_EDGE(down) - x, -49 - across, across - 86)


def _measure_multifidus(at: Place) -> Floats:
    x, u, w = at
    down, back = to_upright(u, w)
    return intersect(
        12,
        1.5 - x,
        x - MULTIFIDUS_OUT(down) + 0.22 * (back - BUTTOCK(down) + 14),
        back - BUTTOCK(down) + 2,
        BACK_FLOOR(down) + 0.12 * x - back,
        down - 64,
    )


def _measure_erector(at: Place) -> Floats:
    x, u, w = at
    down, back = to_upright(u, w)
    out, within = ERECTOR_OUT(down), MULTIFIDUS_OUT(down) - 0.22 * (back - BUTTOCK(down) + 14)
    deep = BACK_FLOOR(down) + 2 + 0.3 * np.maximum(x - 40, 0)
    round_ = 0.016 * np.maximum(x - 40, 0) ** 2
    return intersect(9, within - x, x - out, back - BUTTOCK(down) + 2 + round_, deep - back, down - 12)


def _layer(
    thick: tuple[Table, Table], inside: tuple[Table, Table] | None = None, way: int = 1
) -> Callable[[Place], Floats]:
    """Return a layer on the outer surface of the wing (way 1) or the inner one (-1), perhaps upon another layer."""

    def measure(at: Place) -> Floats:
        offset, half, along = WING.locate(at)
        along = along - RECEDE(at[1])
        height = way * offset - half
        top = thick[0](along) * thick[1](at[1])
        floor = 0.9 + (inside[0](along) * inside[1](at[1]) if inside else np.float32(0))
        layer = np.maximum(height - top, floor - height)
        return np.asarray(np.where(top - floor < 0.8, FAR_MM, layer), np.float32)

    return measure


def _tube(
    name: str, knots: Points, squash: tuple[float, float, float], fibres: tuple[float, float, float], streaks: float
) -> Muscle:
    tube = Tube(knots, squash)
    return Muscle(name, tube, tube.box, fibres, streaks)


MUSCLES = (
    Muscle("iliacus", _layer(ILIACUS, way=-1), WING.box, (0.4, 0.6, -0.7), 0.6),
    Muscle("gluteus_minimus", _layer(MINIMUS), WING.box, (0.5, 0.8, -0.3), 0.8),
    Muscle("gluteus_medius", _layer(MEDIUS, MINIMUS), WING.box, (0.45, 0.85, -0.25), 1.0),
    Muscle("gluteus_maximus", _measure_maximus, EVERYWHERE, (0.75, 0.4, -0.52), 1.7),
    _tube(
        "psoas",
        upright("31,-95,-12,13.5 37,-60,-20,15.5 46,-26,-23,17 55,8,-38,16 64,38,-57,14 76,64,-70,14"),
        (0.95, 1.05, 1.05),
        (0.3, 0.65, -0.7),
        0.9,
    ),
    _tube(
        "piriformis",
        read_points(
            "13,50,-8,3 22,56,-10,6 34,63,-4,9 46,69,-1.5,11.5 62,67,-14,11.5 80,64,-29,10.5 100,58,-44,8 120,52,-55,5"
        ),
        (1, 1.15, 1),
        (0.88, 0.02, -0.46),
        0.9,
    ),
    _tube(
        "obturator",
        read_points("64,34,-62,4 56,52,-68,7 53,70,-66,8 57,92,-58,8 64,106,-48,6"),
        (0.8, 1, 1.6),
        (0.2, 0.9, 0.3),
        0.6,
    ),
    Muscle("multifidus", _measure_multifidus, BACK_BOX, (0.15, 0.95, 0.2), 1.6),
    Muscle("erector_spinae", _measure_erector, BACK_BOX, (0.1, 0.95, 0.25), 1.4),
    _tube(
        "quadratus", upright("64,-98,4,10 70,-66,6,9.5 80,-54,10,7 92,-50,15,4"), (1.3, 1, 0.8), (0.5, 0.8, 0.2), 0.7
    ),
)


def paint_muscles(cut: Cut) -> None:
    """Paint all muscles: each place belongs to the one it lies deepest in, and fat stays where two meet."""
    first, second = (np.full(cut.shape, FAR_MM, np.float32) for _ in range(2))
    fat, owner = np.zeros(cut.shape, np.float32), np.zeros(cut.shape, np.uint8)
    names = [""]
    for number, muscle in enumerate(MUSCLES):
        for side in "LR":
            window = cut.window(muscle.box, side)
            if window is None:
                continue
            names.append(f"{muscle.name}_{side}")
            at = cut.at(window, side)
            distance = muscle.solid(at) + 0.9 * NOISES[2](at, 12, 5 * number + 3 * (side == "R"))
            distance = np.where(at[0] > 0, distance, np.float32(FAR_MM))
            nearest, next_ = first[window], second[window]
            closer = distance < nearest
            next_[:] = np.where(closer, nearest, np.minimum(next_, distance))
            nearest[closer] = distance[closer]
            owner[window][closer] = len(names) - 1
            is_seen = closer & (distance < 2)
            if is_seen.any():
                streaks = _draw_streaks(cut.texture_at(window, side), muscle, distance, 7 * number)
                fat[window] = np.where(closer, streaks, fat[window])
    edge = np.maximum(first, HALF_GAP_MM - (second - first) / 2)
    share = cut.share(edge, 0.8)
    for number, name in enumerate(names):
        if number and (owner == number).any():
            cut.paint(cut.all, name, "muscle", share * (owner == number), fat=fat)


def _draw_streaks(at: Place, muscle: Muscle, distance: Floats, shift: float) -> Floats:
    """Return the fat fraction: bundles along the fibres, and between some of them thin leaves of fat."""
    along = np.array(muscle.fibres) / np.linalg.norm(muscle.fibres)
    across = np.cross(along, (0.1, 0.3, 1))
    across /= np.linalg.norm(across)
    turned = turn(at, (along, across, np.cross(along, across)))
    broad, fine = (
        NOISES[0](turned, (15, 1.5, 2.6), shift),
        NOISES[3](turned, (11, 0.8, 1.2), shift),
    )
    slow = NOISES[1](turned, (24, 6, 9), shift)
    phase = turned[1] / LEAF_MM + 0.45 * slow + 0.12 * broad
    leaves = np.exp(-(((phase - np.round(phase)) / 0.045) ** 2)) * smoothstep(
        slow + 0.5 * NOISES[2](turned, 14, shift), -0.2, 0.9
    )
    streaks = 0.11 * np.maximum(broad - 0.9, 0) + 0.08 * np.maximum(fine - 0.9, 0) + 0.012 * broad + 0.14 * leaves
    return np.asarray(0.035 + np.clip(muscle.streaks * streaks, -0.03, 0.6) * smoothstep(-distance, 0.2, 4), np.float32)
