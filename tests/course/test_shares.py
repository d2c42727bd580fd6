"""What a learner could pass by without knowing anything: a favoured place, length, or always doubting.

The case is left out: its items are few, and each stands alone in its step.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from tests.course.pages import ROOT

from casebook.bank.cache import read_bank
from casebook.items.choosing import KeyedOption
from casebook.items.multiple import MultipleItem
from casebook.items.single import SingleItem

CASE = "case-s"
QUIZZES = {quiz.id: quiz for quiz in read_bank(ROOT / "quizzes").quizzes.values()}
ITEMS = [(quiz, item) for quiz, found in QUIZZES.items() if quiz != CASE for item in found.items]
SINGLES = {(quiz, item.id): item.options for quiz, item in ITEMS if isinstance(item, SingleItem)}
MULTIPLES = [pytest.param(item.options, id=item.id) for _, item in ITEMS if isinstance(item, MultipleItem)]
# Items about the words of the report rather than about medicine.
WORDING = {"a4", "a5", "b1", "b2", "b9", "b10", "i7", "s10b"}
# By quiz and item, the most cautious or undecided option as two readers named it, each of whom saw the stem, the
# lead-in and the options, and no key; null where a reader found that no option waits, doubts or does least. It is null
# and no word, since `none` is the id of some options. `sheet.py` prints what the readers see.
CAUTIOUS: dict[str, dict[str, list[str | None]]] = (
    yaml.safe_load((Path(__file__).parent / "cautious.yml").read_text(encoding="utf-8")) or {}
)
NAMED = {(quiz, item): options for quiz, items in CAUTIOUS.items() for item, options in items.items()}


def places_of_keys(options: tuple[KeyedOption, ...]) -> list[int]:
    """Return where the keys stand, counted from nought: options are shown as they are written."""
    return [place for place, option in enumerate(options) if option.key]


@pytest.mark.parametrize("place", range(4), ids=list("ABCD"))
def test_each_place_holds_the_key_about_as_often_as_by_chance(place: int) -> None:
    held = sum(places_of_keys(options) == [place] for options in SINGLES.values())
    assert 0.2 <= held / len(SINGLES) <= 0.3


def test_the_longest_option_is_the_key_about_as_often_as_by_chance() -> None:
    """An option as long as the longest of the others counts as the longest."""
    longest = 0
    for options in SINGLES.values():
        lengths = [len(option.text) for option in options]
        longest += lengths[places_of_keys(options)[0]] == max(lengths)
    assert 0.15 <= longest / len(SINGLES) <= 0.35


@pytest.mark.parametrize("options", MULTIPLES)
def test_three_keys_or_more_do_not_follow_each_other_at_equal_steps(options: tuple[KeyedOption, ...]) -> None:
    places = places_of_keys(options)
    assert len(places) < 3 or len({after - before for before, after in pairwise(places)}) > 1


def test_few_items_ask_about_the_words_of_the_report() -> None:
    items = {item.id for quiz in QUIZZES.values() for item in quiz.items}
    assert items >= WORDING
    assert len(WORDING) / len(items) <= 1 / 6


@pytest.mark.parametrize("quiz", sorted({quiz for quiz, _ in SINGLES}))
def test_two_readers_have_said_of_each_item_which_option_is_the_cautious_one(quiz: str) -> None:
    """Or that there is none."""
    said = CAUTIOUS.get(quiz, {})
    assert said.keys() == {item for of, item in SINGLES if of == quiz}
    for item, named in said.items():
        assert len(named) == 2
        assert set(named) <= {None, *(option.id for option in SINGLES[quiz, item])}


@pytest.mark.parametrize("reader", [0, 1], ids=["first", "second"])
def test_the_most_cautious_option_is_the_key_of_a_third_of_the_items_at_most(reader: int) -> None:
    """Of the items that have such an option: only there can a learner who always doubts choose it."""
    named = {item: options[reader] for item, options in NAMED.items() if options[reader]}
    keys = sum(SINGLES[item][places_of_keys(SINGLES[item])[0]].id == option for item, option in named.items())
    assert keys / len(named) <= 1 / 3
