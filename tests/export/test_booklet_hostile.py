"""What an author may write on a page, each of it in one print: nothing is lost, nothing stops it, nothing leaks."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from tests.support.booklets import LEARNER, TUTOR, Editions, print_project
from tests.support.case_page import PAGE, write_case
from tests.support.pdf_faults import find_faults
from tests.support.printed import Printed, read
from tests.support.project import CONFIG, PIXEL, Project
from tests.support.spoilt_site import LIST

STORY = "They heard a bird"
EXTENSIONS = "footnotes admonition attr_list md_in_html pymdownx.emoji pymdownx.details pymdownx.superfences".split()  # noqa: SIM905
MARKUP = """\
A claim with a note.[^1] Mail to <owl@wood.example>, [bad](http://[x), [titled](quiz.md "On a branch").

[^1]: The note of the claim, in *words*.

A nest &amp; an egg :star:, <img src="nest.png" alt="raw"> and <img src="../nest.png" alt="in a folder">, \
[leaf](data:,leaf) <a href="quiz.html">by hand</a>.

<style>body {{ display: none }}</style>

<script>document.write("scripted")</script>

<p style="position: absolute; top: -99mm">Placed aside.</p>

<p>Closed too often</section></body></html></p>

!!! note
    A boxed remark.

```
{code}
```

| {head} |
|{bars}
| {cells} |

![Dot](data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7)

![Percent](50%2525.png) ![Tall](tall.png) ![Wide](wide.png)

日本語の文章です。漢字かな交じり文。日本語の文章です。漢字かな交じり文。日本語の文章です。

After all of it.
"""
MANY = 30
OPTIONS = "".join(
    f"  - {{id: o{place}, text: Option {place}, rationale: It is so.{', key: true' if place == 27 else ''}}}\n"
    for place in range(MANY)
)
TARGETS = "".join(f"  - {{id: t{place}, text: Target {place}}}\n" for place in range(MANY))
ROWS = "".join(f"  - {{id: r{place}, text: Row {place}, key: t{place}, rationale: It is so.}}\n" for place in range(3))
STEPS = "".join(f"  - {{id: s{place}, text: Step {place}, rationale: It is so.}}\n" for place in range(MANY))
HEAD = "  level: recall\n  objectives: [LO1]\n  lead_in: Which?\n"
QUIZ = f"""\
id: many
title: Many
items:
- id: m1
  type: single
{HEAD}  options:
{OPTIONS}- id: m2
  type: match
{HEAD}  targets:
{TARGETS}  options:
{ROWS}- id: m3
  type: order
{HEAD}  options:
{STEPS}"""


def draw(width: int, height: int) -> bytes:
    """Return a grey picture."""
    held = io.BytesIO()
    Image.new("L", (width, height), 128).save(held, "PNG")
    return held.getvalue()


def write_project(root: Path, text: str) -> Project:
    """Write a case whose first step holds a text, and a list of spoilers."""
    project = Project(root)
    project.write_context()
    extensions = "".join(f"- {name}\n" for name in EXTENSIONS)
    project.write("mkdocs.yml", f"{CONFIG}{extensions}nav: [index.md, index.md]\n")  # others are built, too
    write_case(project, PAGE.replace(STORY, f"{text}\n\n{STORY}"))
    project.write("quizzes/spoilers.yml", LIST)
    return project


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """Return the editions of a case that holds all of it."""
    filled = MARKUP.format(code="x" * 300, head=" | ".join("head" * 12), bars="---|" * 48, cells=" | ".join("c" * 48))
    project = write_project(tmp_path_factory.mktemp("hostile"), filled)
    project.write("docs/quiz.md", "# A quiz\n\n/// quiz | many\n///\n")
    project.write("quizzes/many.yml", QUIZ)
    project.write("docs/teach/guide.md", "")
    pictures = {"nest": PIXEL, "50%25": PIXEL, "tall": draw(100, 20000), "wide": draw(12000, 10)}
    for name, data in pictures.items():
        (project.root / f"docs/{name}.png").write_bytes(data)
    return print_project(project.root, tmp_path_factory.mktemp("out"), LEARNER, TUTOR)


@pytest.fixture(scope="module")
def printed(hostile: Editions) -> Printed:
    """Return what the learner's edition says."""
    return read(hostile.file(LEARNER))


def test_all_that_an_author_writes_is_printed(printed: Printed) -> None:
    text = " ".join(printed.pages)
    for words in (
        "note. [The note of the claim, in words .]",
        "owl@wood.example",
        "A nest & an egg ⭐",
        "by hand",
        "Placed aside.",
        "Closed too often",
        "A boxed remark.",
        "After all of it.",
        STORY,
        "Step 29",
    ):
        assert words in text
    assert "scripted" not in text
    assert {"raw", "in a folder", "Dot", "Percent", "Tall", "Wide"} <= set("\n".join(printed.told).split("\n"))


def test_options_and_targets_have_letters_beyond_z(printed: Printed) -> None:
    question, key = (printed.pages[printed.places[f"{kind}:many/m1"] - 1] for kind in "qk")
    for letter in ("Z", "AA", "AD"):
        assert f" {letter} " in question
    assert "M1 AB" in key


def test_each_edition_meets_the_standard(hostile: Editions) -> None:
    for name in (LEARNER, TUTOR):
        assert not find_faults(hostile.file(name))


def test_what_is_not_at_its_best_is_told_in_short_lines(hostile: Editions) -> None:
    said = "\n".join(hostile.said)
    assert "is long for a column" in said
    assert "a table has 48 columns" in said
    assert "No anchor" not in said
    assert "case.md:" not in said
    assert max(map(len, hostile.said)) < 300


@pytest.mark.parametrize(
    "text",
    [
        "<div>flint</div>",
        "```\nflint\n```",
        "fl&shy;i&#110;t",
        '<img src="nest.png" alt="flint">',
        "A.[^1]\n\n[^1]: flint",
    ],
)
def test_a_spoiler_is_found_in_whatever_it_is_written(tmp_path: Path, text: str) -> None:
    project = write_project(tmp_path, text)
    (project.root / "docs/nest.png").write_bytes(PIXEL)
    made = print_project(project.root, tmp_path, LEARNER)
    assert made.problem(LEARNER) == ["case-booklet.pdf: Page 7: “flint” is told here, and may be known from step 3."]


def test_a_missing_picture_is_named_with_its_page_and_without_a_path_of_the_machine(tmp_path: Path) -> None:
    text = '![None](none.png) ![Far](https://a.example/far.png) <img src="gone.png" alt="Gone"> ![Bad](bad.png)'
    project = write_project(tmp_path, text)
    project.write("docs/bad.png", "no picture")
    lost = "missing from the folder of pages, or damaged."
    far = "not part of the site. Put it into the folder of pages."
    assert sorted(print_project(project.root, tmp_path, LEARNER).problem(LEARNER)) == [
        f"case-booklet.pdf: page 7: the picture `bad.png` is {lost}",
        f"case-booklet.pdf: page 7: the picture `https://a.example/far.png` is {far}",
        f"case-booklet.pdf: page 7: the picture `none.png` is {lost}",
        f"case-booklet.pdf: the picture `gone.png` is {lost}",
    ]


def test_an_edition_for_who_knows_the_end_is_not_kept_from_telling_it(tmp_path: Path) -> None:
    project = write_project(tmp_path, "The flint was dry.")
    made = print_project(project.root, tmp_path, LEARNER, TUTOR)
    assert any("“flint” is told here" in line for line in made.problem(LEARNER))
    assert made.file(TUTOR).is_file()
