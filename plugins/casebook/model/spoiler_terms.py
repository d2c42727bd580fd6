"""Words that tell too much: from when each may be known, and how it is recognised however it is written."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Annotated

from pydantic import Field

from casebook.model.base import Frozen, Text
from casebook.model.prose import Word

STEM = "*"
# An entity, percent signs, an escape of a script, one of a stylesheet.
ESCAPED = re.compile(
    r"&#?\w{1,10};|(?:%[0-9A-Fa-f]{2})+|\\u(?:[0-9A-Fa-f]{4}|\{[0-9A-Fa-f]{1,6}\})|\\x[0-9A-Fa-f]{2}"
    r"|\\0{0,4}[2-7][0-9A-Fa-f](?![0-9A-Fa-f]) ?"
)
NEVER = re.compile(r"(?!)")
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
LINE_END = re.compile(r"\\[nrt]")  # as a script writes it: `copper\ndaisy`
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
ALIKE = {
    "œ": "oe",
    "Œ": "oe",
    "æ": "ae",
    "Æ": "ae",
    "ø": "o",
    "Ø": "o",
    "ł": "l",
    "Ł": "l",
    "đ": "d",
    "Đ": "d",
    "ı": "i",
}
LIKE = re.compile(f"[{''.join(ALIKE)}]")
# Combining marks that a reader may leave out, soft hyphens, and what has no width.
INVISIBLE = re.compile(
    "[\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u061c\u0640"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u115f\u1160\u17b4\u17b5\u180b-\u180f\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20ff\u3164\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e01ef]"
)
JAMO = re.compile("[\u1100-\u11ff]")  # the pieces of a Korean syllable
FIRST_MARK = "\u0300"  # no sign before it goes on another
# Words of a term stand side by side, joined by nothing, spaces, hyphens, slashes, quotation marks; a stop parts them,
# unless it stands within a name, as in `marrow.edema.svg`.
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

    since: Annotated[Word, Field(alias="from")]
    words: Annotated[tuple[Text, ...], Field(min_length=1)]


class Allowance(Frozen):
    """Words that may stand in a file before their time, and why. `*` in the file's name stands for anything."""

    words: Annotated[tuple[Text, ...], Field(min_length=1)]
    file: Word
    channel: Text | None = None
    reason: Text


class SpoilerSheet(Frozen):
    """`spoilers.yml`: one site holds one case."""

    words: Annotated[tuple[Embargo, ...], Field(min_length=1)]
    allow: tuple[Allowance, ...] = ()


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
        """What of each part stands in a text that holds it, once `VOWEL` is taken out of both; the longest first."""
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
    """Return the secrets that a text holds."""
    folded = fold(text)
    bare = VOWEL.sub("", folded)
    possible = [
        secret for secret in terms if secret.signs[0] in bare and all(sign in bare for sign in secret.signs[1:])
    ]
    parted = fold(text, is_parted=True) if possible else ""
    return [secret for secret in possible if secret.pattern.search(folded) or secret.pattern.search(parted)]


def fold(text: str, *, is_parted: bool = False) -> str:
    """Return a text as it is compared: without case, accents, invisible signs and escapes.

    With `is_parted`, `thisWord` is parted before its capital, and where a script writes the end of a line.
    """
    read = ESCAPED.sub(_decode, CAMEL.sub(" ", LINE_END.sub("  ", text)) if is_parted else text)
    return read.lower() if read.isascii() else _strip(read)


def find(secret: SpoilerTerm, text: str) -> list[tuple[int, int]]:
    """Return where a secret stands in a text: the offsets of its first and its last sign, each time.

    It takes long, sign by sign: ask `name_all` first whether it is there.
    """
    found: set[tuple[int, int]] = set()
    for parted in (False, True):
        spelt = _spell(LINE_END.sub("  ", text), CAMEL) if parted else _spell(text, NEVER)
        folded = "".join(sign for sign, _ in spelt)
        found |= {(spelt[each.start()][1], spelt[each.end() - 1][1]) for each in secret.pattern.finditer(folded)}
    return sorted(found)


def _strip(text: str) -> str:
    bare = INVISIBLE.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFC", LIKE.sub(lambda found: ALIKE[found[0]], bare).casefold())


def _spell(text: str, parting: re.Pattern[str]) -> list[tuple[str, int]]:
    """Return the folded text sign by sign, each with its offset in the text."""
    capitals = {found.start() for found in parting.finditer(text)}
    spelt: list[tuple[str, int]] = []
    for written, offset in _cluster(_read(text)):
        folded = written.lower() if written.isascii() else _strip(written)
        spelt += [(sign, offset) for sign in (f" {folded}" if offset in capitals else folded)]
    return spelt


def _cluster(signs: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Yield each sign with the pieces of it that follow."""
    cluster, start = "", 0
    for sign, offset in signs:
        if cluster and sign >= FIRST_MARK and _goes_on(cluster, sign):
            cluster += sign
            continue
        if cluster:
            yield cluster, start
        cluster, start = sign, offset
    if cluster:
        yield cluster, start


def _goes_on(cluster: str, sign: str) -> bool:
    """Tell whether a sign is a mark, or the next piece of a syllable."""
    if JAMO.match(sign):
        return bool(JAMO.match(cluster[-1]))
    return unicodedata.combining(unicodedata.normalize("NFKD", sign)[0]) > 0


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
    if written[1] in "nrt":
        return " "
    code = int(written.lstrip("\\xu{").rstrip("} "), 16)
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF else written
