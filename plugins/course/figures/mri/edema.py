"""Where marrow is edematous: greatest beside the cartilage of a joint, fading with depth, uneven as edema is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from course.figures.mri.course import Lesion
from course.figures.mri.joint import find_depth, find_faces
from course.figures.mri.shapes import Floats, Place, smoothstep
from course.figures.mri.texture import NOISES


@dataclass(frozen=True, slots=True)
class Extent:
    """How far edema reaches: depth from the joint in mm, first and last level along it, peak (0 to 1).

    The report gives no extent, so all of these are our choice.
    """

    depth_mm: float
    first_mm: float
    last_mm: float
    peak: float


EXTENTS = {
    Lesion("L", "ilium"): Extent(15.5, -6, 68, 0.97),
    Lesion("L", "sacrum"): Extent(24, -6, 68, 1),
    Lesion("R", "sacrum"): Extent(24, -4, 64, 1),
}


def measure_edema(lesion: Lesion, at: Place) -> Floats:
    """Return the share of edema at places, 0 to 1, before it is kept to marrow; on the right x is mirrored."""
    _, u, w = at
    extent = EXTENTS[lesion]
    faces = find_faces(u, w, lesion.side)
    depth = find_depth(faces, at, lesion.bone)
    shift = 6.0 if lesion.side == "L" else 0.0
    low, high = NOISES[1](at, (7, 9, 7), shift), NOISES[2](at, 2.6, shift)
    along = smoothstep(u, extent.first_mm, extent.first_mm + 14)
    along *= 1 - smoothstep(u, extent.last_mm - 16, extent.last_mm + 2)
    along *= smoothstep(w, -22, -12) * (1 - smoothstep(faces.behind, 0, 11))
    reach = extent.depth_mm * (0.4 + 0.6 * along) * (1 + 0.2 * low)
    share = extent.peak * along**0.7 * np.exp(-((np.maximum(depth, 0) / np.maximum(reach, 2.5)) ** 2.2))
    share *= 1 + 0.06 * low + 0.05 * high
    return np.asarray(np.clip(share * (depth > 0), 0, 1), np.float32)
