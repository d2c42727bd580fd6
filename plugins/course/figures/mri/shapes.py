"""Solids as signed distances in millimetres, negative inside, in the frame of the sacrum.

x runs to the patient's left, u down along the sacrum from the upper end plate of S1, w backward. The sacrum leans: a
second set of coordinates stands upright, with x, down and back, and `to_upright` and `from_upright` lead to and fro.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.interpolate import CubicSpline, PchipInterpolator
from scipy.ndimage import map_coordinates
from scipy.spatial import cKDTree

Floats = NDArray[np.floating[Any]]  # of single precision wherever they are of the size of a picture
Points = NDArray[np.float64]
Mask = NDArray[np.bool_]
Place = tuple[Floats, Floats, Floats]  # x, u, w of many places, all of one shape

LEAN = np.deg2rad(40)
FAR_MM = 99.0


class Solid(Protocol):
    """A body in space; `box` holds its least and its greatest x, u, w."""

    box: Points

    def __call__(self, at: Place) -> Floats:
        """Return the signed distance of places."""


class Table:
    """A smooth function of one number, written "at:value at:value", constant beyond its ends."""

    def __init__(self, text: str) -> None:
        at, value = np.array([pair.split(":") for pair in text.split()], float).T
        self.at = np.linspace(at[0], at[-1], 400)
        self.value = PchipInterpolator(at, value)(self.at)

    def __call__(self, where: ArrayLike) -> Floats:
        """Return the values at numbers of any shape."""
        return np.asarray(np.interp(np.asarray(where, float), self.at, self.value), np.float32)


class Ball:
    """An ellipsoid at (x, u, w) with half-axes along them."""

    def __init__(self, centre: ArrayLike, half: ArrayLike) -> None:
        self.centre, self.half = np.asarray(centre, float), np.asarray(half, float)
        self.box = np.stack([self.centre - self.half, self.centre + self.half])

    def __call__(self, at: Place) -> Floats:
        """Return the signed distance of places."""
        parts = (((axis - centre) / half) ** 2 for axis, centre, half in zip(at, self.centre, self.half, strict=True))
        return np.asarray((np.sqrt(sum(parts)) - 1) * self.half.min(), np.float32)


class Tube:
    """A tube along knots (x, u, w, radius), shape (n, 4); `squash` is how much wider it is along x, u and w."""

    def __init__(
        self, knots: ArrayLike, squash: tuple[float, float, float] = (1, 1, 1), *, smooth: bool = True
    ) -> None:
        path = np.asarray(knots, float)
        if smooth and len(path) > 2:
            steps = np.r_[0, np.cumsum(np.sqrt(np.linalg.norm(np.diff(path[:, :3], axis=0), axis=1)))]
            path = CubicSpline(steps, path)(np.linspace(0, steps[-1], 3 * len(path)))
            path[:, 3] = np.maximum(path[:, 3], 0.2)
        self.path, self.squash = path, np.asarray(squash, float)
        reach = path[:, 3:] * self.squash
        self.lows, self.highs = path[:, :3] - reach, path[:, :3] + reach
        self.box = np.stack([self.lows.min(axis=0), self.highs.max(axis=0)])

    def near(self, axis: int, place: float, margin_mm: float) -> Tube | None:
        """Return the stretch of the tube that comes near a plane, or None."""
        close = (self.lows[:, axis] - margin_mm < place) & (self.highs[:, axis] + margin_mm > place)
        if not close.any():
            return None
        first, last = np.flatnonzero(close)[[0, -1]]
        return Tube(self.path[max(first - 1, 0) : last + 2], (*self.squash.tolist(),), smooth=False)

    def __call__(self, at: Place) -> Floats:
        """Return the signed distance of places."""
        return self.locate(at)[0]

    def locate(self, at: Place) -> tuple[Floats, Floats]:
        """Return the signed distance of places, and how far along the tube they lie, in mm."""
        x, u, w = (axis / np.float32(wider) for axis, wider in zip(at, self.squash, strict=True))
        path = (self.path / np.r_[self.squash, 1]).astype(np.float32)
        best, along = np.full(x.shape, FAR_MM, np.float32), np.zeros(x.shape, np.float32)
        walked = np.float32(0)
        for (x0, u0, w0, r0), (x1, u1, w1, r1) in pairwise(path):
            dx, du, dw = x1 - x0, u1 - u0, w1 - w0
            length = max(float(dx * dx + du * du + dw * dw), 1e-6)
            share = np.clip(((x - x0) * dx + (u - u0) * du + (w - w0) * dw) / np.float32(length), 0, 1)
            gap = np.sqrt((x - x0 - share * dx) ** 2 + (u - u0 - share * du) ** 2 + (w - w0 - share * dw) ** 2)
            gap -= r0 + share * (r1 - r0)
            closer = gap < best
            best = np.where(closer, gap, best)
            along = np.where(closer, walked + share * np.float32(np.sqrt(length)), along)
            walked += np.float32(np.sqrt(length))
        return best * np.float32(self.squash.min()), along


class Plate:
    """A curved plate: at levels of u a centre line from back to front, as many points (x, w, thickness) in each.

    The lines are turned into volumes once: the distance from the centre line, the same with a sign (positive outward),
    the half thickness, and the place along the line, 0 at the back to 1 in front.
    """

    PITCH = (3.0, 1.5, 1.5)  # along u, w, x

    def __init__(self, keys: dict[float, str]) -> None:
        levels = np.array(list(keys), float)
        lines = np.array([_refine_line(read_points(text)) for text in keys.values()])
        between = PchipInterpolator(levels, lines)
        self.first = np.array([levels[0], lines[..., 1].min() - 40, lines[..., 0].min() - 40])
        last = np.array([levels[-1], lines[..., 1].max() + 30, lines[..., 0].max() + 45])
        self.axes = [np.arange(a, b + p, p) for a, b, p in zip(self.first, last, self.PITCH, strict=True)]
        inset = np.array([[30, -12, 30], [-30, 12, -20]])
        self.box = np.stack([self.first[[2, 0, 1]], last[[2, 0, 1]]]) + inset
        shape = [len(axis) for axis in self.axes]
        self.away, self.offset, self.half, self.along = (np.zeros(shape, np.float32) for _ in range(4))
        w, x = np.meshgrid(self.axes[1], self.axes[2], indexing="ij")
        for number, u in enumerate(self.axes[0]):
            line = between(min(u, levels[-1]))
            distance, nearest = cKDTree(line[:, :2]).query(np.stack([x, w], axis=-1))
            ahead = np.gradient(line[:, :2], axis=0)[nearest]
            from_line = np.stack([x, w], axis=-1) - line[nearest, :2]
            outward = np.sign(from_line[..., 1] * ahead[..., 0] - from_line[..., 0] * ahead[..., 1])
            self.away[number] = distance
            self.offset[number] = distance * np.where(outward == 0, 1, outward)
            self.half[number] = line[nearest, 2] / 2
            self.along[number] = nearest / (len(line) - 1)

    def locate(self, at: Place) -> tuple[Floats, Floats, Floats]:
        """Return signed offset from the centre line, half thickness and place along it, of places with x > 0."""
        return self._look_up(at, self.offset), self._look_up(at, self.half), self._look_up(at, self.along)

    def __call__(self, at: Place) -> Floats:
        """Return the signed distance of places with x > 0."""
        u = at[1]
        beyond = np.maximum(self.axes[0][0] - u, 0) + np.maximum(u - self.axes[0][-1], 0)
        return np.asarray(self._look_up(at, self.away) - self._look_up(at, self.half) + 1.4 * beyond, np.float32)

    def _look_up(self, at: Place, volume: Floats) -> Floats:
        x, u, w = at
        cells = [(axis - first) / pitch for axis, first, pitch in zip((u, w, x), self.first, self.PITCH, strict=True)]
        found: Floats = map_coordinates(volume, cells, order=1, mode="nearest")
        return found


class Bend:
    """A smooth displacement of the whole body, a sum of waves, so that no two sides are alike."""

    WAVES = ((190.0, 1.6), (150.0, 1.6), (95.0, 1.0), (66.0, 0.7), (36.0, 0.25))  # length and size in mm
    TURN = 0.022

    def __init__(self, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self.waves = []
        for length, size in self.WAVES:
            heading, push = rng.normal(size=3), rng.normal(size=3)
            heading *= 2 * np.pi / length / np.linalg.norm(heading)
            self.waves.append((heading, size * push / np.linalg.norm(push), rng.uniform(0, 2 * np.pi)))

    def __call__(self, at: Place) -> Place:
        """Return the place in the model that a place in the body shows."""
        x, u, w = at
        bent = [x + self.TURN * (u - 40), u - self.TURN * x, w + self.TURN / 2 * x]
        for heading, push, phase in self.waves:
            wave = np.sin(heading[0] * x + heading[1] * u + heading[2] * w + phase)
            bent = [axis + size * wave for axis, size in zip(bent, push, strict=True)]
        x, u, w = (np.asarray(axis, np.float32) for axis in bent)
        return x, u, w


def read_points(text: str) -> Points:
    """Read points written as "x,w x,w", with as many numbers in each."""
    return np.array([point.split(",") for point in text.split()], float)


def upright(text: str) -> Points:
    """Read knots written upright as "x,down,back,radius" and return them in the frame of the sacrum."""
    x, down, back, radius = read_points(text).T
    return np.stack([x, *from_upright(down, back), radius], axis=-1)


def from_upright(down: ArrayLike, back: ArrayLike) -> tuple[Points, Points]:
    """Return u and w."""
    down, back = np.asarray(down, float), np.asarray(back, float)
    return back * np.sin(LEAN) + down * np.cos(LEAN), back * np.cos(LEAN) - down * np.sin(LEAN)


def to_upright(u: Floats, w: Floats) -> tuple[Floats, Floats]:
    """Return how far down and how far back places lie."""
    sine, cosine = np.float32(np.sin(LEAN)), np.float32(np.cos(LEAN))
    return u * cosine - w * sine, u * sine + w * cosine


def mirror(at: Place) -> Place:
    """Return the places on the other side of the midline."""
    x, u, w = at
    return -x, u, w


def turn(at: Place, ways: ArrayLike) -> Place:
    """Return places along three other axes, the rows of `ways`."""
    rows = np.asarray(ways, np.float32)
    along, across, over = (at[0] * row[0] + at[1] * row[1] + at[2] * row[2] for row in rows)
    return along, across, over


def intersect(round_mm: float, *fields: Floats) -> Floats:
    """Return the intersection of solids, with edges rounded by about so much."""
    top = fields[0]
    for field in fields[1:]:
        blend = np.maximum(round_mm - np.abs(top - field), 0) / round_mm
        top = np.maximum(top, field) + blend * blend * (round_mm / 4)
    return np.asarray(top, np.float32)


def unite(round_mm: float, *fields: Floats) -> Floats:
    """Return the union of solids, with grooves filled by about so much."""
    return -intersect(round_mm, *(-field for field in fields))


def smoothstep(values: Floats, start: float, end: float) -> Floats:
    """Rise from 0 at `start` to 1 at `end` without a corner."""
    share = np.clip((values - start) / (end - start), 0, 1)
    return np.asarray(share * share * (3 - 2 * share), np.float32)


def bump(values: Floats, middle: float, width: float) -> Floats:
    """Return a bell of height 1 around a value."""
    return np.asarray(np.exp(-(((values - middle) / width) ** 2)), np.float32)


def _refine_line(line: Points) -> Points:
    """Return 240 points on a smooth line through a few."""
    steps = np.r_[0, np.cumsum(np.sqrt(np.linalg.norm(np.diff(line[:, :2], axis=0), axis=1)))]
    fine: Points = PchipInterpolator(steps, line)(np.linspace(0, steps[-1], 240))
    return fine
