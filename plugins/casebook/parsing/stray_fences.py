"""Lines of slashes that end no block: what they were to end has not begun, and prints as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

FENCE = re.compile(r"[ \t]*(?P<fence>/{3,})[ ]*(?P<name>[\w-].*)?$")


def find_stray_fences(lines: Sequence[str | None]) -> Iterator[int]:
    """Yield the row, from 0, of each line of slashes that ends nothing; a line of code is None."""
    opened: list[str] = []
    for row, line in enumerate(lines):
        found = FENCE.match(line) if line and "///" in line else None
        if found is None:
            continue
        if found["name"]:
            opened.append(found["fence"])
        elif found["fence"] in opened:
            while opened.pop() != found["fence"]:
                pass
        else:
            yield row
