"""Each look-alike shows in its pixels what its words name, and is no recolouring of another."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest
import yaml
from scipy.ndimage import binary_erosion
from tests.course.drawn_mri import ROOT, Region, decode, read_regions

from course.figures.mri.cut import Cut
from course.figures.mri.joint import find_depth, find_faces
from course.figures.mri.processes import PROCESSES, Process
from course.figures.mri.sequence import SEQUENCES
from course.figures.mri.shapes import Floats, Mask
from course.figures.mri.stacks import STACKS

FIGURES = ROOT / "quizzes" / "figures"
each_process = pytest.mark.parametrize("process", PROCESSES.values(), ids=list(PROCESSES))


class Look:
    """The stored pictures of a look-alike, its regions, and where its pixels lie."""

    def __init__(self, name: str) -> None:
        self.process = PROCESSES[name]
        stack = next(stack for stack in STACKS if stack.name == self.process.stack)
        self.cut = Cut(stack.plane, self.process.place_mm, 0, stack.thick_mm, 512)
        self.grey = {key: decode((ROOT / f"docs/figures/stacks/{name}/{key}.webp").read_bytes()) for key in SEQUENCES}
        geometry = json.loads((FIGURES / f"{name}.json").read_text(encoding="utf-8"))
        self.regions = {label: Region(geometry["size"], **region) for label, region in geometry["regions"].items()}

    def mean(self, key: str, where: Mask) -> float:
        return float(self.grey[key][where].mean())

    def core(self, region: str) -> Mask:
        core: Mask = binary_erosion(self.regions[region].mask)
        return core

    def depth(self, side: str, bone: str) -> tuple[Floats, Floats, Floats]:
        """Return depth below the face of the joint, u and w of every pixel."""
        x, u, w = self.cut.at(self.cut.all, side)
        return find_depth(find_faces(u, w, side), (x, u, w), bone), u, w


def muscle(look: Look) -> Mask:
    """Return a place in a gluteal muscle of the key slice, which the slices of the look-alikes lie beside."""
    name = "gluteus_maximus_R" if look.process.stack == "coronal" else "gluteus_medius_R"
    inner: Mask = binary_erosion(read_regions(look.process.stack)[name].mask, iterations=10)
    return inner


def test_infection_fills_a_widened_joint_with_fluid_and_leaves_it() -> None:
    look = Look("other-1")
    depth, _, w = look.depth("L", "ilium")
    bright = look.grey["t2fs"] > 200
    wide = (bright & (depth < 1) & (depth > -8) & (w > -14) & (w < 0)).sum(axis=1).max() * look.cut.pitch_mm
    assert wide > 5, "a normal joint is 3 mm wide at most"
    assert look.mean("t2fs", look.core("collection_L")) > 200
    assert look.mean("t2fs", look.core("edema_muscle_L")) > 1.4 * look.mean("t2fs", muscle(look))


def test_spondyloarthritis_breaks_the_plate_and_the_other_joints_keep_theirs() -> None:
    def count_breaks(name: str, side: str) -> int:
        look = Look(name)
        depth, u, w = look.depth(side, "ilium")
        plate = (depth > 0) & (depth < 1.6) & (u > 4) & (u < 46) & (w < 6)
        rows = np.where(plate, look.grey["t2fs"], 255).min(axis=1)[plate.any(axis=1)]
        return int(np.count_nonzero(rows > 45))

    assert count_breaks("other-2", "L") > 12
    assert count_breaks("other-3", "L") < 4
    look = Look("other-2")
    assert look.mean("t1", look.core("fat_lesion_R")) > 1.15 * look.mean("t1", look.core("edema_ilium_L"))


@pytest.mark.parametrize(("name", "side"), [("other-3", "R"), ("other-4", "L"), ("other-4", "R")])
def test_a_fracture_is_a_dark_line_within_bright_edema(name: str, side: str) -> None:
    look = Look(name)
    line = look.regions[f"line_{side}"].mask
    x, u, _ = look.cut.at(look.cut.all, side)
    around = (np.abs(x - np.median(x[line])) < 9) & (u > 6) & (u < 30) & ~line
    for key, share in (("t1", 0.8), ("t2fs", 0.6)):
        assert look.mean(key, line) < share * look.mean(key, around)
    rows = np.flatnonzero(line.any(axis=1))
    assert np.ptp(rows) > 4 * np.median(line.sum(axis=1)[rows])


def test_an_insufficiency_fracture_runs_across_and_a_fatigue_fracture_stays_on_its_side() -> None:
    look = Look("other-4")
    columns = np.flatnonzero(look.regions["line_across_L"].mask.any(axis=0))
    assert np.ptp(columns) * look.cut.pitch_mm > 25
    fatigue = Look("other-3")
    assert {label[-1] for label in fatigue.regions} == {"R"}
    depth, u, w = fatigue.depth("R", "ilium")
    ilium = (depth > 2) & (depth < 8) & (u > 6) & (u < 40) & (w < 6)
    assert fatigue.mean("t2fs", ilium) < 0.6 * fatigue.mean("t2fs", fatigue.core("edema_sacrum_R")), "it is spared"


def test_dense_bone_is_dark_on_both_sequences_on_both_sides_beneath_a_whole_plate() -> None:
    look = Look("other-5")
    for side in "LR":
        assert look.mean("t1", look.core(f"sclerosis_{side}")) < 0.8 * look.mean("t1", muscle(look)) + 20
        depth, u, _ = look.depth(side, "sacrum")
        marrow = (depth > 10) & (depth < 18) & (u > 30) & (u < 50)
        assert look.mean("t2fs", look.core(f"sclerosis_{side}")) < 0.9 * look.mean("t2fs", marrow), "no edema in it"


def test_dense_bone_of_the_ilium_is_a_triangle_that_broadens_downward() -> None:
    look = Look("other-5")
    for side in "LR":
        rows = look.regions[f"sclerosis_{side}"].mask.sum(axis=1)
        upper, lower = np.array_split(rows[np.flatnonzero(rows)], 2)
        assert lower.mean() > 1.5 * upper.mean()


def test_dense_bone_of_a_worn_joint_is_dark_on_both_sequences_on_both_bones() -> None:
    look = Look("other-7")
    for side in "LR":
        for bone in ("ilium", "sacrum"):
            depth, _, w = look.depth(side, bone)
            front = (w > -9) & (w < -2)
            dense, marrow = front & (depth > 1.5) & (depth < 4), front & (depth > 13) & (depth < 18)
            for key in SEQUENCES:
                assert look.mean(key, dense) < 0.75 * look.mean(key, marrow), (side, bone, key)


def test_a_metastasis_is_darker_than_muscle_on_t1_and_edema_is_not() -> None:
    look = Look("other-6")
    for region in ("deposit_sacrum_L", "deposit_ilium_R"):
        assert look.mean("t1", look.core(region)) < 1.0 * look.mean("t1", muscle(look))
        assert look.mean("t2fs", look.core(region)) > 1.5 * look.mean("t2fs", muscle(look))
    spondyloarthritis = Look("other-2")
    edema = spondyloarthritis.core("edema_ilium_L")
    assert spondyloarthritis.mean("t1", edema) > spondyloarthritis.mean("t1", muscle(spondyloarthritis))


def test_an_osteophyte_holds_marrow_in_front_of_the_joint() -> None:
    look = Look("other-7")
    _, _, w = look.depth("L", "ilium")
    where = look.core("osteophyte_L")
    assert np.median(w[where]) < -8
    assert look.mean("t1", where) > 1.3 * look.mean("t1", muscle(look))


def test_a_variant_has_normal_marrow_and_a_second_gap_behind_the_joint() -> None:
    look = Look("other-8")
    for region in ("knob_ilium_R", "knob_sacrum_R"):
        _, u, w = look.cut.at(look.cut.all, "R")
        where = look.core(region)
        assert np.median(find_faces(u, w, "R").behind[where]) > 5
        assert look.mean("t2fs", where) < 0.9 * look.mean("t2fs", muscle(look))


@each_process
def test_before_the_commit_nothing_names_the_process(process: Process) -> None:
    for key in SEQUENCES:
        sidecar = yaml.safe_load((FIGURES / f"{process.id}-{key}.yml").read_text(encoding="utf-8"))
        for text in (sidecar["title"], sidecar["alt"], sidecar["picture"]):
            assert not re.search(r"edema|lesion|fracture|infect|metasta|condens|spondyl|variant|left|ilium", text)
        assert "not the man of the case" in sidecar["source"]
        assert all(f"[@{source}]" in sidecar["caption"] for source in process.sources)


@each_process
def test_every_mark_points_at_what_was_drawn(process: Process) -> None:
    look = Look(process.id)
    assert set(look.regions) == {mark.region for mark in process.marks}
    assert all(region.area_mm2 > 8 for region in look.regions.values())
