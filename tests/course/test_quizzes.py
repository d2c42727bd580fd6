"""The course itself: its quizzes read clean, and keep rules of its own beside those of item writing."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.course.pages import ROOT

from casebook.bank.cache import read_bank
from casebook.lint.project import check_paths
from casebook.model import Item, Quiz

QUIZZES = list(read_bank(ROOT / "quizzes").quizzes.values())
ITEMS = [pytest.param(item, id=f"{quiz.id}/{item.id}") for quiz in QUIZZES for item in quiz.items]


def test_quizzes_and_pages_have_no_findings_and_no_item_draws_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert list(check_paths([Path("quizzes"), Path("docs")], with_advice=True)) == []


@pytest.mark.parametrize("quiz", QUIZZES, ids=lambda quiz: quiz.id)
def test_most_items_ask_for_more_than_recall(quiz: Quiz) -> None:
    above = sum(item.level != "recall" for item in quiz.items)
    assert above / len(quiz.items) >= 0.6


@pytest.mark.parametrize("item", ITEMS)
def test_no_rationale_is_longer_than_sixty_words(item: Item) -> None:
    texts = [option.rationale for option in item.options] + [getattr(item, "rationale", "")]
    assert max(len(text.split()) for text in texts if text) <= 60


@pytest.mark.parametrize("item", ITEMS)
def test_every_item_says_its_answer_in_a_line(item: Item) -> None:
    """A scale in words has no answer."""
    assert item.type == "likert" or 0 < len((item.short or "").split()) <= 35


def test_every_decision_of_the_case_has_a_name_to_lead_to_it() -> None:
    assert [item.id for quiz in QUIZZES if quiz.id == "case-s" for item in quiz.items if not item.name] == []
