"""Every finding names a place that the file has, whatever was written into it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from casebook.lint.project import check_paths
from tests.support.project import FACTS, REFERENCES, Project

QUIZ = """\
id: quiz-a
title: Quiz A
items:
- id: a1
  type: single
  level: apply
  objectives: [LO1]
  stem: |
    A man of 49.

    # A heading, and <b>a tag</b>
  lead_in: >-
    Which joint
    hurts?
  options:
  - {id: hip, text: The hip, key: true, rationale: "As said [@case:exam]."}
  - id: knee
    text: 'The knee'
    rationale: In 9 of 25 [@nobody].
"""
DIFFERENTIAL = """\
checkpoints: [k1, end]
review: draft
diagnoses:
- id: disc
  name: Disc
  synonyms: [slipped disc]
  levels:
  - at: k1
    level: low
    reason: Because.
    grade: case
"""
PAGE = """\
---
title: A page
door: read
---

# A page

///// step | 0 decision

/// rank | k1
///

/// quiz | quiz-a
///

//// gate
Said [@nobody].
////

/////
"""
FIGURE = "id: f\npicture: figures/f.svg\ntitle: F\nsource: Drawn.\nalt: A.\nfull: B.\ngeometry: plane.json\n"
GEOMETRY = '{"size": [10, 10],\n "regions": {"left": {"tip": [1, 1], "polygons": [[[1, 1], [2, 2], [1, 2]]]}}}\n'
SPOILERS = "words:\n- from: 1\n  words: [giraffe]\n"
FILES = {
    "quizzes/quiz.yml": QUIZ,
    "quizzes/facts.yml": FACTS,
    "quizzes/references.bib": REFERENCES,
    "quizzes/differential.yml": DIFFERENTIAL,
    "quizzes/spoilers.yml": SPOILERS,
    "quizzes/figures/f.yml": FIGURE,
    "quizzes/figures/plane.json": GEOMETRY,
    "docs/page.md": PAGE,
}
BITS = (
    *"\"'#:,-?!&*>|@%`{}[]/=<\\\t \n\r",
    *(
        "\u00a0",
        "\u200b",
        "\u3000",
        "\u2028",
        "\x0c",
        "\x85",
        "\ufeff",
        "•",
        "：",
        "“",
        "é",
        "\U0001f600",
        "# x",
        ": ",
        " #2",
    ),
    *(
        "\r\n",
        "\n\n",
        "- ",
        "!\n|\n",
        "|\n",
        ">-\n",
        "---\n",
        "/// quiz\n",
        "[@",
        "@article{",
        "<<: ",
        "\n  ",
        "'''",
        "\n\t",
    ),
)
CHANGES = 60


def change(text: str, chance: random.Random) -> str:
    """Put something in, take something out, or end the file early."""
    place = chance.randrange(len(text))
    return chance.choice(
        (
            text[:place] + chance.choice(BITS) + text[place:],
            text[:place] + text[place + chance.randrange(1, 9) :],
            text[: place + 1],
        )
    )


def outside(findings: list[tuple[Path, int, int]]) -> list[str]:
    """Return the places that their files do not have, as an editor counts them."""
    wrong = []
    for path, line, column in findings:
        text = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
        lines = text.removesuffix("\n").split("\n")
        if not (1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1):
            wrong.append(f"{path}:{line}:{column}")
    return wrong


@pytest.mark.parametrize("name", FILES)
def test_every_place_lies_in_its_file(name: str, project: Project) -> None:
    for file, text in FILES.items():
        project.write(file, text)
    chance = random.Random(name)  # the same changes in every run
    for _ in range(CHANGES):
        changed = change(change(FILES[name], chance), chance)
        Path(name).write_bytes(changed.encode())
        found = [
            (Path(each.location.path), each.location.line, each.location.column)
            for each in check_paths([Path("quizzes"), Path("docs")])
        ]
        assert outside(found) == [], repr(changed)


@pytest.mark.parametrize(
    ("written", "place"),
    [
        (b"id: a\rtitle: \xff\r", "2:8"),
        (b"\xef\xbb\xbfid: \xff", "1:5"),
        (b"id: a\r\ntitle:\r\n  \xe9t\xe9\r\n", "3:3"),
    ],
)
def test_what_is_not_utf_8_has_its_place(written: bytes, place: str, project: Project) -> None:
    project.write("quizzes/quiz.yml", "").write_bytes(written)
    (found,) = check_paths([Path("quizzes")])
    assert str(found.location) == f"quizzes/quiz.yml:{place}"
