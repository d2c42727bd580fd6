"""What a rule of item writing is, and what it remarks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from casebook.findings import FindingCode, Location
from casebook.lint.rules.located import LocatedItem, LocatedQuiz


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule has to say, where, and of which items, by their ids. Each of them may silence it."""

    location: Location
    message: str
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LintRule:
    """One rule. What is wrong and what is better is shown by example in `docs/author/writing-advice.md`."""

    code: FindingCode
    reason: str
    """Why it is a rule, in one sentence."""
    source: str
    """The guideline that it rests on."""
    needs_words: bool
    """Whether it looks for words: it is silent where those of the language are not known."""
    check: Callable[[LocatedQuiz], Iterable[Remark]]


Said = Iterator[tuple[Location, str]]


def of_each_item(check: Callable[[LocatedItem], Said]) -> Callable[[LocatedQuiz], Iterator[Remark]]:
    """Return a rule of quizzes from one that reads an item by itself."""

    def check_quiz(quiz: LocatedQuiz) -> Iterator[Remark]:
        for item in quiz.items:
            for location, message in check(item):
                yield Remark(location, message, (item.item.id,))

    return check_quiz
