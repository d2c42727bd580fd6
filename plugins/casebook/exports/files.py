"""Files are written aside and then moved: whoever looks on sees an old one or a whole new one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def replace_files(contents: Mapping[Path, bytes]) -> None:
    """Write files in the place of older ones: all are written aside before the first of them is moved.

    Raises: OSError when the system does not let one be written; the older ones are whole then.
    """
    unfinished = {path.with_name(f".{path.name}"): path for path in contents}
    try:
        for aside, path in unfinished.items():
            aside.write_bytes(contents[path])
        for aside, path in unfinished.items():
            aside.replace(path)
    finally:
        for aside in unfinished:
            aside.unlink(missing_ok=True)


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
