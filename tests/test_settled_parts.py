"""Parts of items that are taken out of the tree come back as if they had never left it."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

import markdown
import pytest
from markdown.treeprocessors import Treeprocessor

from casebook.rendering.settled_parts import PartsRemover, PartsRestorer
from tests.support.project import Project

QUIZ = """\
id: quiz-a
title: Quiz A
items:
- id: a1
  type: single
  level: apply
  objectives: [LO1]
  stem: 'The *SIJ* and [link](https://example.org)'
  lead_in: Is the SIJ plain?
  hint: Look at the *joint*.
  options:
  - {id: plain, text: The SIJ alone, key: true, rationale: The SIJ is plain.}
  - {id: code, text: "A `code`", rationale: "It is not *plain*. {.cls}"}
- id: a2
  type: match
  level: apply
  objectives: [LO1]
  lead_in: Which is which?
  targets:
  - {id: one, text: One}
  - {id: two, text: Two}
  options:
  - {id: first, text: First (c), key: one, rationale: It is -- one.}
  - {id: second, text: Second, key: two, rationale: "It is two.\\n\\n- a list\\n- of two"}
"""
PAGE = "# Heading\n\n/// quiz | quiz-a\n///\n\nThe SIJ.[^1]\n\n[^1]: A note.\n"
ABBREVIATION = "\n*[SIJ]: sacroiliac joint\n"
COMMON = ["attr_list", "md_in_html", "tables", "toc", "footnotes", "abbr"]


@pytest.fixture
def set_aside(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return how many parts were out of the tree, page by page."""
    counts: list[int] = []
    restore = PartsRestorer.run

    def count(self: PartsRestorer, root: Element) -> None:
        counts.append(len(self.parts.settled))
        restore(self, root)

    monkeypatch.setattr(PartsRestorer, "run", count)
    return counts


def convert(project: Project, page: str, extensions: list[str | markdown.Extension]) -> str:
    project.write("mkdocs.yml", "")
    project.write("quizzes/a.yml", QUIZ)
    options = {"casebook.markdown": {"site_id": "small"}}
    return markdown.markdown(page, extensions=[*extensions, "casebook.markdown"], extension_configs=options)


def drop_line_ends(html: str) -> str:
    """Return HTML without the line ends between elements, which Python-Markdown adds to those in the tree."""
    return re.sub(r">\n+(?=<)", ">", html)


@pytest.mark.parametrize("page", [PAGE, PAGE + ABBREVIATION], ids=["plain", "abbreviated"])
@pytest.mark.parametrize(
    "extensions",
    [[], COMMON, [*COMMON, "smarty"], ["nl2br", "pymdownx.tasklist", "pymdownx.highlight", "pymdownx.smartsymbols"]],
    ids=lambda names: " ".join(names) or "none",
)
def test_the_html_is_the_same(
    project: Project, monkeypatch: pytest.MonkeyPatch, extensions: list[Any], page: str
) -> None:
    quick = convert(project, page, extensions)
    monkeypatch.setattr(PartsRemover, "run", lambda *_: None)
    assert drop_line_ends(convert(project, page, extensions)) == drop_line_ends(quick)
    assert "casebook-settled" not in quick


@pytest.mark.parametrize("extensions", [[], COMMON], ids=["none", "common"])
def test_parts_without_markup_leave_the_tree(project: Project, set_aside: list[int], extensions: list[Any]) -> None:
    convert(project, PAGE, extensions)
    assert set_aside[0] >= 4


@pytest.mark.parametrize(
    ("page", "extensions"),
    [(PAGE, ["smarty"]), (PAGE + ABBREVIATION, COMMON)],
    ids=["quotation marks", "abbreviations"],
)
def test_nothing_leaves_the_tree_where_plain_text_is_looked_at(
    project: Project, set_aside: list[int], page: str, extensions: list[Any]
) -> None:
    convert(project, page, extensions)
    assert set_aside == [0]


def test_a_processor_that_nobody_knows_sees_every_text(project: Project) -> None:
    seen: list[str] = []

    class Reader(Treeprocessor):
        def run(self, root: Element) -> None:
            seen.extend(root.itertext())

    class Extension(markdown.Extension):
        def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
            md.treeprocessors.register(Reader(md), "reader", 12)

    convert(project, PAGE, [Extension()])
    assert any("The SIJ is plain." in text for text in seen)
