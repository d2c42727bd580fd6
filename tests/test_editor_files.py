"""What an editor finds in the repository: snippets that the engine reads, a task, and a container to work in."""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePath
from typing import Any

import pytest
from dev import COMMANDS, OLDEST_PYTHON

from casebook.cli.finding_formats import write_line, write_text
from casebook.findings import Finding, FindingCode, Findings, Location, Severity
from casebook.items.quiz_file import read_quiz
from casebook.items.registry import ITEM_TYPES
from casebook.lint.project import check_paths
from tests.support.project import CONFIG, Project
from tools import debian

ROOT = Path(__file__).parents[1]
CONTAINER = ROOT / ".devcontainer"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><circle cx="50" cy="50" r="20"/></svg>\n'
# The folder and the name of what each snippet of a whole file is for.
FILES = {
    "quiz": "quizzes/quiz.yml",
    "facts": "quizzes/facts.yml",
    "differential": "quizzes/differential.yml",
    "spoilers": "quizzes/spoilers.yml",
    "figure": "quizzes/figures/figure-a.yml",
}


def load(name: str) -> Any:
    return json.loads((ROOT / name).read_text(encoding="utf-8"))


SNIPPETS = load(".vscode/casebook.code-snippets").values()


def fill(snippet: dict[str, Any]) -> str:
    """Return a snippet with what it proposes; a choice proposes its first entry."""
    text = "\n".join(snippet["body"]) + "\n"
    text = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", text)
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text)
    return re.sub(r"(?<!\\)\$\d", "", text).replace("\\$", "$")


def list_filled(scope: str) -> dict[str, str]:
    """Return each snippet of a language by its prefix."""
    return {each["prefix"]: fill(each) for each in SNIPPETS if each["scope"] == scope}


YAML, MARKDOWN = list_filled("yaml"), list_filled("markdown")
ITEMS = {prefix.removeprefix("item-"): text for prefix, text in YAML.items() if prefix.startswith("item-")}


def test_each_type_of_item_has_a_snippet() -> None:
    assert ITEMS.keys() == ITEM_TYPES.keys()


@pytest.mark.parametrize("name", ITEMS)
def test_a_snippet_is_an_item_of_its_type_without_a_finding(name: str) -> None:
    read = read_quiz(f"id: quiz-a\ntitle: Quiz A\nitems:\n{ITEMS[name]}", PurePath("quiz.yml"))
    assert read.findings == ()
    assert read.quiz is not None
    assert [item.type for item in read.quiz.items] == [name]


def test_the_snippets_of_files_and_pages_make_a_site_without_an_error(project: Project) -> None:
    project.write("mkdocs.yml", CONFIG)
    project.write("docs/figures/figure-a.svg", SVG)
    for prefix, name in FILES.items():
        project.write(name, YAML[prefix])
    for prefix, text in MARKDOWN.items():
        project.write(f"docs/{prefix}.md", text)
    found = [str(each) for each in check_paths([project.root]) if each.severity is Severity.ERROR]
    assert found == []


def test_an_option_can_be_added_to_an_item() -> None:
    added = "".join(f"  {line}\n" for line in YAML["option"].splitlines())
    text = YAML["quiz"] + added
    assert read_quiz(text, PurePath("quiz.yml")).findings == ()


@pytest.mark.parametrize("prefix", FILES)
def test_a_snippet_of_a_file_names_the_schema_of_the_repository(prefix: str) -> None:
    named = YAML[prefix].splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    assert ((ROOT / FILES[prefix]).parent / named).resolve().is_file()


def test_the_task_reads_each_line_of_the_check() -> None:
    (task,) = load(".vscode/tasks.json")["tasks"]
    assert task["command"].split()[:2] == ["python3", "dev.py"]
    assert task["command"].split()[2] in COMMANDS
    (matcher,) = task["problemMatcher"]
    pattern = matcher["pattern"]
    location = Location(PurePath("quizzes/a b.yml"), 3, 14)
    for severity, named in ((Severity.ERROR, "error"), (Severity.ADVICE, None)):
        finding = Finding(location, FindingCode.FIELD_UNKNOWN, "`a: [b]` is wrong.", severity)
        found = re.fullmatch(pattern["regexp"], write_line(finding))
        assert found
        assert [found[pattern[name]] for name in ("file", "line", "column", "severity", "message", "code")] == [
            *("quizzes/a b.yml", "3", "14", named, "`a: [b]` is wrong.", "field-unknown")
        ]
    assert matcher["severity"] == "info"
    assert not re.fullmatch(pattern["regexp"], write_text(Findings(), ROOT))


def test_the_editor_recommends_what_the_container_brings() -> None:
    assert load(".vscode/settings.json")["yaml.schemaStore.enable"] is False
    brought = load(".devcontainer/devcontainer.json")["customizations"]["vscode"]["extensions"]
    assert load(".vscode/extensions.json")["recommendations"] == brought


def test_the_container_types_what_an_author_types() -> None:
    read = load(".devcontainer/devcontainer.json")
    python, script, word = read["postCreateCommand"].split()
    assert (python, script) == ("python3", "dev.py")
    assert word in COMMANDS
    assert read["forwardPorts"] == [8000]
    assert (CONTAINER / read["build"]["dockerfile"]).is_file()


def test_the_container_has_a_python_that_is_new_enough_and_what_the_booklet_is_printed_with() -> None:
    text = (CONTAINER / "Dockerfile").read_text(encoding="utf-8")
    found = re.match(r"FROM python:(\d+)\.(\d+)-", text)
    assert found
    assert (int(found[1]), int(found[2])) >= OLDEST_PYTHON
    assert not {*debian.PANGO, *debian.FONTS} - set(text.split())
    assert f" {load('.devcontainer/devcontainer.json')['remoteUser']}\n" in text
