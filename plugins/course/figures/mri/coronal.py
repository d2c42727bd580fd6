"""The oblique-coronal plane, through the cartilaginous part of both sacroiliac joints.

Outlines are in mm around the middle of the sacrum. Each side has bones of its own; the right one is written as if it
were on the left and then mirrored.
"""

from __future__ import annotations

import numpy as np

from course.figures.mri import bone, parts, soft
from course.figures.mri.course import Lesion
from course.figures.mri.parts import on_side
from course.figures.mri.phantom import Extent, Phantom
from course.figures.mri.shapes import Bend, Canvas, Grid, Points, curve, mirror, points
from course.figures.mri.soft import Muscle, Tweak

GRID = Grid(fov_mm=288, centre_mm=(0, -6))
SEED = 21
TEXTURE_SEED = 5

JOINT = {
    "L": points("66,-64 63.5,-52 59,-39 56.5,-24 53,-8 47,9 42.5,23 39.5,35"),
    "R": points("63,-66.5 62,-55 59.5,-41 55,-27 50,-11 46.5,5 43,20 37.5,33"),
}
ALA = {
    "L": points("0,-61.5 10,-61.8 20,-62.2 27,-62.4 34,-58.5 45,-60 56,-65.5"),
    "R": points("0,-61.5 11,-62 21,-62.4 28,-62.2 36,-60.2 46,-63.2 54.5,-68.5"),
}
APEX = {
    "L": points("34.5,40 27,48.5 20.5,58 17.2,70 11,82 7,92 0,96"),
    "R": points("32.5,38 27.5,47 21.6,57 16,69 12,80 6.5,91 0,96"),
}
ILIUM_INNER = {
    "L": points("110,-127 98,-106 85,-86 74,-71"),
    "R": points("107,-113 96,-99 83,-85 71,-73.5"),
}
ILIUM_LOWER = {"L": points("39.8,43 45,50 54,48"), "R": points("38,42 43.5,48 52,45")}
ILIUM_OUTER = {
    "L": points("54,48 64,33 75,12 83,-12 88.5,-38 98,-64 111,-91 121,-113 124.5,-127 119,-133 110,-127"),
    "R": points("52,45 62.5,33 73,15 83,-7 92,-32 101.5,-56 112,-78 121,-96 123.5,-109 117,-117.5 107,-113"),
}

MUSCLES = {
    "psoas": Muscle(
        points("30,-158 52,-162 62,-140 64,-116 58,-95 47,-85 37,-91 31,-112 28,-135"),
        82,
        0.55,
        Tweak((0, -1), (1.06, 0.97), -4),
    ),
    "iliacus": Muscle(
        points("71,-158 97,-162 112,-145 107,-128 95,-110 84,-93 74,-80 67,-79 66,-98 69,-120 68,-140"),
        62,
        0.5,
        Tweak((2, 5), (0.88, 1.0), 2),
    ),
    "gluteus_minimus": Muscle(
        points("116,-86 120,-69 115,-45 105,-19 93,4 83,17 79,15 85,-8 92,-36 103,-63"),
        112,
        0.7,
        Tweak((-1, 8), (1.15, 0.85), -2),
    ),
    "gluteus_medius": Muscle(
        points(
            "128,-128 139,-104 143,-76 139,-46 130,-16 116,8 101,21 87,25 85,20 98,3 110,-20 120,-46 125,-70 "
            "121,-92 118,-105"
        ),
        106,
        0.9,
        Tweak((2, 7), (1.0, 0.92), -2),
    ),
    "gluteus_maximus_upper": Muscle(
        points("60,50 72,37 92,29 114,16 131,-4 142,-18 149,8 151,45 150,84 126,75 100,65 80,58"),
        38,
        1.5,
        Tweak((1, -2), (1.02, 0.94), 3),
    ),
    "gluteus_maximus_lower": Muscle(
        points("16,116 20,101 30,89 46,83 66,87 92,91 122,95 150,104 142,124 125,142 100,160 66,170 34,160 17,138"),
        38,
        1.5,
        Tweak((1, -1), (0.98, 1.03), 2),
    ),
    "piriformis": Muscle(
        points("27,54 35,46 46,54 60,57 78,61 100,69 126,80 160,92 160,98 124,89 96,85 68,81 46,77 30,78 20,83 19,72"),
        16,
        0.8,
        Tweak((1, -2), (1, 0.86), 2),
    ),
}
FORAMINA = {  # level: x, y, half-axes, turn; then where the root lies in it, in half-axes
    "L": (
        ("S1", 28.5, -26, 6.4, 9.4, -28, 0.18, -0.22),
        ("S2", 23.2, 5, 5.6, 7.8, -20, -0.12, -0.2),
        ("S3", 18.0, 31, 4.6, 6.2, -12, 0.15, -0.1),
        ("S4", 13.6, 54, 2.8, 3.6, -8, 0, 0),
    ),
    "R": (
        ("S1", 30.0, -28, 7.0, 8.6, -40, -0.05, -0.1),
        ("S2", 22.4, 3.2, 5.0, 8.4, -12, 0.16, -0.28),
        ("S3", 18.8, 29, 4.9, 5.4, -22, -0.1, 0.05),
        ("S4", 12.8, 52, 2.5, 3.9, -2, 0.1, -0.1),
    ),
}
LOOPS = (  # content, x, y, half-axes, turn: descending colon left, caecum and ileum right, a loop between
    ("bowel_gas", 127, -149, 12, 9, 25),
    ("bowel_stool", -127, -146, 15, 12, -14),
    ("bowel_fluid", 7, -155, 15, 8, 4),
    ("bowel_fluid", -101, -152, 9, 6, 30),
)
VESSELS = (  # kind, x, y, half-axes, turn
    ("vein", 61, -72.8, 3.6, 4.4, 30),
    ("vein", -59, -76.5, 2.7, 3.6, -12),
    ("artery", 67, -143, 3.6, 6.2, 12),
    ("artery", -71, -139, 4.4, 5.4, -24),
    ("vein", 53, 54, 2.0, 3.4, 60),
    ("vein", -50, 51.5, 1.5, 2.4, -75),
    ("artery", 58.5, 51, 1.5, 2.5, 50),
    ("artery", -55.5, 49.5, 1.2, 2.0, -30),
    ("vein", -47, 54.5, 1.1, 1.6, 10),
    ("vein", 106, 22.5, 1.0, 2.8, 65),
    ("artery", 100, 25.5, 0.8, 2.2, 70),
    ("vein", -95, 25, 1.2, 2.2, -55),
)
EXTENTS = {
    Lesion("L", "ilium"): Extent(19, -0.02, 1, 0.95),
    Lesion("L", "sacrum"): Extent(26, -0.02, 1, 1),
    Lesion("R", "sacrum"): Extent(27, -0.02, 0.94, 1),
}
REGIONS = {
    **parts.both_sides("iliacus", "psoas", "piriformis", "gluteus_medius", "root_S1"),
    **{f"gluteus_maximus_{side}": (f"gluteus_maximus_upper_{side}", f"gluteus_maximus_lower_{side}") for side in "LR"},
    **{f"foramen_S1_{side}": (f"foramen_S1_{side}", f"foramen_vein_S1_{side}", f"root_S1_{side}") for side in "LR"},
    "disc_L5S1": ("disc_L5S1_annulus", "disc_L5S1_nucleus", "disc_L5S1_cleft"),
    "vertebra_L5": ("L5_marrow",),
}


def build() -> Phantom:
    """Build the plane."""
    canvas = Canvas(GRID, Bend(SEED, turn_deg=1.6))
    rng = np.random.default_rng(TEXTURE_SEED)
    skin = _paint_body(canvas)
    soft.paint_muscles(canvas, MUSCLES, skin, reach_mm=3.6)
    parts.paint_loops(canvas, LOOPS)
    _paint_spine(canvas, rng)
    lines = {side: on_side(side, curve(points, 300)) for side, points in JOINT.items()}
    _paint_pelvis(canvas, lines, rng)
    _paint_foramina(canvas)
    _paint_nerves_and_ligaments(canvas)
    parts.paint_vessels(canvas, VESSELS)
    parts.scatter_vessels(canvas, rng, 60, (-135, 135), (-140, 135))
    return parts.finish(canvas, rng, MUSCLES, lines, EXTENTS, REGIONS, wing_mm=(16, 40), septa_deg=90)


def _paint_body(canvas: Canvas) -> Points:
    """Paint skin and fat with the cleft between the buttocks; return the outline of the skin."""
    left = curve(
        points("139,-175 146,-140 153,-100 156,-50 156,0 155,50 149,95 136,135 118,160 96,175"),
        200,
    )
    right = mirror(
        curve(
            points("142,-175 150,-140 155,-104 159,-50 160,0 157,50 150,92 139,130 121,158 100,175"),
            200,
        )
    )
    skin = np.vstack([left, right[::-1]])
    cleft = curve(points("0,119 3,135 7,165 10,185 -10,185 -7,165 -3,135"), closed=True)
    canvas.fill("skin", "skin", skin)
    canvas.fill("subcutaneous_fat", "fat", skin * (0.988, 1))
    canvas.stroke("skin", "skin", np.vstack([cleft, cleft[:1]]), 1.8, 1.8)
    canvas.fill("outside", "air", cleft)
    return skin


def _paint_spine(canvas: Canvas, rng: np.random.Generator) -> None:
    """Paint L4 and L5, a little wedged and rotated, and the discs, mildly dried out as at the patient's age."""
    discs = {
        "L4L5": (
            points("-26,-135 0,-134 26,-134 28,-127 25,-118.5 0,-120.3 -25,-120 -28,-128"),
            points("-15,-127 -5,-127.8 6,-126.4 15,-126.4"),
        ),
        "L5S1": (
            points("-27,-81.5 0,-79 27,-80 29,-71 26.5,-62.6 14,-61.2 0,-60.8 -14,-61.2 -26,-62.6 -29,-72"),
            points("-16,-70.6 -5,-71.4 6,-70.4 13,-71"),
        ),
    }
    for name, (outline, cleft) in discs.items():
        rim = curve(outline, closed=True)
        canvas.fill(f"disc_{name}_annulus", "annulus", rim)
        canvas.fill(f"disc_{name}_nucleus", "disc", (rim - rim.mean(axis=0)) * (0.87, 0.64) + rim.mean(axis=0))
        canvas.stroke(f"disc_{name}_cleft", "annulus", curve(cleft, 60), 0.8, 0.7)
    bodies = {
        "L4": points("-24,-175 24,-175 23,-150 25.5,-137 10,-134.3 -10,-134.5 -25.5,-137.5 -23,-150"),
        "L5": points(
            "-25,-119 -12,-121.4 12,-120.6 25,-117 23.2,-104 23.6,-92 27,-81 12,-79.4 -12,-79.8 -27,-83 "
            "-24.4,-93 -23.8,-105"
        ),
    }
    for name, outline in bodies.items():
        bone.paint_bone(canvas, name, curve(outline, closed=True), 1.5, rng)
    canvas.dab("basivertebral", "vein", (1.4, -100, 3.2, 0.9, 8))
    canvas.dab("basivertebral", "vein", (-2.6, -99.2, 1.6, 0.6, -20))


def _paint_pelvis(canvas: Canvas, lines: dict[str, Points], rng: np.random.Generator) -> None:
    """Paint sacrum, both ilia, the joints between, and the remnants of the discs within the sacrum."""
    halves = {
        side: bone.join(curve(ALA[side], 80), curve(JOINT[side], 300), curve((JOINT[side][-1], *APEX[side]), 120))
        for side in "LR"
    }
    bone.paint_bone(canvas, "sacrum", bone.join(halves["L"], mirror(halves["R"])[::-1]), 1.4, rng)
    for side in "LR":
        inner = curve((*ILIUM_INNER[side], JOINT[side][0]), 80)
        lower = curve((JOINT[side][-1], *ILIUM_LOWER[side]), 40)
        outline = bone.join(inner, curve(JOINT[side], 300), lower, curve(ILIUM_OUTER[side], 160))
        bone.paint_bone(canvas, f"ilium_{side}", on_side(side, outline), 1.9, rng)
    for side, line in lines.items():
        bone.paint_joint(canvas, side, line)
    remnants = ((-27, 17, 2.1, 0.8), (4, 12, 1.6, -0.6), (30, 9, 1.4, 0.5), (54, 7, 1.2, -0.3))
    for y, wide, high, tilt in remnants:
        line = curve(((-wide, y - tilt), (-wide / 2, y + 0.8), (0, y + 0.6), (wide / 2, y + 1), (wide, y + tilt)), 80)
        canvas.stroke("remnant", "cortex", line, high / 2, high / 2)
        if high > 1.5:
            canvas.stroke("remnant", "disc", line[18:-12], high * 0.22, high * 0.2)


def _paint_foramina(canvas: Canvas) -> None:
    for side, foramina in FORAMINA.items():
        sign = 1 if side == "L" else -1
        for level, x, y, wide, high, turn, root_x, root_y in foramina:
            canvas.dab(f"foramen_rim_{level}_{side}", "cortex", (sign * x, y, wide + 0.7, high + 0.7, sign * turn))
            canvas.dab(f"foramen_{level}_{side}", "fat", (sign * x, y, wide, high, sign * turn))
            root = (sign * (x + root_x * wide), y + root_y * high, wide * 0.54, high * 0.47, sign * turn + 8)
            canvas.dab(f"root_{level}_{side}", "nerve", root)
            if level in {"S1", "S2"}:
                vein = (sign * (x - 0.3 * sign * wide), y + 0.55 * high, 1.2, 0.9, 20)
                canvas.dab(f"foramen_vein_{level}_{side}", "vein", vein)


def _paint_nerves_and_ligaments(canvas: Canvas) -> None:
    canvas.dab("nerve_L5_L", "nerve", (37, -71, 3.2, 4.6, -25))
    canvas.dab("nerve_L5_R", "nerve", (-39.5, -73.5, 3.9, 3.7, 40))
    shelves = {"L": points("30,-84 48,-83 62,-81 76,-76"), "R": points("29,-86 45,-83.5 60,-84 73,-79")}
    for side in "LR":
        canvas.stroke("iliolumbar", "ligament", on_side(side, curve(shelves[side], 60)), 0.8, 0.8)
