"""Rationales: each gives a reason, which is more than the option and the verdict."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.lint.rules.contract import Said
from casebook.lint.rules.located import LocatedItem
from casebook.lint.rules.words_of import find_content
from casebook.model import strip_markup
from casebook.model.task import Association

MISSING = "This stands where a reason is to be written. Say why this is right or wrong."
RESTATING = "This says again what was chosen or whether it is right, and gives no reason. Say why."


def check_missing(item: LocatedItem) -> Said:
    """A rationale is written, not announced."""
    for steps, text, _ in _list_rationales(item):
        has_letters = any(letter.isalpha() for letter in text)
        if not has_letters or (item.words and item.words.placeholder.search(text)):
            yield item.locate(*steps), MISSING


def check_restating(item: LocatedItem) -> Said:
    """A rationale has words beside those of its option, of the question and of the verdict."""
    if not item.words:
        return
    asked = find_content(item.lead_in, item.words).keys()
    for steps, text, own in _list_rationales(item):
        said = find_content(text, item.words).keys()
        is_placeholder = item.words.placeholder.search(text)
        if not is_placeholder and not said - item.words.verdict - asked - find_content(own, item.words).keys():
            yield item.locate(*steps), RESTATING


def _list_rationales(item: LocatedItem) -> Iterator[tuple[tuple[int | str, ...], str, str]]:
    """Yield each rationale: where it stands, its text, and the text that it is about."""
    for place, option in enumerate(item.item.options):
        if option.rationale:
            own = f"{getattr(option, 'text', '')} {_find_target(item, option.id)}"
            yield ("options", place, "rationale"), strip_markup(option.rationale), strip_markup(own)
    whole = getattr(item.item, "rationale", None)
    if whole:
        yield ("rationale",), strip_markup(whole), ""


def _find_target(item: LocatedItem, option: str) -> str:
    task = item.task
    return task.targets[task.key[option]] if isinstance(task, Association) else ""
