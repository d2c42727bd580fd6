"""What a page becomes: each golden in `pages/` is a page, the quizzes it names, and its HTML, one tag a line."""

from __future__ import annotations

import re

import markdown
import pytest

from golden import read_cases, write_files
from project import Project

OPTIONS = {"casebook.markdown": {"site_id": "small"}}


def render(page: str) -> str:
    return markdown.markdown(page, extensions=["tables", "casebook.markdown"], extension_configs=OPTIONS)


def by_line(html: str) -> str:
    return re.sub(r">\s*<", ">\n<", html).strip() + "\n"


@pytest.mark.parametrize("case", read_cases("pages"))
def test_a_page_becomes(case: dict[str, str], project: Project) -> None:
    project.write("mkdocs.yml", "")
    project.write_context()
    write_files(project, case)
    assert by_line(render(case["page"])) == case["html"]
