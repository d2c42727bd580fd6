"""What both planes paint alike besides bone and muscle: bowel, vessels, and the last steps of building a plane."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from course.figures.mri import bone, soft
from course.figures.mri.course import Lesion
from course.figures.mri.phantom import Extent, Phantom
from course.figures.mri.shapes import Canvas, Points, mirror
from course.figures.mri.soft import Muscle

Spot = tuple[str, float, float, float, float, float]  # tissue, x, y, half-axes in mm, turn in degrees
WALL_MM = 2


def on_side(side: str, points: Points) -> Points:
    """Return an outline written for the left on the side wanted."""
    return points if side == "L" else mirror(points)


def both_sides(*names: str) -> dict[str, tuple[str, ...]]:
    """Return regions that are one structure on each side."""
    return {f"{name}_{side}": (f"{name}_{side}",) for name in names for side in "LR"}


def paint_loops(canvas: Canvas, loops: Iterable[Spot]) -> None:
    """Paint bowel loops with their wall; gas floats on stool."""
    for content, x, y, wide, high, turn in loops:
        inner = (x, y, wide - WALL_MM, high - WALL_MM, turn)
        canvas.dab("bowel", "bowel_wall", (x, y, wide, high, turn), 2.4)
        canvas.dab("bowel", "bowel_stool" if content == "bowel_gas" else content, inner, 2.4)
        if content == "bowel_gas":
            canvas.dab("bowel", content, (x, y - 1.5, wide - 3.5, high - 4.5, turn), 2.4)


def paint_vessels(canvas: Canvas, vessels: Iterable[Spot]) -> None:
    """Paint named vessels, veins with signal and arteries without."""
    for kind, *place in vessels:
        x, y, wide, high, turn = place
        canvas.dab(f"vessel_{kind}", kind, (x, y, wide, high, turn))


def scatter_vessels(
    canvas: Canvas, rng: np.random.Generator, count: int, x_mm: tuple[float, float], y_mm: tuple[float, float]
) -> None:
    """Paint up to so many small vessels, only where there is fat all around."""
    is_fat = canvas.is_tissue(canvas.labels, "fat")
    for _ in range(count):
        x, y = rng.uniform(*x_mm), rng.uniform(*y_mm)
        kind = "vein" if rng.random() < 0.6 else "artery"
        place = (x, y, rng.uniform(0.5, 1.1), rng.uniform(0.7, 2.0), rng.uniform(0, 180))
        column, row = canvas.grid.to_cells(canvas.bend([(x, y)]))[0].round().astype(int)
        near = is_fat[max(row - 6, 0) : row + 7, max(column - 6, 0) : column + 7]
        if near.size > 0 and near.all():
            canvas.dab(f"small_{kind}", kind, place)


def finish(
    canvas: Canvas,
    rng: np.random.Generator,
    muscles: Mapping[str, Muscle],
    lines: Mapping[str, Points],
    extents: Mapping[Lesion, Extent],
    regions: Mapping[str, tuple[str, ...]],
    *,
    wing_mm: tuple[float, float],
    septa_deg: float,
) -> Phantom:
    """Add the textures, measure the joints and return the plane."""
    marrow, low, middle = bone.draw_marrow_texture(canvas, rng, wing_mm)
    labels = canvas.labels
    change = soft.streak_muscles(canvas, muscles, rng)
    change += marrow * canvas.is_tissue(labels, "marrow")
    change += soft.draw_fat_texture(canvas, rng, septa_deg) * canvas.is_tissue(labels, "fat")
    joints = {side: bone.measure_joint(canvas, line) for side, line in lines.items()}
    midline = canvas.bend(np.c_[np.zeros(100), np.linspace(-200, 200, 100)])
    return Phantom(
        grid=canvas.grid,
        structures=tuple(canvas.structures),
        labels=labels,
        fat_change=change,
        ripple=(low, middle),
        joints=joints,
        extents=extents,
        regions=regions,
        midline=midline,
    )
