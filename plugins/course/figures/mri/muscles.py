"""Muscles: layers on the wing of the ilium, tubes, and the great gluteal sheet; thin planes of fat lie between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from course.figures.mri.cut import Cut
from course.figures.mri.ilium import WING
from course.figures.mri.joint import FRONT_BESIDE
from course.figures.mri.shapes import (
    FAR_MM,
    Floats,
    Place,
    Points,
    Table,
    Tube,
    bump,
    intersect,
    read_points,
    smoothstep,
    to_upright,
    turn,
    unite,
    upright,
)
from course.figures.mri.texture import NOISES

HALF_GAP_MM = 0.8
LEAF_MM = 8.5  # from one leaf of fat within a muscle to the next
EVERYWHERE = np.array([[0, -200, -200], [200, 250, 200]], float)

# How thick the layers on the wing are, by the place along it (0 behind, 1 in front) and by the level u.
# The muscles on the wing recede forward as it narrows towards the notch: so much of the way along it.
RECEDE = Table("16:0 30:0.05 44:0.16 52:0.3 60:0.5 68:0.66")
ILIACUS = Table("0.32:0 0.42:10 0.52:18 0.65:25 0.85:27 1:18"), Table("-54:0 -45:0.55 -28:1 6:1.1 16:0.9 26:0.4 36:0")
MINIMUS = Table("0.34:0 0.46:5 0.62:10 0.8:12 1:10"), Table("-30:0 -16:0.5 0:0.9 26:1.1 52:1 62:0.6 68:0")
MEDIUS = (
    Table("0.04:0 0.14:8 0.3:24 0.5:37 0.75:40 1:32"),
    Table("-53:0 -46:0.12 -34:0.6 -12:1 20:1.1 52:1.2 64:1 72:0"),
)

# The surface of the buttock without skin, by how far down, and how thick the great gluteal muscle is, by x.
BUTTOCK = Table("-60:52 -40:56 -15:63 0:68 20:74 50:82 80:88 110:92 150:91 200:85")
MAXIMUS_MM = Table("8:14 22:28 42:43 75:48 105:45 135:34")
MAXIMUS_EDGE = Table("-30:55 -12:50 4:45 25:37 45:30 70:23 95:13 120:8 160:16 200:30")  # least x, by how far down
CURVE = 0.0062


# The muscles of the back, by how far down: how far out each reaches, and the floor that they lie on.
MULTIFIDUS_OUT = Table("-95:29 -60:31 -35:35 -10:38 10:34 30:26 50:15 68:5")
ERECTOR_OUT = Table("-95:66 -60:70 -44:74 -30:70 -16:60 -2:47 12:34")
BACK_FLOOR = Table("-95:6 -60:3 -35:7 -10:24 10:38 30:50 50:60 70:70")
BACK_BOX = np.array([[0, -160, -60], [82, 130, 110]], float)

# The psoas, with the part of it that comes from the bodies of the vertebrae.
PSOAS = tuple(
    Tube(upright(path), (0.95, 1.05, 1.05))
    for path in (
        "31,-95,-12,13.5 37,-60,-20,15.5 46,-26,-23,17 56,6,-36,16 64,32,-46,15 69,58,-55,14 76,86,-64,13",
        "25,-95,-16,9 29,-60,-22,10 36,-30,-25,9 48,-6,-34,8",
    )
)

# The piriformis comes from the front of S2, S3 and S4, leaves through the notch and tapers to the trochanter.
PIRIFORMIS = tuple(
    Tube(read_points(path), (1, 1.2, 0.9))
    for path in (
        "40,62,-12.5,7.5 53,64,-19,11 67,65,-29,11.2 86,63,-41,9.5 104,60,-53,7.5 124,57,-66,4.5",
        "18,45,-9,3.5 32,51,-11,6.2 46,59,-16,8.5",
        "18,61,-5,3.5 32,62,-8.5,6.8 46,63,-15,8.5",
        "16,78,-8,3.2 30,73,-10.5,6.2 46,66,-15,8.5",
    )
)
# Roughly its belly, from which the gluteal muscles keep off.
BELLY = Tube([(40, 63, -16, 9.5), (80, 64, -38, 9), (124, 57, -66, 4.5)], (1, 1.2, 0.9), smooth=False)


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
    thick = MAXIMUS_MM(x) * (0.35 + 0.65 * smoothstep(across, -72, -40))  # thinner towards its upper border
    sheet = np.maximum(-deep, deep - thick) / steep
    return intersect(7, np.asarray(sheet, np.float32), MAXIMUS_EDGE(down) - x, -72 - across, across - 86)


def _measure_psoas(at: Place) -> Floats:
    return unite(5, *(tube(at) for tube in PSOAS))


def _measure_piriformis(at: Place) -> Floats:
    fan = unite(6, *(tube(at) for tube in PIRIFORMIS))
    return np.maximum(fan, at[2] - FRONT_BESIDE(at[1]) + 2.2)  # a plane of fat before the bone, or slices blend the two


def measure_back(x: Floats, down: Floats) -> Floats:
    """Return how far back the muscles of the back reach: a furrow in the midline between two low swellings."""
    ax = np.abs(x)
    swelling = (2.5 * bump(ax, 25, 16) - 3 * bump(ax, 0, 10)) * (1 - smoothstep(down, 20, 60))
    return np.asarray(BUTTOCK(down) - 2 + swelling - 0.016 * np.maximum(ax - 40, 0) ** 2, np.float32)


def _measure_multifidus(at: Place) -> Floats:
    x, u, w = at
    down, back = to_upright(u, w)
    return intersect(
        12,
        1.5 - x,
        x - MULTIFIDUS_OUT(down) + 0.22 * (back - BUTTOCK(down) + 14),
        back - measure_back(x, down),
        BACK_FLOOR(down) + 0.12 * x - back,
        down - 64,
    )


def _measure_erector(at: Place) -> Floats:
    x, u, w = at
    down, back = to_upright(u, w)
    out, within = ERECTOR_OUT(down), MULTIFIDUS_OUT(down) - 0.22 * (back - BUTTOCK(down) + 14)
    deep = BACK_FLOOR(down) + 2 - 8 * smoothstep(x, 28, 42) + 0.15 * np.maximum(x - 50, 0)
    return intersect(9, within - x, x - out, back - measure_back(x, down), deep - back, down - 12)


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
        if way > 0:  # the piriformis bounds both muscles behind and below, the fascia of the buttock behind
            x, u, w = at
            down, back = to_upright(u, w)
            below = np.maximum(50 + 0.3 * (x - 65) - u, -14 - 0.5 * (x - 40) - 0.86 * w)
            layer = intersect(4, layer, -BELLY(at), -below, back - BUTTOCK(down) + bulge(x) + 3)
        return np.asarray(np.where(top - floor < 0.8, FAR_MM, layer), np.float32)

    return measure


def _box(tubes: tuple[Tube, ...]) -> Points:
    return np.stack([np.min([tube.box[0] for tube in tubes], axis=0), np.max([tube.box[1] for tube in tubes], axis=0)])


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
    Muscle("psoas", _measure_psoas, _box(PSOAS), (0.3, 0.65, -0.7), 0.9),
    Muscle("piriformis", _measure_piriformis, _box(PIRIFORMIS), (0.88, 0.02, -0.46), 0.9),
    _tube(
        "obturator",
        read_points("62,30,-66,5 55,46,-68,9 51,66,-66,10.5 54,90,-58,9 64,106,-48,6"),
        (0.75, 1, 2),
        (0.2, 0.9, 0.3),
        0.6,
    ),
    Muscle("multifidus", _measure_multifidus, BACK_BOX, (0.15, 0.95, 0.2), 1.6),
    Muscle("erector_spinae", _measure_erector, BACK_BOX, (0.1, 0.95, 0.25), 1.4),
    _tube("quadratus", upright("52,-100,-8,9 60,-75,-5,10 70,-52,1,9 80,-38,9,6"), (1.3, 1, 0.8), (0.5, 0.8, 0.2), 0.7),
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
            distance = muscle.solid(at) + 1.1 * NOISES[2](at, 11, 5 * number + 3 * (side == "R"))
            distance = np.where(at[0] > 0, distance, np.float32(FAR_MM))
            nearest, next_ = first[window], second[window]
            closer = distance < nearest
            next_[:] = np.where(closer, nearest, np.minimum(next_, distance))
            nearest[closer] = distance[closer]
            owner[window][closer] = len(names) - 1
            is_seen = closer & (distance < 2)
            if is_seen.any():
                streaks = _draw_streaks(cut.texture_at(window, side), muscle, distance, 7 * number + 3 * (side == "R"))
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
