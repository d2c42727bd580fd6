"""Bytes -> the text that they are, if they are one."""

from __future__ import annotations

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
STRAY = re.compile("[\udc80-\udcff]")
SAMPLE = 2_000


def read_text(data: bytes) -> str:
    """Return the text of a file that is one by its name, whatever its bytes are."""
    marked = next((name for mark, name in MARKS if data.startswith(mark)), None)
    if marked is None and b"\0" in data[:SAMPLE]:
        even, odd = data[:SAMPLE:2].count(0), data[1:SAMPLE:2].count(0)
        marked = "utf-16-le" if odd > even * 4 else "utf-16-be" if even > odd * 4 else None
    if marked:
        return data.decode(marked, "replace")
    return STRAY.sub(_read_stray, data.decode("utf-8", "surrogateescape"))


def _read_stray(found: re.Match[str]) -> str:
    """Return the letter that a byte stands for where it is not UTF-8, as Windows writes it."""
    return found[0].encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def decode(data: bytes) -> str | None:
    """Return the text of bytes whose name says nothing of their kind; None when they are none."""
    if not any(data.startswith(mark) for mark, _ in MARKS):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            return None
    text = read_text(data)
    return None if CONTROL.search(text[:SAMPLE]) else text
