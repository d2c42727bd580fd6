"""Words that tell too much: from when each may be known, and how it is recognised however it is written."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from pydantic import Field

from casebook.model.base import Frozen, Text

STEM = "*"
# An entity, percent signs, an escape of a script, one of a stylesheet.
ESCAPED = re.compile(
    r"&#?\w{1,10};|(?:%[0-9A-Fa-f]{2})+|\\u\{?[0-9A-Fa-f]{4,6}\}?|\\x[0-9A-Fa-f]{2}"
    r"|\\0{0,4}[2-7][0-9A-Fa-f](?![0-9A-Fa-f]) ?"
)
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
RUNS = re.compile(r"[^\W\d_]+|\d+")
LIGATURES = str.maketrans({"œ": "e", "æ": "e", "Œ": "e", "Æ": "e"})
VOWEL = re.compile("[oa](?=e)")
# Combining marks, soft hyphens, and what has no width.
INVISIBLE = re.compile("[\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A moment of the case: a step, and how many of its gates are open. Before the case, the step is -1."""

    step: int
    gate: int = 0

    def __str__(self) -> str:
        if self.step < 0:
            return "before the case begins"
        return f"step {self.step}, gate {self.gate}" if self.gate else f"step {self.step}"


START = When(-1)


class Embargo(Frozen):
    """Words that may be known from a step on, or from the opening of one of its gates: `5` or `5.1`."""

    since: Annotated[Text, Field(alias="from")]
    words: Annotated[tuple[Text, ...], Field(min_length=1)]


class Allowance(Frozen):
    """Words that may stand in a file before their time, and why. `*` in the file's name stands for anything."""

    words: Annotated[tuple[Text, ...], Field(min_length=1)]
    file: Text
    channel: Text | None = None
    reason: Text


class SpoilerSheet(Frozen):
    """`spoilers.yml`: one site holds one case."""

    words: Annotated[tuple[Embargo, ...], Field(min_length=1)]
    allow: tuple[Allowance, ...] = ()


@dataclass(frozen=True)
class Secret:
    """One word, or several in a row; `*` ends one of which only the beginning is given."""

    word: str
    since: When

    @cached_property
    def parts(self) -> list[str]:
        """The runs of letters and digits that make it up, folded."""
        return RUNS.findall(fold(self.word.removesuffix(STEM)))

    @cached_property
    def longest(self) -> str:
        """The part that is met least often, as a rule: a text without it is left quickly."""
        return max(self.parts, key=len)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds it in folded text, whatever joins its parts."""
        before = r"(?<!\d)" if self.parts[0].isdigit() else r"(?<![^\W\d_])"
        after = r"(?!\d)" if self.parts[-1].isdigit() else r"(?![^\W\d_])"
        return re.compile(before + r"[\W_]*".join(self.parts) + (r"[^\W\d_]*" if self.word.endswith(STEM) else after))


def name_all(secrets: Iterable[Secret], text: str) -> list[Secret]:
    """Return the secrets that a text holds."""
    folded = fold(text)
    possible = [
        secret for secret in secrets if secret.longest in folded and all(part in folded for part in secret.parts)
    ]
    parted = fold(text, at_capitals=True) if possible else ""
    return [secret for secret in possible if secret.pattern.search(folded) or secret.pattern.search(parted)]


def fold(text: str, *, at_capitals: bool = False) -> str:
    """Return a text as it is compared: without case, accents, invisible signs, escapes, and the o or a of oe and ae.

    With `at_capitals`, `thisWord` is parted before its capital.
    """
    read = ESCAPED.sub(_decode, CAMEL.sub(" ", text) if at_capitals else text)
    if not read.isascii():
        read = INVISIBLE.sub("", unicodedata.normalize("NFKD", read)).translate(LIGATURES)
    return VOWEL.sub("", read.casefold())


def find(secret: Secret, text: str) -> list[tuple[int, int]]:
    """Return where a secret stands in a text: the offsets of its first and its last sign, each time.

    It takes long, sign by sign: ask `name_all` first whether it is there.
    """
    found: set[tuple[int, int]] = set()
    for at_capitals in (False, True):
        spelt = _spell(text, at_capitals=at_capitals)
        folded = "".join(sign for sign, _ in spelt)
        found |= {(spelt[each.start()][1], spelt[each.end() - 1][1]) for each in secret.pattern.finditer(folded)}
    return sorted(found)


def _spell(text: str, *, at_capitals: bool) -> list[tuple[str, int]]:
    """Return the folded text sign by sign, each with its offset in the text."""
    capitals = {found.start() for found in CAMEL.finditer(text)} if at_capitals else set()
    spelt: list[tuple[str, int]] = []
    for written, offset in _read(text):
        parted = f" {written}" if offset in capitals else written
        decomposed = INVISIBLE.sub("", unicodedata.normalize("NFKD", parted)).translate(LIGATURES).casefold()
        spelt += [(sign, offset) for sign in decomposed]
    following = [sign for sign, _ in spelt[1:]] + [""]
    return [each for each, after in zip(spelt, following, strict=True) if not (each[0] in "oa" and after == "e")]


def _read(text: str) -> list[tuple[str, int]]:
    """Return each character with its offset, escapes decoded; what an escape holds stands at its beginning."""
    signs: list[tuple[str, int]] = []
    last = 0
    for escaped in ESCAPED.finditer(text):
        signs += [(sign, last + place) for place, sign in enumerate(text[last : escaped.start()])]
        signs += [(sign, escaped.start()) for sign in _decode(escaped)]
        last = escaped.end()
    return signs + [(sign, last + place) for place, sign in enumerate(text[last:])]


def _decode(escaped: re.Match[str]) -> str:
    """Decode an entity, percent signs, or an escape of a script or a stylesheet; leave what is none."""
    written = escaped[0]
    if written.startswith("&"):
        return html.unescape(written)
    if written.startswith("%"):
        return bytes.fromhex(written.replace("%", "")).decode("utf-8", "replace")
    code = int(written.lstrip("\\xu{").rstrip("} "), 16)
    return chr(code) if 0x20 <= code < 0xD800 else written
