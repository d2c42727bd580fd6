"""Words within options: what stands for all or none of them, what allows no exception, what is vague."""

from __future__ import annotations

import re
from collections.abc import Iterable

from casebook.lint.rules.contract import Said
from casebook.lint.rules.located import LocatedItem, ShownOption

ALL = "This option stands for others, so who knows two of them, or one that is wrong, has the answer. Write another."
NONE = "This option says only that the others are wrong, not that the learner knows what is right. Write another."
ABSOLUTE = "`{}` allows no exception, so this option is seen to be wrong. Write what could be so."
VAGUE = "`{}` means another frequency to each reader. Write a number, or leave it out."


def check_all(item: LocatedItem) -> Said:
    """No option stands for the others."""
    if item.words:
        yield from _report(item, item.listed, item.words.all_others, ALL)


def check_none(item: LocatedItem) -> Said:
    """No option says that none of the others holds."""
    if item.words:
        yield from _report(item, item.listed, item.words.no_others, NONE)


def check_absolute(item: LocatedItem) -> Said:
    """A distractor has no absolute word, unless a key has one as well."""
    if item.words and not any(item.words.absolute.search(option.text) for option in item.keys):
        yield from _report(item, item.distractors, item.words.absolute, ABSOLUTE)


def check_frequency(item: LocatedItem) -> Said:
    """No option rests on a frequency without a number."""
    if not item.words:
        return
    vague, possible = item.words.vague, item.words.possible
    yield from _report(item, item.options, vague, VAGUE)
    if (
        sum(bool(vague.search(option.text) or possible.search(option.text)) for option in item.options)
        > len(item.options) / 2
    ):
        rest = [option for option in item.options if not vague.search(option.text)]
        yield from _report(item, rest, possible, VAGUE)


def _report(item: LocatedItem, options: Iterable[ShownOption], pattern: re.Pattern[str], message: str) -> Said:
    for option in options:
        found = pattern.search(option.text)
        if found:
            yield item.locate("options", option.place, "text"), message.format(found[0].strip())
