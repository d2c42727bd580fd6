"""Whether a bibliography has so many entries that never end that reading it would take longer than mending it."""

from __future__ import annotations

import re

MOST_UNCLOSED = 200
_MARK = re.compile(r"@\w+[ \t]*[{(]|(?<!\\)[{}]")


def find_unclosed(text: str) -> int | None:
    """Return where the first of too many entries within each other begins; None in any bibliography meant as one."""
    depth, within, first = 0, 0, 0
    for mark in _MARK.finditer(text):
        if mark[0].startswith("@"):
            within += depth > 0
            first = mark.start() if depth == 0 else first
        depth = max(0, depth + (-1 if mark[0] == "}" else 1))
        if within > MOST_UNCLOSED:
            return first
    return None
