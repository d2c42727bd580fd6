"""Rationales: each gives a reason, which is more than the option and the verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casebook.lint.languages.contract import Words
from casebook.lint.rules.contract import Said
from casebook.lint.rules.located import LocatedItem
from casebook.lint.rules.words_of import find_content, list_content
from casebook.model import strip_markup
from casebook.model.task import Association

MISSING = "This stands where a reason is to be written. Say why this is right or wrong."
RESTATING = "This says again what was chosen or whether it is right, and gives no reason. Say why."


@dataclass(frozen=True, slots=True)
class _Rationale:
    """Where it stands, what it says, the text that it is about, and whether that is right."""

    steps: tuple[int | str, ...]
    text: str
    about: str
    is_key: bool


def check_missing(item: LocatedItem) -> Said:
    """A rationale is written, not announced."""
    for each in _list_rationales(item):
        has_letters = any(letter.isalpha() for letter in each.text)
        if not has_letters or (item.words and item.words.placeholder.match(each.text)):
            yield item.locate(*each.steps), MISSING


def check_restating(item: LocatedItem) -> Said:
    """A rationale has words beside those of its option, of the question and of the verdict."""
    if not item.words:
        return
    written = [each for each in _list_rationales(item) if not item.words.placeholder.match(each.text)]
    empty = [each for each in written if not _adds_words(each, item, item.words)]
    keys = [each for each in empty if each.is_key]
    others = [each for each in empty if not each.is_key]
    if keys or len(others) > sum(not each.is_key for each in written) / 2:
        for each in empty:
            yield item.locate(*each.steps), RESTATING


def _adds_words(rationale: _Rationale, item: LocatedItem, words: Words) -> bool:
    said = list_content(rationale.text, words)
    new = (root for root, word in said if root not in item.asked and word.casefold() not in words.verdict)
    return any(root not in find_content(rationale.about, words) for root in new)


def _list_rationales(item: LocatedItem) -> Iterator[_Rationale]:
    for place, option in enumerate(item.item.options):
        if option.rationale:
            own = f"{getattr(option, 'text', '')} {_find_target(item, option.id)}"
            is_key = option.is_key or not item.options
            yield _Rationale(("options", place, "rationale"), strip_markup(option.rationale), strip_markup(own), is_key)
    whole = getattr(item.item, "rationale", None)
    if whole:
        yield _Rationale(("rationale",), strip_markup(whole), "", is_key=True)


def _find_target(item: LocatedItem, option: str) -> str:
    task = item.task
    return task.targets[task.key[option]] if isinstance(task, Association) else ""
