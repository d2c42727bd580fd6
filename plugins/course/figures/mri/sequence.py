"""From tissue to picture: spin-echo signal, coil, slice thickness, k-space, noise.

The signal of a spin echo, after its textbook closed form, with a pool of water and a pool of fat in each tissue:

    S = PD · [(1 − FF) · E(T1w, T2w) + FF · L · E(T1f, T2f)],   E(T1, T2) = (1 − exp(−TR/T1)) · exp(−TE/T2)

PD is the proton density beside water, FF the fat fraction, L what fat suppression leaves of the fat (1 without it).
Edema of share e makes it (1 − e) · S(marrow) + e · S(edema). All is linear up to the last step, so the normal body is
sampled once for each sequence, and the lesions of an MRI are added to it in k-space.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import fft

from course.figures.mri.shapes import Floats, Grid
from course.figures.mri.tissue import FAT_T1, FAT_T2, Tissue

Spectrum = NDArray[np.complex64]

ACQUIRED, SHOWN = 400, 640
REFERENCE_SIGNAL = 0.35
EDGE_MM = 160


@dataclass(frozen=True, slots=True)
class Sequence:
    """Settings of a spin-echo sequence: times in ms, what is left of fat, and how its pictures are shown.

    `short` tells it from the other one beside it.

    `fat_left` is the share of fat signal that is left (1 without fat suppression). `shift_pixels` is the chemical
    shift of fat along x in acquired pixels, `snr` the signal-to-noise ratio at the reference signal, `window` the
    signals shown as black and as white.
    """

    id: str
    title: str
    short: str
    tr_ms: float
    te_ms: float
    fat_left: float
    shift_pixels: float
    snr: float
    window: tuple[float, float]


SEQUENCES = {
    "t1": Sequence("t1", "T1-weighted", "T1", 500, 12, 1, 0.9, 46, (0.012, 0.66)),
    "t2fs": Sequence("t2fs", "T2-weighted fat-suppressed", "T2, fat-suppressed", 3500, 70, 0.035, 0, 23, (0.004, 0.42)),
}


def spin_echo(tr_ms: float, te_ms: float, t1_ms: float, t2_ms: float) -> float:
    """Return the share of the magnetisation that a spin echo shows: (1 − exp(−TR/T1)) · exp(−TE/T2)."""
    return float((1 - np.exp(-tr_ms / t1_ms)) * np.exp(-te_ms / t2_ms))


def fat_echo(sequence: Sequence) -> float:
    """Return the signal of pure fat of density 1, fat suppression left aside."""
    return spin_echo(sequence.tr_ms, sequence.te_ms, FAT_T1.number, FAT_T2.number)


def water_echo(sequence: Sequence, tissue: Tissue) -> float:
    """Return the signal of a tissue as if it were all water."""
    times = tissue.t1_ms.number, tissue.t2_ms.number
    return tissue.density.number * spin_echo(sequence.tr_ms, sequence.te_ms, *times)


def tissue_signal(sequence: Sequence, tissue: Tissue) -> float:
    """Return the signal S of a tissue, after the formula above."""
    fat = tissue.fat.number
    return (1 - fat) * water_echo(sequence, tissue) + fat * sequence.fat_left * tissue.density.number * fat_echo(
        sequence
    )


def bulk_t2_ms(tissue: Tissue, echoes_ms: tuple[float, ...] = (13.8, 27.6, 41.4, 55.2, 69.0)) -> float:
    """Return the T2 of water and fat as a whole, from a straight line through the logarithms of a train of echoes."""
    times, fat = np.array(echoes_ms), tissue.fat.number
    decay = (1 - fat) * np.exp(-times / tissue.t2_ms.number) + fat * np.exp(-times / FAT_T2.number)
    return float(-1 / np.polyfit(times, np.log(decay), 1)[0])


def sample(grid: Grid, sequence: Sequence, water: Floats, fat: Floats) -> Spectrum:
    """Return the k-space, shape (400, 400), of signal maps of water and of fat on the fine grid."""
    coil = _coil(grid)
    suppressed = fat * (sequence.fat_left * _leak(grid) if sequence.fat_left < 1 else np.float32(1))
    if sequence.shift_pixels == 0:
        return _transform((water + suppressed) * coil)
    steps = np.arange(ACQUIRED) - ACQUIRED // 2
    shift = np.exp(-2j * np.pi * steps * sequence.shift_pixels / ACQUIRED).astype(np.complex64)
    return np.asarray(_transform(water * coil) + _transform(suppressed * coil) * shift, np.complex64)


def reconstruct(grid: Grid, sequence: Sequence, spectrum: Spectrum, rng: np.random.Generator) -> Floats:
    """Return the magnitude picture, shape (640, 640), of a k-space with white noise added to it."""
    sigma = REFERENCE_SIGNAL / sequence.snr * grid.size**2 / ACQUIRED
    noise = rng.standard_normal((ACQUIRED, ACQUIRED, 2), dtype=np.float32).view(np.complex64)[..., 0]
    taper = np.clip(0.62 + 0.38 * np.cos(np.pi * np.linspace(-1, 1, ACQUIRED, dtype=np.float32)), 0, 1)
    padded = np.zeros((SHOWN, SHOWN), np.complex64)
    edge = (SHOWN - ACQUIRED) // 2
    padded[edge:-edge, edge:-edge] = (spectrum + np.float32(sigma) * noise) * taper[:, None] * taper[None, :]
    picture = np.abs(fft.ifft2(fft.ifftshift(padded), workers=2))
    return np.asarray(picture * (SHOWN / grid.size) ** 2, np.float32)


def to_grey(sequence: Sequence, picture: Floats) -> NDArray[np.uint8]:
    """Return the picture in 8 bits, through the window of its sequence."""
    black, white = sequence.window
    grey = np.clip((picture - black) / (white - black), 0, 1) ** 0.92
    return np.asarray((grey * 255).round(), np.uint8)


def _transform(signal: Floats) -> Spectrum:
    """Return the middle of the spectrum. A real map has a symmetric one, so half of it is computed."""
    half, reach = fft.rfft2(signal, workers=2), ACQUIRED // 2
    rows = np.r_[-reach:reach]
    left = np.conj(half[-rows][:, reach:0:-1])
    return np.asarray(np.hstack([left, half[rows, :reach]]), np.complex64)


def _coil(grid: Grid) -> Floats:
    """Return the receive profile: brighter towards the coil at the sides, with a gentle tilt."""
    x, y = _places(grid)
    profile = 0.80 + 0.20 * np.abs(x) ** 2.2 + 0.08 * np.exp(-(((y - 0.5) / 0.6) ** 2)) + 0.05 * x * y
    return np.asarray(profile + 0.03 * x - 0.02 * y, np.float32)


def _leak(grid: Grid) -> Floats:
    """Return how much more fat is left towards the edges, where suppression fails first."""
    x, y = _places(grid)
    return np.asarray(1 + 1.3 * np.abs(x) ** 3 + 0.5 * np.clip(y, 0, 1) ** 2, np.float32)


def _places(grid: Grid) -> tuple[Floats, Floats]:
    x, y = grid.axes()
    across, down = (x - grid.centre_mm[0]) / EDGE_MM, (y - grid.centre_mm[1]) / EDGE_MM
    return np.asarray(across, np.float32), np.asarray(down, np.float32)
