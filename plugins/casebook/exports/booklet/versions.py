"""Versions of a quiz: the same items in another order, which the id of the quiz and a letter decide."""

from __future__ import annotations

import re
from string import ascii_uppercase as LETTERS  # noqa: N812 - a constant

from casebook.items.registry import type_of
from casebook.items.shown_order import shown_order
from casebook.model import Item, Quiz
from casebook.model.task import Choice

AS_WRITTEN = LETTERS[0]
# Words that refer to an option by its place or its letter: "all of the above", "A and B", "A und C", "option D".
PLACED = re.compile(
    r"(?i:\b(?:all|any|both|either|neither|none|one|two) of (?:the (?:above|below|others?|preceding)|these|those)\b)"
    r"|(?i:\b(?:the|options?|answers?) (?:above|below)\b)|\b(?i:options?|answers?) [A-H1-9]\b"
    r"|\b[A-H](?:,| ?[&+/]| \w{1,4}) ?[A-H]\b|^[A-H]$"
)


def order_version(quiz: Quiz, letter: str) -> Quiz:
    """Return a version of a quiz: A as it is written, others with items and options in an order of their own."""
    if letter == AS_WRITTEN:
        return quiz
    items = [_order_options(item, f"{quiz.id}/{item.id}/{letter}") for item in quiz.items]
    return quiz.model_copy(update={"items": shown_order(f"{quiz.id}/{letter}", items)})


def _order_options(item: Item, seed: str) -> Item:
    task = type_of(item).task(item)
    if not isinstance(task, Choice) or not task.is_scored or item.marked:
        return item
    texts = [item.short or "", *task.options.values(), *(option.rationale or "" for option in item.options)]
    if any(PLACED.search(text) for text in texts):
        return item
    return item.model_copy(update={"options": shown_order(seed, item.options)})
