"""The axial plane, through the first sacral foramina; the back of the patient is below.

Outlines are in mm. Each side has bones of its own; the right one is written as if it were on the left and then
mirrored. The joint runs from the front, where it has cartilage, to the back, where ligaments hold it.
"""

from __future__ import annotations

import numpy as np

from course.figures.mri import bone, parts, soft
from course.figures.mri.course import Lesion
from course.figures.mri.parts import on_side
from course.figures.mri.phantom import Extent, Phantom
from course.figures.mri.shapes import Bend, Canvas, Grid, Points, curve, mirror, points
from course.figures.mri.soft import Muscle, Tweak

GRID = Grid(fov_mm=262, centre_mm=(0, 8))
SEED = 8
TEXTURE_SEED = 4
CARTILAGE_LAST = {"L": 0.64, "R": 0.58}

JOINT = {
    "L": points("59,6 58,16 54.5,26 51.5,36 49,46 46,55 41,62"),
    "R": points("57.5,4.5 57.8,14 56,24 51.8,34 47.6,44 44.8,53.5 40.5,61"),
}
FRONT = {
    "L": points("0,-3 13,-2.6 23,0.6 31,4.6 41,3.6 52,2.2"),
    "R": points("0,-3 14,-2 24,1.8 33,4 42,1.8 51,0.8"),
}
BACK = {
    "L": points("36,61 29,60 22,63 14,65 8,69 4,77 0,79"),
    "R": points("35,60.5 28,61.5 21,62 13.5,66.5 7,69.5 3.4,77 0,79"),
}
ILIUM_INNER = {
    "L": points("117,-62 105,-45 89,-23 73,-6.5"),
    "R": points("107,-71 95,-50 82.5,-28 70.5,-9.5"),
}
ILIUM_BACK = {
    "L": points("38,70 41.5,80 49,82 57,75"),
    "R": points("37,68 39,77 46.5,81 55,75.5"),
}
ILIUM_OUTER = {
    "L": points("57,75 63.5,60 69,43 75.5,22 89,1 105,-21 119,-43 126,-57 124,-65 117,-62"),
    "R": points("55,75.5 63.5,60.5 71,43 78,24 88.5,1 99.5,-24 109,-48 115.5,-65 113.5,-73 107,-71"),
}
LIGAMENT_BUNDLES = {  # place along the joint, half the thickness in mm, turn in degrees
    "L": ((0.68, 0.7, 35), (0.73, 0.4, 10), (0.78, 0.9, 48), (0.85, 0.5, 20), (0.9, 0.8, 55), (0.96, 0.6, 30)),
    "R": ((0.63, 0.5, -15), (0.69, 0.9, -50), (0.77, 0.5, -30), (0.81, 0.4, 5), (0.87, 0.9, -40), (0.94, 0.5, -60)),
}

MUSCLES = {
    "psoas": Muscle(
        points("44,-30 57,-36 68,-26 66,-12 55,-4 44,-8 38,-18"),
        60,
        0.5,
        Tweak((-1, -2), (1.1, 1.06), 12),
    ),
    "iliacus": Muscle(
        points("110,-66 104,-43 88,-21 74,-7 65,-4 66,-14 72,-26 80,-44 94,-62"),
        130,
        0.6,
        Tweak((-5, -5), (0.96, 1.03), -6),
    ),
    "gluteus_minimus": Muscle(
        points("128,-54 134,-42 124,-22 106,2 91,22 85,22 92,3 110,-24"),
        125,
        0.7,
        Tweak((-5, -2), (1.15, 0.95), -6),
    ),
    "gluteus_medius": Muscle(
        points("130,-66 146,-50 150,-26 142,0 126,24 106,40 87,46 77,40 84,27 104,10 124,-18 134,-42"),
        125,
        0.9,
        Tweak((-2, -1), (1.04, 1.0), -5),
    ),
    "gluteus_maximus": Muscle(
        points("58,78 64,63 74,47 90,50 110,42 130,26 146,2 151,14 142,44 120,71 92,91 68,97 55,91"),
        140,
        1.6,
        Tweak((-1, 0), (0.98, 1.04), -3),
    ),
    "multifidus": Muscle(
        points("4,82 9,72 18,68 29,66 36,72 38,82 30,91 15,94 4,92"),
        90,
        1.4,
        Tweak((-0.5, -1.5), (0.94, 0.9), 6),
    ),
    "rectus": Muscle(
        points("5,-104 24,-106 44,-100 52,-94 42,-92 22,-96 6,-95"),
        0,
        0.6,
        Tweak((0, -1), (0.94, 0.86), 2),
    ),
    "oblique": Muscle(
        points("62,-95 86,-88 110,-76 126,-66 120,-62 100,-70 80,-79 60,-87"),
        25,
        0.9,
        Tweak((0, -1), (1.02, 0.9), -2),
    ),
}
LOOPS = (  # content, x, y, half-axes, turn: sigmoid and descending colon left, caecum right, ileum between
    ("bowel_gas", 80, -60, 13, 11, 12),
    ("bowel_stool", 58, -59, 9, 12, -35),
    ("bowel_stool", -76, -61, 17, 14, 8),
    ("bowel_fluid", -47, -75, 14, 9, 24),
    ("bowel_fluid", -14, -80, 20, 9, -8),
    ("bowel_fluid", 25, -77, 13, 12, 10),
    ("bowel_gas", 44, -80, 9, 8, -20),
    ("bowel_fluid", -33, -51, 11, 8, -34),
    ("bowel_stool", 6, -58, 16, 8, 18),
    ("bowel_fluid", -10, -38, 12, 7, -4),
    ("bowel_fluid", 31, -50, 9, 7, 50),
    ("bowel_stool", -53, -43, 8, 6, 12),
)
VESSELS = (
    ("vein", 39, -20, 5.6, 4.0, 30),
    ("vein", -36.5, -18, 4.6, 5.2, -10),
    ("artery", 33, -29.5, 4.2, 4.4, 0),
    ("artery", -30, -27, 4.8, 4.2, 30),
    ("vein", 25, -10, 3.4, 2.5, 20),
    ("vein", -27.5, -8, 2.7, 3.3, 0),
    ("artery", 18, -9, 2.2, 2.0, 0),
    ("artery", -19.5, -11, 1.9, 2.4, 0),
    ("vein", 73, 34, 1.0, 2.6, -25),
    ("artery", -76, 36, 0.9, 2.2, 30),
    ("vein", -79.5, 37.5, 0.9, 1.9, 30),
)
EXTENTS = {
    Lesion("L", "ilium"): Extent(18, -0.1, 0.96, 0.95),
    Lesion("L", "sacrum"): Extent(26, -0.1, 0.98, 1),
    Lesion("R", "sacrum"): Extent(25, -0.1, 0.92, 1),
}
REGIONS = {
    **parts.both_sides("iliacus", "psoas", "gluteus_medius", "gluteus_maximus", "multifidus", "root_S1"),
    **{f"foramen_S1_{side}": (f"foramen_S1_{side}", f"root_S1_{side}") for side in "LR"},
    **{f"joint_ligaments_{side}": (f"joint_{side}_ligament", f"joint_{side}_ligament_fat") for side in "LR"},
    "canal": ("canal", "thecal_sac", "sacral_roots", "root_S2_L", "root_S2_R"),
}


def build() -> Phantom:
    """Build the plane."""
    canvas = Canvas(GRID, Bend(SEED, turn_deg=-1.8))
    rng = np.random.default_rng(TEXTURE_SEED)
    skin = _paint_body(canvas)
    soft.paint_muscles(canvas, MUSCLES, skin, reach_mm=2.8)
    parts.paint_loops(canvas, LOOPS)
    lines = {side: on_side(side, curve(points, 300)) for side, points in JOINT.items()}
    _paint_pelvis(canvas, lines, rng)
    for side, line in lines.items():
        _paint_ligaments(canvas, side, line)
    _paint_canal(canvas)
    _paint_foramina(canvas)
    parts.paint_vessels(canvas, VESSELS)
    parts.scatter_vessels(canvas, rng, 110, (-105, 100), (-90, 0))
    return parts.finish(canvas, rng, MUSCLES, lines, EXTENTS, REGIONS, wing_mm=(12, 36), septa_deg=0)


def _paint_body(canvas: Canvas) -> Points:
    """Paint skin and fat; return the outline of the skin."""
    left = points("0,-122 45,-121 95,-110 135,-86 160,-52 170,-15 166,25 148,66 115,98 70,114 30,116 0,112")
    right = points("44,-122 93,-112 134,-89 161,-54 172,-16 168,26 150,64 117,95 72,112 32,115")
    skin = curve(bone.join(left, mirror(right)[::-1]), 500, closed=True)
    canvas.fill("skin", "skin", skin)
    canvas.fill("subcutaneous_fat", "fat", skin * (0.988, 0.984))
    return skin


def _paint_pelvis(canvas: Canvas, lines: dict[str, Points], rng: np.random.Generator) -> None:
    halves = {
        side: bone.join(
            curve((*FRONT[side], JOINT[side][0]), 80),
            curve(JOINT[side], 300),
            curve((JOINT[side][-1], *BACK[side]), 120),
        )
        for side in "LR"
    }
    bone.paint_bone(canvas, "sacrum", bone.join(halves["L"], mirror(halves["R"])[::-1]), 1.6, rng)
    for side in "LR":
        inner = curve((*ILIUM_INNER[side], JOINT[side][0]), 80)
        back = curve((JOINT[side][-1], *ILIUM_BACK[side]), 60)
        outline = bone.join(inner, curve(JOINT[side], 300), back, curve(ILIUM_OUTER[side], 160))
        bone.paint_bone(canvas, f"ilium_{side}", on_side(side, outline), 2.2, rng)
    for side, line in lines.items():
        bone.paint_joint(canvas, side, line, CARTILAGE_LAST[side])


def _paint_ligaments(canvas: Canvas, side: str, line: Points) -> None:
    """Paint the back of the joint: fat in a cleft that widens, crossed by bundles of the interosseous ligament."""
    cleft = line[int(CARTILAGE_LAST[side] * len(line)) : -2]
    wide = np.linspace(1.2, 3.4, len(cleft))
    canvas.stroke(f"joint_{side}_ligament_fat", "fat", cleft, wide, wide)
    for place, thick, turn in LIGAMENT_BUNDLES[side]:
        x, y = line[int(place * len(line))]
        canvas.dab(f"joint_{side}_ligament", "ligament", (x, y, 4.4 * place - 0.4, thick, turn), 3)


def _paint_canal(canvas: Canvas) -> None:
    outline = curve(points("-15,44 0,41.5 14.4,43.6 12,52 4,60 0,62 -4.4,60 -12.6,51"), closed=True)
    canvas.fill("canal", "fat", outline)
    canvas.stroke("canal_wall", "cortex", np.vstack([outline, outline[:1]]), 0, 1)
    canvas.dab("thecal_sac", "csf", (-0.6, 50, 7.0, 4.5, 4))
    for x, y in points("-4,51 -1.6,52.3 1.2,51.8 3.2,50.4 -3,49"):
        canvas.dab("sacral_roots", "nerve", (x, y, 0.8, 0.8, 0))


def _paint_foramina(canvas: Canvas) -> None:
    foramina = {"L": (24, 26.4, 5.8, 9.6, 24, 24.6, 25.2), "R": (-25.2, 24.6, 6.5, 8.8, -33, -24.8, 24.4)}
    for side, (x, y, wide, high, turn, root_x, root_y) in foramina.items():
        canvas.dab(f"foramen_rim_S1_{side}", "cortex", (x, y, wide + 0.8, high + 0.8, turn))
        canvas.dab(f"foramen_S1_{side}", "fat", (x, y, wide, high, turn))
        canvas.dab(f"root_S1_{side}", "nerve", (root_x, root_y, 0.56 * wide, 0.44 * high, turn))
    for name, place in {
        "root_S2_L": (11, 47, 2.1, 1.8, 0),
        "root_S2_R": (-11.4, 46.2, 1.8, 2.2, 0),
        "nerve_L5_L": (36, -2, 3.6, 2.6, 10),
        "nerve_L5_R": (-38, -3.4, 3.0, 3.2, -20),
    }.items():
        canvas.dab(name, "nerve", place)
