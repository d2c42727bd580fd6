"""Every example of the author's guide is what it says: it reads without a finding."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from casebook.check import check_paths
from course import ROOT, only_case_01
from project import Project

pytestmark = only_case_01  # the examples cite its facts
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
    items, differential, _, spoilers = read_examples("case.md")
    desk.write("quizzes/case.yml", HEAD.format("c").replace("example-c", "case-s") + items)
    desk.write("quizzes/differential.yml", differential)
    desk.write("quizzes/spoilers.yml", spoilers)
    page = re.search(r"^```\n(/////.*?)^```", (GUIDE / "case.md").read_text(encoding="utf-8"), re.S | re.M)
    assert page
    desk.write("docs/case.md", page[1])
    assert findings() == []


@pytest.mark.parametrize("name", ["items.md", "case.md"])
def test_examples_of_facts_read_clean(name: str, project: Project) -> None:
    project.write("docs/index.md", "")
    project.write("quizzes/references.bib", (ROOT / "quizzes/references.bib").read_text(encoding="utf-8"))
    sheets = [text for text in read_examples(name) if "not_reported" in (yaml.safe_load(text) or {})]
    assert sheets
    for text in sheets:
        project.write("quizzes/facts.yml", text)
        assert findings() == []


def test_the_example_of_the_bibliography_reads_clean(project: Project) -> None:
    (example,) = re.findall(r"^```bibtex\n(.*?)^```", (GUIDE / "items.md").read_text(encoding="utf-8"), re.S | re.M)
    project.write("docs/index.md", "")
    project.write("quizzes/references.bib", example)
    assert findings() == []


@pytest.mark.parametrize("name", ["items.md", "case.md", "figures.md"])
def test_examples_are_written_one_field_a_line(name: str) -> None:
    assert [line for text in read_examples(name) for line in text.split("\n") if "{" in line] == []
