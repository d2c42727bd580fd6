"""What an author is told: each golden in `reading/` is a file with a problem, and every line of the report on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from casebook.check import check_paths
from golden import read_cases
from project import Project

FILES = {
    "quiz": "quizzes/quiz.yml",
    "other": "quizzes/other.yml",
    "facts": "quizzes/facts.yml",
    "references": "quizzes/references.bib",
    "figure": "quizzes/figures/figure.yml",
    "series": "quizzes/figures/series.yml",
    "geometry": "quizzes/figures/plane.json",
    "picture": "docs/figures/picture.svg",
    "page": "docs/page.md",
}


@pytest.mark.parametrize("case", read_cases("reading"))
def test_an_author_is_told(case: dict[str, str], project: Project) -> None:
    project.write_context()
    for part, name in FILES.items():
        if part in case:
            project.write(name, case[part])
    found = check_paths([Path("quizzes"), *([Path("docs")] if {"page", "picture"} & case.keys() else [])])
    assert "".join(f"{finding}\n" for finding in found) == case["findings"]
