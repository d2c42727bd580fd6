"""What one decision asks of a learner: an item by its task, or a ranking with the rows of its reference."""

from __future__ import annotations

import re
from typing import assert_never

from casebook.items.registry import type_of
from casebook.lint.effort import Effort
from casebook.model import LEVELS, Differential, Item
from casebook.model.task import (
    Association,
    Choice,
    Gaps,
    NumberEntry,
    Ordering,
    Pointing,
    Scale,
    Task,
    TextEntry,
    Writing,
)
from casebook.parsing.markdown_rules import CITATION

# Words of the interface at an item once it is committed (verdict, marks, folds), and at a ranking.
WORDS_AT_ITEM, WORDS_AT_RANKING = 14, 45
LETTERS_OF_A_SENTENCE, LETTERS_OF_A_NAME, LETTERS_OF_A_NUMBER = 75, 4, 3
FIRST_RANKING = 3  # diagnoses
HIGH = LEVELS.index("possible")
TARGET = re.compile(r"\]\([^)]*\)|\{[^{}]*\}")
WORD = re.compile(r"[^\s|]*\w[^\s|]*")


def count_words(text: str | None) -> int:
    """Return how many words of a text in Markdown are read; citations, addresses and attributes are not."""
    return len(WORD.findall(TARGET.sub("] ", CITATION.sub("", text)))) if text else 0


def weigh_item(item: Item) -> Effort:
    """Return what an item asks. One that is more practice stays folded, with its name only."""
    if item.optional and not item.is_survey:
        return Effort(words=2 + count_words(item.name))
    task = type_of(item).task(item)
    own = (item.stem, item.lead_in, item.short or item.model_response, *_list_texts(task))
    taps, letters = _count_acts(task)
    return Effort(WORDS_AT_ITEM + sum(map(count_words, own)), 1, taps + 1, letters)


def _list_texts(task: Task) -> list[str]:
    """Return the texts of a task beside stem and lead-in."""
    match task:
        case Association():
            return [*task.options.values(), *task.targets.values()]
        case Choice() | Ordering() | Scale() | Pointing():
            return [*task.options.values()]
        case Writing():
            return [*task.prompts.values()]
        case Gaps():
            return [part for part in task.parts if isinstance(part, str)]
        case NumberEntry() | TextEntry():
            return []
        case _:
            assert_never(task)


def _count_acts(task: Task) -> tuple[int, int]:  # noqa: C901 - an exhaustive match over tasks
    """Return the taps before the commit, and the letters typed."""
    match task:
        case Choice(keys=keys) if not keys:
            return 0, 0  # the tap is the commit
        case Choice():
            return min(len(task.keys), task.most or len(task.keys)) if task.is_scored else task.most or 1, 0
        case Association():
            return 2 * len(task.options), 0
        case Ordering() | Scale():
            return len(task.options), 0
        case Pointing():
            return len(task.keys), 0
        case NumberEntry():
            return 1, LETTERS_OF_A_NUMBER
        case TextEntry():
            return 1, len(task.forms[0])
        case Gaps():
            gaps = [part for part in task.parts if not isinstance(part, str)]
            return sum(2 if gap.choices else 1 for gap in gaps), sum(
                len(gap.forms[0]) for gap in gaps if not gap.choices
            )
        case Writing():
            rows = len(task.prompts) or 1
            return rows, rows * LETTERS_OF_A_SENTENCE
        case _:
            assert_never(task)


def weigh_ranking(differential: Differential | None, checkpoint: str, before: str | None) -> Effort:
    """Return what a ranking asks; `before` is the checkpoint ranked last on the page, None at the first.

    The first takes a few diagnoses, a later one is that of before, looked through and kept or changed. Of the
    reference, the rows that have moved and matter are read; the others are folded.
    """
    taps, letters = (2, LETTERS_OF_A_NAME) if before else (2 * FIRST_RANKING, FIRST_RANKING * LETTERS_OF_A_NAME)
    words = WORDS_AT_RANKING
    for diagnosis in differential.diagnoses if differential else ():
        assert differential is not None
        now = differential.move_at(diagnosis, checkpoint)
        then = differential.move_at(diagnosis, before) if before else None
        if now is None or now is then:
            continue
        matters = min(LEVELS.index(move.level) for move in (now, then) if move) <= HIGH
        words += count_words(diagnosis.name) + 4 + (count_words(now.reason) if matters else 1)
    return Effort(words, 1, taps + 1, letters)
