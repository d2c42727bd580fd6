"""The two stacks of slices, and what is drawn of them: pictures of every slice, and the regions in the key slice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course.figures.mri.cut import Plane, U, W
from course.figures.mri.scan import Slice, cut_slice, scan
from course.figures.mri.sequence import SEQUENCES, SHOWN, to_grey
from course.figures.mri.shapes import Floats

Greys = NDArray[np.uint8]
Pictures = dict[tuple[int, str], Greys]


@dataclass(frozen=True, slots=True)
class Stack:
    """A stack: its name, words for it, the end of its ids, its plane, the places of its slices in mm.

    `key` is the slice (1 is the first) that stands for the stack where one picture must, `thick_mm` how thick the
    slices are, `seed` that of the noise. `landmarks` is the slice in which most structures can be named.
    """

    name: str
    words: str
    suffix: str
    plane: Plane
    first_mm: float
    step_mm: float
    count: int
    key: int
    landmarks: int
    thick_mm: float
    seed: int

    @property
    def numbers(self) -> range:
        """Return the numbers of the slices."""
        return range(1, self.count + 1)

    def place_mm(self, number: int) -> float:
        """Return the place of a slice along the axis that the stack holds."""
        return self.first_mm + (number - 1) * self.step_mm

    def file_stem(self, mri: int, sequence: str) -> str:
        """Return the neutral id of the pictures with a sequence at an MRI."""
        return f"mri-{mri}-{sequence}{self.suffix}"

    def folder(self, mri: int, sequence: str) -> str:
        """Return the folder of the slices, in docs; its name says only when and how they were made."""
        return f"figures/stacks/mri-{mri}/{self.name}-{sequence}"

    @property
    def mm_per_pixel(self) -> float:
        """Return the width of a pixel."""
        return self.plane.wide_mm / SHOWN

    def line_px(self, number: int, across: Stack) -> list[int]:
        """Return the line of a slice in the pictures of the other stack, from x, y to x, y."""
        row = round((self.place_mm(number) - across.plane.top_mm) / across.mm_per_pixel)
        return [0, row, SHOWN, row]

    def picture(self, mri: int, sequence: str, number: int | None = None) -> str:
        """Return the file of a slice, in docs; that of the key slice without a number."""
        return f"{self.folder(mri, sequence)}/{number or self.key:02}.webp"


STACKS = (
    Stack("coronal", "oblique-coronal", "", Plane(W, -82, 240, 240), -27, 4, 19, 8, 5, 4, 7),
    Stack("axial", "oblique-axial", "-axial", Plane(U, -96, 240, 180), -10, 4.5, 18, 6, 6, 4, 9),
)


@dataclass(frozen=True)
class Drawn:
    """A slice as drawn. `pictures` are of shape (rows, 512) by MRI and sequence, `signals` the same before 8 bits."""

    stack: Stack
    number: int
    slice: Slice
    signals: Mapping[tuple[int, str], Floats]

    @property
    def pictures(self) -> Pictures:
        """Return the pictures as they are stored, without letters."""
        return {(mri, key): to_grey(SEQUENCES[key], signal) for (mri, key), signal in self.signals.items()}

    @property
    def mm_per_pixel(self) -> float:
        """Return the width of a pixel."""
        return self.slice.middle.pitch_mm


def draw(stack: Stack, number: int, columns: int = SHOWN) -> Drawn:
    """Cut a slice of a stack and scan it at the three MRIs with each sequence."""
    cut = cut_slice(stack.plane, stack.place_mm(number), stack.thick_mm, columns)
    return Drawn(stack, number, cut, scan(cut, stack.seed * 100 + number))
