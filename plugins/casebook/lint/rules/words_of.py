"""A text -> its words, and how wide it looks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from casebook.lint.languages.contract import Words

WORD = re.compile(r"[^\W_]+(?:[·.][^\W_]+)*")
WIDE = "WF"  # East Asian Width (Unicode Standard Annex 11): as wide as two letters, and no spaces between words
SHORTEST_STEM = 4
# Of plurals and of forms of verbs, in the languages that there are words of.
ENDINGS = ("ing", "ed", "es", "s", "n", "e")


@lru_cache(maxsize=4096)
def measure(text: str) -> int:
    """Return how wide a text looks, in letters of Latin script."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(sign) in WIDE else 1 for sign in text)


def split(text: str) -> list[str]:
    """Return the words of a text in small letters, in their order."""
    return WORD.findall(text.casefold())


def space_out(text: str) -> str:
    """Return the words of a text with a space on each side, so that whole words are found in it."""
    return f" {' '.join(split(text))} "


def list_content(text: str, words: Words | None) -> Iterator[tuple[str, str]]:
    """Yield the words of a text that say something, each as it is compared and as it was written.

    They are compared without the endings of plurals and verbs. Where the language is not known, every word counts.
    """
    for found in WORD.finditer(text):
        written = found[0]
        small = written.casefold()
        if len(small) > 1 and (words is None or small not in words.stop):
            yield _cut(small), written


def find_content(text: str, words: Words | None) -> dict[str, str]:
    """Return the words of a text that say something, each as it is compared with how it was written last."""
    return dict(list_content(text, words))


@lru_cache(maxsize=1 << 14)
def _cut(word: str) -> str:
    for ending in ENDINGS:
        is_ending = word.endswith(ending) and not word.endswith(("ss", "is", "us"))
        if is_ending and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word
