"""What the rules find in the labelled quizzes, and what they say without cause; `pytest -s` prints the table."""

from __future__ import annotations

import sys

import pytest
from tests.lint.scores import Score, read_scores, sum_up, write_scores

from casebook.lint.rules.registry import RULES

PRECISION, RECALL = 0.95, 0.92
# Rules that need to know what words mean: of these, half of the flaws at least.
HARD = {"clang": 0.75, "option-all": 0.7, "option-overlap": 0.5, "option-parallel": 0.5}


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    """Return the score of each rule; the table of all is printed."""
    read = read_scores()
    sys.stdout.write(f"\n{write_scores(read)}")
    return read


def test_the_rules_as_a_whole(scores: dict[str, Score]) -> None:
    whole = sum_up(scores.values())
    assert whole.precision >= PRECISION
    assert whole.recall >= RECALL


def test_every_rule_is_measured(scores: dict[str, Score]) -> None:
    assert scores.keys() == {rule.code.value for rule in RULES}


@pytest.mark.parametrize("code", [rule.code.value for rule in RULES])
def test_a_rule_finds_its_flaw_and_little_else(code: str, scores: dict[str, Score]) -> None:
    """Most flaws are labelled three to seven times, so one alarm without cause is much."""
    assert scores[code].precision >= 0.75
    assert scores[code].recall >= HARD.get(code, 1)
