"""A small project with every kind of judgement, and a page that lists them."""

from __future__ import annotations

from pathlib import Path

from casebook.bank.judgements import Judgement, list_judgements
from casebook.bank.reader import read_files
from tests.support.project import CONFIG, Project

QUIZ = """\
# A quiz with every way of writing.
id: quiz-a
title: Quiz A
items:
# the first item
- id: a1  # its id
  type: rating
  level: appraise
  objectives: [LO2]
  sources: [first2006]
  review: draft  # until somebody signs it
  short: >-
    A sprain stays possible,
    a fracture does not.

  # what is asked
  lead_in: How does a normal film move each?
  options:
  - {id: fracture, text: A fracture, key: -1, rationale: Films show most of them.}  # in one line
  - id: sprain
    text: A sprain
    key: 0
    rationale: |
      Films show no ligaments:

      - neither torn ones,
      - nor others.
- id: a2
  type: single
  level: apply
  objectives: [LO2]
  sources: [first2006]
  lead_in: What next?
  options:
  - {id: wait, text: Wait, key: true, rationale: It settles.}
  - id: film
    text: A film
    defensible: true
    rationale: "Many would: it is cheap."
"""
FACTS = """\
report: {title: A report}
not_reported:
- id: not-fever
  text: Fever
  would:
  - result: Fever
    effect: It would not have waited.
    grade: judgement
"""
DIFFERENTIAL = """\
checkpoints: [k1]
review: draft
diagnoses:
- id: sprain
  name: Sprain
  levels:
  - at: k1
    level: possible
    reason: It hurts there.
    grade: judgement
    review:
      by: B. Invented
      date: 2026-11-01
"""
FIGURE = (
    "id: ankle\npicture: figures/picture.svg\ntitle: An ankle\nsource: Drawn.\nalt: An ankle.\nfull: From the left."
)
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A</title></svg>'


def write_judgements(project: Project) -> Path:
    """Write the project, and return its folder of quizzes."""
    project.write_context()
    project.write("mkdocs.yml", CONFIG)
    project.write("docs/figures/picture.svg", PICTURE)
    project.write("docs/page.md", "# A page\n\n/// rank | k1\n///\n")
    project.write("docs/changes.md", "# Changes\n\nNewest first.\n\n- An older one.\n")
    project.write("docs/review.md", "# Review\n\nA line above the list.\n\n/// review\n///\n")
    project.write("quizzes/figures/ankle.yml", FIGURE)  # without a line end
    project.write("quizzes/differential.yml", DIFFERENTIAL)
    project.write("quizzes/facts.yml", FACTS)
    return project.write("quizzes/quiz.yml", QUIZ).parent


def find_all(quizzes: Path) -> dict[str, Judgement]:
    """Return every judgement as it is now, by its id."""
    bank = read_files(((file, file) for file in sorted(quizzes.rglob("*.*"))), quizzes.parent / "docs")
    return {each.id: each for each in list_judgements(bank)}
