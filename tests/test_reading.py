"""What an author is told: each golden with `findings` is files, and every line of the report on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from casebook.lint.project import check_paths
from tests.support.golden import read_cases, write_files
from tests.support.project import Project

SETTINGS = "site_name: A small site\nplugins:\n- casebook: {{rules: {}}}\n"


@pytest.mark.parametrize("case", read_cases("findings"))
def test_an_author_is_told(case: dict[str, str], project: Project) -> None:
    project.write_context()
    project.write("mkdocs.yml", SETTINGS.format(case.get("rules", "published")))
    write_files(project, case)
    found = check_paths([Path("quizzes"), *([Path("docs")] if {"page", "picture"} & case.keys() else [])])
    assert "".join(f"{finding}\n" for finding in found) == case["findings"]
