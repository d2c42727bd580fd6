"""What is committed: pictures as a reader sees them, geometry, sidecars."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from course.figures.mri.planes import PLANES, Plane
from course.figures.mri.sequence import SEQUENCES, SHOWN, Sequence
from course.figures.mri.shapes import Floats, Mask

ROOT = Path(__file__).parents[2]
COMMAND = "python3 dev.py figures"
Ring = list[tuple[float, float]]


@dataclass(frozen=True)
class Region:
    side: str
    tip: tuple[float, float]
    area_mm2: float
    polygons: list[Ring]
    bone: str | None = None
    mri: int | None = None

    @property
    def mask(self) -> Mask:
        """Return the pixels within the polygons."""
        image = Image.new("L", (SHOWN * 4, SHOWN * 4))
        for ring in self.polygons:
            ImageDraw.Draw(image).polygon([(4 * x - 0.5, 4 * y - 0.5) for x, y in ring], fill=255)
        return np.array(image.resize((SHOWN, SHOWN), Image.Resampling.BOX)) > 127


def read_regions(plane: str) -> dict[str, Region]:
    regions = json.loads((ROOT / "quizzes" / "figures" / f"{plane}.json").read_text(encoding="utf-8"))["regions"]
    return {name: Region(**region) for name, region in regions.items()}


def read_signal(plane: Plane, mri: int, sequence: Sequence) -> Floats:
    """Return the signal that a committed picture shows, the window of its sequence undone."""
    grey = decode((ROOT / "docs" / "figures" / f"{plane.file_stem(mri, sequence.id)}.webp").read_bytes())
    black, white = sequence.window
    return np.asarray((grey / 255) ** (1 / 0.92) * (white - black) + black, np.float32)


def decode(file: bytes) -> Floats:
    return np.asarray(Image.open(io.BytesIO(file)).convert("L"), np.float32)


def list_stems() -> list[str]:
    return [plane.file_stem(mri, key) for plane in PLANES for mri in (1, 2, 3) for key in SEQUENCES]
