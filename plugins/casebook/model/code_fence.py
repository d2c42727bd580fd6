"""Code between fences in an author's text: where it stands, and its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BEGIN = re.compile(r"[ ]{0,3}(?P<fence>`{3,}|~{3,})[ ]*(?P<language>[\w+#.-]*)[ ]*")


@dataclass(frozen=True, slots=True)
class CodeFence:
    """Lines of code, and their language, empty where none is named. `written` is the whole as it stands."""

    language: str
    code: str
    written: str

    @property
    def line(self) -> str:
        """The code in one line, for places that have no more."""
        return " ".join(self.code.split())


def may_hold_fences(text: str) -> bool:
    """Tell whether a text has the signs of a fence: most have not."""
    return "\n" in text and ("```" in text or "~~~" in text)


def split_fences(text: str) -> Iterator[str | CodeFence]:
    """Yield what stands between fences, and the code within them, in turn. A fence that is not closed is no fence."""
    lines = text.split("\n")
    ends = _find_ends(lines)
    begin = place = 0
    while place < len(lines):
        end = ends.get(place)
        if end is None:
            place += 1
            continue
        if place > begin:
            yield "\n".join(lines[begin:place])
        opened = _BEGIN.fullmatch(lines[place])
        language = opened["language"] if opened else ""
        yield CodeFence(language, "\n".join(lines[place + 1 : end]), "\n".join(lines[place : end + 1]))
        begin = place = end + 1
    if begin < len(lines):
        yield "\n".join(lines[begin:])


def read_fence(text: str) -> CodeFence | None:
    """Return the code that a text consists of."""
    parts = list(split_fences(text.strip("\n"))) if may_hold_fences(text) else []
    return parts[0] if len(parts) == 1 and isinstance(parts[0], CodeFence) else None


def blank_fences(text: str) -> str:
    """Return the text with a letter for each sign of code between fences; all else keeps its place."""
    if not may_hold_fences(text):
        return text
    parts = (
        re.sub(r"[^\n]", "x", part.written) if isinstance(part, CodeFence) else part for part in split_fences(text)
    )
    return "\n".join(parts)


def _find_ends(lines: list[str]) -> dict[int, int]:
    """Return for each line that begins a fence the line that ends it."""
    ends: dict[int, int] = {}
    opened: tuple[int, str] | None = None
    for number, line in enumerate(lines):
        shown = line.strip(" ")
        if opened is None:
            found = _BEGIN.fullmatch(line)
            opened = (number, found["fence"]) if found else None
        elif shown.startswith(opened[1]) and not shown.strip(opened[1][0]):
            ends[opened[0]] = number
            opened = None
    return ends
