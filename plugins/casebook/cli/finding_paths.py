"""The names of files as other programs want them: within the clone, as an address, and in signs that can be written."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from urllib.parse import quote


def printable(text: str) -> str:
    """Return a text that can be written; a name that is not UTF-8 is shown with what can be shown of it."""
    return text.encode("utf-8", "replace").decode()


def name_within(path: PurePath, root: Path) -> PurePath:
    """Return a path, which is seen from the current folder, as seen from `root`; as it is where it lies elsewhere."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - a link within the clone is named as the author knows it
    return absolute.relative_to(root) if absolute.is_relative_to(root) else path


def make_address(path: PurePath, root: Path) -> tuple[str, bool]:
    """Return a path as a URI reference (RFC 3986), and whether it is relative to `root`.

    The bytes of a name that is not UTF-8 are kept.
    """
    named = name_within(path, root)
    if named.is_absolute():
        return named.as_uri(), False
    return quote(os.fsencode(named.as_posix())), True
