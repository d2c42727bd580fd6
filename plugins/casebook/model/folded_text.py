"""A text as it is compared: without case, accents, invisible signs and escapes; each sign with its place."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator

# An entity, percent signs, an escape of a script, one of a stylesheet.
ESCAPED = re.compile(
    r"&#?\w{1,10};|(?:%[0-9A-Fa-f]{2})+|\\u(?:[0-9A-Fa-f]{4}|\{[0-9A-Fa-f]{1,6}\})|\\x[0-9A-Fa-f]{2}"
    r"|\\0{0,4}[2-7][0-9A-Fa-f](?![0-9A-Fa-f]) ?"
)
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
LINE_END = re.compile(r"\\[nrt]")  # as a script writes it: `copper\ndaisy`
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


def fold(text: str, *, is_parted: bool = False) -> str:
    """Return a text as it is compared: without case, accents, invisible signs and escapes.

    With `is_parted`, `thisWord` is parted before its capital, and where a script writes the end of a line.
    """
    read = ESCAPED.sub(_decode, CAMEL.sub(" ", LINE_END.sub("  ", text)) if is_parted else text)
    return read.lower() if read.isascii() else _strip(read)


def fold_by_sign(text: str, *, is_parted: bool = False) -> list[tuple[str, int]]:
    """Return the folded text sign by sign, each with its offset in the text. It takes longer than `fold`."""
    written = LINE_END.sub("  ", text) if is_parted else text
    capitals = {found.start() for found in CAMEL.finditer(written)} if is_parted else set()
    signs: list[tuple[str, int]] = []
    for each, offset in _cluster(_read(written)):
        folded = each.lower() if each.isascii() else _strip(each)
        signs += [(sign, offset) for sign in (f" {folded}" if offset in capitals else folded)]
    return signs


def _strip(text: str) -> str:
    bare = INVISIBLE.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFC", LIKE.sub(lambda found: ALIKE[found[0]], bare).casefold())


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
    code = int(written.lstrip("\\xu{").rstrip("} "), 16)
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF else written
