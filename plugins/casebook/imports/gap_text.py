"""A text with gaps: what stands for each gap while the rest is converted, and the pieces afterwards."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casebook.imports.contract import Gap, Gapped, RefusalError
from casebook.imports.markdown_signs import BREAK

OPEN, CLOSE = "\ue200", "\ue201"
MARK = re.compile(f"{OPEN}([0-9]+){CLOSE}")
NO_GAP = "none of its gaps stands in its text"


def mark_gap(number: int) -> str:
    """Return what stands for a gap in a text that is still to be converted."""
    return f"{OPEN}{number}{CLOSE}"


def split_text(blocks: str, gaps: Sequence[Gap]) -> tuple[str, Gapped]:
    """Return the blocks above the first gap, and the rest as one paragraph in pieces.

    Raises: RefusalError when there is no gap, or one stands twice.
    """
    parts = blocks.split("\n\n")
    first = next((place for place, part in enumerate(parts) if MARK.search(part)), None)
    if first is None:
        raise RefusalError(NO_GAP)
    lines = (_flatten(line) for part in parts[first:] for line in part.split("\n"))
    pieces = MARK.split(BREAK.join(line for line in lines if line))
    numbers = [int(number) for number in pieces[1::2]]
    if len(set(numbers)) < len(numbers) or max(numbers) >= len(gaps):
        raise RefusalError("one of its gaps stands twice in its text, or is not known")
    return "\n\n".join(parts[:first]), Gapped(
        tuple(gaps[int(piece)] if place % 2 else piece for place, piece in enumerate(pieces))
    )


def _flatten(line: str) -> str:
    """Return a line of a list or a table as one of a paragraph."""
    words = line.strip()
    if words.startswith("|"):
        cells = re.split(r"(?<!\\)\|", words.strip("| "))
        return "" if not words.strip("|:- ") else " – ".join(cell.strip() for cell in cells)
    return re.sub(r"^(\d+)\. ", r"\1\\. ", re.sub(r"^[-*+] ", "• ", words))
