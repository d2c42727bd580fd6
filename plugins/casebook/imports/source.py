"""A file that is imported: its bytes, its text in whatever encoding, and the place of an offset."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath

from casebook.findings import Location
from casebook.parsing.text_file import CONTROL

LARGEST = 50_000_000
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
# Signs by which programs part lines, and which no quiz file may hold.
LINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
GUESSED = "This file is not UTF-8. It was read as {}: look at letters with accents, or save it as UTF-8."
DROPPED = "{} control characters or signs that could not be decoded were left out."


@dataclass(frozen=True)
class Source:
    """The text of one file. `path` is its name in messages, `find_file` what lies beside it or in its archive.

    `remarks` tell what was guessed or left out when it was decoded.
    """

    path: PurePath
    text: str
    find_file: Callable[[str], bytes | None]
    remarks: tuple[str, ...] = ()

    def locate(self, offset: int) -> Location:
        """Return the line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return Location(self.path, line, offset - self._starts[line - 1] + 1)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with line feeds only, and what is to be said of its encoding."""

    text: str
    remarks: tuple[str, ...] = field(default=())


def decode(raw: bytes) -> Decoded:
    """Return the text of a file: as its mark or its declaration says, else as UTF-8, else by a guess that is said."""
    encoding, guessed = _find_encoding(raw)
    text = LINES.sub("\n", raw.decode(encoding, "replace").removeprefix("\ufeff"))
    clean, dropped = CONTROL.subn("", text)
    lost = dropped + (clean.count("\ufffd") if "\ufffd".encode(encoding, "ignore") not in raw else 0)
    remarks = [GUESSED.format(guessed)] if guessed else []
    return Decoded(clean.replace("\ufffd", "") if lost > dropped else clean, (*remarks, *_count(lost)))


def _count(lost: int) -> tuple[str, ...]:
    return (DROPPED.format(lost),) if lost else ()


def _find_encoding(raw: bytes) -> tuple[str, str]:
    """Return the encoding, and its name where it is a guess."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return encoding, ""
    declared = DECLARED.match(raw)
    if declared and _decodes(raw, declared[1].decode("ascii")):
        return declared[1].decode("ascii"), ""
    if _decodes(raw, "utf-8") and b"\0" not in raw[:1000]:
        return "utf-8", ""
    wide = _find_wide(raw[:1000])
    return (wide, wide.upper()) if wide else ("cp1252", "Windows-1252")


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except (LookupError, ValueError):
        return False
    return True


def _find_wide(head: bytes) -> str:
    """Return the kind of UTF-16 that a text without a mark is in: every other byte of its ASCII is zero."""
    zeros = {"utf-16-le": head[1::2].count(0), "utf-16-be": head[0::2].count(0)}
    name = max(zeros, key=lambda each: zeros[each])
    return name if zeros[name] > len(head) // 5 else ""
