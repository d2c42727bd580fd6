"""What is committed: pictures as a reader sees them, maps, geometry, sidecars."""

from __future__ import annotations

import base64
import io
import json
import re
import zlib
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy import fft

from course.figures.mri.maps import BLOCK, CHANNELS, SIZE, file_name, steps
from course.figures.mri.sequence import SEQUENCES, Sequence
from course.figures.mri.shapes import Floats, Mask
from course.figures.mri.stacks import STACKS, Stack

ROOT = Path(__file__).parents[2]
COMMAND = "python3 dev.py figures"
Ring = list[tuple[float, float]]


@dataclass(frozen=True)
class Region:
    """A region as the geometry has it; `size` is that of the picture, columns and rows.

    `polygons` are those of the key slice, and `slices` those of others by number.
    """

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


def read_maps(number: int) -> tuple[dict[str, Floats], NDArray[np.uint8]]:
    """Return the maps of a slice: its channels by their names, and the numbers of its tissues."""
    text = re.fullmatch(r'signalLabSlice\(\d+, "([^"]+)"\);\n', (ROOT / file_name(number)).read_text(encoding="utf-8"))
    assert text
    packed = np.frombuffer(zlib.decompress(base64.b64decode(text[1])), np.uint8)
    *channels, tissues = np.split(packed, [SIZE**2 * (at + 1) for at in range(len(CHANNELS))])
    return dict(zip(CHANNELS, map(unpack_channel, channels), strict=True)), tissues.reshape(SIZE // 2, SIZE // 2)


def unpack_channel(packed: NDArray[np.uint8]) -> Floats:
    count = SIZE // BLOCK
    cosines = packed.view(np.int8).reshape(BLOCK, BLOCK, count, count).astype(np.float64)
    means = packed[: count**2].reshape(count, count).copy()
    means[:, 0] = np.cumsum(means[:, 0], dtype=np.uint8)
    cosines[0, 0] = np.cumsum(means, axis=1, dtype=np.uint8)
    blocks = fft.idctn(cosines * steps()[:, :, None, None], axes=(0, 1), norm="ortho")
    return np.asarray(blocks.transpose(2, 0, 3, 1).reshape(SIZE, SIZE), np.float32)
