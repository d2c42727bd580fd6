"""Three MRIs of one plane: the body is built and sampled once, only edema and noise differ."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from scipy.ndimage import map_coordinates

from course.figures.mri.course import COURSE, MRIS
from course.figures.mri.phantom import Phantom
from course.figures.mri.sequence import SEQUENCES, Spectrum, fat_echo, reconstruct, sample, water_echo
from course.figures.mri.shapes import Floats, Mask, find_box
from course.figures.mri.texture import draw_noise
from course.figures.mri.tissue import TISSUES

SLICES = (-1.0, -0.5, 0.0, 0.5, 1.0)
SLANT_MM, SLANT_SCALE_MM = 0.55, 30
FAT = "fat"

# Maps on the fine grid: fat by density, and for each sequence, by its id, water by signal.
Pools = dict[str, Floats]
Slants = tuple[Floats, Floats]


def scan(phantom: Phantom, seed: int) -> dict[tuple[int, str], Floats]:
    """Return the six pictures of a plane by MRI and sequence, each of shape (640, 640)."""
    slants = _draw_slants(phantom, np.random.default_rng(seed))
    normal = _normal_pools(phantom)
    body = _sample(phantom, _average_slices(normal, slants))
    pictures = {}
    for mri in MRIS:
        spectra = body
        if COURSE[mri]:
            edema = _total_edema(phantom, mri)
            added = _sample(phantom, _average_slices(_edema_pools(phantom, normal, edema), slants, edema > 0))
            spectra = {key: body[key] + added[key] for key in SEQUENCES}
        for number, (key, sequence) in enumerate(SEQUENCES.items()):
            noise = np.random.default_rng((seed, mri, number))
            pictures[mri, key] = reconstruct(phantom.grid, sequence, spectra[key], noise)
    return pictures


def _normal_pools(phantom: Phantom) -> Pools:
    """Return the pools of the body without a lesion."""
    tissues = [TISSUES[tissue] for _, tissue in phantom.structures]
    usual = _look_up(phantom, [tissue.fat.number for tissue in tissues])
    share: Floats = np.clip(usual + phantom.fat_change, 0, 1)
    pools: Pools = {FAT: share * _look_up(phantom, [tissue.density.number for tissue in tissues])}
    for key, sequence in SEQUENCES.items():
        pools[key] = (1 - share) * _look_up(phantom, [water_echo(sequence, tissue) for tissue in tissues])
    return pools


def _edema_pools(phantom: Phantom, normal: Pools, edema: Floats) -> Pools:
    """Return what edema adds to the normal pools."""
    tissue = TISSUES["edema"]
    share: Floats = np.clip(tissue.fat.number + phantom.fat_change / 2, 0, 1)
    pools: Pools = {FAT: edema * (share * np.float32(tissue.density.number) - normal[FAT])}
    for key, sequence in SEQUENCES.items():
        pools[key] = edema * ((1 - share) * np.float32(water_echo(sequence, tissue)) - normal[key])
    return pools


def _total_edema(phantom: Phantom, mri: int) -> Floats:
    """Return the edema of an MRI; no two lesions share a cell, since each keeps to its bone."""
    total = np.zeros(phantom.labels.shape, np.float32)
    for lesion in COURSE[mri]:
        total += phantom.edema(lesion)
    return total


def _look_up(phantom: Phantom, values: list[float]) -> Floats:
    return np.array(values, np.float32)[phantom.labels]


def _draw_slants(phantom: Phantom, rng: np.random.Generator) -> Slants:
    """Return how far structures move, down and right in cells, from the middle of the slice to its face."""
    grid = phantom.grid
    down, right = (
        SLANT_MM / grid.pitch_mm * draw_noise(rng, phantom.labels.shape, SLANT_SCALE_MM / grid.pitch_mm)
        for _ in range(2)
    )
    return down, right


def _average_slices(pools: Pools, slants: Slants, where: Mask | None = None) -> Pools:
    """Return the mean over the slice, which blurs what stands oblique to it; nothing outside the box of `where`."""
    shape = slants[0].shape
    window = (slice(0, shape[0]), slice(0, shape[1])) if where is None else find_box(where)
    rows, columns = np.mgrid[window].astype(np.float32)
    down, right = (slant[window] for slant in slants)
    places = [np.stack([rows + step * down, columns + step * right]) for step in SLICES if step != 0]

    def average(pool: Floats) -> Floats:
        mean = np.zeros_like(pool)
        shifted = [map_coordinates(pool, place, order=1, mode="nearest") for place in places]
        mean[window] = (pool[window] + sum(shifted)) / len(SLICES)
        return mean

    with ThreadPoolExecutor(2) as workers:
        return dict(zip(pools, workers.map(average, pools.values()), strict=True))


def _sample(phantom: Phantom, pools: Pools) -> dict[str, Spectrum]:
    return {
        key: sample(phantom.grid, sequence, pools[key], pools[FAT] * np.float32(fat_echo(sequence)))
        for key, sequence in SEQUENCES.items()
    }
