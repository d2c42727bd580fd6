"""The planes, and what is drawn of each: six pictures, and the regions in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course.figures.mri import axial, coronal
from course.figures.mri.bone import CARTILAGE_MM
from course.figures.mri.phantom import Phantom
from course.figures.mri.regions import Region, find_regions, shrink
from course.figures.mri.scan import scan
from course.figures.mri.sequence import SEQUENCES, SHOWN, to_grey
from course.figures.mri.shapes import Floats, Mask

Greys = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Plane:
    """A plane: its name, words for it, the end of its file names, how to build it, and the seed of its noise."""

    name: str
    words: str
    suffix: str
    build: Callable[[], Phantom]
    seed: int

    def file_stem(self, mri: int, sequence: str) -> str:
        """Return the neutral name that picture and sidecar share."""
        return f"mri-{mri}-{sequence}{self.suffix}"


@dataclass(frozen=True)
class Drawn:
    """A plane as drawn. Pictures have shape (640, 640), by MRI and sequence; `signals` are before the 8 bits.

    `tissues` says where muscle, fat and the cartilage of each joint lie, for measuring.
    """

    plane: Plane
    mm_per_pixel: float
    signals: Mapping[tuple[int, str], Floats]
    pictures: Mapping[tuple[int, str], Greys]
    regions: Mapping[str, Region]
    tissues: Mapping[str, Mask]


PLANES = (
    Plane("coronal", "oblique-coronal", "", coronal.build, 7),
    Plane("axial", "axial", "-axial", axial.build, 9),
)


def draw(plane: Plane) -> Drawn:
    """Build a plane, scan it three times with each sequence, and find its regions."""
    phantom = plane.build()
    signals = scan(phantom, plane.seed)
    pictures = {(mri, key): to_grey(SEQUENCES[key], signal) for (mri, key), signal in signals.items()}
    pitch = phantom.grid.fov_mm / SHOWN
    return Drawn(plane, pitch, signals, pictures, find_regions(phantom), _find_tissues(phantom))


def _find_tissues(phantom: Phantom) -> dict[str, Mask]:
    """Return the pixels that lie wholly in a tissue; of a joint line, those in the middle of it."""
    found = {name: shrink(phantom.mask_tissue(name)) == 1 for name in ("muscle", "fat", "marrow")}
    for side, joint in phantom.joints.items():
        middle = phantom.mask(f"joint_{side}_cartilage") & (joint.distance_mm < CARTILAGE_MM / 2)
        found[f"cartilage_{side}"] = shrink(middle) > 0.5
    return found
