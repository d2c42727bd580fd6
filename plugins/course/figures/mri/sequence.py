"""From tissue to picture: spin-echo signal, coil, slice thickness, k-space, noise.

The signal of a spin echo, after its textbook closed form, with a pool of water and a pool of fat in each tissue:

    S = PD · [(1 − FF) · E(T1w, T2w) + FF · L · E(T1f, T2f)],   E(T1, T2) = (1 − exp(−TR/T1)) · exp(−TE/T2)

PD is the proton density beside water, FF the fat fraction, L what fat suppression leaves of the fat (1 without it).
Edema of share e makes it (1 − e) · S(marrow) + e · S(edema). The chemical shift of fat is left out: it would draw the
cortex darker on one side of each joint, and could be taken for sclerosis.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import fft

from course.figures.mri.shapes import Floats
from course.figures.mri.tissue import FAT_T1, FAT_T2, Tissue

SHOWN = 512  # columns of a picture
ACQUIRED = 400  # of them, sampled in k-space
REFERENCE_SIGNAL = 0.35
TAPER = 0.38  # how far the edge of k-space is turned down: to 1 − 2 · TAPER
GAMMA = 0.92
EDGE_MM = 160
EDGE = 16


@dataclass(frozen=True, slots=True)
class Sequence:
    """Settings of a spin-echo sequence: times in ms, what is left of fat, and how its pictures are shown.

    `short` tells it from the other one beside it.

    `fat_left` is the share of fat signal that is left (1 without fat suppression). `snr` is the signal-to-noise ratio
    at the reference signal, `window` the signals shown as black and as white.
    """

    id: str
    title: str
    short: str
    tr_ms: float
    te_ms: float
    fat_left: float
    snr: float
    window: tuple[float, float]


SEQUENCES = {
    "t1": Sequence("t1", "T1-weighted", "T1", 500, 12, 1, 34, (0.012, 0.7)),
    "t2fs": Sequence("t2fs", "T2-weighted fat-suppressed", "T2, fat-suppressed", 3500, 70, 0.035, 23, (0.004, 0.42)),
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


def receive(signal: Floats, coil: Floats, sequence: Sequence, rng: np.random.Generator) -> Floats:
    """Return the magnitude picture of a signal: coil, the middle of k-space only, noise; the shape stays."""
    padded = np.pad(signal * coil, EDGE, mode="reflect")  # a scanner samples beyond the picture too
    rows, columns = padded.shape
    kept = ACQUIRED / SHOWN
    places = [np.abs(fft.fftfreq(count)) / (kept / 2) for count in padded.shape]
    taper = [np.where(place <= 1, 1 - TAPER + TAPER * np.cos(np.pi * np.minimum(place, 1)), 0) for place in places]
    sigma = REFERENCE_SIGNAL / sequence.snr * np.sqrt(rows * columns) / kept
    noise = rng.standard_normal((rows, columns, 2), dtype=np.float32).view(np.complex64)[..., 0]
    window = (taper[0][:, None] * taper[1][None, :]).astype(np.float32)
    spectrum = (fft.fft2(padded) + np.float32(sigma) * noise) * window
    return np.asarray(np.abs(fft.ifft2(spectrum))[EDGE:-EDGE, EDGE:-EDGE], np.float32)


def noise_deviation(sequence: Sequence) -> float:
    """Return the standard deviation of the noise in a picture, in each of its two parts, after the taper."""
    return REFERENCE_SIGNAL / sequence.snr * ((1 - TAPER) ** 2 + TAPER**2 / 2)


def to_grey(sequence: Sequence, picture: Floats) -> NDArray[np.uint8]:
    """Return the picture in 8 bits, through the window of its sequence."""
    black, white = sequence.window
    grey = np.clip((picture - black) / (white - black), 0, 1) ** GAMMA
    return np.asarray((grey * 255).round(), np.uint8)


def draw_coil(x_mm: Floats, back_mm: Floats) -> Floats:
    """Return the receive profile at places: brighter towards the coil behind and at the sides."""
    across = x_mm / EDGE_MM
    profile = 0.84 + 0.2 * np.abs(across) ** 2.2 + 0.01 * across + 0.0007 * np.clip(back_mm - 20, -60, 80)
    return np.asarray(profile, np.float32)


def leave_fat(sequence: Sequence, x_mm: Floats, down_mm: Floats) -> Floats:
    """Return what is left of the fat signal at places; suppression fails first towards the edges."""
    if sequence.fat_left == 1:
        return np.ones_like(x_mm)
    return np.asarray(sequence.fat_left * draw_leak(x_mm, down_mm), np.float32)


def draw_leak(x_mm: Floats, down_mm: Floats) -> Floats:
    """Return how many times as much fat is left at places as in the middle."""
    leak = 1 + 1.3 * np.abs(x_mm / EDGE_MM) ** 3 + 0.5 * np.clip(down_mm / EDGE_MM, 0, 1) ** 2
    return np.asarray(leak, np.float32)
