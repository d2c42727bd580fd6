"""What is committed: pictures as a reader sees them, geometry, sidecars."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from course.figures.mri.sequence import SEQUENCES, Sequence
from course.figures.mri.shapes import Floats, Mask
from course.figures.mri.stacks import STACKS, Stack

ROOT = Path(__file__).parents[2]
COMMAND = "python3 dev.py figures"
Ring = list[tuple[float, float]]


@dataclass(frozen=True)
class Region:
    """A region as the geometry has it; `size` is that of the picture, columns and rows."""

    size: tuple[int, int]
    side: str
    tip: tuple[float, float]
    area_mm2: float
    polygons: list[Ring]
    bone: str | None = None
    mri: int | None = None
    slices: dict[str, list[Ring]] = field(default_factory=dict)

    @property
    def mask(self) -> Mask:
        """Return the pixels within the polygons."""
        columns, rows = self.size
        image = Image.new("L", (columns * 4, rows * 4))
        for ring in self.polygons:
            ImageDraw.Draw(image).polygon([(4 * x - 0.5, 4 * y - 0.5) for x, y in ring], fill=255)
        return np.array(image.resize((columns, rows), Image.Resampling.BOX)) > 127


def read_regions(stack: str) -> dict[str, Region]:
    geometry = json.loads((ROOT / "quizzes" / "figures" / f"{stack}.json").read_text(encoding="utf-8"))
    return {name: Region(geometry["size"], **region) for name, region in geometry["regions"].items()}


def read_slice(stack: Stack, mri: int, key: str, number: int | None = None) -> Floats:
    """Return the grey of a stored slice; of the key slice without a number."""
    return decode((ROOT / "docs" / stack.picture(mri, key, number)).read_bytes())


def read_signal(stack: Stack, mri: int, sequence: Sequence) -> Floats:
    """Return the signal that a stored key slice shows, the window of its sequence undone."""
    black, white = sequence.window
    grey = read_slice(stack, mri, sequence.id)
    return np.asarray((grey / 255) ** (1 / 0.92) * (white - black) + black, np.float32)


def decode(file: bytes) -> Floats:
    return np.asarray(Image.open(io.BytesIO(file)).convert("L"), np.float32)


def list_keys() -> list[tuple[Stack, int, str]]:
    """List stack, MRI and sequence of every picture that has a sidecar."""
    return [(stack, mri, key) for stack in STACKS for mri in (1, 2, 3) for key in SEQUENCES]
