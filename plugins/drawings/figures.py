"""The list of all figures: how each is drawn."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from drawings.course import draw_course
from drawings.joint_parts import draw_joint_parts
from drawings.manoeuvres import MANOEUVRES
from drawings.pain_map import draw_pain_map
from drawings.scene import Drawing

FACTS = Path("quizzes/facts.yml")
FIGURES: dict[str, Callable[[], Drawing]] = {
    **MANOEUVRES,
    "pain-map": draw_pain_map,
    "joint-parts": draw_joint_parts,
    "course": partial(draw_course, FACTS),
}
