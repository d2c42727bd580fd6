"""The list of all figures: how each is drawn, and the files it becomes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from course.figures.drawings.course import draw_course
from course.figures.drawings.hero import draw_hero
from course.figures.drawings.joint_parts import draw_joint_parts
from course.figures.drawings.legends import LEGENDS, SOURCE
from course.figures.drawings.manoeuvres import MANOEUVRES
from course.figures.drawings.pain_map import draw_pain_map
from course.figures.drawings.palette import PALETTES, PaletteName
from course.figures.drawings.scene import Drawing
from course.figures.drawings.sidecar import write_sidecar

PROJECT = Path(__file__).parents[4]
SUFFIXES: dict[PaletteName, str] = {"light": "", "dark": "-dark", "print": "-print"}
FIGURES: dict[str, Callable[[], Drawing]] = {
    **MANOEUVRES,
    "pain-map": draw_pain_map,
    "joint-parts": draw_joint_parts,
    "course": partial(draw_course, PROJECT / "quizzes" / "facts.yml"),
    "hero": draw_hero,
}


def make_files(name: str) -> dict[str, str]:
    """Draw a figure and return path -> text of its files; paths are relative to the project."""
    return write_files(name, FIGURES[name]())


def write_files(name: str, drawing: Drawing) -> dict[str, str]:
    """Return path -> text of the pictures and the sidecar of a figure that is drawn."""
    legend = LEGENDS[name]
    pictures = {
        f"docs/figures/{name}{suffix}.svg": drawing.sheet.svg(PALETTES[palette], legend.inside, SOURCE)
        for palette, suffix in SUFFIXES.items()
    }
    return {**pictures, f"quizzes/figures/{name}.yml": write_sidecar(name, legend, drawing)}
