"""Which language a text is in, as far as readers are concerned, and which of several catalogues is nearest to one."""

from __future__ import annotations

import re
from collections.abc import Iterable

PARTS = re.compile("[-_]")
# Scripts and regions in which Chinese is written in traditional characters (Unicode CLDR, likely subtags).
TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})


def split_language(language: str) -> tuple[str, ...]:
    """Return the subtags of a language as HTML, gettext or a theme writes it: `pt-BR`, `de_AT`, `ZH-TW`."""
    return tuple(PARTS.split(language.lower()))


def is_same_language(one: str, other: str) -> bool:
    """Tell whether two languages are read alike: regions make no difference, but the script of Chinese does."""
    first, second = split_language(one), split_language(other)
    return first[0] == second[0] and _is_traditional(first) == _is_traditional(second)


def find_nearest(language: str, available: Iterable[str]) -> str:
    """Return the nearest of some languages: of the same name, then script, then region; empty where there is none.

    `zh-TW` is served by `zh` where there is no `zh-Hant`, and `pt` by `pt-BR` where there is no `pt`.
    """
    wanted = split_language(language)

    def nearness(each: str) -> tuple[bool, int, int]:
        subtags = split_language(each)
        shared = sum(1 for one, other in zip(wanted, subtags, strict=False) if one == other)
        return _is_traditional(subtags) == _is_traditional(wanted), shared, -len(subtags)

    named = sorted(each for each in available if split_language(each)[0] == wanted[0])
    return max(named, key=nearness, default="")


def _is_traditional(subtags: tuple[str, ...]) -> bool:
    return subtags[0] == "zh" and not TRADITIONAL.isdisjoint(subtags[1:2])
