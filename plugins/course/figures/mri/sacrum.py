"""The sacrum with its canal, foramina and remnants of discs, and the coccyx."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from course.figures.mri.bone import paint_bone
from course.figures.mri.cut import Cut
from course.figures.mri.joint import FRONT_BESIDE, PLATE_MM, find_cartilage, find_faces
from course.figures.mri.shapes import (
    FAR_MM,
    Ball,
    Floats,
    Place,
    Table,
    Tube,
    bump,
    intersect,
    read_points,
    smoothstep,
    unite,
)
from course.figures.mri.texture import NOISES

CORTEX_MM = 1.1
FRONT = Table(
    "-10:-21 0:-19 18:-11.2 38:-5.4 52:-3.3 62:-2.8 70:-3.2 82:-5.2 93:-8.2 102:-11.5 110:-15"
)  # in the midline
BODY = Table("0:31 18:24.2 38:18.4 52:15.5 62:14 72:12.6 84:11 96:9.5 110:8")  # depth of the bodies
CANAL = Table("0:14 20:13 38:10.5 55:8 70:6 84:3.6 93:1.4")  # depth of the canal
CANAL_HALF = Table("0:15 20:13 40:10 60:8 80:5 88:3 93:1")
ROOF_MM = Table("0:1.4 60:1.2 84:1.8 102:4.5")  # of the canal, between the laminae
LENGTH_MM = 107.5
BOX = np.array([[-68, -14, -28], [68, 112, 48]], float)

CREST = [
    Tube(read_points(text), (0.8, 1.8, 1))
    for text in ("0,9,34,3.2 0.4,17,42.5,3", "0,33,31,3.2 -0.5,41,38.5,2.7", "0,54,26,3 0.4,60,31,2.3")
]
ARCH = [  # of the left half: laminae from the intermediate crest up to the midline
    Tube(read_points(text), (1, 1.8, 1))
    for text in (
        "25,5,19.5,3.6 13,9,25.5,3.3 0,14,29,3.2",
        "21,29,18,3.2 11,32.5,23.5,3 0,37,27,2.9",
        "17,50,15,2.8 8.5,53,19.5,2.6 0,56.5,22.5,2.5",
        "13,69,10.5,2.4 6.5,72,13.5,2.2 0,75,16,2",
    )
]
FACET = Tube(read_points("25,7,21,5.6 25.5,-6,24.5,6"), (1, 1.2, 1))
FACET_BED = Tube(read_points("17.5,-15.7,31.2,6.3 18.5,1,31,6.6"))  # it is hollow, and L5 lies in it with a narrow gap


@dataclass(frozen=True, slots=True, eq=False)
class Foramen:
    """A canal for a nerve on one side, and what lies in it."""

    name: str
    side: str
    canal: Tube
    root: Tube
    vein: Tube


def _foramen(name: str, side: str, path: str, oval: float, root: tuple[float, float, float] = (0, 0, 0)) -> Foramen:
    knots, squash = read_points(path), (1.0, oval, 1.0)
    thin = ((*root, 0), (1, 1, 1, 0.57)), ((-2.4, 3.2, 0, 0), (1, 1, 1, 0.18))
    return Foramen(name, side, Tube(knots, squash), *(Tube(knots * scale + shift, squash) for shift, scale in thin))


FRONT_FORAMINA = (
    _foramen("S1", "L", "11,10,19,4 17,18,10,5.1 22.5,25,-1,6 28.5,34,-18,9.5", 1.25, (0.8, -1.2, 0)),
    _foramen("S2", "L", "9,34,18,2.8 14.5,40,9,3.8 19,45.5,0,5.1 23.5,53,-15,8.2", 1.2, (-0.4, -0.6, 0)),
    _foramen("S3", "L", "7,54.5,14.5,2.4 12,60,7,3.3 16,64.5,-1,4.2 20.5,70,-13,6.8", 1.15, (0.6, 0.3, 0)),
    _foramen("S4", "L", "6,72,8,2.4 10.5,77,2,2.9 14,82,-6,3.2 16,86,-15,5", 1.1),
    _foramen("S1", "R", "11.5,9,19,4.1 18,16.5,10,5.2 23.5,23.5,-1,6.4 29.5,33,-18,9.8", 1.1, (-0.6, -0.4, 0)),
    _foramen("S2", "R", "9,35,18,2.7 14,41.5,9,3.6 18.5,47,0,4.8 23,54,-15,8", 1.35, (0.5, -1, 0)),
    _foramen("S3", "R", "7,53.5,14.5,2.5 12.5,58.5,7,3.5 17,63,-1,4.5 21,69,-13,7", 1.05, (-0.5, 0.5, 0)),
    _foramen("S4", "R", "6,73,8,2.2 10,78,2,2.6 13,83,-6,2.9 15.5,87,-15,4.6", 1.2),
)
BACK_FORAMINA = (
    _foramen("S1", "L", "19,19,10,2.4 22,20,20,2.2 25,23,30,3 26,25,42,4", 1.5),
    _foramen("S2", "L", "16,41,10,1.9 19.5,42.5,18,1.8 22,44.5,26,2.3 23,46,36,3", 1.25),
    _foramen("S3", "L", "13.5,61,8,1.7 16.5,62,16,1.5 18.5,64,23,2 19,65,32,2.6", 1.6),
    _foramen("S1", "R", "19.5,17.5,10,2.1 21.5,18,20,1.9 23.5,20,30,2.5 24,22,42,3.6", 1.2),
    _foramen("S2", "R", "15.5,42.5,10,2.2 18.5,44,18,2 20.5,46.5,26,2.6 22,48,36,3.2", 1.45),
    _foramen("S3", "R", "13,59.5,8,1.5 15.5,61,16,1.3 17.5,62,23,1.7 18.5,63,32,2.2", 1.2),
)
REMNANTS = ((27.5, 13.5, 1.0), (48.5, 10.5, 0.8), (67, 7.5, 0.6), (84.5, 5.5, 0.5))  # u, half the width and height
COCCYX = (
    Ball((0.4, 115.5, -16), (9, 5.2, 4)),
    Ball((0.8, 125, -20.5), (6, 4.4, 3.5)),
    Ball((1.1, 133.5, -26), (4.4, 3.8, 3)),
)


def measure_sacrum(at: Place, sides: dict[str, Floats]) -> Floats:
    """Return the signed distance of the sacrum; `sides` holds the sacral face of the joint on each side."""
    x, u, w = at
    ax = np.abs(x)
    face = np.where(x > 0, sides["L"], sides["R"])
    front = FRONT_BESIDE(u) + (FRONT(u) - FRONT_BESIDE(u)) * np.exp(-((ax / 23) ** 2))
    front += 3.5 * bump(ax, 31, 8) * (1 - smoothstep(u, 6, 30))  # the groove between body and wing
    front -= 3.2 * bump(ax, 45, 10) * (1 - smoothstep(u, 8, 38))  # the wing bulges forward
    front -= bump(ax, 30, 10) * bump(u, 46, 16)  # lower down the bone is hollow from side to side
    front += 0.025 * np.maximum(ax - face + 9, 0) ** 2  # a round edge in front of the joint
    front += 0.9 * sum(bump(u, level, 3.2) for level in (27.5, 48.5, 67)) * -bump(ax, 0, 18)  # ridges between bodies
    back = FRONT(u) + BODY(u) + CANAL(u) + ROOF_MM(u) - 3.8 * smoothstep(ax, 1, 24) - 10 * smoothstep(ax, 39, 55)
    top = 0.04 * w + 0.7 * np.cos(x / 9) * (ax < 28) + 4 * bump(ax, 31, 5.5) - 2.5 * smoothstep(ax, 36, 58)
    top += 0.5 * np.maximum(-w - 7, 0) * smoothstep(ax, 24, 34) + 0.34 * np.maximum(w - 12, 0) * smoothstep(ax, 25, 34)
    top += 0.6 * np.maximum(w - 15, 0) * bump(ax, 0, 15)  # the arch of S1 begins lower in the midline
    solid = intersect(5, ax - face, front - w, w - back, top - u, u - LENGTH_MM + 0.016 * ax * ax)
    half = ax, u, w
    behind = [part(half) for part in ARCH]
    facet = intersect(1.5, FACET(half), -FACET_BED(half))
    return unite(2.5, solid, *(crest(at) for crest in CREST), *behind, facet)


def know_sacrum(cut: Cut) -> None:
    """Measure the sacrum once for all that lies in it and beside it, and how thick its cortex is."""
    distance, cortex = np.full(cut.shape, FAR_MM, np.float32), np.full(cut.shape, CORTEX_MM, np.float32)
    window = cut.window(BOX)
    if window:
        x, u, w = at = cut.at(window)
        faces = {side: find_faces(u, w, side) for side in "LR"}
        distance[window] = measure_sacrum(at, {side: each.sacral for side, each in faces.items()})
        for side, each in faces.items():
            deep = each.sacral - (x if side == "L" else -x)
            cortex[window][find_cartilage(each, u, w) & (deep < 6)] = PLATE_MM["sacrum"]
    cut.known |= {"sacrum": distance, "sacrum_cortex": cortex}


def measure_canal(at: Place) -> Floats:
    """Return the signed distance of the sacral canal, a flat arch that is open above."""
    x, u, w = at
    deep = CANAL(u) / 2
    floor = FRONT(u) + BODY(u)
    rise = (w - floor - deep) / deep
    round_ = np.sqrt((x / CANAL_HALF(u)) ** 2 * (1 + 0.35 * np.clip(rise, -1.5, 1.5)) + rise**2)
    return np.asarray(np.maximum((round_ - 1) * deep, np.maximum(-u - 6, u - 92)), np.float32)


def paint_sacrum(cut: Cut) -> None:
    """Paint the bone, then what lies in it."""
    for number, ball in enumerate(COCCYX):
        window = cut.window(ball.box)
        if window:
            paint_bone(cut, window, f"coccyx_{number + 1}", ball(cut.at(window)), CORTEX_MM)
    window = cut.window(BOX)
    if window is None:
        return
    at = cut.at(window)
    bone = _open_foramina(cut)[window]
    wings = 0.07 * smoothstep(np.abs(at[0]), 22, 44) - 0.035
    paint_bone(cut, window, "sacrum", bone, cut.known["sacrum_cortex"][window], more_fat=wings)
    _paint_remnants(cut)
    canal = measure_canal(at)
    cut.paint(window, "canal_wall", "cortex", cut.share(np.maximum(canal - 0.9, -at[1])))
    cut.paint(window, "canal", "fat", cut.share(np.maximum(canal, -at[1] - 1)), fat=0.88)
    outside, hole = cut.known["sacrum"], np.full(cut.shape, FAR_MM, np.float32)
    hole[window] = canal
    for foramen in BACK_FORAMINA:
        _paint_foramen(cut, foramen, outside, hole, "foramen_behind", 0.5)
    for foramen in FRONT_FORAMINA:
        _paint_foramen(cut, foramen, outside, hole, "foramen", 2.5)
    for foramen in FRONT_FORAMINA:
        _paint_root(cut, foramen)


def _open_foramina(cut: Cut) -> Floats:
    """Return the signed distance of the sacrum without its foramina in front, which have round lips."""
    bone = cut.known["sacrum"].copy()
    for foramen in FRONT_FORAMINA:
        found = cut.find_tube(foramen.canal, foramen.side)
        if found:
            window, tube, at = found
            bone[window] = intersect(4, bone[window], -tube(at))
    return bone


def _paint_remnants(cut: Cut) -> None:
    """Paint what is left of the discs: two thin dark plates with a little disc between."""
    window = cut.window(np.array([[-20, 20, -16], [20, 90, 20]], float))
    if window is None:
        return
    at = cut.at(window)
    x, u, w = at
    for place, wide, half in REMNANTS:
        middle = place + 0.05 * (w - 4) + 0.7 * np.cos(x / 7) + 0.15 * NOISES[0](at, 5)
        deep = BODY(u) / 2 - 1.5
        round_ = np.sqrt((x / wide) ** 2 + ((w - FRONT(u) - BODY(u) / 2) / deep) ** 2)
        field = intersect(2, np.abs(u - middle) - half, np.asarray((round_ - 1) * deep, np.float32))
        cut.paint(window, "remnant", "cortex", 0.8 * cut.share(field - 0.6))
        if half > 0.7:
            inner = np.maximum(field + 0.1, (round_ - 0.8) * deep)
            cut.paint(window, "remnant", "disc", 0.8 * cut.share(inner))


def _paint_foramen(cut: Cut, foramen: Foramen, bone: Floats, hole: Floats, kind: str, out_mm: float) -> None:
    """Paint the rim where there is bone around, and the fat in it, which reaches so far out of the bone."""
    found = cut.find_tube(foramen.canal, foramen.side)
    if found is None:
        return
    window, tube, at = found
    distance = tube(at)
    rim = np.maximum(np.maximum(distance - 0.7, 0.2 - hole[window]), bone[window] + 0.4)
    cut.paint(window, f"foramen_rim_{foramen.name}_{foramen.side}", "cortex", cut.share(rim))
    fat = np.maximum(distance, bone[window] - out_mm)
    cut.paint(window, f"{kind}_{foramen.name}_{foramen.side}", "fat", cut.share(fat), fat=0.9)


def _paint_root(cut: Cut, foramen: Foramen) -> None:
    """Paint the root in its foramen, and a vein beside it."""
    for name, tissue, inner in (("root", "nerve", foramen.root), ("vein", "vein", foramen.vein)):
        found = cut.find_tube(inner, foramen.side)
        if found:
            window, tube, at = found
            cut.paint(window, f"{name}_{foramen.name}_{foramen.side}", tissue, cut.share(tube(at)))
