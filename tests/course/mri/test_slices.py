"""The stored stacks show one body: edema on its side in every slice, true lengths, slices that follow one another."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image
from scipy.ndimage import label, median_filter
from tests.course.drawn_mri import read_regions, read_signal, read_slice

from course.figures.mri.body import paint
from course.figures.mri.course import COURSE, Lesion
from course.figures.mri.cut import Cut
from course.figures.mri.joint import find_cartilage, find_faces
from course.figures.mri.sequence import SEQUENCES
from course.figures.mri.shapes import Floats, Mask
from course.figures.mri.stacks import STACKS, Stack, draw

COARSE = 128  # columns, for what needs no detail
DICE = 0.65  # the least overlap of a structure in neighbouring slices: 2 |A and B| / (|A| + |B|)
BRIGHT = 24  # how much brighter a pixel of 8 bits is than on MRI 3 where there is edema
CORONAL, AXIAL = STACKS

each_stack = pytest.mark.parametrize("stack", STACKS, ids=lambda stack: stack.name)
each_side = pytest.mark.parametrize("side", ["L", "R"])


def cut_at(stack: Stack, number: int, columns: int = COARSE) -> Cut:
    """Return the places of a slice, with nothing painted."""
    return Cut(stack.plane, stack.place_mm(number), 0, stack.thick_mm, columns)


def find_beside(cut: Cut, lesion: Lesion) -> Mask:
    """Return where the bone of a lesion can be: on its side, and on its side of the joint."""
    x, u, w = cut.at(cut.all, lesion.side)
    middle = find_faces(u, w, lesion.side).middle
    return (x > 0) & ((x > middle) if lesion.bone == "ilium" else (x < middle))


@each_stack
def test_the_geometry_outlines_a_lesion_on_every_slice_that_shows_it(stack: Stack) -> None:
    for name, region in read_regions(stack.name).items():
        if region.mri is None:
            assert not region.slices or name in {"joint_L", "joint_R"}
            continue
        numbers = sorted([stack.key, *map(int, region.slices)])
        assert numbers == list(range(numbers[0], numbers[-1] + 1)), name
        assert len(numbers) >= 6
        for number, rings in region.slices.items():
            mask = replace(region, polygons=rings).mask
            pictures = (read_slice(stack, mri, "t2fs", int(number)) for mri in (region.mri, 3))
            abnormal, normal = (float(picture[mask].mean()) for picture in pictures)
            assert abnormal > normal + BRIGHT, f"{name} on slice {number}"


def shrink(picture: Floats) -> Floats:
    rows = round(picture.shape[0] * COARSE / picture.shape[1])
    return np.asarray(Image.fromarray(picture).resize((COARSE, rows), Image.Resampling.BOX))


@each_stack
@pytest.mark.parametrize("mri", [1, 2])
def test_edema_is_on_its_side_and_in_its_bone_in_every_slice(stack: Stack, mri: int) -> None:
    slices = dict.fromkeys(COURSE[mri], 0)
    for number in stack.numbers:
        pictures = (read_slice(stack, each, "t2fs", number) for each in (mri, 3))
        abnormal, normal = (shrink(picture) for picture in pictures)
        bright = abnormal - normal > BRIGHT
        cut = cut_at(stack, number)
        areas = {lesion: int(np.count_nonzero(bright & find_beside(cut, lesion))) for lesion in slices}
        assert sum(areas.values()) >= 0.97 * np.count_nonzero(bright), f"slice {number}"
        assert np.count_nonzero(normal - abnormal > BRIGHT) == 0, f"slice {number}"
        for lesion, area in areas.items():
            slices[lesion] += bool(area * cut.pitch_mm**2 > 60)
    assert min(slices.values()) >= 6


def test_the_joints_of_both_sides_are_as_dark() -> None:
    marrow = mean_of_marrow("L")  # the thick plate of the ilium is so dark that a step of grey is a tenth of it
    assert median_of_darkest("L") == pytest.approx(median_of_darkest("R"), abs=0.02 * marrow)


@each_side
@pytest.mark.parametrize("bone", ["sacral", "iliac"])
def test_both_bones_have_a_dark_plate(side: str, bone: str) -> None:
    assert median_of_darkest(side, bone) < 0.3 * mean_of_marrow(side)
    other = "R" if side == "L" else "L"
    assert median_of_darkest(side, bone) == pytest.approx(median_of_darkest(other, bone), rel=0.25)


@each_side
def test_the_plate_of_the_ilium_is_the_thicker_one(side: str) -> None:
    assert median_of_darkest(side, "iliac") < 0.75 * median_of_darkest(side, "sacral")


def mean_of_marrow(side: str) -> float:
    zone = read_regions("coronal")[f"sacrum_{side}_joint"].mask
    return float(read_signal(CORONAL, 3, SEQUENCES["t1"])[zone].mean())


def median_of_darkest(side: str, bone: str | None = None) -> float:
    """Return the median over the rows of the key slice of the darkest T1 signal, MRI 3, in the plate of a bone.

    Without a bone it is the darkest of the joint.
    """
    cut = cut_at(CORONAL, CORONAL.key, 512)
    x, u, w = cut.at(cut.all, side)
    faces = find_faces(u, w, side)
    near = (x > faces.sacral - 2) & (x < faces.iliac + 2) & find_cartilage(faces, u, w)
    if bone:
        deep = faces.sacral - x if bone == "sacral" else x - faces.iliac
        near &= deep > -0.3
    rows = np.where(near, read_signal(CORONAL, 3, SEQUENCES["t1"]), np.inf).min(axis=1)
    return float(np.median(rows[np.isfinite(rows)]))


@each_side
def test_bones_and_joint_have_the_lengths_of_a_man(side: str) -> None:
    def extent_mm(name: str) -> float:
        rows = np.flatnonzero(read_regions("coronal")[name].mask.any(axis=1))
        return float(np.ptp(rows) + 1) * CORONAL.plane.wide_mm / 512

    assert 60 <= extent_mm(f"joint_{side}") <= 70
    assert 100 <= extent_mm("sacrum") <= 115
    assert 24 <= extent_mm("vertebra_L5") <= 30


@each_side
def test_behind_the_cartilage_the_bones_part_like_a_wedge(side: str) -> None:
    w = np.linspace(-12, 28, 80)
    faces = find_faces(np.full_like(w, 12), w, side)
    gap = faces.iliac - faces.sacral
    assert gap[w < 0].min() > 1.5
    assert gap[w < 0].max() < 3.2
    assert gap[-1] > 8
    assert (np.diff(gap[w > 6]) > 0).all()


@each_side
def test_no_erosion_the_plates_are_smooth_and_the_joint_undulates(side: str) -> None:
    u = np.arange(0, 62, 0.5)
    faces = find_faces(u, np.zeros_like(u), side)
    for face in (faces.sacral, faces.iliac):
        assert np.abs(face - median_filter(face, 9))[5:-5].max() < 0.35
    straight = np.polyval(np.polyfit(u, faces.middle, 2), u)
    assert 1 < np.ptp(faces.middle - straight) < 8


def test_the_two_joints_differ() -> None:
    u = np.arange(0, 62, 0.5)
    left, right = (find_faces(u, np.zeros_like(u), side).middle for side in "LR")
    assert np.ptp(left - right) > 1.5


@pytest.fixture(scope="module")
def painted() -> dict[str, list[Cut]]:
    """Return every slice of both stacks as one coarse cut."""
    cuts = {stack.name: [cut_at(stack, number, 96) for number in stack.numbers] for stack in STACKS}
    for each in cuts.values():
        for cut in each:
            paint(cut)
    return cuts


@each_stack
@pytest.mark.parametrize(
    "structures",
    [
        ("sacrum_marrow", "sacrum_cortex", "canal", "canal_wall"),
        ("ilium_L_marrow", "ilium_L_cortex"),
        ("ilium_R_marrow", "ilium_R_cortex"),
        ("gluteus_medius_L",),
        ("gluteus_maximus_R",),
        ("psoas_L",),
        ("multifidus_R",),
    ],
    ids=lambda names: names[0],
)
def test_neighbouring_slices_overlap(stack: Stack, structures: tuple[str, ...], painted: dict[str, list[Cut]]) -> None:
    masks = [cut.find(*structures) for cut in painted[stack.name]]
    enough = 0.45 * max(mask.sum() for mask in masks)  # towards its ends a structure may grow fast
    pairs = [(a, b) for a, b in pairwise(masks) if min(a.sum(), b.sum()) > enough]
    assert len(pairs) >= 2
    assert min(2 * np.count_nonzero(a & b) / (a.sum() + b.sum()) for a, b in pairs) > DICE


@each_side
def test_the_piriformis_runs_in_one_piece_from_the_sacrum_out_of_the_pelvis(
    side: str, painted: dict[str, list[Cut]]
) -> None:
    reaches = []
    for cut in painted["axial"]:
        pieces, count = label(cut.find(f"piriformis_{side}"))
        x = cut.at(cut.all, side)[0]
        reaches += [(x[pieces == piece].min(), x[pieces == piece].max()) for piece in range(1, count + 1)]
    assert any(inner < 30 and outer > 90 for inner, outer in reaches)


@each_stack
@each_side
def test_the_gluteus_medius_is_larger_than_the_minimus(stack: Stack, side: str, painted: dict[str, list[Cut]]) -> None:
    def count(name: str) -> int:
        return sum(int(cut.find(f"{name}_{side}").sum()) for cut in painted[stack.name])

    assert count("gluteus_medius") > 2 * count("gluteus_minimus") > 0


def test_foramina_come_and_go(painted: dict[str, list[Cut]]) -> None:
    for level in ("S1", "S2", "S3"):
        seen = [bool(cut.find(f"foramen_{level}_L").any()) for cut in painted["coronal"]]
        assert 3 <= sum(seen) < len(seen) - 4, level


@each_stack
def test_a_slice_drawn_twice_has_the_same_bytes(stack: Stack) -> None:
    first, second = (draw(stack, stack.key, COARSE).pictures for _ in range(2))
    assert all(first[key].tobytes() == second[key].tobytes() for key in first)
