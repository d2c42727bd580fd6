"""Named regions as masks: bones, zones beside the joints, what the plane names, and the lesions."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from PIL import Image
from scipy.ndimage import binary_fill_holes

from course.figures.mri.bone import CARTILAGE_MM
from course.figures.mri.course import COURSE, SIDES, Lesion
from course.figures.mri.phantom import Phantom
from course.figures.mri.sequence import SHOWN
from course.figures.mri.shapes import Floats, Mask

ZONE_MM, ZONE_CORE_MM = 20, 10
JOINT_REACH_MM = 3  # a joint line is too thin to be tapped
LESION_FROM, LESION_CORE = 0.35, 0.6


@dataclass(frozen=True)
class Region:
    """A region of a plane in picture pixels, shape (640, 640).

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


def find_regions(phantom: Phantom) -> dict[str, Region]:
    """Return every named region of a plane."""
    regions = _find_bones(phantom) | _find_joints(phantom)
    for name, structures in phantom.regions.items():
        regions[name] = _region(phantom.mask(*structures), _side_of(name))
    for mri, lesions in COURSE.items():
        for lesion in lesions:
            regions[lesion_name(mri, lesion)] = _find_lesion(phantom, mri, lesion)
    return regions


def shrink(share: Floats | Mask) -> Floats:
    """Return the share of each picture pixel that a mask or field of the fine grid fills."""
    image = Image.fromarray(np.asarray(share, np.float32))
    return np.asarray(image.resize((SHOWN, SHOWN), Image.Resampling.BOX), np.float32)


def _find_bones(phantom: Phantom) -> dict[str, Region]:
    """Return the marrow of each bone, the halves of the sacrum, and of each the zone beside the joint."""
    sacrum = _region(phantom.marrow("sacrum", "L"), "both", "sacrum")
    left = _find_left(phantom)
    regions = {"sacrum": sacrum}
    for side in "LR":
        half = sacrum.mask & (shrink(left if side == "L" else ~left) > 0.5)
        regions[f"sacrum_{side}"] = Region(half, half, SIDES[side], "sacrum")
        regions[f"ilium_{side}"] = _region(phantom.marrow("ilium", side), SIDES[side], "ilium")
        for bone in ("ilium", "sacrum"):
            marrow = phantom.marrow(bone, side)
            distance = phantom.joints[side].distance_mm
            zone = _region(marrow & (distance < ZONE_MM), SIDES[side], bone)
            core = zone.mask & (shrink(marrow & (distance < ZONE_CORE_MM) & _along_cartilage(phantom, side)) > 0.5)
            regions[f"{bone}_{side}_joint"] = replace(zone, core=core)
    return regions


def _find_left(phantom: Phantom) -> Mask:
    """Return what lies on the patient's left of the midline."""
    x, y = phantom.grid.axes()
    left: Mask = x > np.interp(y, phantom.midline[:, 1], phantom.midline[:, 0])
    return left


def _find_joints(phantom: Phantom) -> dict[str, Region]:
    """Return the joint lines as far as there is cartilage."""
    regions = {}
    for side, joint in phantom.joints.items():
        near = joint.distance_mm < CARTILAGE_MM + JOINT_REACH_MM
        regions[f"joint_{side}"] = _region(near & _along_cartilage(phantom, side), SIDES[side])
    return regions


def _along_cartilage(phantom: Phantom, side: str) -> Mask:
    """Return where the nearest place of the joint line has cartilage; in the back there may be ligaments instead."""
    place = phantom.joints[side].place
    cartilage = place[phantom.mask(f"joint_{side}_cartilage")]
    along: Mask = (place >= cartilage.min()) & (place <= cartilage.max())
    return along


def _find_lesion(phantom: Phantom, mri: int, lesion: Lesion) -> Region:
    edema = phantom.edema(lesion)
    region = _region(edema > LESION_FROM, SIDES[lesion.side], lesion.bone)
    return replace(region, core=region.mask & (shrink(edema > LESION_CORE) > 0.5), mri=mri)


def _region(fine: Mask, side: str, bone: str | None = None) -> Region:
    mask = binary_fill_holes(shrink(fine) > 0.5)
    return Region(mask, mask, side, bone)


def _side_of(name: str) -> str:
    """Return the side that the end of a name tells; what lies in the middle is on both."""
    return SIDES.get(name[-1], "both") if name[-2] == "_" else "both"
