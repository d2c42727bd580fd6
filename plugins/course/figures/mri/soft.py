"""Muscles and fat, painted alike in both planes: muscles grown until they meet, streaks of fat, septa."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw
from scipy.ndimage import distance_transform_edt, gaussian_filter

from course.figures.mri.shapes import Canvas, Floats, Grid, Mask, Points, curve, find_box, mirror, refine, smoothstep
from course.figures.mri.texture import draw_noise

COARSE = 2
GAP_MM = 0.9
ROUNDING_MM = 1.2


@dataclass(frozen=True, slots=True)
class Tweak:
    """How the right side differs from the mirrored left: shift (outwards, down) in mm, scale (across, along), turn."""

    shift_mm: tuple[float, float] = (0, 0)
    scale: tuple[float, float] = (1, 1)
    turn_deg: float = 0

    def __call__(self, points: Points) -> Points:
        """Return the points so changed, around their middle."""
        middle = points.mean(axis=0)
        sine, cosine = np.sin(np.deg2rad(self.turn_deg)), np.cos(np.deg2rad(self.turn_deg))
        turned: Points = (points - middle) * self.scale @ np.array([[cosine, sine], [-sine, cosine]])
        turned += middle + self.shift_mm
        return turned


@dataclass(frozen=True, slots=True, eq=False)
class Muscle:
    """Outline of the left muscle in mm, fibre direction in degrees, fatty streaks (1 is usual), tweak of the right."""

    outline: Points
    fibres_deg: float
    streaks: float
    right: Tweak = Tweak()

    def shape(self, side: str) -> Points:
        """Return the smooth outline on a side."""
        smooth = curve(self.outline, closed=True)
        return smooth if side == "L" else mirror(self.right(smooth))

    def fibres(self, side: str) -> float:
        """Return the fibre direction on a side."""
        return self.fibres_deg if side == "L" else 180 - self.fibres_deg - self.right.turn_deg


def paint_muscles(canvas: Canvas, muscles: Mapping[str, Muscle], skin: Points, reach_mm: float) -> None:
    """Paint the muscles, grown by at most `reach_mm` until only thin planes of fat are left between them."""
    grid = canvas.grid.coarsen(COARSE)
    depth = distance_transform_edt(_rasterise(grid, canvas.bend(skin))) * grid.pitch_mm
    names = [(name, side) for name in muscles for side in "LR"]
    shapes = [_rasterise(grid, canvas.bend(muscles[name].shape(side))) for name, side in names]
    for (name, side), grown in zip(names, _grow(grid, shapes, reach_mm), strict=True):
        soft = gaussian_filter((grown & (depth > 6)).astype(np.float32), ROUNDING_MM / grid.pitch_mm)
        canvas.paint(f"{name}_{side}", "muscle", refine(soft, canvas.grid.size) > 0.5)


def streak_muscles(canvas: Canvas, muscles: Mapping[str, Muscle], rng: np.random.Generator) -> Floats:
    """Return the fat fraction that streaks along the fibres add; none at the surface of a muscle."""
    labels = canvas.labels
    muscle = canvas.is_tissue(labels, "muscle")
    depth = distance_transform_edt(muscle[::COARSE, ::COARSE]) * canvas.grid.coarsen(COARSE).pitch_mm
    inside = smoothstep(refine(depth.astype(np.float32), canvas.grid.size), 0.4, 5)
    added = np.zeros_like(inside)
    for name, kind in muscles.items():
        for side in "LR":
            here = labels == canvas.label(f"{name}_{side}", "muscle")
            window = find_box(here)
            streaks = _draw_streaks(canvas.grid, rng, here[window].shape, kind, side)
            added[window] += np.where(here[window], np.clip(streaks * inside[window], -0.03, 0.6), 0)
    return added


def draw_fat_texture(canvas: Canvas, rng: np.random.Generator, turn_deg: float) -> Floats:
    """Return the change of the fat fraction in fatty tissue: thin septa, where a smooth noise crosses zero."""
    shape = (canvas.grid.size, canvas.grid.size)
    waves, where, tone = (
        draw_noise(rng, shape, scale / canvas.grid.pitch_mm, stretch, turn_deg)
        for scale, stretch in ((7, 2.2), (16, 1), (5, 1))
    )
    septa = (np.abs(waves) < 0.035) & (where > -0.3)
    return (0.012 * tone - 0.22 * septa).astype(np.float32)


def _draw_streaks(grid: Grid, rng: np.random.Generator, shape: tuple[int, ...], kind: Muscle, side: str) -> Floats:
    rows, columns = shape
    broad, narrow = (
        draw_noise(rng, (rows, columns), scale / grid.pitch_mm, stretch, kind.fibres(side))
        for scale, stretch in ((1.5, 13), (0.8, 18))
    )
    streaks = 0.2 * np.clip(broad - 0.9, 0, None) + 0.1 * np.clip(narrow - 0.8, 0, None) + 0.012 * broad
    return np.asarray(kind.streaks * streaks, np.float32)


def _grow(grid: Grid, shapes: list[Mask], reach_mm: float) -> list[Mask]:
    """Let each shape take the cells nearest to it, except where another is almost as near."""
    nearest = np.full(shapes[0].shape, np.inf)
    second, owner = nearest.copy(), np.zeros(nearest.shape, np.uint8)
    for number, shape in enumerate(shapes):
        distance = distance_transform_edt(~shape) * grid.pitch_mm
        closer = distance < nearest
        second = np.where(closer, nearest, np.minimum(second, distance))
        nearest = np.where(closer, distance, nearest)
        owner[closer] = number
    is_covered = (nearest < reach_mm) & (second - nearest > GAP_MM) & (second < 2 * reach_mm + 1.5)
    return [shape | (is_covered & (owner == number)) for number, shape in enumerate(shapes)]


def _rasterise(grid: Grid, outline: Points) -> Mask:
    image = Image.new("1", (grid.size, grid.size))
    ImageDraw.Draw(image).polygon([tuple(cell) for cell in grid.to_cells(outline).tolist()], fill=1)
    return np.array(image)
