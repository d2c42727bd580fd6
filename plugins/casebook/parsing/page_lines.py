"""The lines of a page outside code and comments, each in its column; what stands within lists and quotations too."""

from __future__ import annotations

import re
from collections.abc import Iterator

CODE_FENCE = re.compile(r"[ ]*(?:[-*+>][ ]+|\d+\.[ ]+)*(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
# What puts a line into a quotation or begins an entry of a list, before one of our blocks or a heading.
HELD = re.compile(r"\A[ ]*(?:(?:>|[-*+][ ]|\d+\.[ ])[ ]*)+(?=/{2,}|\#)")
ENTRY = re.compile(r"[ ]{0,3}(?:[-*+]|\d+\.)[ ]+\S")
RAW = "address|article|aside|blockquote|center|div|dl|fieldset|figure|footer|form|header|main|nav|ol|p|section|table|ul"
OPENED = re.compile(rf"(?i)[ ]{{0,3}}<(?P<tag>{RAW})\b(?![^>]*\bmarkdown\b)[^>]*>")


def read_lines(text: str) -> list[str | None]:
    """Return each line, or None for a line of code. Signs of quotations and lists are blank before what concerns us."""
    seen = _blank_comments(text)
    return [
        HELD.sub(lambda held: " " * len(held[0]), line, count=1) if line and ("//" in line or "#" in line) else line
        for line in _outside_code(seen.split("\n"))
    ]


def _blank_comments(text: str) -> str:
    parts: list[str] = []
    place = 0
    while (start := text.find("<!--", place)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts += [text[place:start], re.sub(r"[^\n]", " ", text[start : end + 3])]
        place = end + 3
    return "".join([*parts, text[place:]])


def _outside_code(lines: list[str]) -> Iterator[str | None]:
    """Yield each line, or None for a line of code."""
    fence = margin = ""
    for line, before in zip(lines, ["", *lines], strict=False):
        opened = CODE_FENCE.match(line) if "`" in line or "~" in line else None
        if fence:
            if opened and opened["fence"].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            yield None
        elif opened:
            fence = opened["fence"]
            yield None
        else:
            # A line right below one of a list goes on with it.
            is_margin = line.strip() and not line.startswith("    ") and (_can_nest(line) or not before.strip())
            margin = line if is_margin else margin
            yield None if line.startswith("    ") and not _can_nest(margin) else line


def _can_nest(margin: str) -> bool:
    """Tell whether text indented under a line belongs to it: a list entry, an admonition, a tab, a block option."""
    return bool(re.match(r"[ ]{0,3}(?:[-*+]|\d+\.|!!!|\?\?\?|===|:|/{3,}[ ]*\w|\[\^)", margin))


def find_unread(text: str) -> set[int]:
    """Return the lines (from 0) that the builder reads as text although one of our blocks could stand there.

    They lie within HTML that is not marked as Markdown, or are indented right below the words of a list entry.
    """
    lines = text.split("\n")
    return {*_within_html(lines), *_below_entries(lines)}


def _within_html(lines: list[str]) -> Iterator[int]:
    tag, depth = "", 0
    for row, line in enumerate(lines):
        if not depth:
            opened = OPENED.match(line) if "<" in line else None
            tag = opened["tag"].lower() if opened else ""
        if tag:
            folded = line.lower()
            depth += len(re.findall(rf"<{tag}\b", folded)) - folded.count(f"</{tag}>")
            yield row
            if depth <= 0:
                tag, depth = "", 0


def _below_entries(lines: list[str]) -> Iterator[int]:
    is_entry = False
    for row, line in enumerate(lines):
        if is_entry and line.startswith("    ") and not ENTRY.match(line.strip()):
            yield row
        is_entry = bool(line.strip()) and (is_entry or bool(ENTRY.match(line)))
