"""Where a page holds items itself: the blocks `/// quiz` with something in them, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casebook.parsing.inline_parts import Line
from casebook.parsing.page_lines import read_lines

BLOCK = "quiz"
HEAD = re.compile(rf"(?P<indent>[ \t]*)(?P<fence>/{{3,}})[ ]*{BLOCK}[ ]*(?:\|(?P<argument>.*))?$", re.IGNORECASE)
ANY_HEAD = re.compile(r"[ \t]*/{3,}[ ]*[\w-]")


@dataclass(frozen=True, slots=True)
class InlineBlock:
    """A block with items: the line of its head, from 1, the column in which that ends, what is named, and its lines."""

    line: int
    end: int
    argument: str
    lines: tuple[Line, ...]


def may_hold_items(text: str) -> bool:
    """Tell whether a page could hold such a block, which few pages do."""
    return "///" in text and BLOCK in text.lower()


def find_inline_blocks(text: str, first_line: int = 1) -> Iterator[InlineBlock]:
    """Yield each block of a page that holds something and is closed; `first_line` is the number of the first line."""
    seen, written = read_lines(text), text.split("\n")
    row = 0
    while row < len(seen):
        head = HEAD.match(seen[row] or "")
        end = _find_end(seen, row, head["fence"]) if head else None
        if head and end is not None:
            indent = len(head["indent"].expandtabs(4))
            inside = range(_skip_options(written, row + 1, indent), end)
            if any(written[each].strip() for each in inside):
                lines = tuple(_cut(written[each], each + first_line, indent) for each in inside)
                argument = (head["argument"] or "").strip()
                yield InlineBlock(row + first_line, len(written[row].rstrip()) + 1, argument, lines)
            row = end
        row += 1


def _skip_options(lines: list[str], row: int, indent: int) -> int:
    """Return the first line below the options of a block, which are indented by four spaces and more."""
    while row < len(lines) and lines[row].startswith(" " * (indent + 4)) and lines[row].strip():
        row += 1
    return row


def _find_end(lines: list[str | None], row: int, fence: str) -> int | None:
    """Return the line that closes a block; None where another block begins before."""
    for at in range(row + 1, len(lines)):
        line = lines[at]
        if line is not None and line.strip() == fence:
            return at
        if line is not None and ANY_HEAD.match(line):
            return None
    return None


def _cut(line: str, number: int, indent: int) -> Line:
    """Return a line without the indentation of its block."""
    space = len(line) - len(line.lstrip())
    cut = min(space, indent)
    return Line(number, cut + 1, line[cut:])
