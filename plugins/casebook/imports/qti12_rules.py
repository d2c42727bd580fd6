"""How an item in QTI 1.2 is marked: what each response earns, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from casebook.imports.contract import NumberAnswer
from casebook.imports.numbers import read_number
from casebook.imports.xml_tree import Element

LOW, HIGH = ("vargte", "vargt"), ("varlte", "varlt")


@dataclass(frozen=True, slots=True)
class _Test:
    """A comparison of a response: with `varequal` a value, else a bound."""

    tag: str
    response: str
    value: str


@dataclass(frozen=True, slots=True)
class _Condition:
    """The comparisons that must hold, those joined by `or` apart, what is earned, and what is shown."""

    groups: tuple[tuple[_Test, ...], ...]
    score: float
    shown: tuple[str, ...]
    is_alone: bool
    """Whether it is about one value only."""
    is_always: bool
    """Whether it holds whatever the response is."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The conditions of an item."""

    conditions: tuple[_Condition, ...] = field(default=())

    def credits_of(self, response: str, *, several: bool) -> dict[str, float]:
        """Return what each option of a response earns of 1; keys of one condition share what it earns."""
        earned: dict[str, float] = {}
        for condition in self.conditions:
            values = list(_list_equal(condition, response))
            for value in values if condition.score else ():
                share = condition.score / len(values) if several else condition.score
                earned[value] = max(earned.get(value, share), share)
        most = sum(score for score in earned.values() if score > 0) if several else max(earned.values(), default=0)
        return {value: score / most for value, score in earned.items()} if most > 0 else {}

    def forms_of(self, response: str) -> list[tuple[str, float]]:
        """Return the forms in which a response is right, with what each earns of 1, best first."""
        shares = self.credits_of(response, several=False)
        return sorted(((form, credit) for form, credit in shares.items() if credit > 0), key=lambda each: -each[1])

    def order_of(self, response: str) -> list[str]:
        """Return the right order of the options of a response."""
        return next((list(_list_equal(each, response)) for each in self.conditions if each.score > 0), [])

    def numbers_of(self, response: str) -> tuple[NumberAnswer, ...]:
        """Return the numbers that are right. A range around a value is its tolerance."""
        found: list[NumberAnswer] = []
        for condition in self.conditions:
            if condition.score <= 0:
                continue
            exact = [read_number(test.value) for test in _tests(condition, response) if test.tag == "varequal"]
            low, high = (_bound(condition, response, tags) for tags in (LOW, HIGH))
            if low is not None and high is not None:
                middle = exact[0] if exact and exact[0] is not None else (low + high) / 2
                found.append(NumberAnswer(value=_round(middle), tolerance=_round(max(high - middle, middle - low))))
            else:
                found += [NumberAnswer(value=value) for value in exact if value is not None]
        return tuple(dict.fromkeys(found))

    def shown_for(self, response: str, value: str) -> tuple[str, ...]:
        """Return the names of what is said when a response is one value and nothing else is asked for."""
        for condition in self.conditions:
            if condition.is_alone and list(_list_equal(condition, response)) == [value]:
                return condition.shown
        return ()

    @property
    def shown_always(self) -> tuple[str, ...]:
        """Return the names of what is said whatever the response is."""
        return tuple(name for condition in self.conditions if condition.is_always for name in condition.shown)


def read_rules(item: Element) -> Rules:
    """Return the conditions of an item."""
    return Rules(tuple(_read(condition) for condition in item.walk("respcondition")))


def _read(condition: Element) -> _Condition:
    tests = condition.find("conditionvar")
    groups = tuple(_list_groups(tests)) if tests else ()
    return _Condition(
        groups=groups,
        score=sum(_list_scores(condition)),
        shown=tuple(shown.get("linkrefid") for shown in condition.children("displayfeedback")),
        is_alone=len(groups) == 1 and len(groups[0]) == 1,
        is_always=not groups and tests is not None and tests.find("other") is not None,
    )


def _list_scores(condition: Element) -> Iterator[float]:
    for change in condition.children("setvar"):
        value = read_number(change.text) or 0
        yield -value if change.get("action").lower() == "subtract" else value
    if any(each.text.strip() == "SCORE.max" for each in condition.children("setvar")):
        yield 1


def _list_groups(element: Element) -> Iterator[tuple[_Test, ...]]:
    """Yield the comparisons that hold together; what stands under `not` must not hold and is passed over."""
    together: list[_Test] = []
    for part in element.children():
        if part.tag == "or":
            yield from _list_groups(part)
        elif part.tag == "and":
            inner = tuple(test for group in _list_groups(part) for test in group)
            yield from [inner] if inner else []
        elif part.tag.startswith("var"):
            together.append(_Test(part.tag, part.get("respident"), part.text.strip()))
    if together:
        yield tuple(together)


def _tests(condition: _Condition, response: str) -> Iterator[_Test]:
    return (test for group in condition.groups for test in group if test.response == response)


def _list_equal(condition: _Condition, response: str) -> Iterator[str]:
    return (test.value for test in _tests(condition, response) if test.tag in ("varequal", "varsubstring"))


def _bound(condition: _Condition, response: str, tags: tuple[str, ...]) -> float | None:
    return next((read_number(test.value) for test in _tests(condition, response) if test.tag in tags), None)


def _round(value: float) -> float:
    return float(f"{value:.12g}")
