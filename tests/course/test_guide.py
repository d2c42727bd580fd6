"""The educator's guide agrees with what it guides through: the blueprint with the items, its steps with the case."""

from __future__ import annotations

import re

from tests.course.pages import DOCS, ROOT

from casebook.bank.cache import read_bank
from casebook.model import Item, Quiz

GUIDE = (DOCS / "teach/guide.md").read_text(encoding="utf-8")
QUIZZES = sorted(read_bank(ROOT / "quizzes").quizzes.values(), key=lambda quiz: quiz.id)
CASE = "case-s"
LEVELS = ("recall", "apply", "appraise")


def test_the_blueprint_counts_every_item_as_it_is() -> None:
    assert re.findall(r"^\| LO\d .*$", GUIDE, re.M) == blueprint()


def test_every_objective_is_written_out() -> None:
    assert re.findall(r"^- \*\*(LO\d)\*\* ", GUIDE, re.M) == objectives()


def test_every_step_of_the_case_has_its_notes() -> None:
    steps = re.findall(r"^/////+ step \| (\d+) ", (DOCS / "case/index.md").read_text(encoding="utf-8"), re.M)
    assert re.findall(r"^## Step (\d+) \{#step-\1\}$", GUIDE, re.M) == steps


def blueprint() -> list[str]:
    """Return the rows of the table: objective, items of the case, items of the quizzes, items at each level."""
    rows = []
    for objective in objectives():
        case = [item for quiz in QUIZZES if quiz.id == CASE for item in serving(quiz, objective)]
        others = [item for quiz in QUIZZES if quiz.id != CASE for item in serving(quiz, objective)]
        counts = [sum(item.level == level for item in case + others) for level in LEVELS]
        cells = [objective, *(" ".join(item.id for item in items) for items in (case, others)), *map(str, counts)]
        rows.append(f"| {' | '.join('–' if cell in {'', '0'} else cell for cell in cells)} |")
    return rows


def serving(quiz: Quiz, objective: str) -> list[Item]:
    return [item for item in quiz.items if objective in item.objectives]


def objectives() -> list[str]:
    return sorted({name for quiz in QUIZZES for item in quiz.items for name in item.objectives})
