"""The ilium: a curved wing, thin in the fossa and thick at the back, and the socket of the hip with the head in it."""

from __future__ import annotations

import numpy as np

from course.figures.mri.bone import paint_bone
from course.figures.mri.cut import Cut
from course.figures.mri.joint import END, FRONT_BESIDE, PLATE_MM, TOP, Faces, find_cartilage, find_faces
from course.figures.mri.shapes import (
    FAR_MM,
    Ball,
    Floats,
    Place,
    Plate,
    Tube,
    intersect,
    read_points,
    smoothstep,
    unite,
)

# Centre lines from the posterior border to the front, as x,w,thickness. Points 0 and 1 form the hook of the posterior
# spines, 2 and 3 the tuberosity, 4 and 5 lie beside the joint, 6 and 7 in the fossa, 8 in front.
WING = Plate(
    {
        -45: "125,14,5 126.5,11,6 128,7,7 129.5,0,8 130,-10,8.5 129.5,-24,8.5 127,-42,9 122,-60,11 117,-74,12",
        -38: "115,36,9 117,32,10 119,27,11 121,19,9 122.5,9,8 122.5,-6,7 120.5,-28,7 117,-54,8 113,-78,13",
        -28: "101,46,12 104.5,40,14 107,33,15 110,24,14 113,12,10 114.5,-4,7.5 112,-28,6 112,-56,7 110,-82,13",
        -14: "86,54,14 87.5,45,18 89.5,36,21 92,26,20 95.5,12,16 98.5,-6,9 99.5,-28,5.5 101,-56,7 103,-86,17",
        0: "67,58,13 70.5,50,18 75,39,24 78,27,25 79,12,23 81,-9,17 87,-29,6 93,-56,7 98.5,-88,17",
        14: "52,58,13 57,51,17 63,40,24 67.5,28,26 69,12,23 72,-9,18.5 78.5,-29,7.5 85,-53,10 92.5,-88,22",
        28: "44,56,13 48.5,50,16 54.5,41,22 60,29,24.5 63.5,12,21 68,-9,18 70.5,-30,10.5 76,-54,19 86,-88,32",
        40: "41,54,11 45,49,14 49,39,19 53,28,20 57,13,18 62.5,-7,17 64.5,-26,12 72,-50,22 80,-80,26",
        49: "40,49,9 42.5,42,12 46,33,15 49.5,24,16 53,12,16 57.5,-4,15 60,-24,11 65,-46,15 72,-68,16",
        58: "39.5,41,6 42,35,9 44.5,29,11 47,21,12 50,12,12 53.5,0,12 57.5,-20,10 62,-44,13 67,-64,13",
        66: "39.5,33,6 41.5,29,8 43.5,24,9.5 45.5,18,10 47.5,12,10 49.5,5,9 51,-1,7 52,-5,5 52.5,-8,3",
        76: "40,27,5 41,24.5,6 42.5,21,8 44,17,8.5 45.5,13,8.5 46.5,9,8 47.5,5,7 48,3,6 48.3,1,5",
    }
)
SOCKET = Tube(read_points("72,30,-46,12 69,46,-53,12 63,62,-58,10.5 58,82,-62,9 58,100,-68,9"))
NOTCH_MM = 18.0
TIP = 73.0  # the lower end of the posterior spines
NOTCH = Tube([(62, 65, -23, NOTCH_MM), (62, 160, -34, NOTCH_MM)], smooth=False)  # the greater sciatic notch
HIP = np.array((92.0, 54.8, -82.5))
HEAD_MM, GAP_MM, RIM_MM = 24.6, 1.8, 33.5
HEAD, RIM, BED = Ball(HIP, (HEAD_MM,) * 3), Ball(HIP, (RIM_MM,) * 3), Ball(HIP, (HEAD_MM + GAP_MM,) * 3)
OUTWARD = np.array((0.8, 0.2, -0.56))  # where the socket opens
CORTEX_MM = 1.5


def measure_ilium(at: Place, faces: Faces) -> Floats:
    """Return the signed distance of the ilium at places with x > 0."""
    x, u, w = at
    open_ = sum((axis - middle) * way for axis, middle, way in zip(at, HIP, OUTWARD, strict=True)) - 5
    socket = intersect(3, RIM(at), np.asarray(open_, np.float32))
    through = np.full_like(x, 62)  # the notch runs from side to side
    wing = intersect(8, WING(at), -NOTCH((through, u, w)), u - TIP)
    deep = 11 - 7 * smoothstep(u, 46, 68)  # the wing always reaches the joint
    ends = np.maximum(TOP + 2 - u, u - END)
    beside = intersect(10, x - faces.iliac - deep, FRONT_BESIDE(u) - w, ends, np.asarray(faces.behind - 12, np.float32))
    wing = unite(12, wing, beside)
    medial = faces.iliac - 0.9 * np.maximum(w - 36, 0)  # behind, the spine reaches over the ligaments
    return intersect(2, unite(6, wing, SOCKET(at), socket), medial - x, -BED(at))


def know_ilia(cut: Cut) -> None:
    """Measure both ilia once for all that lies beside them."""
    for side in "LR":
        distance = np.full(cut.shape, FAR_MM, np.float32)
        window = cut.window(WING.box, side, margin_mm=12)
        if window:
            at = cut.at(window, side)
            distance[window] = measure_ilium(at, find_faces(at[1], at[2], side))
        cut.known[f"ilium_{side}"] = distance


def paint_ilia(cut: Cut) -> None:
    """Paint both ilia and the heads of the femurs."""
    for side in "LR":
        window = cut.window(HEAD.box, side)
        if window:
            bed = cut.share(BED(cut.at(window, side)))
            cut.paint(window, f"hip_{side}", "cartilage", bed)
            paint_bone(cut, window, f"femur_{side}", HEAD(cut.at(window, side)), 0.9, more_fat=0.12)
        window = cut.window(WING.box, side, margin_mm=12)
        if window is None:
            continue
        at = cut.at(window, side)
        faces = find_faces(at[1], at[2], side)
        solid = cut.known[f"ilium_{side}"][window]
        half = WING.locate(at)[1]
        thin = 0.45 + 0.55 * smoothstep(half, 3, 7)  # where the wing is thin, so is its cortex
        plate = np.where(
            find_cartilage(faces, at[1], at[2]) & (at[0] - faces.iliac < 6), PLATE_MM["ilium"] / CORTEX_MM, thin
        )
        paint_bone(cut, window, f"ilium_{side}", solid, CORTEX_MM * plate)
