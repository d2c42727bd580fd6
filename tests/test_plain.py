"""Texts kept from the inline parser read as if they had been through it, whatever extensions the page has."""

from __future__ import annotations

import markdown
import pytest

from casebook.rendering.plain_text import PlainTexts
from tests.support.project import Project

QUIZ = """\
id: quiz-a
title: Quiz A
items:
- id: a1
  type: single
  level: apply
  objectives: [LO1]
  stem: 'The SIJ, a "joint" -- with *little* motion... & 1 < 2, a\\*b, [link](https://example.org) and ==this== :smile:'
  lead_in: Is the SIJ plain?
  options:
  - {id: plain, text: The SIJ alone, key: true, rationale: The SIJ is plain.}
  - {id: code, text: "A `code` and <https://example.org>", rationale: "A snake_case_word -- and (c)"}
"""
EXTENSIONS = [
    [],
    ["smarty", "attr_list", "md_in_html", "tables", "toc"],
    ["abbr", "footnotes", "nl2br"],
    ["pymdownx.betterem", "pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.magiclink", "pymdownx.caret"],
]


@pytest.mark.parametrize("extensions", EXTENSIONS, ids=lambda names: " ".join(names) or "none")
def test_the_html_is_the_same(project: Project, monkeypatch: pytest.MonkeyPatch, extensions: list[str]) -> None:
    project.write("mkdocs.yml", "")
    project.write("quizzes/a.yml", QUIZ)
    page = "/// quiz | quiz-a\n///\n\n*[SIJ]: sacroiliac joint\n"
    options = {"casebook.markdown": {"site_id": "small"}}
    quick = markdown.markdown(page, extensions=[*extensions, "casebook.markdown"], extension_configs=options)
    monkeypatch.setattr(PlainTexts, "hold", lambda *_: None)
    assert markdown.markdown(page, extensions=[*extensions, "casebook.markdown"], extension_configs=options) == quick
    assert ("<abbr" in quick) == ("abbr" in extensions)
