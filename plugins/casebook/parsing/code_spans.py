"""Where a text holds code: what stands between backticks is never markup."""

from __future__ import annotations

import re
from collections import defaultdict, deque

_RUN = re.compile("`+")
_OPENING = re.compile(r"\\.|`+", re.DOTALL)


def mask_code(text: str) -> str:
    """Return the text with every code span blanked; all that stands outside keeps its place.

    A span ends at the next run of as many backticks as opened it. Each run is looked at once, so that a text of
    backticks alone takes no longer than any other.
    """
    if "`" not in text:
        return text
    closing: defaultdict[int, deque[int]] = defaultdict(deque)
    for run in _RUN.finditer(text):
        closing[len(run[0])].append(run.start())
    parts: list[str] = []
    place = 0
    for opening in _OPENING.finditer(text):
        if opening.start() < place or opening[0][0] == "\\":
            continue
        later = closing[len(opening[0])]
        while later and later[0] <= opening.start():
            later.popleft()
        if later:
            end = later[0] + len(opening[0])
            parts += [text[place : opening.start()], " " * (end - opening.start())]
            place = end
    return "".join([*parts, text[place:]])
