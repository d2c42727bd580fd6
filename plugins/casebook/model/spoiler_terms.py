"""Words that tell too much: from when each may be known, and how it is recognised however it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Annotated

from pydantic import Field

from casebook.model.base import Frozen, Text
from casebook.model.folded_text import fold, fold_by_sign
from casebook.model.prose import Word

STEM = "*"
# Scripts that set no space between words: Thai to Lao, Burmese, Khmer, kana and Han; and Korean, whose words go on.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
# The scripts of India write vowels as marks, which Python does not count as letters.
INDIC = "\u0900-\u0963\u0971-\u0dff"
WHOLE = re.compile(f"[{UNSPACED}]")
LETTER = rf"(?:[^\W\d_{UNSPACED}]|[{INDIC}])"
RUNS = re.compile(rf"(?:[^\W\d_]|[{INDIC}])+|\d+")
# Words of a term stand side by side, joined by nothing, spaces, hyphens, slashes, quotation marks; a stop parts them,
# unless it stands within a name, as in `red.kidney.svg`.
STOPS = ".,:;!?"
JOIN = rf"""(?:[^\w{STOPS}…•。、，；：！？؟؛،।]|_|[{STOPS}](?!["'”’»)\]]*\s))*"""
ANYHOW = r"[\W_]*"
STOP = re.compile(rf"[{STOPS}…•。、]")
# oe and ae are e in medical words: in a word so long that no other word comes of it, or in one that begins like these.
VOWEL = re.compile("[oa](?=e)")
SPELLINGS = "[oa]?e"
LONG = 6
ROOTS = ("ameb", "anem", "apne", "cec", "cel", "edem", "estr", "eti", "fec", "fet", "gyne", "hem", "nev", "ped")


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A point in the case: a step, and how many of its gates are open. Before the case, the step is -1."""

    step: int
    gate: int = 0

    def __str__(self) -> str:
        if self.step < 0:
            return "before the case begins"
        return f"step {self.step}, gate {self.gate}" if self.gate else f"step {self.step}"


START = When(-1)


class Embargo(Frozen):
    """Words that may be known from a step on, or from the opening of one of its gates: `5` or `5.1`."""

    since: Annotated[Word, Field(alias="from")]
    """The step from which the words may be known, or the step and one of its gates, such as `5.1`."""
    words: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Words that tell too much. `*` at the end stands for further letters."""


class Allowance(Frozen):
    """Words that may stand in a file before their time, and why. `*` in the file's name stands for anything."""

    words: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Words of the list, as they are written there."""
    file: Word
    """The file of the built site. `*` stands for anything."""
    channel: Text | None = None
    """Where in the file, in the words of the finding. Without it, anywhere in the file."""
    reason: Text
    """Why it is allowed."""


class SpoilerSheet(Frozen):
    """`spoilers.yml`: one site holds one case."""

    words: Annotated[tuple[Embargo, ...], Field(min_length=1)]
    """Words that a learner must not meet too early, and from when they may be known."""
    allow: tuple[Allowance, ...] = ()
    """Where such a word may be met all the same."""


@dataclass(frozen=True)
class SpoilerTerm:
    """One word, or several in a row; `*` ends one of which only the beginning is given."""

    word: str
    since: When

    @cached_property
    def parts(self) -> list[str]:
        """The runs of letters and of digits that make it up, folded."""
        return RUNS.findall(fold(self.word.removesuffix(STEM)))

    @cached_property
    def signs(self) -> list[str]:
        """What of each part stands in a text that holds it, once `VOWEL` is removed from both; the longest first."""
        return sorted((VOWEL.sub("", part).rstrip("oa") for part in self.parts), key=len, reverse=True)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds it in folded text."""
        return re.compile(_begin(self.parts[0]) + self.body + _end(self.parts[-1], self.word.endswith(STEM)))

    @property
    def body(self) -> str:
        """The pattern without its ends; two words that have the same are one, in two spellings."""
        folded = fold(self.word.removesuffix(STEM))
        runs = list(RUNS.finditer(folded))
        body = _respell(runs[0][0])
        for before, after in pairwise(runs):
            gap = folded[before.end() : after.start()]
            body += (ANYHOW if STOP.search(gap) else JOIN) + _respell(after[0])
        return body


def _begin(part: str) -> str:
    if part[0].isdigit():
        return r"(?<!\d)(?<!\d[.,])"
    return "" if WHOLE.match(part) else f"(?<!{LETTER})"


def _end(part: str, goes_on: bool) -> str:  # noqa: FBT001
    if goes_on:
        return f"{LETTER}*"
    if part[-1].isdigit():
        return r"(?!\d)(?![.,]\d)"
    return "" if WHOLE.match(part[-1]) else f"(?!{LETTER})"


def _respell(part: str) -> str:
    """Return a pattern for a part of a word, with oe and ae for e where that makes no other word."""
    bare = VOWEL.sub("", part)
    is_medical = len(bare) >= LONG or bare.startswith(ROOTS)
    return re.sub(SPELLINGS, SPELLINGS, part) if is_medical else part


def name_all(terms: Iterable[SpoilerTerm], text: str) -> list[SpoilerTerm]:
    """Return the terms that a text holds."""
    folded = fold(text)
    bare = VOWEL.sub("", folded)
    possible = [term for term in terms if term.signs[0] in bare and all(sign in bare for sign in term.signs[1:])]
    parted = fold(text, is_parted=True) if possible else ""
    return [term for term in possible if term.pattern.search(folded) or term.pattern.search(parted)]


def find(term: SpoilerTerm, text: str) -> list[tuple[int, int]]:
    """Return where a term stands in a text: the offsets of its first and its last sign, each time.

    It takes long, sign by sign: ask `name_all` first whether it is there.
    """
    found: set[tuple[int, int]] = set()
    for is_parted in (False, True):
        signs = fold_by_sign(text, is_parted=is_parted)
        folded = "".join(sign for sign, _ in signs)
        found |= {(signs[each.start()][1], signs[each.end() - 1][1]) for each in term.pattern.finditer(folded)}
    return sorted(found)
