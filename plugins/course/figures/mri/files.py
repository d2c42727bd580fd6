"""Every file of the simulated MRI by its place in the project: slices, sidecars, geometry, the page, digests."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from itertools import chain

from course.figures.mri.digest import DIGESTS, write_digests
from course.figures.mri.geometry import write_geometry
from course.figures.mri.look_alikes import make_look_alike
from course.figures.mri.page import PAGE, write_page
from course.figures.mri.panels import burn_letters, encode
from course.figures.mri.processes import PROCESSES
from course.figures.mri.regions import find_regions
from course.figures.mri.sidecar import write_sidecar
from course.figures.mri.stacks import STACKS, Drawn, Stack, draw

Files = dict[str, bytes]


def make_files() -> Files:
    """Draw every slice of both stacks and every look-alike, on all processors, and return every file."""
    jobs = [(stack, number) for stack in STACKS for number in stack.numbers]
    pictures: Files = {}
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        for made in chain(workers.map(make_look_alike, PROCESSES), workers.map(make_slice, *zip(*jobs, strict=True))):
            pictures |= made
    return pictures | {PAGE: write_page().encode(), DIGESTS: write_digests(pictures).encode()}


def make_slice(stack: Stack, number: int) -> Files:
    """Return the pictures of one slice; of the key slice, what is said of them, and of the landmarks where they lie."""
    drawn = draw(stack, number)
    files = {
        f"docs/{stack.picture(mri, key, number)}": encode(burn_letters(picture))
        for (mri, key), picture in drawn.pictures.items()
    }
    if number == stack.landmarks != stack.key:
        files[f"quizzes/figures/{stack.name}-landmarks.json"] = _write_regions(drawn)
    if number == stack.key:
        files[f"quizzes/figures/{stack.name}.json"] = _write_regions(drawn)
        for mri, key in drawn.signals:
            files[f"quizzes/figures/{stack.file_stem(mri, key)}.yml"] = write_sidecar(drawn, mri, key).encode()
    return files


def _write_regions(drawn: Drawn) -> bytes:
    return write_geometry(find_regions(drawn.slice), drawn.mm_per_pixel).encode()
