"""The pages that explain each finding -> a help text for each code, for programs that show findings."""

from __future__ import annotations

import re
from pathlib import Path

HEADING = re.compile(r"^###? `([a-z-]+)`\n(.*?)(?=^#|^Wrong:|\Z)", re.MULTILINE | re.DOTALL)
SOURCE = re.compile(r" \*[^*\n]+\*\s*\Z")  # of a rule of item writing, in the short form that its page explains
LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]+\)")


def read_finding_help(*pages: Path) -> dict[str, str]:
    """Return what stands below the heading of each code; a link is given by its words, since its page is not there.

    Of a code that two pages explain, the first counts. Examples are left out.
    """
    told: dict[str, str] = {}
    for page in pages:
        for code, below in HEADING.findall(page.read_text(encoding="utf-8")):
            told.setdefault(code, SOURCE.sub("", LINK.sub(r"\1", below)).strip())
    return told
