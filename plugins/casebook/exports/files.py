"""A file is written aside and then moved: whoever looks on sees the old one or the whole new one."""

from __future__ import annotations

from pathlib import Path


def replace_file(path: Path, content: bytes) -> Path:
    """Write a file in the place of an older one, and return it.

    Raises: OSError when the system does not let it be written; the older one is whole then.
    """
    unfinished = path.with_name(f".{path.name}")
    try:
        unfinished.write_bytes(content)
        return unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
