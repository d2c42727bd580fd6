"""Every file of the simulated MRI by its place in the project: pictures, sidecars, geometry, the page."""

from __future__ import annotations

from course.figures.mri.geometry import write_geometry
from course.figures.mri.page import PAGE, write_page
from course.figures.mri.panels import burn_letters, encode
from course.figures.mri.planes import PLANES, Drawn, draw
from course.figures.mri.sidecar import write_sidecar


def make_files() -> dict[str, bytes]:
    """Draw both planes and return every file."""
    files = {PAGE: write_page().encode()}
    for plane in PLANES:
        files |= make_plane(draw(plane))
    return files


def make_plane(drawn: Drawn) -> dict[str, bytes]:
    """Return the files of one plane."""
    files = {f"quizzes/figures/{drawn.plane.name}.json": write_geometry(drawn).encode()}
    for (mri, key), picture in drawn.pictures.items():
        stem = drawn.plane.file_stem(mri, key)
        files[f"docs/figures/{stem}.webp"] = encode(burn_letters(picture))
        files[f"quizzes/figures/{stem}.yml"] = write_sidecar(drawn, mri, key).encode()
    return files
