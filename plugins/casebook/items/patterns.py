"""Patterns of written responses: `*` stands for any signs or none, `(a|b)` for one of several.

A pattern is written out as plain pieces with gaps between them, and the pieces are looked for one after the other.
So it takes no longer than the text is long, and means the same in Python and in the script.
"""

from __future__ import annotations

import re
from enum import Enum
from itertools import pairwise, product
from math import prod

# Stands for `*` once a pattern is taken apart: a letter of no language in use, which folding leaves as it is.
GAP = "\N{CYRILLIC LETTER MULTIOCULAR O}"
MOST = 100  # forms that a pattern may be written out as
_PART = re.compile(
    r"\\(?P<sign>[\\*()|/])|(?P<gap>\*)|\((?P<choice>(?:\\.|[^()\\])*)\)|(?P<odd>[()|\\])|(?P<text>[^*()|\\]+)"
)
_BAR = re.compile(r"\\.|(\|)")


class Fault(Enum):
    """Why a pattern cannot be read."""

    SLASHES = "slashes"
    ODD = "odd"  # a bracket, a bar or a backslash by itself
    MANY = "many"


def find_fault(pattern: str) -> Fault | None:
    """Return what is wrong with a pattern, if anything is."""
    if len(pattern) > 1 and pattern.startswith("/") and pattern.endswith("/"):
        return Fault.SLASHES
    parts = list(_PART.finditer(pattern))
    choices = [_split(part["choice"]) for part in parts if part["choice"] is not None]
    if any(part["odd"] for part in parts) or any(find_fault(each) for choice in choices for each in choice):
        return Fault.ODD
    return Fault.MANY if prod(map(len, choices)) > MOST else None


def write_out(pattern: str) -> tuple[str, ...]:
    """Return the forms that a sound pattern stands for, each with gaps in the place of `*`."""
    parts = (_list_choices(part) for part in _PART.finditer(pattern))
    return tuple(dict.fromkeys("".join(pieces) for pieces in product(*parts)))


def _list_choices(part: re.Match[str]) -> tuple[str, ...]:
    if part["choice"] is not None:
        return tuple(form for each in _split(part["choice"]) for form in write_out(each))
    return (GAP if part["gap"] else part["sign"] or part["text"],)


def _split(choice: str) -> list[str]:
    """Return the alternatives of a choice; one of them may be empty."""
    bars = [found.start() for found in _BAR.finditer(choice) if found[1]]
    return [choice[start + 1 : end] for start, end in pairwise([-1, *bars, len(choice)])]


def fits(form: str, response: str) -> bool:
    """Tell whether a response is a form with something in each of its gaps, or nothing; both are folded."""
    first, *rest = form.split(GAP)
    if not rest or not response.startswith(first):
        return form == response
    *between, last = rest
    place = len(first)
    for piece in between:
        found = response.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    return response.endswith(last) and len(response) - len(last) >= place
