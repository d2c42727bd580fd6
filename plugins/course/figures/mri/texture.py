"""Smooth noise in space, from which marrow, muscle, fat and ligament get their texture."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter, map_coordinates

from course.figures.mri.shapes import Floats, Place

SIZE, SMOOTH = 72, 1.6


class Noise:
    """Periodic noise of mean 0 and variance 1; a cell is about two thirds of the length over which it changes."""

    def __init__(self, seed: int) -> None:
        white = np.random.default_rng(seed).standard_normal((SIZE,) * 3, dtype=np.float32)
        field = gaussian_filter(white, SMOOTH, mode="wrap")
        self.field = field / field.std()

    def __call__(self, at: Place, cell_mm: float | tuple[float, float, float], shift: float = 0) -> Floats:
        """Return the noise at places; `cell_mm` is the size of a cell along their three axes."""
        cells = np.broadcast_to(np.asarray(cell_mm, np.float32), 3)
        places = [axis / cell + shift for axis, cell in zip(at, cells, strict=True)]
        found: Floats = map_coordinates(self.field, places, order=1, mode="grid-wrap")
        return found


NOISES = tuple(Noise(seed) for seed in range(4))
