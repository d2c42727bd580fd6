"""Runs `casebook import` in a small project."""

from __future__ import annotations

from click.testing import CliRunner, Result
from tests.support.project import Project

from casebook.cli.main import main

SETTINGS = "site_name: A site\nplugins: [casebook]\n"


def run(project: Project, *arguments: str) -> Result:
    """Import files into `quizzes`; an exception that is not an end of the command is raised."""
    project.write("mkdocs.yml", SETTINGS)
    project.write("docs/index.md", "# A page\n")
    return CliRunner().invoke(main, ["import", *arguments, "--out", "quizzes"], catch_exceptions=False)
