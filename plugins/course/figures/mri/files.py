"""Every file of the simulated MRI by its place in the project: slices, maps, sidecars, geometry, page, digests."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor

from course.figures.mri.course import MRIS
from course.figures.mri.digest import DIGESTS, write_digests
from course.figures.mri.geometry import write_geometry
from course.figures.mri.lab import TABLES, write_tables
from course.figures.mri.look_alikes import make_look_alike
from course.figures.mri.maps import STACK, file_name, write_maps
from course.figures.mri.page import PAGE, write_page
from course.figures.mri.panels import burn_letters, encode
from course.figures.mri.processes import PROCESSES
from course.figures.mri.regions import Region, find_regions, is_marked
from course.figures.mri.sidecar import write_sidecar
from course.figures.mri.stacks import STACKS, Stack, draw

Files = dict[str, bytes]


def make_files() -> Files:
    """Draw every slice of both stacks and every look-alike, on all processors, and return every file."""
    jobs = [(stack, number) for stack in STACKS for number in stack.numbers]
    files: Files = {}
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        regions = {}
        look_alikes = workers.map(make_look_alike, PROCESSES)
        for job, (made, found) in zip(jobs, workers.map(make_slice, *zip(*jobs, strict=True)), strict=True):
            files |= made
            regions[job] = found
        for made in look_alikes:
            files |= made
    for stack in STACKS:
        others = {number: regions[stack, number] for number in stack.numbers if number != stack.key}
        geometry = write_geometry(regions[stack, stack.key], stack.mm_per_pixel, others)
        files[f"quizzes/figures/{stack.name}.json"] = geometry.encode()
    written = {PAGE: write_page(), TABLES: write_tables(), DIGESTS: write_digests(files)}
    return files | {name: text.encode() for name, text in written.items()}


def normal_picture(stack: Stack) -> str:
    """Return the file of the slice with numbered structures, in docs.

    It is a slice of the last MRI, on which all is normal; learners see it earlier, so its name does not say so.
    """
    return f"figures/stacks/normal/{stack.name}-t1.webp"


def make_slice(stack: Stack, number: int) -> tuple[Files, dict[str, Region]]:
    """Return the pictures of a slice, with its maps where the lab has them, and its regions: the marked ones.

    Of the key slice they are all regions, and the sidecars are there too.
    """
    drawn = draw(stack, number)
    regions = find_regions(drawn.slice)
    files = {
        f"docs/{stack.picture(mri, key, number)}": encode(burn_letters(picture))
        for (mri, key), picture in drawn.pictures.items()
    }
    if number == stack.landmarks:
        files[f"docs/{normal_picture(stack)}"] = encode(burn_letters(drawn.pictures[MRIS[-1], "t1"]))
    if stack == STACK:
        files[file_name(number)] = write_maps(drawn.slice, number).encode()
    if number == stack.landmarks != stack.key:
        landmarks = write_geometry(regions, drawn.mm_per_pixel)
        files[f"quizzes/figures/{stack.name}-landmarks.json"] = landmarks.encode()
    if number != stack.key:
        return files, {name: region for name, region in regions.items() if is_marked(name)}
    for mri, key in drawn.signals:
        files[f"quizzes/figures/{stack.file_stem(mri, key)}.yml"] = write_sidecar(drawn, mri, key).encode()
    return files, regions
