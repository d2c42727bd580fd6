"""A value of YAML as it is written: its text, its quotes, and where it begins and ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import yaml

Mark = tuple[int, int]  # line and column, from 0


class _Marked(Protocol):
    line: int
    column: int


def mark_of(mark: _Marked | None) -> Mark:
    """Return a mark of YAML as line and column; the beginning of the file where it has none."""
    return (mark.line, mark.column) if mark else (0, 0)


@dataclass(frozen=True, slots=True)
class Written:
    """One value: `style` is empty for a plain text, else its quotation mark, `|` or `>`."""

    value: str
    style: str
    start: Mark
    end: Mark

    @classmethod
    def read(cls, event: yaml.ScalarEvent) -> Written:
        """Return the value of an event."""
        return cls(event.value, event.style or "", mark_of(event.start_mark), mark_of(event.end_mark))

    def find(self, offset: int, lines: list[str]) -> Mark:
        """Return where the character at an offset is written; the beginning of the text where it is an escape."""
        sign = self.value[offset]
        before = self.value.count(sign, 0, offset)
        for row in range(self.start[0], min(self.end[0] + 1, len(lines))):
            begin = self.start[1] if row == self.start[0] else 0
            for column in range(begin, len(lines[row])):
                before -= lines[row][column] == sign
                if before < 0:
                    return row, column
        return self.start
