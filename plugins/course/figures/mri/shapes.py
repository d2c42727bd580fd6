"""Outlines in millimetres, and the canvas of labels they are painted on; x to the patient's left, y downwards."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PIL import Image, ImageDraw
from scipy.interpolate import CubicSpline

Floats = NDArray[np.float32]
Points = NDArray[np.float64]
Mask = NDArray[np.bool_]
Labels = NDArray[np.uint8]


@dataclass(frozen=True)
class Grid:
    """A square of `size` × `size` cells, `fov_mm` wide, around `centre_mm`."""

    fov_mm: float
    centre_mm: tuple[float, float]
    size: int = 1280

    @property
    def pitch_mm(self) -> float:
        """Return the width of a cell."""
        return self.fov_mm / self.size

    def axes(self) -> tuple[Floats, Floats]:
        """Return x of the columns, shape (1, size), and y of the rows, shape (size, 1), in mm."""
        steps = ((np.arange(self.size) + 0.5) * self.pitch_mm - self.fov_mm / 2).astype(np.float32)
        return (steps + np.float32(self.centre_mm[0]))[None, :], (steps + np.float32(self.centre_mm[1]))[:, None]

    def to_cells(self, points: ArrayLike) -> Points:
        """Turn points in mm, shape (n, 2), into column and row."""
        return (np.asarray(points, float) - self.centre_mm + self.fov_mm / 2) / self.pitch_mm - 0.5

    def coarsen(self, times: int) -> Grid:
        """Return the same square in cells so many times as wide."""
        return Grid(self.fov_mm, self.centre_mm, self.size // times)


class Bend:
    """A smooth displacement of the whole body, a sum of waves, so that no two sides are alike."""

    WAVES = ((150.0, 2.6, 5), (70.0, 1.1, 5), (32.0, 0.35, 7))  # length in mm, sum of displacements in mm, number

    def __init__(self, seed: int, turn_deg: float) -> None:
        rng = np.random.default_rng(seed)
        self.turn = np.deg2rad(turn_deg)
        self.waves = [
            self._draw_wave(rng, length, most / number) for length, most, number in self.WAVES for _ in range(number)
        ]

    @staticmethod
    def _draw_wave(rng: np.random.Generator, length_mm: float, most_mm: float) -> tuple[Points, float, Points]:
        heading, phase, push = rng.uniform(0, 2 * np.pi, 3)
        wave = 2 * np.pi / (length_mm * rng.uniform(0.8, 1.3)) * np.array([np.cos(heading), np.sin(heading)])
        return wave, phase, 2 * most_mm * np.array([np.cos(push), np.sin(push)])

    def __call__(self, points: ArrayLike) -> Points:
        """Return the points, shape (n, 2), where the body has them."""
        start = np.asarray(points, float)
        sine, cosine = np.sin(self.turn), np.cos(self.turn)
        moved: Points = start @ np.array([[cosine, sine], [-sine, cosine]])
        for wave, phase, push in self.waves:
            moved += np.sin(start @ wave + phase)[:, None] * push
        return moved


@dataclass
class Canvas:
    """A picture of labels. What is painted later covers what was there; a label is a structure and its tissue."""

    grid: Grid
    bend: Bend
    structures: list[tuple[str, str]] = field(default_factory=lambda: [("outside", "air")])

    def __post_init__(self) -> None:
        """Start with air."""
        self.image = Image.new("L", (self.grid.size, self.grid.size))
        self.pencil = ImageDraw.Draw(self.image)

    @property
    def labels(self) -> Labels:
        """Return a copy of the labels, shape (size, size)."""
        return np.array(self.image)

    def label(self, name: str, tissue: str) -> int:
        """Return the number of a structure, adding it where it is new."""
        if (name, tissue) not in self.structures:
            self.structures.append((name, tissue))
        return self.structures.index((name, tissue))

    def fill(self, name: str, tissue: str, outline: ArrayLike) -> None:
        """Fill a closed outline given by many points."""
        cells = self.grid.to_cells(self.bend(outline))
        self.pencil.polygon([tuple(cell) for cell in cells.tolist()], fill=self.label(name, tissue))

    def stroke(self, name: str, tissue: str, line: ArrayLike, right_mm: ArrayLike, left_mm: ArrayLike) -> None:
        """Paint a band along a line, so wide on the right and on the left of one who walks along it on the picture."""
        path = self.grid.to_cells(self.bend(line))
        across = _normals(path) / self.grid.pitch_mm
        right = path + across * np.broadcast_to(np.asarray(right_mm, float), len(path))[:, None]
        left = path - across * np.broadcast_to(np.asarray(left_mm, float), len(path))[:, None]
        number = self.label(name, tissue)
        for here in range(len(path) - 1):
            corners = (right[here], right[here + 1], left[here + 1], left[here])
            self.pencil.polygon([tuple(corner) for corner in np.array(corners).tolist()], fill=number)

    def dab(self, name: str, tissue: str, place: tuple[float, float, float, float, float], power: float = 2) -> None:
        """Fill an ellipse (x, y, half-axes in mm, turn in degrees); a power above 2 makes it squarer."""
        self.fill(name, tissue, ellipse(place, power))

    def paint(self, name: str, tissue: str, mask: Mask) -> None:
        """Paint the cells of a mask."""
        self.image.paste(self.label(name, tissue), mask=Image.fromarray(mask))

    def is_tissue(self, labels: Labels, tissue: str) -> Mask:
        """Return where the labels are of a tissue."""
        return np.array([each == tissue for _, each in self.structures])[labels]


def points(text: str) -> Points:
    """Read points written as "x,y x,y", in mm."""
    read: Points = np.array([point.split(",") for point in text.split()], float)
    return read


def ellipse(place: tuple[float, float, float, float, float], power: float = 2) -> Points:
    """Return the outline of an ellipse (x, y, half-axes in mm, turn in degrees); above 2 the power makes it squarer."""
    x, y, wide, high, turn_deg = place
    angles = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    cosine, sine = np.cos(angles), np.sin(angles)
    across = wide * np.sign(cosine) * np.abs(cosine) ** (2 / power)
    along = high * np.sign(sine) * np.abs(sine) ** (2 / power)
    turn = np.deg2rad(turn_deg)
    right, down = across * np.cos(turn) - along * np.sin(turn), across * np.sin(turn) + along * np.cos(turn)
    return np.stack([x + right, y + down], axis=-1)


def curve(places: ArrayLike, count: int = 240, *, closed: bool = False) -> Points:
    """Lay a smooth line through a few points, by a cubic spline with centripetal steps."""
    knots = np.asarray(places, float)
    if closed:
        knots = np.vstack([knots, knots[:1]])
    steps = np.r_[0, np.cumsum(np.sqrt(np.hypot(*np.diff(knots, axis=0).T)))]
    spline = CubicSpline(steps, knots, bc_type="periodic" if closed else "not-a-knot")
    laid: Points = spline(np.linspace(0, steps[-1], count))
    return laid


def mirror(outline: ArrayLike) -> Points:
    """Return the points on the other side of the midline."""
    return np.asarray(np.asarray(outline, float) * (-1, 1), float)


def smoothstep(values: Floats, start: float, end: float) -> Floats:
    """Rise from 0 at `start` to 1 at `end` without a corner."""
    share: Floats = np.clip((values - start) / (end - start), 0, 1)
    return np.asarray(share * share * (3 - 2 * share), np.float32)


def refine(field: Floats, size: int) -> Floats:
    """Return a smooth field on a grid of `size` × `size`."""
    return np.asarray(Image.fromarray(field).resize((size, size), Image.Resampling.BILINEAR), np.float32)


def find_box(mask: Mask) -> tuple[slice, slice]:
    """Return the rows and columns of the smallest box that holds a mask, with two cells around it."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return slice(max(rows[0] - 2, 0), rows[-1] + 3), slice(max(columns[0] - 2, 0), columns[-1] + 3)


def _normals(path: Points) -> Points:
    """Return unit vectors across a line, to its right where y points downwards."""
    along = np.gradient(path, axis=0)
    along /= np.maximum(np.hypot(*along.T), 1e-9)[:, None]
    return np.stack([-along[:, 1], along[:, 0]], axis=-1)
