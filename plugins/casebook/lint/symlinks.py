"""Symbolic links that lead out of a folder: what they lead to would be published with it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePath

from casebook.findings import Finding, FindingCode, Location

MESSAGE = (
    "This is a symbolic link that leads out of `{}`, so it could publish something by accident. "
    "Put a copy of the file in its place."
)


def check_links(docs: Path, shown: PurePath) -> Iterator[Finding]:
    """Yield a finding for each link that leads out of a folder; `shown` is the folder's name in findings."""
    for link in find_outside(docs):
        yield Finding(Location(shown / link.relative_to(docs), 1, 1), FindingCode.FILE_OUTSIDE, MESSAGE.format(shown))


def find_outside(folder: Path) -> list[Path]:
    """Return the links in a folder that lead to something outside of it; one that leads nowhere publishes nothing."""
    home = folder.resolve()
    return [
        path
        for within, folders, files in os.walk(folder)
        for path in (Path(within, name) for name in sorted((*folders, *files)))
        if path.is_symlink() and _leads_out(path, home)
    ]


def _leads_out(link: Path, home: Path) -> bool:
    try:
        return link.exists() and not link.resolve().is_relative_to(home)
    except (OSError, RuntimeError):  # it leads to itself
        return False
