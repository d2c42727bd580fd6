"""Golden files: YAML documents that a clinician can read, one a case, each with a `case:` that names it.

A file for each type of item stands in `items`, one for each block in `blocks`; what belongs to none of them, in
`pages` and `reading`. A document holds what a page becomes (`html`), what an author is told (`findings`), what an
exporter is told of an item (`task`), or how responses are graded (`grading`).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.project import Project

HERE = Path(__file__).parents[1]
FOLDERS = ("items", "blocks", "pages", "reading")
# Written in C where the wheel of PyYAML has it; every test process reads every golden.
BaseLoader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
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


def read_cases(result: str) -> list[Any]:
    """Return every case that has such a result, `html` or `findings`, as a pytest parameter named by file and case."""
    cases = []
    for file in list_files():
        read = yaml.load_all(file.read_text(encoding="utf-8"), Loader=BaseLoader)
        cases += [pytest.param(case, id=f"{file.stem}: {case['case']}") for case in read if result in case]
    return cases


def read_grading() -> list[dict[str, Any]]:
    """Return every row of the types of items, each with its `type`; keys and responses as they are in JSON."""
    typed = ((name, case) for name, cases in read_folder("items").items() for case in cases)
    return [{"type": name, **row} for name, case in typed for row in case.get("grading", [])]


def read_folder(folder: str) -> dict[str, list[dict[str, Any]]]:
    """Return the cases of each type of item or of each block, by its name; numbers are numbers there."""
    files = sorted((HERE / folder).glob("*.yml"))
    return {file.stem: list(yaml.load_all(file.read_text(encoding="utf-8"), Loader=SafeLoader)) for file in files}


def names_block(name: str, text: str) -> bool:
    """Say whether a line of a text begins such a block."""
    return re.search(rf"^\W*/{{3,}} {name}(?![\w-])", text, re.MULTILINE) is not None


def list_files() -> list[Path]:
    """Return the golden files of all folders."""
    return [file for folder in FOLDERS for file in sorted((HERE / folder).glob("*.yml"))]


def write_files(project: Project, case: dict[str, str]) -> None:
    """Write the files that a case holds."""
    for part, name in FILES.items():
        if part in case:
            project.write(name, case[part])
