"""A thin cut through the body, on which every structure paints itself with soft edges.

What is painted later covers what was there, by the share of each cell that it fills. The mean of a few cuts is a
slice of the scan.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from course.figures.mri.sequence import SEQUENCES, water_echo
from course.figures.mri.shapes import Bend, Floats, Place, Points, Solid, Tube, mirror
from course.figures.mri.tissue import TISSUES

Window = tuple[slice, slice]
X, U, W = range(3)
MARGIN_MM = 7.0
BEND = Bend(11)


@dataclass(frozen=True, slots=True)
class Plane:
    """The plane of a stack: which axis it holds, the top of the picture along the other one, and its size in mm."""

    held: int
    top_mm: float
    wide_mm: float
    high_mm: float

    @property
    def down(self) -> int:
        """Return the axis that runs down the picture."""
        return W if self.held == U else U

    def shape(self, columns: int) -> tuple[int, int]:
        """Return rows and columns of a picture so wide, with square cells."""
        return round(columns * self.high_mm / self.wide_mm), columns


class Cut:
    """A cut of a plane at a place along the axis it holds, `thick_mm` of the slice to which it stands for.

    Arrays have the shape of the picture: `water` is signal by the id of a sequence, `fat` the density of fat, `marrow`
    the share of marrow, `labels` numbers of `names`, `known` signed distances that several structures need. `pool` is
    what any other sequence would need: the density of water, and that density times the logarithm of its T1 and of its
    T2 in ms. `shift_mm` is how far the cut lies from the middle of its slice.
    """

    def __init__(self, plane: Plane, place_mm: float, shift_mm: float, thick_mm: float, columns: int) -> None:
        self.plane, self.place_mm, self.thick_mm = plane, place_mm + shift_mm, thick_mm
        self.shape = plane.shape(columns)
        self.pitch_mm = plane.wide_mm / columns
        self.x_mm = (np.arange(columns) + 0.5) * self.pitch_mm - plane.wide_mm / 2
        self.down_mm = (np.arange(self.shape[0]) + 0.5) * self.pitch_mm + plane.top_mm
        across, down = np.meshgrid(self.x_mm.astype(np.float32), self.down_mm.astype(np.float32))
        self._places = BEND(self._stand(across, down, self.place_mm))
        self._texture = BEND(self._stand(across, down, place_mm + 0.35 * shift_mm))
        self.water = {key: np.zeros(self.shape, np.float32) for key in SEQUENCES}
        self.pool = {key: np.zeros(self.shape, np.float32) for key in ("density", "t1", "t2")}
        self.fat, self.marrow = np.zeros(self.shape, np.float32), np.zeros(self.shape, np.float32)
        self.labels: NDArray[np.uint8] = np.zeros(self.shape, np.uint8)
        self.names = ["outside"]
        self.known: dict[str, Floats] = {}
        self._tissues = ["air"]

    def _stand(self, across: Floats, down: Floats, place_mm: float) -> Place:
        held = np.full_like(across, place_mm)
        return (across, held, down) if self.plane.held == U else (across, down, held)

    def window(self, box: Points, side: str = "L", margin_mm: float = MARGIN_MM) -> Window | None:
        """Return rows and columns that a box may touch, or None; on the right the box is mirrored."""
        low, high = box[0] - margin_mm, box[1] + margin_mm
        if side == "R":
            low, high = np.array([-high[X], low[U], low[W]]), np.array([-low[X], high[U], high[W]])
        held, down = self.plane.held, self.plane.down
        if not low[held] < self.place_mm < high[held]:
            return None
        left, right = np.searchsorted(self.x_mm, (low[X], high[X])).tolist()
        top, bottom = np.searchsorted(self.down_mm, (low[down], high[down])).tolist()
        return (slice(top, bottom), slice(left, right)) if right - left > 1 and bottom - top > 1 else None

    @property
    def all(self) -> Window:
        """Return the window of the whole cut."""
        return slice(0, self.shape[0]), slice(0, self.shape[1])

    def at(self, window: Window, side: str = "L") -> Place:
        """Return the places of a window, mirrored on the right, so that what is written for the left fits."""
        x, u, w = (axis[window] for axis in self._places)
        return (x, u, w) if side == "L" else mirror((x, u, w))

    def texture_at(self, window: Window, side: str = "L") -> Place:
        """Return places for textures; cuts of a slice lie closer there, or grain would average away."""
        x, u, w = (axis[window] for axis in self._texture)
        return (x, u, w) if side == "L" else mirror((x, u, w))

    def find_tube(self, tube: Tube, side: str) -> tuple[Window, Tube, Place] | None:
        """Return where a tube passes the cut: a window, the stretch of it, and the places there; or None."""
        near = tube.near(self.plane.held, self.place_mm, MARGIN_MM)
        window = near and self.window(near.box, side)
        return (window, near, self.at(window, side)) if near and window else None

    def share(self, field: Floats, soft_mm: float = 0.9, *, slab: bool = True) -> Floats:
        """Return how much of each cell a solid fills; an oblique face is smeared over the thickness of the cut.

        A distance grows by 1 mm a mm, so what its gradient lacks within the plane, it has across it.
        """
        soft: Floats | float = max(soft_mm, self.pitch_mm)
        if slab:
            flat = np.hypot(*np.gradient(field, np.float32(self.pitch_mm)))
            soft = np.hypot(soft, 1.15 * self.thick_mm * np.sqrt(np.clip(1 - flat * flat, 0, 1)))
        return np.asarray(np.clip(0.5 - field / soft, 0, 1), np.float32)

    def paint(
        self,
        window: Window,
        name: str,
        tissue: str,
        share: Floats,
        *,
        fat: ArrayLike | None = None,
        density: ArrayLike = 1.0,
    ) -> None:
        """Paint a tissue by the share of each cell; `fat` is its fat fraction where it is not that of the table."""
        kind = TISSUES[tissue]
        fraction = np.float32(kind.fat.number) if fat is None else np.clip(np.asarray(fat, np.float32), 0, 1)
        amount = np.asarray(density, np.float32)
        for key, sequence in SEQUENCES.items():
            value = (1 - fraction) * amount * np.float32(water_echo(sequence, kind))
            self.water[key][window] += share * (value - self.water[key][window])
        water = (1 - fraction) * amount * np.float32(kind.density.number)
        for key, factor in (("density", 1), ("t1", math.log(kind.t1_ms.number)), ("t2", math.log(kind.t2_ms.number))):
            self.pool[key][window] += share * (water * np.float32(factor) - self.pool[key][window])
        value = fraction * amount * np.float32(kind.density.number)
        self.fat[window] += share * (value - self.fat[window])
        self.marrow[window] += share * (np.float32(tissue == "marrow") - self.marrow[window])
        self.labels[window][share > 0.5] = self._number(name, tissue)

    def paint_solid(self, solid: Solid, name: str, tissue: str, sides: str = "LR", *, grow_mm: float = 0) -> None:
        """Paint a solid written for the left on the sides wanted; its name ends in the side where it is on both."""
        for side in sides:
            named = f"{name}_{side}" if sides == "LR" else name
            if isinstance(solid, Tube):
                found = self.find_tube(solid, side)
                if found:
                    window, near, at = found
                    self.paint(window, named, tissue, self.share(near(at) - grow_mm))
                continue
            box_window = self.window(solid.box, side)
            if box_window:
                self.paint(box_window, named, tissue, self.share(solid(self.at(box_window, side)) - grow_mm))

    def find(self, *names: str) -> NDArray[np.bool_]:
        """Return where the named structures lie."""
        return np.array([name in names for name in self.names])[self.labels]

    def find_tissue(self, tissue: str) -> NDArray[np.bool_]:
        """Return where a tissue lies."""
        return np.array([each == tissue for each in self._tissues])[self.labels]

    def _number(self, name: str, tissue: str) -> int:
        if name not in self.names:
            self.names.append(name)
            self._tissues.append(tissue)
        return self.names.index(name)
