"""A slice of the scan: the mean of a few thin cuts, and the pictures of it at the three MRIs with each sequence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from course.figures.mri.body import paint
from course.figures.mri.course import COURSE, Lesion
from course.figures.mri.cut import Cut, Plane
from course.figures.mri.edema import EXTENTS, measure_edema
from course.figures.mri.joint import Faces, find_faces
from course.figures.mri.processes import Process, paint_process
from course.figures.mri.sequence import SEQUENCES, draw_coil, fat_echo, leave_fat, receive, tissue_signal
from course.figures.mri.shapes import Floats, to_upright
from course.figures.mri.texture import NOISES
from course.figures.mri.tissue import TISSUES

CUTS = 3
EDEMA_GRAIN, GRAIN_MM = 0.09, (0.6, 0.8, 0.6)


@dataclass(frozen=True)
class Pools:
    """The densities of water and of fat in a slice, and T1 and T2 of the water in ms, as arrays of its shape.

    Where tissues share a pixel the times are geometric means, weighed by water.
    """

    water: Floats
    fat: Floats
    t1_ms: Floats
    t2_ms: Floats


@dataclass(frozen=True)
class Slice:
    """A slice; arrays have the shape of its picture.

    `middle` is the cut in its middle, which tells what lies where. `signals` are before noise, of the body without a
    lesion, by the id of a sequence, and `pools` what makes them; `edema` is the share of edema of each lesion, 0 to 1.
    """

    middle: Cut
    signals: Mapping[str, Floats]
    pools: Pools
    edema: Mapping[Lesion, Floats]

    def faces(self, side: str) -> Faces:
        """Return the joint of a side at every place."""
        _, u, w = self.middle.at(self.middle.all, side)
        return find_faces(u, w, side)


def cut_slice(plane: Plane, place_mm: float, thick_mm: float, columns: int, process: Process | None = None) -> Slice:
    """Paint the body on thin cuts and return their mean; a process other than the edema of the case changes it."""
    shifts = ((np.arange(CUTS) + 0.5) / CUTS - 0.5) * thick_mm
    cuts = [Cut(plane, place_mm, float(shift), thick_mm / CUTS, columns) for shift in shifts]
    lesions = () if process else EXTENTS
    edema: dict[Lesion, Floats] = {lesion: np.zeros(cuts[0].shape, np.float32) for lesion in lesions}
    for cut in cuts:
        paint(cut)
        if process:
            paint_process(cut, process)
        for lesion, total in edema.items():
            at = cut.at(cut.all, lesion.side)
            total += measure_edema(lesion, at) * cut.marrow / CUTS
    fat = sum(cut.fat for cut in cuts) / np.float32(CUTS)
    signals = {}
    x, u, w = cuts[CUTS // 2].at(cuts[0].all)
    down, _ = to_upright(u, w)
    for key, sequence in SEQUENCES.items():
        water = sum(cut.water[key] for cut in cuts) / np.float32(CUTS)
        signals[key] = np.asarray(
            water + fat * leave_fat(sequence, x, down) * np.float32(fat_echo(sequence)), np.float32
        )
    return Slice(cuts[CUTS // 2], signals, _mean_pools(cuts), edema)


def _mean_pools(cuts: list[Cut]) -> Pools:
    """Return the pools of a slice from those of its cuts."""
    density, t1, t2 = (sum(cut.pool[key] for cut in cuts) / np.float32(CUTS) for key in ("density", "t1", "t2"))
    weight = np.maximum(density, np.float32(1e-6))
    fat = sum(cut.fat for cut in cuts) / np.float32(CUTS)
    times = (np.asarray(np.exp(total / weight), np.float32) for total in (t1, t2))
    return Pools(np.asarray(density, np.float32), np.asarray(fat, np.float32), *times)


def scan(cut: Slice, seed: int) -> dict[tuple[int, str], Floats]:
    """Return the pictures of a slice by MRI and sequence. Only edema and noise differ between the MRIs."""
    pictures: dict[tuple[int, str], Floats] = {}
    for mri, lesions in COURSE.items():
        share = sum((cut.edema[lesion] for lesion in lesions), np.zeros(cut.middle.shape, np.float32))
        pictures |= {(mri, key): picture for key, picture in expose(cut, share, (seed, mri)).items()}
    return pictures


def expose(cut: Slice, edema: Floats, seeds: tuple[int, int]) -> dict[str, Floats]:
    """Return the picture of a slice with each sequence, with so much of each pixel in edema."""
    x, u, w = cut.middle.at(cut.middle.all)
    coil = draw_coil(x, to_upright(u, w)[1])
    normal, abnormal = TISSUES["marrow"], TISSUES["edema"]
    grain = 1 + EDEMA_GRAIN * NOISES[3](cut.middle.texture_at(cut.middle.all), GRAIN_MM)  # trabeculae show in edema too
    pictures = {}
    for number, (key, sequence) in enumerate(SEQUENCES.items()):
        change = tissue_signal(sequence, abnormal) - tissue_signal(sequence, normal)
        signal = cut.signals[key] + edema * grain * np.float32(change)
        pictures[key] = receive(signal, coil, sequence, np.random.default_rng((*seeds, number)))
    return pictures
