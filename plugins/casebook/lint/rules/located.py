"""A quiz as rules of item writing read it: the model, with the node of each item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from casebook.bank.bank import Bank
from casebook.findings import Location
from casebook.items.registry import type_of
from casebook.lint.languages.contract import Words
from casebook.lint.rules.words_of import find_content, measure, space_out
from casebook.model import Item, strip_markup
from casebook.model.task import Choice, Gaps, Pointing, Task
from casebook.parsing.document import find_node
from casebook.parsing.yaml_nodes import Node


@dataclass(frozen=True)
class ShownOption:
    """An option that can be chosen: its place in the list, its text without markup, whether it is a key."""

    place: int
    text: str
    is_key: bool
    words: Words | None

    @cached_property
    def width(self) -> int:
        """How wide it looks."""
        return measure(self.text)

    @cached_property
    def spaced(self) -> str:
        """Its text as whole words are found in it."""
        return space_out(self.text)

    @cached_property
    def content(self) -> dict[str, str]:
        """Its words that say something."""
        return find_content(self.text, self.words)


@dataclass(frozen=True)
class LocatedItem:
    """An item, its place in the files, and its texts as they read. `words` is None where the language is not known."""

    item: Item
    node: Node
    path: PurePath
    words: Words | None

    def locate(self, *steps: int | str) -> Location:
        """Return where a part of it stands, such as `options`, 2, `text`; where it begins, if it has no such part."""
        node = find_node(self.node, steps)
        return Location(self.path, node.line, node.column)

    @cached_property
    def task(self) -> Task:
        """What the learner does."""
        return type_of(self.item).task(self.item)

    @cached_property
    def stem(self) -> str:
        """Its stem without markup; empty where it has none."""
        return strip_markup(self.item.stem or "")

    @cached_property
    def lead_in(self) -> str:
        """Its lead-in without markup."""
        return strip_markup(self.item.lead_in)

    @cached_property
    def asked(self) -> frozenset[str]:
        """The words of its lead-in that say something, as they are compared."""
        return frozenset(find_content(self.lead_in, self.words))

    @cached_property
    def told(self) -> frozenset[str]:
        """The words of its stem that say something, as they are compared."""
        return frozenset(find_content(self.stem, self.words))

    @cached_property
    def spaced_stem(self) -> str:
        """Its stem as whole words are found in it."""
        return space_out(self.stem)

    @cached_property
    def options(self) -> tuple[ShownOption, ...]:
        """What can be chosen, where some of it is right and the choice is scored."""
        return self.listed if isinstance(self.task, Choice) and self.task.is_scored else ()

    @cached_property
    def listed(self) -> tuple[ShownOption, ...]:
        """What can be chosen or pointed at, scored or not."""
        task = self.task
        return tuple(self._show(task.options, task.keys)) if isinstance(task, Choice | Pointing) else ()

    def _show(self, options: Mapping[str, str], keys: frozenset[str]) -> Iterator[ShownOption]:
        for place, (name, text) in enumerate(options.items()):
            yield ShownOption(place, strip_markup(text), name in keys, self.words)

    @cached_property
    def keys(self) -> tuple[ShownOption, ...]:
        """The options that are right."""
        return tuple(option for option in self.options if option.is_key)

    @cached_property
    def distractors(self) -> tuple[ShownOption, ...]:
        """The options that are not."""
        return tuple(option for option in self.options if not option.is_key)

    @cached_property
    def is_single(self) -> bool:
        """Whether one of its options is the answer."""
        return bool(self.options) and isinstance(self.task, Choice) and self.task.most == 1

    @cached_property
    def shown(self) -> tuple[str, ...]:
        """The texts that a learner sees before the commit."""
        if self.listed:
            return (self.stem, self.lead_in, *(option.text for option in self.listed))
        task = self.task
        held = getattr(task, "options", None) or {}
        gaps = [part for part in task.parts if isinstance(part, str)] if isinstance(task, Gaps) else []
        targets = getattr(task, "targets", None) or {}
        others = (strip_markup(text) for text in (*held.values(), *targets.values(), *gaps))
        return (self.stem, self.lead_in, *others)


@dataclass(frozen=True)
class LocatedQuiz:
    """A quiz and its items, in the language whose words are given."""

    id: str
    items: tuple[LocatedItem, ...]
    words: Words | None


def locate_quizzes(bank: Bank, words: Words | None) -> Iterator[LocatedQuiz]:
    """Yield each quiz of a bank with the nodes of its items."""
    for quiz in bank.quizzes.values():
        found = ((item, bank.starts[quiz.id, item.id], bank.nodes[quiz.id, item.id]) for item in quiz.items)
        items = tuple(LocatedItem(item, node, start.path, words) for item, start, node in found)
        yield LocatedQuiz(quiz.id, items, words)
