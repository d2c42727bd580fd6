"""Bones and joints, painted alike in both planes: a smooth cortex, marrow with texture, the sacroiliac joint."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike
from scipy.spatial import cKDTree

from course.figures.mri.phantom import JointField
from course.figures.mri.shapes import Canvas, Floats, Points, refine, smoothstep
from course.figures.mri.texture import draw_noise

FAR_MM = 60.0
CARTILAGE_MM = 1.45
ILIAC_CORTEX_MM, SACRAL_CORTEX_MM = 1.25, 0.75


def paint_bone(canvas: Canvas, name: str, outline: Points, cortex_mm: float, rng: np.random.Generator) -> None:
    """Fill an outline with marrow and line it, half inside and half outside, with a cortex of gently varying width."""
    canvas.fill(f"{name}_marrow", "marrow", outline)
    half = cortex_mm / 2 * _vary_gently(len(outline), rng)
    canvas.stroke(f"{name}_cortex", "cortex", np.vstack([outline, outline[:1]]), np.r_[half, half[:1]], half.mean())


def paint_joint(canvas: Canvas, side: str, line: Points, last: float = 1.0) -> None:
    """Paint the cortex of ilium and sacrum along the joint line, and cartilage between as far as place `last`.

    The cortex is as smooth as the line: a wavy one reads as erosion, which the report does not mention.
    """
    inner = line[3:-3]
    iliac, sacral = CARTILAGE_MM + ILIAC_CORTEX_MM, CARTILAGE_MM + SACRAL_CORTEX_MM
    widths = (sacral, iliac) if side == "L" else (iliac, sacral)
    canvas.stroke(f"joint_{side}_cortex", "cortex", inner, *widths)
    cartilage = line[3 : int(last * len(line)) - 3]
    widen = CARTILAGE_MM * (1 + 0.12 * np.sin(np.linspace(0.4, 5.0, len(cartilage))))
    canvas.stroke(f"joint_{side}_cartilage", "cartilage", cartilage, widen, widen)


def measure_joint(canvas: Canvas, line: Points) -> JointField:
    """Measure distance and place along a joint line, on cells twice as wide since both are smooth."""
    grid = canvas.grid.coarsen(2)
    path = canvas.bend(line)
    x, y = grid.axes()
    columns = np.flatnonzero((x[0] > path[:, 0].min() - FAR_MM) & (x[0] < path[:, 0].max() + FAR_MM))
    rows = np.flatnonzero((y[:, 0] > path[:, 1].min() - FAR_MM) & (y[:, 0] < path[:, 1].max() + FAR_MM))
    cells = np.stack(np.meshgrid(x[0, columns], y[rows, 0]), axis=-1)
    distance, nearest = cKDTree(path).query(cells, workers=2, distance_upper_bound=FAR_MM)
    window, shape = np.ix_(rows, columns), (grid.size, grid.size)
    distance_mm, place = np.full(shape, FAR_MM, np.float32), np.zeros(shape, np.float32)
    distance_mm[window] = np.minimum(distance, FAR_MM)  # the tree says infinity where it found nothing
    place[window] = np.minimum(nearest / (len(path) - 1), 1)
    return JointField(refine(distance_mm, canvas.grid.size), refine(place, canvas.grid.size))


def draw_marrow_texture(canvas: Canvas, rng: np.random.Generator, wing_mm: tuple[float, float]) -> tuple[Floats, ...]:
    """Return the change of the fat fraction in marrow, and two smooth noises from which it is made.

    The wings of the sacrum (from the first to the second distance from the midline) hold more fat than its middle;
    islands of fat and of blood-forming marrow lie at random, so they differ between the sides.
    """
    shape = (canvas.grid.size, canvas.grid.size)
    low, middle, fine, patch, grain = (
        draw_noise(rng, shape, scale / canvas.grid.pitch_mm, stretch, turn)
        for scale, stretch, turn in ((16, 1, 0), (5, 1, 0), (1.3, 1, 0), (9, 1.3, 70), (1.1, 6, 60))
    )
    x, _ = canvas.grid.axes()
    wings = smoothstep(np.abs(x), *wing_mm)
    islands = np.clip(patch - 0.5, -0.5, 1.2)
    change = 0.035 * low + 0.035 * middle + 0.045 * fine + 0.02 * grain + 0.075 * islands + 0.1 * wings - 0.04
    return change.astype(np.float32), low, middle


def join(*parts: ArrayLike) -> Points:
    """Join pieces of an outline."""
    return np.vstack([np.asarray(part, float) for part in parts])


def _vary_gently(count: int, rng: np.random.Generator) -> Points:
    """Return factors around 1 that come back to where they started."""
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    waves: Sequence[Points] = [np.sin(number * turn + rng.uniform(0, 2 * np.pi)) for number in (2, 3, 5)]
    factors: Points = 1 + 0.14 * np.sum(waves, axis=0)
    return factors
