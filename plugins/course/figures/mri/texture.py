"""Band-limited noise, from which marrow, muscle and fat get their texture."""

from __future__ import annotations

import numpy as np
from scipy import fft

from course.figures.mri.shapes import Floats


def draw_noise(
    rng: np.random.Generator, shape: tuple[int, int], scale_cells: float, stretch: float = 1, turn_deg: float = 0
) -> Floats:
    """Return Gaussian noise of mean 0 and variance 1.

    `scale_cells` is its correlation length; along `turn_deg` it is `stretch` times as long. The noise is drawn in
    the frequency domain, since that needs one transform only, and repeats at the edges.
    """
    rows, columns = (fft.next_fast_len(length, real=True) for length in shape)
    down = fft.fftfreq(rows).astype(np.float32)[:, None]
    right = fft.rfftfreq(columns).astype(np.float32)[None, :]
    turn = np.deg2rad(turn_deg)
    along, across = right * np.cos(turn) + down * np.sin(turn), down * np.cos(turn) - right * np.sin(turn)
    weight = np.exp(-((np.pi * scale_cells) ** 2) / 2 * ((along * stretch) ** 2 + across**2), dtype=np.float32)
    weight[0, 0] = 0
    white = rng.standard_normal((*weight.shape, 2), dtype=np.float32).view(np.complex64)[..., 0]
    noise = fft.irfft2(white * weight, s=(rows, columns), workers=2, overwrite_x=True)[: shape[0], : shape[1]]
    return np.asarray(noise / noise.std(), np.float32)
