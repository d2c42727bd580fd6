"""What a learner is asked to do, without HTML: the closed set that every exporter answers.

The members follow the interactions of QTI 2.2 (1EdTech, Assessment Test, Section and Item, section 7). Texts are the
author's Markdown. An exporter ends its `match` over `Task` with `assert_never`, so that mypy names each exporter that a
new member concerns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Choice:
    """Choose among options (id -> text), at most so many; None: any number.

    `keys` are right; of several, one is enough where only one may be chosen. Where it is not scored, they are what the
    reference would choose, shown beside the response.
    """

    options: Mapping[str, str]
    keys: frozenset[str]
    most: int | None
    is_scored: bool


@dataclass(frozen=True, slots=True)
class Association:
    """Put each option to a target (both: id -> text). `key` gives the target of each option."""

    options: Mapping[str, str]
    targets: Mapping[str, str]
    key: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ordering:
    """Put options in order (id -> text); they are given in the right one."""

    options: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Scale:
    """Rate each option (id -> text) from `low` to `high`, beside a reference. Not scored."""

    options: Mapping[str, str]
    reference: Mapping[str, int]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class NumberEntry:
    """Write a number in a unit; right within the tolerance, bounds included. `slips` are foreseen (id -> number).

    `others` are right as well, each with its tolerance.
    """

    value: float
    tolerance: float
    unit: str | None
    slips: Mapping[str, float]
    others: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class TextEntry:
    """Write a few words: one of the forms, the best first. `slips` are wrong responses foreseen (id -> text).

    In `patterns`, which are right as well, `*` stands for any signs and `(a|b)` for one of several. Case and accents
    count where it `is_strict`.
    """

    forms: tuple[str, ...]
    slips: Mapping[str, str]
    patterns: tuple[str, ...]
    is_strict: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """A place in a text: one of `forms` is right. With `choices` one of them is chosen, without any it is written.

    `patterns` and `is_strict` are as in `TextEntry`.
    """

    id: str
    forms: tuple[str, ...]
    choices: tuple[str, ...]
    patterns: tuple[str, ...]
    is_strict: bool


@dataclass(frozen=True, slots=True)
class Gaps:
    """Fill the gaps of a text: pieces of it and gaps, in turn."""

    parts: tuple[str | Gap, ...]


@dataclass(frozen=True, slots=True)
class Pointing:
    """Point at regions of figures, which all have them at the same places.

    `regions` gives that of each option; None: it is chosen from the list only. `finds_slice`: the figure is a stack, in
    which the slice is to be found as well. Who cannot ask for that says so beside the picture that is shown.
    """

    figures: tuple[str, ...]
    options: Mapping[str, str]
    regions: Mapping[str, str | None]
    keys: frozenset[str]
    finds_slice: bool


@dataclass(frozen=True, slots=True)
class Writing:
    """Write sentences, kept and not scored. `prompts` (id -> text) has one for each field; none: one field for all."""

    prompts: Mapping[str, str]
    model: str | None


Task: TypeAlias = Choice | Association | Ordering | Scale | NumberEntry | TextEntry | Gaps | Pointing | Writing
