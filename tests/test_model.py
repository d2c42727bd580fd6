"""What an item is: the order it is shown in, and the fingerprint of what it asks."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from casebook.model import Item, Quiz, fingerprint, shown_order
from casebook.reader import read_quiz

QUIZ = """\
id: quiz-a
title: Quiz A
items:
- id: a1
  type: single
  level: apply
  objectives: [LO2]
  sources: [first2006]
  stem: A man of 49 has pain.
  lead_in: Which joint is tested?
  hint: Think of the hip.
  options:
  - {id: hip, text: The hip, key: true, rationale: Because.}
  - {id: knee, text: The knee, rationale: Because.}
- id: a2
  type: match
  level: apply
  objectives: [LO2]
  lead_in: Which load?
  targets: [{id: shear, text: Shear}, {id: torsion, text: Torsion}]
  options:
  - {id: thrust, text: Thrust, key: shear, rationale: Because.}
  - {id: gaenslen, text: Gaenslen, key: torsion, rationale: Because.}
- id: a3
  type: number
  level: apply
  objectives: [LO2]
  lead_in: How many?
  key: {value: 50, tolerance: 5, unit: "%"}
  rationale: Because.
"""


def read_items(text: str) -> list[Item]:
    quiz = read_quiz(text, PurePath("quiz.yml")).quiz
    assert quiz is not None
    return list(quiz.items)


@pytest.mark.parametrize("item_id", [f"a{number}" for number in range(1, 60)])
@pytest.mark.parametrize("length", [2, 3, 5])
def test_the_shown_order_is_never_the_written_one(item_id: str, length: int) -> None:
    written = [f"option {number}" for number in range(length)]
    shown = shown_order(item_id, written)
    assert list(shown) != written
    assert sorted(shown) == written
    assert shown == shown_order(item_id, written)


def test_the_shown_order_is_fixed_for_good() -> None:
    """Learners' records and printed booklets rest on this: it may never change."""
    assert shown_order("a1", "abcd") == ("d", "b", "c", "a")


def test_one_option_is_shown_as_it_is() -> None:
    assert shown_order("a1", ["only"]) == ("only",)


def test_fingerprints_are_fixed_for_good() -> None:
    """A change here tells every learner that every item has changed."""
    assert [fingerprint(item) for item in read_items(QUIZ)] == ["53ffd129", "e781f762", "d3c2785a"]


@pytest.mark.parametrize(
    ("written", "instead", "item"),
    [
        ("stem: A man of 49", "stem: A man of 50", 0),
        ("Which joint is tested?", "Which joint is loaded?", 0),
        ("text: The knee", "text: The ankle", 0),
        ("id: knee,", "id: ankle,", 0),
        ("{id: hip, text: The hip, key: true,", "{id: hip, text: The hip,", 0),
        ("text: Torsion", "text: Twisting", 1),
        ("key: shear", "key: torsion", 1),
        ("tolerance: 5", "tolerance: 6", 2),
        ('unit: "%"', "unit: of 100", 2),
    ],
)
def test_a_fingerprint_changes_with_what_is_asked(written: str, instead: str, item: int) -> None:
    changed = QUIZ.replace(written, instead)
    if "key: true" not in changed:
        changed = changed.replace("text: The knee,", "text: The knee, key: true,")
    before, after = fingerprint(read_items(QUIZ)[item]), fingerprint(read_items(changed)[item])
    assert changed != QUIZ
    assert before != after


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("rationale: Because.", "rationale: For this reason."),
        ("sources: [first2006]", "sources: [case:exam]"),
        ("hint: Think of the hip.", "hint: Think."),
        ("level: apply", "level: recall"),
        ("id: a1", "id: b1"),
    ],
)
def test_a_fingerprint_does_not_change_with_what_is_said_about_it(written: str, instead: str) -> None:
    changed = QUIZ.replace(written, instead)
    assert changed != QUIZ
    assert list(map(fingerprint, read_items(QUIZ))) == list(map(fingerprint, read_items(changed)))


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ("a1", ("a1",)),
        ("a1-a3", ("a1", "a1-b", "a3")),
        ("a1-b", ("a1-b",)),
        ("a1-b-a3", ("a1-b", "a3")),
        ("a9", ()),
        ("-" * 100_000, ()),
    ],
)
def test_items_are_found_by_both_ends_though_ids_hold_hyphens(names: str, found: tuple[str, ...]) -> None:
    quiz = Quiz(id="q", title="Q", items=(), written=("a1", "a1-b", "a3"))
    assert quiz.find_ids(names) == found
