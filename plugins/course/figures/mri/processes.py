"""Other processes beside the joint, each drawn from its own anatomy on the same body: a table of what they change.

None of this is the patient of the case. What is typical comes from the sources that each process names; where exactly
it lies and how large it is are our choice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from course.figures.mri.cut import Cut
from course.figures.mri.joint import FRONT_BESIDE, Faces, find_depth, find_faces
from course.figures.mri.shapes import Ball, Floats, Place, smoothstep
from course.figures.mri.texture import NOISES
from course.figures.mri.tissue import TISSUES

Share = Callable[[Place, Faces], Floats]


@dataclass(frozen=True, slots=True)
class Change:
    """What a process puts in place of the tissue there: how much of each place, on which sides, and within what.

    `within` is "marrow", "muscle", "outside" for what lies beside the bones, or nothing where it spares no tissue;
    `uneven` is how much its texture varies, as a share of its signal.
    """

    name: str
    tissue: str
    sides: str
    share: Share
    within: str = ""
    uneven: float = 0.05


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on a picture: the region of a change (its name with the side), a label, what is to be seen there."""

    region: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Process:
    """A process: its neutral id, its name, the slice that shows it, its changes, marks, and what is said of it."""

    id: str
    name: str
    stack: str
    place_mm: float
    changes: tuple[Change, ...]
    marks: tuple[Mark, ...]
    typical: str
    sources: tuple[str, ...]


def paint_process(cut: Cut, process: Process) -> None:
    """Paint the changes of a process over the body."""
    for change in process.changes:
        for side in change.sides:
            at = cut.at(cut.all, side)
            share = np.where(at[0] > -1, change.share(at, find_faces(at[1], at[2], side)), 0)
            if change.within == "marrow":
                share = share * cut.marrow
            elif change.within == "muscle":
                share = share * cut.find_tissue("muscle")
            elif change.within == "outside":
                share = share * (np.minimum(cut.known["sacrum"], cut.known[f"ilium_{side}"]) > -0.5)
            texture = cut.texture_at(cut.all)
            grain = NOISES[1](texture, 2) + 0.7 * NOISES[3](texture, 0.7)
            usual = TISSUES[change.tissue].fat.number
            cut.paint(
                cut.all,
                f"{change.name}_{side}",
                change.tissue,
                np.asarray(share, np.float32),
                fat=usual * (1 + 1.6 * change.uneven * grain),
                density=np.clip(1 + change.uneven * grain, 0.5, 1.5),
            )


def beside(
    bone: str,
    depth_mm: float,
    first_mm: float,
    last_mm: float,
    *,
    peak: float = 1,
    power: float = 2.2,
    behind_mm: float = 4,
    rough: float = 0.16,
) -> Share:
    """Return a zone beside the cartilage of the joint between two levels, fading with depth, with an uneven border."""

    def share(at: Place, faces: Faces) -> Floats:
        _, u, w = at
        depth = find_depth(faces, at, bone)
        level, behind = u + 18 * rough * NOISES[2](at, 5), faces.behind + 18 * rough * NOISES[0](at, 5)
        ends = smoothstep(level, first_mm - 5, first_mm + 5) * (1 - smoothstep(level, last_mm - 5, last_mm + 5))
        ends *= smoothstep(w, -24, -14) * (1 - smoothstep(behind, behind_mm - 5, behind_mm + 7))
        reach = depth_mm * (0.5 + 0.5 * ends) * (1 + rough * NOISES[1](at, 6))
        fade = np.exp(-((np.maximum(depth, 0) / np.maximum(reach, 1.5)) ** power))
        return np.asarray(np.clip(peak * ends * fade * (depth > 0) * (1 + 0.06 * NOISES[2](at, 2.4)), 0, 1), np.float32)

    return share


def triangle(depth_mm: float, first_mm: float, last_mm: float, peak: float) -> Share:
    """Return a triangle of the ilium along the joint: deepest below and in front, with a border that fades."""

    def share(at: Place, faces: Faces) -> Floats:
        u = at[1]
        depth = find_depth(faces, at, "ilium") + 0.9 * NOISES[1](at, 4)
        broad = np.clip((u - first_mm) / (last_mm - first_mm), 0, 1) * (1 - 0.6 * smoothstep(faces.behind, -16, 2))
        end = smoothstep(u, first_mm, first_mm + 8) * (1 - smoothstep(u, last_mm - 3, last_mm + 6))
        inner = smoothstep(depth_mm * broad - depth, -1.5, 2.5) * (depth > -1)
        return np.asarray(peak * end * inner, np.float32)

    return share


def any_of(*shares: Share) -> Share:
    """Return what lies in any of several shares."""

    def share(at: Place, faces: Faces) -> Floats:
        return np.asarray(np.maximum.reduce([each(at, faces) for each in shares]), np.float32)

    return share


def facet(grow_mm: float, from_mm: float, to_mm: float) -> Share:
    """Return a part of the accessory joint: a knob on either bone, cut parallel to the gap between them.

    `from_mm` and `to_mm` are distances from the middle of the gap, positive towards the ilium.
    """
    knobs = (
        Ball((58, 26, 29), (17 + grow_mm, 10 + grow_mm, 7.5 + grow_mm)),
        Ball((36, 26, 22), (17 + grow_mm, 9.5 + grow_mm, 7 + grow_mm)),
    )

    def share(at: Place, faces: Faces) -> Floats:
        del faces
        x, u, w = at
        across = 0.9 * (x - 47) + 0.44 * (w - 26) + 0.03 * (u - 26) ** 2 / 4
        solid = np.minimum(*(knob(at) for knob in knobs)) + 0.5 * NOISES[1](at, 5)
        return _fill(np.maximum(solid, np.maximum(from_mm - across, across - to_mm)))

    return share


def lump(
    middle: tuple[float, float, float], half: tuple[float, float, float], *, soft_mm: float = 1.2, rough_mm: float = 0
) -> Share:
    """Return an ellipsoid at (x, u, w) with half-axes, and with a border so soft and so uneven."""
    solid = Ball(middle, half)

    def share(at: Place, faces: Faces) -> Floats:
        del faces
        rough = rough_mm * (NOISES[0](at, 4) + 0.4 * NOISES[2](at, 1.8))
        return _fill((solid(at) + rough) / soft_mm)

    return share


def bites(bone: str, places: tuple[tuple[float, float, float], ...], deeper_mm: float = 0.4) -> Share:
    """Return small bites out of the plate of a bone at places (u, w, radius), so much deeper than their middle."""

    def share(at: Place, faces: Faces) -> Floats:
        _, u, w = at
        depth = find_depth(faces, at, bone) - deeper_mm
        total, rough = np.zeros_like(u), 0.45 * NOISES[3](at, 1.2)
        for level, back, radius in places:
            away = np.sqrt(depth**2 + (u - level) ** 2 + (0.5 * (w - back)) ** 2)
            total = np.maximum(total, _fill((away - radius + rough) / 0.9))
        return total

    return share


def gap(wider_mm: float, first_mm: float, last_mm: float, in_front_mm: float) -> Share:
    """Return the space of the joint, so much wider on both sides, as far as so much in front of the bones.

    Behind it tapers, as fluid does that runs on between the ligaments.
    """

    def share(at: Place, faces: Faces) -> Floats:
        x, u, w = at
        taper = smoothstep(faces.behind, -6, 14)
        wider = wider_mm - 0.8 * taper * (wider_mm + faces.iliac - faces.sacral)
        between = np.maximum(faces.sacral - wider - x, x - faces.iliac - wider) + 0.6 * NOISES[1](at, 5)
        front, back = FRONT_BESIDE(u) - in_front_mm, faces.behind - 11 + 2 * NOISES[2](at, 4)
        return _fill(np.maximum.reduce([between, first_mm - u, u - last_mm, front - w, back]))

    return share


def line(middle: Callable[[Floats], Floats], first_mm: float, last_mm: float, half_mm: float = 1.05) -> Share:
    """Return a crack that runs along u at x = `middle(u)` between two levels."""

    def share(at: Place, faces: Faces) -> Floats:
        del faces
        x, u, _ = at
        return _crack(at, x - middle(u), np.minimum(u - first_mm, last_mm - u), half_mm)

    return share


def across(level_mm: float, to_mm: float, half_mm: float = 1.05) -> Share:
    """Return a crack that runs across the sacrum at a level, from the midline as far as x = `to_mm`."""

    def share(at: Place, faces: Faces) -> Floats:
        del faces
        x, u, _ = at
        return _crack(at, u - level_mm, to_mm - np.abs(x), half_mm)

    return share


def zone(x: float, u: float, half_x: float, half_u: float, peak: float = 1) -> Share:
    """Return a soft ellipse in the sacrum, seen in the coronal plane, through the whole depth of the bone."""

    def share(at: Place, faces: Faces) -> Floats:
        away = np.sqrt(((at[0] - x) / half_x) ** 2 + ((at[1] - u) / half_u) ** 2) + 0.12 * NOISES[1](at, 7)
        return np.asarray(peak * np.exp(-(away**3)) * (at[0] < faces.sacral), np.float32)

    return share


def _fill(distance: Floats) -> Floats:
    """Return the share of a cell that a solid fills, from its distance in widths of the border."""
    return np.asarray(np.clip(0.5 - distance, 0, 1), np.float32)


def _crack(at: Place, away: Floats, left: Floats, half_mm: float) -> Floats:
    """Return a wavering crack at distances from its middle; `left` is how far its nearer end is, where it runs out."""
    waver = 1.2 * NOISES[1](at, 7) + 0.6 * NOISES[3](at, 1.8)
    thick = half_mm * (1 + 0.3 * NOISES[0](at, 1.5)) * smoothstep(left, -3, 8)
    whole = smoothstep(NOISES[2](at, 2.2), -1.5, -0.9)
    return np.asarray(whole * _fill(np.abs(away - waver) - thick) * (left > 0), np.float32)


def _bend(u: Floats) -> Floats:
    """Return where the fatigue fracture runs: down from the upper border of the wing, curved."""
    return np.asarray(43 - 0.3 * u + 0.004 * u**2, np.float32)


INFECTION = Process(
    "other-1",
    "infection of the joint (septic arthritis)",
    "axial",
    10,
    (
        Change("edema_sacrum", "edema", "L", beside("sacrum", 27, -2, 66, behind_mm=16), "marrow"),
        Change("edema_ilium", "edema", "L", beside("ilium", 19, -2, 66, behind_mm=16), "marrow"),
        Change(
            "edema_muscle", "muscle_edema", "L", lump((70, 12, -28), (24, 24, 24), soft_mm=26, rough_mm=2), "muscle"
        ),
        Change("fluid", "fluid", "L", gap(1.7, 0, 64, 3)),
        Change("collection", "fluid", "L", lump((65.5, 13, -23), (4.2, 15, 9.5), rough_mm=1.5)),
    ),
    (
        Mark("fluid_L", "Joint", "Widened, and filled with fluid."),
        Mark("collection_L", "In front of the joint", "Fluid bulges out of the joint."),
        Mark("edema_muscle_L", "Iliacus", "Edema of the muscle beside the joint."),
    ),
    "One joint: fluid in a widened joint, extensive marrow edema in both bones, and spread into the muscle in front.",
    ("kanna2019", "jurik2023"),
)
SPONDYLOARTHRITIS = Process(
    "other-2",
    "axial spondyloarthritis",
    "coronal",
    1,
    (
        Change("edema_ilium", "edema", "L", beside("ilium", 9, 4, 44), "marrow"),
        Change("edema_sacrum", "edema", "L", beside("sacrum", 8, 12, 36, peak=0.9), "marrow"),
        Change("edema_ilium", "edema", "R", beside("ilium", 8, 24, 58), "marrow"),
        Change("fat_lesion", "marrow_fat", "R", beside("sacrum", 11, 6, 34, power=6, rough=0.4), "marrow"),
        Change(
            "erosions",
            "granulation",
            "L",
            bites("ilium", ((7, 2, 1.8), (13, 0, 3.2), (17, 2, 2.4), (27, 1, 2.0), (34, 0, 3.0), (38, 1, 2.2))),
        ),
        Change("erosions", "granulation", "R", bites("ilium", ((28, 0, 2.2), (37, 1, 3.0), (41, 2, 2.0)))),
        Change(
            "backfill", "backfill", "R", bites("sacrum", ((10, 1, 3.2), (15, 1, 3.6), (20, 1, 3.4), (25, 1, 2.8)), 0.2)
        ),
    ),
    (
        Mark("erosions_L", "Left ilium", "Erosions: the dark plate is broken in several places."),
        Mark("erosions_R", "Right ilium", "Erosions here as well, lower down."),
        Mark("edema_ilium_L", "Left ilium", "Edema beneath the plate."),
        Mark("fat_lesion_R", "Right sacrum", "Fat lesion with a sharp border, bright on T1."),
        Mark("backfill_R", "Right joint", "Backfill: an old erosion filled with bright tissue on T1."),
    ),
    "Both joints, unevenly: erosions that break the plate, edema beneath it, a fat lesion and backfill.",
    ("maksymowych2021", "mbp2022", "sij-lesions", "backfill2023"),
)
FATIGUE = Process(
    "other-3",
    "fatigue fracture of the sacrum",
    "coronal",
    1,
    (
        Change("edema_sacrum", "edema", "R", zone(40, 16, 20, 26), "marrow"),
        Change("line", "sclerosis", "R", line(_bend, 1, 34)),
    ),
    (
        Mark("line_R", "Right sacrum", "A dark line on both sequences: the fracture."),
        Mark("edema_sacrum_R", "Right sacrum", "Edema around the line; the ilium is drawn normal by our choice."),
    ),
    "The upper sacrum, on one side: edema with a dark line in it. The ilium is drawn normal by our choice.",
    ("fatigue2003", "spa-imaging"),
)
INSUFFICIENCY = Process(
    "other-4",
    "insufficiency fracture of the sacrum",
    "coronal",
    1,
    (
        Change("edema_sacrum", "edema", "LR", zone(41, 22, 15, 36, 0.95), "marrow"),
        Change("edema_body", "edema", "LR", zone(0, 37, 44, 9, 0.8), "marrow"),
        Change("line", "sclerosis", "LR", line(lambda u: 41 - 0.14 * (u - 15), 0, 54)),
        Change("line_across", "sclerosis", "LR", across(37, 38)),
    ),
    (
        Mark("line_L", "Left sacrum", "A dark line down the wing of the sacrum."),
        Mark("line_R", "Right sacrum", "The same on the other side."),
        Mark("line_across_L", "Sacrum", "A line across joins the two; it is best seen on sagittal images."),
    ),
    "Both wings of the sacrum and a line across between them, within edema: an H, which 20 to 40% of bone scans show.",
    ("mrionline", "spa-imaging"),
)
CONDENSANS = Process(
    "other-5",
    "osteitis condensans ilii",
    "coronal",
    3,
    (
        Change("edema_ilium", "edema", "LR", beside("ilium", 15, 12, 56, peak=0.2), "marrow"),
        Change("sclerosis", "sclerosis", "LR", triangle(17, 8, 58, 0.97), "marrow", 0.12),
        Change("sclerosis_sacrum", "sclerosis", "LR", beside("sacrum", 4, 22, 50, peak=0.7), "marrow"),
    ),
    (
        Mark("sclerosis_L", "Left ilium", "A triangle of dense bone, dark on both sequences; the plate is smooth."),
        Mark("sclerosis_R", "Right ilium", "The same on the other side."),
    ),
    "One or both ilia, in front: dense bone in a triangle along a smooth joint, dark on both sequences. Edema often "
    "goes with it; we drew little.",
    ("carotti2024", "condensans-page", "condensans-mri"),
)
METASTASIS = Process(
    "other-6",
    "metastases",
    "coronal",
    1,
    (
        Change(
            "deposit_sacrum", "tumour", "L", lump((37, 13, 2), (15, 14, 14), soft_mm=2, rough_mm=3.2), "marrow", 0.11
        ),
        Change(
            "deposit_ilium", "tumour", "R", lump((81, -6, 2), (9.5, 11, 9.5), soft_mm=2, rough_mm=2.6), "marrow", 0.11
        ),
        Change("deposit_body", "tumour", "R", lump((6, 60, 4), (7, 5.5, 6), soft_mm=1.6, rough_mm=1.8), "marrow", 0.11),
    ),
    (
        Mark("deposit_sacrum_L", "Left sacrum", "Fat is replaced: darker than muscle or as dark on T1, with a border."),
        Mark("deposit_ilium_R", "Right ilium", "A second deposit, away from the joint."),
        Mark("deposit_body_R", "Sacrum, near the midline", "A third, smaller deposit."),
    ),
    "Deposits that replace the fat of the marrow: evenly dark on T1, as muscle is or darker.",
    ("ajr2012", "carroll1997"),
)
DEGENERATION = Process(
    "other-7",
    "degenerative disease",
    "axial",
    17,
    (
        Change(
            "sclerosis_ilium",
            "sclerosis",
            "LR",
            beside("ilium", 7, -2, 60, peak=1, power=4, behind_mm=2, rough=0.25),
            "marrow",
            0.12,
        ),
        Change(
            "sclerosis_sacrum",
            "sclerosis",
            "LR",
            beside("sacrum", 6, -2, 60, peak=1, power=4, behind_mm=2, rough=0.25),
            "marrow",
            0.12,
        ),
        Change(
            "rim",
            "cortex",
            "L",
            any_of(lump((57, 17, -14), (9.5, 16, 6), rough_mm=0.8), lump((66, 17, -15), (9, 15, 5.2), rough_mm=0.8)),
            "outside",
        ),
        Change(
            "osteophyte",
            "marrow",
            "L",
            any_of(
                lump((57, 17, -14), (8, 14.6, 4.6), rough_mm=0.8), lump((66, 17, -15), (7.5, 13.6, 3.8), rough_mm=0.8)
            ),
        ),
    ),
    (
        Mark("osteophyte_L", "Left joint, in front", "An osteophyte bridges the joint."),
        Mark("sclerosis_ilium_L", "Left ilium", "A narrow band of dense bone in front."),
    ),
    "In front of the joint: an osteophyte that bridges it, and narrow bands of dense bone on both sides.",
    ("carotti2024", "jurik2023"),
)
VARIANT = Process(
    "other-8",
    "a normal variant, an accessory joint",
    "axial",
    26,
    (
        Change("plates", "cortex", "R", facet(1.3, -30, 30), "outside"),
        Change("knob_ilium", "marrow", "R", facet(0, 2.1, 30)),
        Change("knob_sacrum", "marrow", "R", facet(0, -30, -2.1)),
        Change("plates", "cortex", "R", facet(0, -2.1, 2.1)),
        Change("gap", "cartilage", "R", facet(0, -0.9, 0.9)),
    ),
    (
        Mark("knob_ilium_R", "Right ilium", "A knob of bone behind the joint."),
        Mark(
            "knob_sacrum_R",
            "Right sacrum",
            "It meets another: an accessory joint, with smooth plates and normal marrow.",
        ),
    ),
    "Behind one joint the bones meet once more, with smooth plates and normal marrow.",
    ("carotti2024", "variants2021"),
)
_ALL = (INFECTION, SPONDYLOARTHRITIS, FATIGUE, INSUFFICIENCY, CONDENSANS, METASTASIS, DEGENERATION, VARIANT)
PROCESSES = {process.id: process for process in _ALL}
