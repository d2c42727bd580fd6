"""What a page asks of a learner, as `casebook check` estimates it."""

from __future__ import annotations

from pathlib import Path

from casebook.lint.decision_effort import WORDS_AT_ITEM, WORDS_AT_RANKING, count_words
from casebook.lint.effort import Effort
from casebook.lint.page_effort import PageEffort
from casebook.lint.project import check_paths
from tests.support.project import Project

QUIZ = """\
id: quiz-a
title: Quiz A
items:
- id: a1
  type: single
  level: apply
  objectives: [LO1]
  lead_in: Which of the two is it?
  short: The first one.
  options:
  - {id: one, text: The first, key: true, rationale: "Because of what was read. [@case:exam]"}
  - {id: two, text: The second, rationale: Not this one.}
- id: a2
  type: free
  level: apply
  objectives: [LO1]
  lead_in: Sum it up.
  optional: true
  name: a summary
  short: A model.
  model: A long model text that nobody sees before the fold is opened.
  rationale: Because.
"""
DIFFERENTIAL = """\
checkpoints: [k1, k2]
review: draft
diagnoses:
- id: one
  name: First disease
  levels:
  - {at: k1, level: lead, fact: [case:exam], reason: It fits all of it., grade: judgement}
- id: two
  name: Second disease
  levels:
  - {at: k1, level: low, fact: [case:exam], reason: It fits none of it at all., grade: judgement}
  - {at: k2, level: possible, fact: [case:exam], reason: Now it may., grade: judgement}
"""
CASE = """\
---
title: The case
minutes: {minutes}
---

# The case

Not a part of any step.

///// step | 0 story
Four words of **text**. [@case:exam]

//// more | Two words
None of these words is read by default.
////
/////

///// step | 1 story

/// item | quiz-a/a1
///

//// gate
[Three words](https://example.org) here.

**Not reported**

- Fever, and a long line about it
- Night sweats

Two more.
////

/// item | quiz-a/a2
///
/////

///// step | 2 decision

/// rank | k1
///

/// rank | k2
///
/////
"""


def weigh(project: Project, page: str) -> tuple[PageEffort, list[str]]:
    """Return what a page asks, and the findings of its project."""
    project.write_context()
    project.write("quizzes/a.yml", QUIZ)
    project.write("quizzes/differential.yml", DIFFERENTIAL)
    project.write("docs/case.md", page)
    noted: list[PageEffort] = []
    found = check_paths([Path("quizzes"), Path("docs")], lambda _path, effort: noted.append(effort))
    return noted[0], [str(each) for each in found]


def test_what_is_folded_before_the_first_step_or_optional_is_not_counted(project: Project) -> None:
    effort, _ = weigh(project, CASE.format(minutes=30))
    item = WORDS_AT_ITEM + 6 + 3 + 4
    assert effort.parts[:2] == (
        (0, Effort(words=4 + 2, taps=1)),
        # The gate, the line with the count, what stands after the list, and the name of the item that is optional.
        (1, Effort(words=item + 3 + 4 + 2 + 4, decisions=1, taps=2 + 1)),
    )


def test_of_a_ranking_the_reasons_of_rows_that_moved_and_matter_are_counted(project: Project) -> None:
    effort, _ = weigh(project, CASE.format(minutes=30))
    first = WORDS_AT_RANKING + (2 + 4 + 5) + (2 + 4 + 1)
    later = WORDS_AT_RANKING + (2 + 4 + 3)
    assert effort.parts[2] == (2, Effort(first + later, decisions=2, taps=7 + 3 + 1 + 1, letters=12 + 4))


def test_the_minutes_are_those_of_reading_tapping_and_typing() -> None:
    assert Effort(words=220).minutes == 1
    assert Effort(taps=10).minutes == 1
    assert Effort(letters=150).minutes == 1


def test_a_page_beyond_its_minutes_is_advised_and_nothing_is_stopped(project: Project) -> None:
    effort, found = weigh(project, CASE.format(minutes=1))
    minutes = round(effort.whole.minutes)
    taken = f"docs/case.md:3:1: advice: This page takes about {minutes} minutes, and `minutes` allows 1."
    assert found == [f"{taken} Fold text into `/// more`, make items `optional`, or allow more. [page-long]"]
    assert weigh(project, CASE.format(minutes=30))[1] == []


def test_minutes_that_are_no_number_are_told_in_their_place(project: Project) -> None:
    _, found = weigh(project, CASE.format(minutes="half an hour"))
    assert found == [
        "docs/case.md:3:1: error: `minutes` is a whole number of minutes, such as 30, not `half an hour`. [value-kind]"
    ]


def test_citations_addresses_and_attributes_are_no_words() -> None:
    assert count_words("Read [the page](https://example.org/a b) first. [@case:exam] [@first2006]{ .quiet }") == 4
    assert count_words("| left | – |") == 1


def test_a_ranking_that_nobody_knows_is_a_finding_and_no_effort(project: Project) -> None:
    page = CASE.format(minutes=30).replace("rank | k2", "rank | k9")
    effort, found = weigh(project, page)
    assert effort.parts[2][1].decisions == 1
    assert [each for each in found if "checkpoint-unknown" in each]
