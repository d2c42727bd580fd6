"""Advice on how items are written: what the rules remark, but for what an item silences with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casebook.bank.bank import Bank
from casebook.findings import Finding, FindingCode, Severity
from casebook.lint.languages.registry import find_words
from casebook.lint.rules.located import LocatedItem, LocatedQuiz, locate_quizzes
from casebook.lint.rules.registry import RULES

Silenced = dict[tuple[str, FindingCode], LocatedItem]
UNUSED = "`{}` has nothing to say of this item. Delete it here."


@dataclass(frozen=True, slots=True)
class Advice:
    """That advice is wanted: the language of the texts, such as `en`, and how much it counts."""

    language: str
    severity: Severity


def advise(bank: Bank, wanted: Advice) -> Iterator[Finding]:
    """Yield what the rules remark of every quiz of a bank."""
    for quiz in locate_quizzes(bank, find_words(wanted.language)):
        yield from _advise_on(quiz, wanted.severity)


def _advise_on(quiz: LocatedQuiz, severity: Severity) -> Iterator[Finding]:
    silenced = _find_silenced(quiz)
    used: set[tuple[str, FindingCode]] = set()
    for rule in RULES:
        if rule.needs_words and quiz.words is None:
            continue
        for remark in rule.check(quiz):
            by = {(item, rule.code) for item in remark.about} & silenced.keys()
            used |= by
            if not by:
                yield Finding(remark.location, rule.code, remark.message, severity)
    yield from _find_unused(silenced, used)


def _find_silenced(quiz: LocatedQuiz) -> Silenced:
    """Return each pair of an item and a code that it ignores."""
    found = ((item, item.item.lint) for item in quiz.items)
    return {(item.item.id, FindingCode(code)): item for item, lint in found if lint for code in lint.ignore}


def _find_unused(silenced: Silenced, used: set[tuple[str, FindingCode]]) -> Iterator[Finding]:
    """Yield each code that an item ignores though no rule speaks: a later flaw would go unseen."""
    for (name, code), item in silenced.items():
        if (name, code) not in used:
            assert item.item.lint
            place = item.locate("lint", "ignore", item.item.lint.ignore.index(code.value))
            yield Finding(place, FindingCode.LINT_UNUSED, UNUSED.format(code), Severity.ADVICE)
