"""Named regions of a slice as masks: bones, zones beside the joints, muscles and other structures, the lesions."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.ndimage import binary_erosion, binary_fill_holes, binary_opening, label

from course.figures.mri.course import COURSE, SIDES, Lesion
from course.figures.mri.joint import find_cartilage, find_depth
from course.figures.mri.processes import Process
from course.figures.mri.scan import Slice
from course.figures.mri.shapes import Floats, Mask

ZONE_MM, ZONE_CORE_MM, ZONE_BEHIND_MM = 20, 10, 12
JOINT_REACH_MM = 3  # a joint line is too thin to be tapped
LESION_FROM, LESION_CORE = 0.35, 0.6
LEAST_MM2 = 25  # a structure that shows less of itself is not named

ON_BOTH_SIDES = {  # region, and the structures that it is made of on each side
    **{
        name: (name,)
        for name in (
            "iliacus",
            "psoas",
            "piriformis",
            "gluteus_minimus",
            "gluteus_medius",
            "gluteus_maximus",
            "multifidus",
            "root_S1",
        )
    },
    "foramen_S1": ("foramen_S1", "root_S1", "vein_S1"),
}
IN_THE_MIDDLE = {
    "canal": ("canal", "thecal_sac", "dura", "canal_root_L", "canal_root_R"),
    "disc_L5S1": ("disc_L5S1",),
    "vertebra_L5": ("L5_marrow",),
}


@dataclass(frozen=True)
class Region:
    """A region of a slice, masks of the shape of its picture.

    `core` is its heart, where a mark points and its signal is measured. `side` is the patient's; `bone` and `mri` are
    there where the region lies in a bone, or is a lesion of that MRI.
    """

    mask: Mask
    core: Mask
    side: str
    bone: str | None = None
    mri: int | None = None


def lesion_name(mri: int, lesion: Lesion) -> str:
    """Name a lesion as the geometry does."""
    return f"lesion_{mri}_{lesion.bone}_{lesion.side}"


def is_marked(name: str) -> bool:
    """Say whether a region is one that the marks of the course point at, on every slice that shows it."""
    return name.startswith("lesion_") or name in {f"joint_{side}" for side in SIDES}


def find_regions(cut: Slice) -> dict[str, Region]:
    """Return every named region of a slice that shows enough of itself."""
    regions = _find_bones(cut) | _find_joints(cut)
    for name, structures in IN_THE_MIDDLE.items():
        regions[name] = _region(cut.middle.find(*structures), "both")
    for name, structures in ON_BOTH_SIDES.items():
        for side, word in SIDES.items():
            regions[f"{name}_{side}"] = _region(cut.middle.find(*(f"{each}_{side}" for each in structures)), word)
    for side, word in SIDES.items():
        regions[f"joint_ligaments_{side}"] = _region(cut.middle.find(f"joint_{side}_ligaments"), word)
    return _keep_seen(regions, cut) | _find_lesions(cut)


def _find_lesions(cut: Slice) -> dict[str, Region]:
    """Return the lesions of every MRI that a slice shows enough of."""
    lesions = ((mri, lesion) for mri, lesions in COURSE.items() for lesion in lesions)
    return _keep_seen({lesion_name(*each): _find_lesion(cut.edema[each[1]], *each) for each in lesions}, cut)


def find_changes(cut: Slice, process: Process) -> dict[str, Region]:
    """Return the regions of a slice that the marks of a process point at; ValueError where one is not seen."""
    regions = {}
    for mark in process.marks:
        mask = cut.middle.find(mark.region)
        if not mask.any():
            raise ValueError(f"{process.id} shows nothing of {mark.region}")
        regions[mark.region] = Region(mask, mask, SIDES[mark.region[-1]])
    return regions


def find_tissues(cut: Slice) -> dict[str, Mask]:
    """Return the pixels that lie well within muscle or fat, and in the middle of the cartilage of each joint."""
    found = {
        "muscle": binary_erosion(cut.middle.find_tissue("muscle"), iterations=2),
        "fat": binary_erosion(cut.middle.find("fat"), iterations=2),
    }
    for side in SIDES:
        x = cut.middle.at(cut.middle.all, side)[0]
        middle = np.abs(x - cut.faces(side).middle) < JOINT_REACH_MM / 4
        found[f"cartilage_{side}"] = cut.middle.find(f"joint_{side}_cartilage") & middle
    return found


def _find_bones(cut: Slice) -> dict[str, Region]:
    """Return the marrow of each bone, the halves of the sacrum, and of each the zone beside the joint."""
    sacrum = _region(cut.middle.find("sacrum_marrow"), "both", "sacrum")
    regions = {"sacrum": sacrum}
    for side, word in SIDES.items():
        at = cut.middle.at(cut.middle.all, side)
        half = sacrum.mask & (at[0] > 0)
        regions[f"sacrum_{side}"] = Region(half, half, word, "sacrum")
        regions[f"ilium_{side}"] = _region(cut.middle.find(f"ilium_{side}_marrow"), word, "ilium")
        faces = cut.faces(side)
        along = find_cartilage(faces, at[1], at[2])
        for bone in ("ilium", "sacrum"):
            depth = find_depth(faces, at, bone)
            near = regions[f"{bone}_{side}"].mask & (depth < ZONE_MM) & (faces.behind < ZONE_BEHIND_MM)
            zone = _region(near, word, bone)
            regions[f"{bone}_{side}_joint"] = replace(zone, core=zone.mask & along & (depth < ZONE_CORE_MM))
    return regions


def _find_joints(cut: Slice) -> dict[str, Region]:
    """Return the joint lines as far as there is cartilage."""
    regions = {}
    for side, word in SIDES.items():
        x, u, w = cut.middle.at(cut.middle.all, side)
        faces = cut.faces(side)
        near = (x > faces.sacral - JOINT_REACH_MM) & (x < faces.iliac + JOINT_REACH_MM)
        bones = np.maximum(cut.middle.known["sacrum"], cut.middle.known[f"ilium_{side}"]) < JOINT_REACH_MM + 2
        regions[f"joint_{side}"] = _region(near & bones & find_cartilage(faces, u, w), word)
    return regions


def _find_lesion(edema: Floats, mri: int, lesion: Lesion) -> Region:
    region = _region(edema > LESION_FROM, SIDES[lesion.side], lesion.bone)
    return replace(region, core=region.mask & (edema > LESION_CORE), mri=mri)


def _keep_seen(regions: dict[str, Region], cut: Slice) -> dict[str, Region]:
    least = LEAST_MM2 / cut.middle.pitch_mm**2
    return {name: region for name, region in regions.items() if np.count_nonzero(region.mask) > least}


def _region(mask: Mask, side: str, bone: str | None = None) -> Region:
    whole = binary_fill_holes(binary_opening(mask))
    parts, count = label(whole)
    largest = parts == 1 + np.argmax(np.bincount(parts.ravel())[1:]) if count else whole
    return Region(whole, largest, side, bone)
