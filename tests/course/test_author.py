"""Every example of the author's guide is what it says: it reads without a finding."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from casebook.check import check_paths
from casebook.source import Code
from course.pages import ROOT
from project import Project

GUIDE = ROOT / "docs/author"
HEAD = "id: example-{0}\ntitle: Example {0}\nitems:\n"


@pytest.fixture
def desk(project: Project) -> Project:
    """Return a project with the facts, the literature and the figures of the course."""
    shutil.copytree(ROOT / "quizzes/figures", project.root / "quizzes/figures")
    shutil.copytree(ROOT / "docs/figures", project.root / "docs/figures")
    for name in ("facts.yml", "references.bib"):
        shutil.copyfile(ROOT / "quizzes" / name, project.root / "quizzes" / name)
    return project


def read_examples(name: str) -> list[str]:
    text = (GUIDE / name).read_text(encoding="utf-8")
    examples: list[str] = re.findall(r"^```yaml\n(.*?)^```", text, re.S | re.M)
    assert examples
    return examples


def findings() -> list[str]:
    return [str(found) for found in check_paths([Path("quizzes"), Path("docs")])]


def test_examples_of_items_read_clean(desk: Project) -> None:
    quizzes = [text for text in read_examples("items.md") if "items" in (yaml.safe_load(text) or {})]
    assert quizzes
    for number, text in enumerate(quizzes):
        desk.write(f"quizzes/example-{number}.yml", text)
    assert findings() == []


def test_examples_of_figures_read_clean(desk: Project) -> None:
    sidecar, series, item = read_examples("figures.md")
    for number in range(1, 5):
        shutil.copyfile(ROOT / "docs/figures/mri-1-t1.webp", desk.root / f"docs/figures/ankle-{number}.webp")
        desk.write(f"quizzes/figures/ankle-{number}.yml", sidecar.replace("ankle-1", f"ankle-{number}"))
    desk.write("quizzes/figures/example.yml", series)
    desk.write("quizzes/example.yml", HEAD.format("f") + item)
    assert findings() == []


def test_examples_of_a_case_read_clean(desk: Project) -> None:
    items, differential, spoilers = read_examples("case.md")
    desk.write("quizzes/case.yml", HEAD.format("c").replace("example-c", "case-s") + items)
    desk.write("quizzes/differential.yml", differential)
    desk.write("quizzes/spoilers.yml", spoilers)
    page = re.search(r"^```\n(/////.*?)^```", (GUIDE / "case.md").read_text(encoding="utf-8"), re.S | re.M)
    assert page
    desk.write("docs/case.md", page[1])
    assert findings() == []


def test_the_reference_of_findings_lists_every_code_once_in_order() -> None:
    text = (GUIDE / "findings.md").read_text(encoding="utf-8")
    assert re.findall(r"^### `([a-z-]+)`$", text, re.MULTILINE) == sorted(code.value for code in Code)
