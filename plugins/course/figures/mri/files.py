"""Every file of the simulated MRI by its place in the project: slices, sidecars, geometry, the page, digests."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor

from course.figures.mri.digest import DIGESTS, write_digests
from course.figures.mri.geometry import Rings, list_rings, write_geometry
from course.figures.mri.look_alikes import make_look_alike
from course.figures.mri.page import PAGE, write_page
from course.figures.mri.panels import burn_letters, encode
from course.figures.mri.processes import PROCESSES
from course.figures.mri.regions import find_lesions, find_regions
from course.figures.mri.sidecar import write_sidecar
from course.figures.mri.stacks import STACKS, Stack, draw

Files = dict[str, bytes]
Lesions = dict[str, Rings]  # what a slice shows of them, by the name of the region


def make_files() -> Files:
    """Draw every slice of both stacks and every look-alike, on all processors, and return every file."""
    jobs = [(stack, number) for stack in STACKS for number in stack.numbers]
    files: Files = {}
    lesions: dict[str, dict[int, Lesions]] = {stack.name: {} for stack in STACKS}
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        for made in workers.map(make_look_alike, PROCESSES):
            files |= made
        slices = workers.map(make_slice, *zip(*jobs, strict=True))
        for (stack, number), (pictures, found) in zip(jobs, slices, strict=True):
            files |= pictures
            lesions[stack.name][number] = found
        keys = workers.map(describe_key_slice, STACKS, [lesions[stack.name] for stack in STACKS])
        for described in keys:
            files |= described
    return files | {PAGE: write_page().encode(), DIGESTS: write_digests(files).encode()}


def make_slice(stack: Stack, number: int) -> tuple[Files, Lesions]:
    """Return the pictures of one slice, and the outlines of the lesions in it."""
    drawn = draw(stack, number)
    pictures = {
        f"docs/{stack.picture(mri, key, number)}": encode(burn_letters(picture))
        for (mri, key), picture in drawn.pictures.items()
    }
    return pictures, {name: list_rings(region) for name, region in find_lesions(drawn.slice).items()}


def describe_key_slice(stack: Stack, lesions: dict[int, Lesions]) -> Files:
    """Return what is said of the key slice, where its regions lie, and of the lesions where they lie on each slice."""
    drawn = draw(stack, stack.key)
    regions = find_regions(drawn.slice)
    elsewhere = {
        name: {number: found[name] for number, found in lesions.items() if name in found and number != stack.key}
        for name, region in regions.items()
        if region.mri is not None
    }
    geometry = write_geometry(regions, drawn.mm_per_pixel, elsewhere)
    files = {f"quizzes/figures/{stack.name}.json": geometry.encode()}
    for mri, key in drawn.signals:
        files[f"quizzes/figures/{stack.file_stem(mri, key)}.yml"] = write_sidecar(drawn, mri, key).encode()
    if stack.landmarks != stack.key:
        other = draw(stack, stack.landmarks)
        landmarks = write_geometry(find_regions(other.slice), other.mm_per_pixel)
        files[f"quizzes/figures/{stack.name}-landmarks.json"] = landmarks.encode()
    return files
