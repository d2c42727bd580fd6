"""The course itself: its quizzes read clean and keep the rules of good items that no reader of one file can see."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from tests.course.pages import ROOT

from casebook.bank.cache import read_bank
from casebook.items.multiple import MultipleItem
from casebook.items.single import SingleItem
from casebook.lint.project import check_paths
from casebook.model import Item, Quiz

QUIZZES = list(read_bank(ROOT / "quizzes").quizzes.values())
ITEMS = [pytest.param(item, id=f"{quiz.id}/{item.id}") for quiz in QUIZZES for item in quiz.items]


def test_quizzes_and_pages_have_no_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert list(check_paths([Path("quizzes"), Path("docs")])) == []


@pytest.mark.parametrize("quiz", QUIZZES, ids=lambda quiz: quiz.id)
def test_most_items_ask_for_more_than_recall(quiz: Quiz) -> None:
    above = sum(item.level != "recall" for item in quiz.items)
    assert above / len(quiz.items) >= 0.6


@pytest.mark.parametrize("quiz", QUIZZES, ids=lambda quiz: quiz.id)
def test_no_place_holds_most_of_the_keys(quiz: Quiz) -> None:
    singles = [item for item in quiz.items if isinstance(item, SingleItem)]
    if len(singles) < 4:
        return  # so few gather in one place by chance
    places = Counter(next(place for place, option in enumerate(item.options) if option.key) for item in singles)
    assert max(places.values()) <= len(singles) / 2


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


@pytest.mark.parametrize("item", ITEMS)
def test_the_longest_option_is_not_the_key(item: Item) -> None:
    if not isinstance(item, SingleItem | MultipleItem):
        return
    keys = [len(option.text) for option in item.options if option.key]
    others = [len(option.text) for option in item.options if not option.key]
    assert max(keys) <= 1.2 * max(others)


@pytest.mark.parametrize("item", ITEMS)
def test_no_option_is_all_or_none_and_no_lead_in_asks_for_the_exception(item: Item) -> None:
    options = " ".join(getattr(option, "text", "") for option in item.options)
    assert not re.search(r"\b(all|none) of (the above|these)\b", options, re.IGNORECASE)
    assert not re.search(r"\b(not|except)\b", item.lead_in, re.IGNORECASE)
