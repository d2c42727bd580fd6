"""The last bank of each folder, kept until a file of it changes."""

from __future__ import annotations

from pathlib import Path, PurePath

from casebook.bank.bank import Bank
from casebook.bank.files import list_files
from casebook.bank.reader import read_files

Stamp = tuple[Path, int, int]  # path, time of change in nanoseconds, size in bytes

_LAST: dict[tuple[Path, PurePath | None], tuple[tuple[Stamp, ...], Bank]] = {}


def read_bank(folder: Path, shown: PurePath | None = None) -> Bank:
    """Read all files of a folder, or return what was read last time if none has changed.

    Builders make a fresh Markdown for each page, so the last bank of each folder is kept, by path, time and size of
    its files. `shown` is the folder's name in findings. What cannot be read is among the findings of the bank.
    """
    files = list_files(folder)
    stamp = tuple(map(_stamp, files))
    kept = _LAST.get((folder, shown))
    if kept is None or kept[0] != stamp:
        kept = (stamp, read_files((file, (shown or folder) / file.relative_to(folder)) for file in files))
        _LAST[folder, shown] = kept
    return kept[1]


def _stamp(file: Path) -> Stamp:
    try:
        stat = file.stat()
    except OSError:  # reading it says why
        return file, 0, 0
    return file, stat.st_mtime_ns, stat.st_size
