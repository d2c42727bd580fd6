"""Code between fences in the texts of items: read, highlighted as the page's own, and named in one line."""

from __future__ import annotations

import re
from pathlib import PurePath

import markdown
import pytest

from casebook.items.quiz_file import read_quiz
from casebook.model import needs_elements, strip_markup
from casebook.model.code_fence import CodeFence, read_fence, split_fences
from tests.support.project import Project

QUIZ = """\
id: quiz-a
title: Quiz A
items:
- id: a1
  type: single
  level: apply
  objectives: [LO1]
  stem: |
    Before.
    ```python
    x = {a: "<b>"}  # $y$ and 5

    # no heading {: .a }
    ```
    After.
  hint: |
    ~~~
    ``` [@no]
    ~~~
  rationale: |
    ```r
    y <- 1
    ```
  lead_in: Which?
  options:
  - id: p
    text: |
      ```js
      return `<b>`;
      end;
      ```
    key: true
    rationale: |
      Because:

      ```python
      z = 3
      ```
  - {id: q, text: "`a < b`", rationale: No.}
"""
HIGHLIGHTERS = {
    ("pymdownx.superfences",): '<div class="code-fence"><div class="highlight"><pre><span></span><code>',
    ("fenced_code", "codehilite"): '<div class="code-fence"><div class="codehilite"><pre><span></span><code>',
    ("fenced_code",): '<div class="code-fence"><pre><code class="language-python">',
    (): '<pre><code class="language-python">',
}


def test_fences_are_found_with_their_language_and_all_else_stays() -> None:
    parts = list(split_fences("a\n```py\nb\n\nc\n```\nd\n~~~\n```\n~~~"))
    assert parts == ["a", CodeFence("py", "b\n\nc", "```py\nb\n\nc\n```"), "d", CodeFence("", "```", "~~~\n```\n~~~")]


@pytest.mark.parametrize("text", ["```\na", "a ``` b", "``` a b\nc\n```", "    ```\n    a\n    ```", "``a\nb``"])
def test_what_is_not_closed_or_does_not_begin_a_line_is_no_fence(text: str) -> None:
    assert list(split_fences(text)) == [text]


def test_an_option_of_code_is_named_by_its_code() -> None:
    text = "```js\nreturn a;\nend;\n```\n"
    assert read_fence(text) == CodeFence("js", "return a;\nend;", text.strip())
    assert strip_markup(text) == "return a; end;"
    assert needs_elements(text)


def test_what_stands_between_fences_is_no_markup_and_needs_no_source() -> None:
    assert not read_quiz(QUIZ, PurePath("quiz.yml")).findings


@pytest.mark.parametrize("extensions", HIGHLIGHTERS)
def test_code_is_shown_as_the_page_shows_its_own(extensions: tuple[str, ...], project: Project) -> None:
    project.write("mkdocs.yml", "")
    project.write("quizzes/quiz.yml", QUIZ)
    options = {"casebook.markdown": {"site_id": "small"}}
    listed = ["attr_list", *extensions, "casebook.markdown"]
    html = markdown.markdown("/// quiz | quiz-a\n///\n", extensions=listed, extension_configs=options)
    assert HIGHLIGHTERS[extensions] in html.partition('class="key"')[2]
    assert html.index("<p>Before.</p>") < html.index(HIGHLIGHTERS[extensions]) < html.index("<p>After.</p>")
    shown = re.sub("<[^>]*>", "", html)
    assert "# no heading {: .a }" in shown
    assert "``` [@no]" in shown
    block = '<code class="block language-js">return `&lt;b&gt;`;\nend;</code>'
    assert f'<span data-name="return `&lt;b&gt;`; end;">{block}</span>' in html
    assert "<b>Answer:</b> <code>return `&lt;b&gt;`; end;</code>." in html
    assert "wzxhzdk" not in html


@pytest.mark.parametrize(
    ("text", "says"),
    [("Words\n```\na\n```", "either words or code"), ("```\na", "either words or code"), ("```\na\n```\nb", "either")],
)
def test_an_option_is_words_or_code(text: str, says: str) -> None:
    written = '"' + text.replace("\n", "\\n") + '"'
    found = read_quiz(QUIZ.replace('"`a < b`"', written), PurePath("quiz.yml")).findings
    assert {each.code for each in found} == {"text-block"}
    assert says in found[0].message


def test_a_text_with_gaps_is_no_code() -> None:
    quiz = (
        "id: quiz-a\ntitle: A\nitems:\n- id: a1\n  type: cloze\n  level: apply\n  objectives: [LO1]\n"
        "  text: |\n    ```\n    {a}\n    ```\n  options:\n  - {id: a, key: [b], rationale: Yes.}\n"
    )
    found = read_quiz(quiz, PurePath("quiz.yml")).findings
    assert [each.code for each in found] == ["text-block"]
