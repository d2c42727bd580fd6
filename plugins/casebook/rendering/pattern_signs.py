"""A pattern -> the signs of which every text holds one in which it finds anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

# Ordinary writing is full of these: to look for one would leave out few texts.
FREQUENT = frozenset(" .,;-()'\"/")
NONE: frozenset[str] = frozenset()


@cache
def find_signs(pattern: re.Pattern[str]) -> frozenset[str]:
    """Return signs of which each text that the pattern matches anywhere holds at least one.

    The result is empty where no such signs are known, or only letters, digits and others that most texts hold. What
    the pattern demands is read by the parser of `re`; look-arounds count, since what they look at is of the same text.
    """
    return _best(_demand(parser.parse(pattern.pattern, pattern.flags)))


def _demand(parts: Iterable[tuple[Any, Any]]) -> Iterator[frozenset[str]]:
    """Yield sets of signs: a match of these parts, one after another, holds one of each set."""
    for kind, value in parts:
        if kind is code.LITERAL:
            yield frozenset(chr(value))
        elif kind is code.IN:
            yield _read_class(value)
        elif kind is code.SUBPATTERN:
            yield from _demand(value[3])
        elif kind is code.ATOMIC_GROUP:
            yield from _demand(value)
        elif kind in (code.ASSERT, code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            yield from _demand(value[-1]) if kind is code.ASSERT or value[0] > 0 else ()
        elif kind is code.BRANCH:
            yield _join([_best(_demand(branch)) for branch in value[1]])


def _read_class(members: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """Return the signs of a class such as `[*_]`; nothing for one with a range, a category or a caret."""
    listed = list(members)
    return frozenset(chr(value) for _, value in listed) if all(kind is code.LITERAL for kind, _ in listed) else NONE


def _join(choices: list[frozenset[str]]) -> frozenset[str]:
    return NONE.union(*choices) if all(choices) else NONE


def _best(demanded: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return the smallest set of rare signs. A sign with a capital may be met as another sign."""
    rare = [signs for signs in demanded if signs and not any(map(_is_frequent, signs))]
    return min(rare, key=lambda signs: (len(signs), sorted(signs)), default=NONE)


def _is_frequent(sign: str) -> bool:
    return sign in FREQUENT or sign.isalnum() or sign.lower() != sign.upper()
