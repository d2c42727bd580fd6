"""What a plane holds once it is built: labels, fat, joints and where edema may lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter

from course.figures.mri.course import Lesion
from course.figures.mri.shapes import Floats, Grid, Labels, Mask, Points, refine, smoothstep

SOFTNESS_MM = 3.0


@dataclass(frozen=True, slots=True)
class Extent:
    """How far edema reaches: depth from the joint in mm, first and last place along the joint (0 to 1), peak (0 to 1).

    The report gives no extent, so all of these are our choice.
    """

    depth_mm: float
    first: float
    last: float
    peak: float


@dataclass(frozen=True, slots=True)
class JointField:
    """Distance of each cell to the joint line in mm, and the place along it, 0 (top or front) to 1."""

    distance_mm: Floats
    place: Floats


@dataclass(frozen=True)
class Phantom:
    """A plane of the body on a fine grid; all arrays have its shape.

    `fat_change` is added to the fat fraction of each tissue, `ripple` is smooth noise that makes edema uneven, and
    `regions` gives the structures that a named region of the geometry is made of, `midline` points of the line that
    parts left and right, in mm.
    """

    grid: Grid
    structures: tuple[tuple[str, str], ...]
    labels: Labels
    fat_change: Floats
    ripple: tuple[Floats, Floats]
    joints: Mapping[str, JointField]
    extents: Mapping[Lesion, Extent]
    regions: Mapping[str, tuple[str, ...]]
    midline: Points

    def mask(self, *names: str) -> Mask:
        """Return where the named structures lie, whatever their tissue."""
        return np.array([name in names for name, _ in self.structures])[self.labels]

    def mask_tissue(self, tissue: str) -> Mask:
        """Return where a tissue lies."""
        return np.array([each == tissue for _, each in self.structures])[self.labels]

    def marrow(self, bone: str, side: str) -> Mask:
        """Return the marrow of an ilium, or of the whole sacrum."""
        return self.mask("sacrum_marrow" if bone == "sacrum" else f"ilium_{side}_marrow")

    def edema(self, lesion: Lesion) -> Floats:
        """Return how much of the marrow is edema, 0 to 1: greatest at the joint, fading with the cube of the depth."""
        extent, joint = self.extents[lesion], self.joints[lesion.side]
        fade_in = smoothstep(joint.place, extent.first - 0.06, extent.first + 0.16)
        window = fade_in * (1 - smoothstep(joint.place, extent.last - 0.16, extent.last + 0.06))
        low, high = self.ripple
        reach = extent.depth_mm * (0.4 + 0.6 * window) * (1 + 0.15 * low + 0.06 * high)
        share = extent.peak * window**0.8 * np.exp(-((joint.distance_mm / np.maximum(reach, 4)) ** 3))
        share = self._soften(share) * (1 + 0.05 * low + 0.05 * high) * self.marrow(lesion.bone, lesion.side)
        return np.asarray(np.clip(share, 0, 1), np.float32)

    def _soften(self, share: Floats) -> Floats:
        """Return the share without the edges that places along a short joint throw far into the bone."""
        coarse = gaussian_filter(share[2::4, 2::4].astype(np.float32), SOFTNESS_MM / (4 * self.grid.pitch_mm))
        return refine(coarse, self.grid.size)
