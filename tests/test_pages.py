"""What a page becomes: each golden with `html` is a page, the quizzes it names, and its HTML, one tag a line."""

from __future__ import annotations

import re
from pathlib import PurePath

import click
import markdown
import pytest

from casebook.blocks.registry import GRAMMAR
from casebook.parsing.page_scanner import read_page
from tests.support.golden import read_cases, write_files
from tests.support.project import Project

OPTIONS = {"casebook.markdown": {"site_id": "small"}}


def render(page: str) -> str:
    return markdown.markdown(page, extensions=["tables", "casebook.markdown"], extension_configs=OPTIONS)


def by_line(html: str) -> str:
    return re.sub(r">\s*<", ">\n<", html).strip() + "\n"


@pytest.mark.parametrize("case", read_cases("html"))
def test_a_page_becomes(case: dict[str, str], project: Project) -> None:
    project.write("mkdocs.yml", "")
    project.write_context()
    write_files(project, case)
    assert by_line(render(case["page"])) == case["html"]


def test_what_a_made_up_case_tells_is_not_called_a_report(project: Project) -> None:
    project.write("mkdocs.yml", "")
    project.write("quizzes/facts.yml", "facts:\n- id: exam\n  text: Three tests hurt\n")
    option = "    key: true\n    rationale: Because.\n"
    project.write(
        "quizzes/quiz.yml",
        "id: quiz-a\ntitle: Quiz A\nitems:\n- id: a1\n  type: shortlist\n  level: apply\n  objectives: [LO1]\n"
        f"  most: 1\n  lead_in: What do you ask?\n  options:\n  - id: a\n    text: A\n    report: [case:exam]\n{option}"
        f"  - id: b\n    text: B\n{option}",
    )
    html = render("/// item | quiz-a/a1\n///")
    assert "<b>The case:</b> Three tests hurt." in html
    assert "<b>The case:</b> not told." in html
    assert "report" not in re.sub(r'class="report"', "", html)


ITEM = "/// item | quiz-a/a1\n///\n"
QUIZ = "id: quiz-a\ntitle: Q\nitems:\n- id: a1\n  type: text\n  level: apply\n  objectives: [LO1]\n  lead_in: What?\n"


def indent(prefix: str, text: str = ITEM) -> str:
    return "".join(f"{prefix}{line}\n" for line in text.splitlines())


@pytest.mark.parametrize(
    "page",
    [
        *(f"- an entry\n\n{indent(4 * ' ')}", f"- an entry\n{indent(4 * ' ')}", f"1. an entry\n{indent(3 * ' ')}"),
        *(f"- an entry\n  and more\n{indent(4 * ' ')}", f"- an entry\n    - {ITEM}".replace("\n///", "\n      ///")),
        *(indent("> "), f"> a quotation\n{indent('> ')}", indent("> > "), f"> - an entry\n>\n{indent('>     ')}"),
        *(f"a line\n{ITEM}", f"- an entry\n{ITEM}", f"- an entry\n- another\n{indent(' ')}", indent("   ")),
        *(f"<div>\n{ITEM}</div>\n", f"<section class='a'>\n\n{ITEM}\n</section>\n", f"<p>a</p>\n\n{ITEM}"),
        *("/// recapp\n///\n", "///\u00a0item | quiz-a/a1\n///\n", "// item | quiz-a/a1\n", f"```\n{ITEM}```\n"),
    ],
)
def test_the_checker_finds_what_the_build_does(page: str, project: Project) -> None:
    project.write("mkdocs.yml", "")
    project.write("quizzes/quiz.yml", f"{QUIZ}  key: [x]\n  rationale: Because.\n")
    try:
        render(page)
    except click.ClickException:
        is_broken = True
    else:
        is_broken = False
    assert bool(len(read_page(page, PurePath("page.md"), GRAMMAR).findings)) == is_broken


@pytest.mark.parametrize("written", [None, ""])
def test_an_empty_name_of_the_folder_of_quizzes_means_the_usual_one(written: str | None, project: Project) -> None:
    project.write("mkdocs.yml", "")
    project.write_context()
    options = {"casebook.markdown": {"site_id": "small", "quizzes": written}}
    html = markdown.markdown("Said [@first2006].", extensions=["casebook.markdown"], extension_configs=options)
    assert "First AB" in html


def test_a_list_of_folders_of_quizzes_is_told(project: Project) -> None:
    project.write("mkdocs.yml", "")
    options = {"casebook.markdown": {"site_id": "small", "quizzes": ["a", "b"]}}
    with pytest.raises(click.ClickException, match="the name of one folder"):
        markdown.markdown("Text.", extensions=["casebook.markdown"], extension_configs=options)
