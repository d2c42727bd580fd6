"""What a page with steps or quizzes asks of a learner, estimated from its lines and from what it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casebook.bank.bank import Bank
from casebook.bank.refs import CheckpointRef, ItemRef
from casebook.findings import Finding
from casebook.lint.decision_effort import count_words, weigh_item, weigh_ranking
from casebook.lint.effort import Effort, sum_up
from casebook.model import UNTOLD, Item
from casebook.parsing.front_matter import FRONT_MATTER
from casebook.parsing.page_lines import read_lines
from casebook.parsing.page_scanner import PageText
from casebook.parsing.steps import END, HEAD, STEP

FOLD = "more"
WORDS_UNTOLD = 4  # "Not reported: 6 things"
LIST = re.compile(r"[ ]*(?:[-*+]|\d+\.)[ ]")


@dataclass(frozen=True, slots=True)
class PageEffort:
    """The effort of each step by its number; a page without steps has one part, without a number."""

    parts: tuple[tuple[int | None, Effort], ...]

    @property
    def whole(self) -> Effort:
        """The effort of all parts."""
        return sum_up(effort for _, effort in self.parts)


def weigh_page(text: str, page: PageText, bank: Bank) -> PageEffort:
    """Return what a page asks: what is shown by default, and the decisions; nothing that is folded."""
    lines = list(_read_shown(text))
    decisions = sorted(_weigh_decisions(page, bank), key=lambda pair: pair[0])
    begun: list[tuple[int | None, int]] = [(number, at) for at, _, number in lines if number is not None]
    starts = begun or [(None, 0)]
    ends = [at for _, at in starts[1:]] + [len(text)]
    parts: list[tuple[int | None, Effort]] = []
    for (number, start), end in zip(starts, ends, strict=True):
        words = sum(count for at, count, _ in lines if start <= at < end)
        own = [effort for at, effort in decisions if start <= at < end]
        # One tap leads from each decision to the next, and one to the step that follows.
        taps = max(0, sum(effort.decisions for effort in own) - 1) + (number is not None)
        parts.append((number, Effort(words, taps=taps) + sum_up(own)))
    return PageEffort(tuple(parts))


class _ShownLines:
    """Follows the blocks of a page line by line, to tell what is shown by default."""

    def __init__(self) -> None:
        self.opened: list[tuple[str, str]] = []
        self.is_untold = False

    def read(self, line: str) -> tuple[int, int | None]:
        """Return how many words of a line are shown, and the step that it begins, if any."""
        head, end = HEAD.match(line), END.match(line)
        if head:
            return self._open(head["name"].lower(), head["fence"], head["argument"] or "")
        if end:
            while self.opened and self.opened.pop()[1] != end["fence"]:
                pass
        elif line.strip(" *") in UNTOLD:
            self.is_untold = True
            return WORDS_UNTOLD, None
        elif not self.is_folded and not (self.is_untold and LIST.match(line)):
            self.is_untold = self.is_untold and not line.strip()
            return count_words(line), None
        return 0, None

    def _open(self, name: str, fence: str, argument: str) -> tuple[int, int | None]:
        shown = count_words(argument) if name == FOLD and not self.is_folded else 0
        self.opened.append((name, fence))
        self.is_untold = False
        found = re.match(r"\s*(\d+)", argument)
        return shown, int(found[1]) if found and name == STEP else None

    @property
    def is_folded(self) -> bool:
        return any(name == FOLD for name, _ in self.opened)


def _read_shown(text: str) -> Iterator[tuple[int, int, int | None]]:
    """Yield for each line its number from 1, how many of its words are shown, and the step that it begins, if any."""
    front = FRONT_MATTER.match(text)
    skipped = front[0].count("\n") if front else 0
    reader = _ShownLines()
    for at, line in enumerate(read_lines(text), 1):
        if at > skipped and line is not None:
            yield at, *reader.read(line)


def _weigh_decisions(page: PageText, bank: Bank) -> Iterator[tuple[int, Effort]]:
    """Yield each decision of a page with its line."""
    before: str | None = None
    for head in page.heads:
        if isinstance(head.named, CheckpointRef):
            if bank.differential and head.named.checkpoint not in bank.differential.checkpoints:
                continue  # a finding says so
            yield head.location.line, weigh_ranking(bank.differential, head.named.checkpoint, before)
            before = head.named.checkpoint
        elif isinstance(head.named, ItemRef):
            for item in _find_items(head.named, bank):
                yield head.location.line, weigh_item(item)


def _find_items(named: ItemRef, bank: Bank) -> tuple[Item, ...]:
    found = bank.find_items(named)
    return () if found is None or isinstance(found, Finding) else found[1]
