"""Golden files: YAML documents that a clinician can read, one a case, each with a `case:` that names it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.project import Project

HERE = Path(__file__).parents[1]
FILES = {
    "quiz": "quizzes/quiz.yml",
    "other": "quizzes/other.yml",
    "facts": "quizzes/facts.yml",
    "references": "quizzes/references.bib",
    "figure": "quizzes/figures/figure.yml",
    "other_figure": "quizzes/figures/other.yml",
    "series": "quizzes/figures/series.yml",
    "geometry": "quizzes/figures/plane.json",
    "picture": "docs/figures/picture.svg",
    "differential": "quizzes/differential.yml",
    "spoilers": "quizzes/spoilers.yml",
    "page": "docs/page.md",
}


def read_cases(folder: str) -> list[Any]:
    """Return every case of a folder as a pytest parameter, named by file and case."""
    cases = []
    for file in sorted((HERE / folder).glob("*.yml")):
        read = yaml.load_all(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        cases += [pytest.param(case, id=f"{file.stem}: {case['case']}") for case in read]
    return cases


def write_files(project: Project, case: dict[str, str]) -> None:
    """Write the files that a case holds."""
    for part, name in FILES.items():
        if part in case:
            project.write(name, case[part])
