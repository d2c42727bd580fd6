"""A table in text -> its rows with their places, however its cells are parted and quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST_CELLS = 200
OPEN = "a quotation mark is open here to the end of the file"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, where it begins, and what is wrong with it, if anything."""

    cells: tuple[str, ...]
    start: int
    fault: str = ""


def read_rows(text: str, separator: str, start: int = 0) -> Iterator[Row]:
    """Yield the rows of a table from an offset on. A cell in quotation marks may hold separators and lines."""
    plain = re.compile(f"[^{re.escape(separator)}\n]*")
    place = start
    while place < len(text):
        cells, begin, fault = [], place, ""
        while True:
            cell, place, fault = _read_cell(text, place, plain)
            cells.append(cell)
            if fault or place >= len(text) or text[place] == "\n" or len(cells) >= MOST_CELLS:
                break
            place += len(separator)
        if len(cells) >= MOST_CELLS:
            fault, place = f"it has more than {MOST_CELLS} cells", _end_of_line(text, place)
        yield Row(tuple(cells), begin, fault)
        place += 1


def _read_cell(text: str, place: int, plain: re.Pattern[str]) -> tuple[str, int, str]:
    """Return a cell, where it ends, and what is wrong with it."""
    if not text.startswith('"', place):
        found = plain.match(text, place)
        end = found.end() if found else place
        return text[place:end], end, ""
    end = place + 1
    while True:
        end = text.find('"', end)
        if end < 0:  # the rest of this line is taken, so that the rows below are not lost with it
            line = _end_of_line(text, place)
            return text[place + 1 : line], line, OPEN
        if not text.startswith('""', end):
            break
        end += 2
    after = plain.match(text, end + 1)
    rest = after.end() if after else end + 1
    return text[place + 1 : end].replace('""', '"') + text[end + 1 : rest], rest, ""


def _end_of_line(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end
