"""The page that explains each finding -> a help text for each code, for programs that show findings."""

from __future__ import annotations

import re
from pathlib import Path

HEADING = re.compile(r"^### `([a-z-]+)`\n(.*?)(?=^#|\Z)", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]+\)")


def read_finding_help(page: Path) -> dict[str, str]:
    """Return what stands below the heading of each code; a link is given by its words, since its page is not there."""
    text = page.read_text(encoding="utf-8")
    return {code: LINK.sub(r"\1", below).strip() for code, below in HEADING.findall(text)}
