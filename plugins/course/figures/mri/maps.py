"""The maps of a slice, from which the signal lab computes its picture at any settings, as a small script.

A map is a channel of 320 × 320 pixels. `all` is the density of water and fat, `water` that of water, `edema` the share
of edema of the lesions of the first MRI, all three times the receive profile, so that a signal is that of a picture;
`leak` is how much more fat is left at a place than in the middle. Blocks of 8 × 8 pixels are turned into cosines and
rounded, the finer the structure the more coarsely: what is lost lies below the noise of a picture. The times of the
water are not stored but looked up: a pixel of the last channel, half as many a side, is the number of the tissue in
the table that comes nearest to them.
"""

from __future__ import annotations

import base64
import zlib

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import fft

from course.figures.mri.course import COURSE
from course.figures.mri.scan import Pools, Slice
from course.figures.mri.sequence import draw_coil, draw_leak
from course.figures.mri.shapes import Floats, to_upright
from course.figures.mri.stacks import STACKS
from course.figures.mri.tissue import TISSUES

STACK = STACKS[0]
MRI = 1
SIZE, BLOCK = 320, 8
STEP, SLOPE = 0.05, 0.3  # the step of a mean, and by how much of it the steps of finer structure are wider
CHANNELS = ("all", "water", "edema", "leak")
LEAST_WATER = 0.015  # below it, times do not matter, and the pixel counts as air
FOLDER = "docs/figures/signal-lab"


def file_name(number: int) -> str:
    """Return the place of the maps of a slice in the project; its name says nothing of what is there."""
    return f"{FOLDER}/{number:02}.js"


def write_maps(cut: Slice, number: int) -> str:
    """Return the script of a slice, which hands its maps to the page: packed bytes as text."""
    packed = zlib.compress(pack(cut), 9)
    return f'signalLabSlice({number}, "{base64.b64encode(packed).decode()}");\n'


def pack(cut: Slice) -> bytes:
    """Return the channels of a slice one after another, and the tissues at the end."""
    channels = make_channels(cut)
    return b"".join(pack_channel(channels[name]) for name in CHANNELS) + find_tissues(cut.pools).tobytes()


def make_channels(cut: Slice) -> dict[str, Floats]:
    """Return the channels of a slice by their names."""
    x, u, w = cut.middle.at(cut.middle.all)
    down, back = to_upright(u, w)
    coil = draw_coil(x, back)
    edema = sum((cut.edema[lesion] for lesion in COURSE[MRI]), np.zeros_like(coil))
    channels = {
        "all": (cut.pools.water + cut.pools.fat) * coil,
        "water": cut.pools.water * coil,
        "edema": edema * coil,
        "leak": draw_leak(x, down) - 1,
    }
    return {name: shrink(channel, SIZE) for name, channel in channels.items()}


def pack_channel(channel: Floats) -> bytes:
    """Return a channel as bytes: the means of all blocks, each as its difference from the one before, then each cosine.

    The first mean of a row differs from the first one of the row above.
    """
    count = SIZE // BLOCK
    blocks = channel.reshape(count, BLOCK, count, BLOCK).transpose(1, 3, 0, 2)
    cosines = np.rint(fft.dctn(blocks, axes=(0, 1), norm="ortho") / steps()[:, :, None, None]).astype(np.int16)
    cosines[0, 0, :, 1:] -= cosines[0, 0, :, :-1].copy()
    cosines[0, 0, 1:, 0] -= cosines[0, 0, :-1, 0].copy()
    return bytes(cosines.astype(np.int8))


def steps() -> NDArray[np.float64]:
    """Return the step to which each cosine of a block is rounded, of shape (8, 8)."""
    fine = np.arange(BLOCK)
    return np.asarray(STEP * (1 + SLOPE * (fine[:, None] + fine)))


def find_tissues(pools: Pools) -> NDArray[np.uint8]:
    """Return the number in the table of the tissue whose T1 and T2 come nearest, on a logarithmic scale."""
    water = shrink(pools.water, SIZE // 2)
    distance = np.zeros((*water.shape, len(TISSUES)))
    for times, field in ((pools.t1_ms, "t1_ms"), (pools.t2_ms, "t2_ms")):
        mean = shrink(pools.water * np.log(times), SIZE // 2) / np.maximum(water, LEAST_WATER)
        known = np.log([getattr(tissue, field).number for tissue in TISSUES.values()])
        distance += (mean[..., None] - known) ** 2
    nearest = distance.argmin(axis=-1)
    return np.where(water < LEAST_WATER, list(TISSUES).index("air"), nearest).astype(np.uint8)


def shrink(array: Floats, size: int) -> Floats:
    """Return the means of an array over size × size pixels."""
    image = Image.fromarray(np.asarray(array, np.float32))
    return np.asarray(image.resize((size, size), Image.Resampling.BOX))
