"""A zip -> its files by name, where nothing leads outside it and nothing unpacks to more than a bank holds."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from stat import S_ISLNK
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

MOST_FILES = 10_000
LARGEST_ENTRY = 50_000_000
LARGEST_ALL = 200_000_000
DAMAGED = (BadZipFile, LargeZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
SIGNATURE = b"PK\x03\x04"


class ArchiveError(Exception):
    """Raised where an archive cannot be used; the words say why."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The files of an archive; `left_out` tells which were not read, and why."""

    files: dict[str, bytes]
    left_out: tuple[tuple[str, str], ...]


def read_archive(raw: bytes) -> Archive:
    """Return what an archive holds, each file by its path within it, with `/` between folders.

    Raises: ArchiveError when it is no archive, or one that is cut off or too large.
    """
    try:
        with ZipFile(BytesIO(raw)) as archive:
            return _read(archive)
    except DAMAGED as error:
        raise ArchiveError("This archive is damaged or cut off. Export or download it once more.") from error


def _read(archive: ZipFile) -> Archive:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_FILES:
        raise ArchiveError(f"This archive has {len(entries):,} files; {MOST_FILES:,} are the most. Divide it.")
    files: dict[str, bytes] = {}
    left_out: list[tuple[str, str]] = []
    room = LARGEST_ALL
    for entry in entries:
        fault = _find_fault(entry)
        content = b"" if fault else _unpack(archive, entry, min(room, LARGEST_ENTRY))
        if fault or content is None:
            left_out.append((entry.filename, fault or "it is damaged"))
            continue
        room -= len(content)
        files[_clean(entry.filename)] = content
    return Archive(files, tuple(left_out))


def _find_fault(entry: ZipInfo) -> str:
    path = PurePosixPath(_clean(entry.filename))
    if path.is_absolute() or ".." in path.parts or ":" in entry.filename:
        return "its name leads out of the archive"
    if S_ISLNK(entry.external_attr >> 16):
        return "it is a link to another file"
    return "it is encrypted" if entry.flag_bits & 1 else ""


def _clean(name: str) -> str:
    return name.replace("\\", "/")


def _unpack(archive: ZipFile, entry: ZipInfo, most: int) -> bytes | None:
    """Return the content of a file, None when it is damaged. Raises: ArchiveError when it is larger than `most`.

    What an archive says of the size of a file may be false: no more than `most` bytes are unpacked to find out.
    """
    try:
        with archive.open(entry) as opened:
            content = opened.read(most + 1)
    except DAMAGED:
        return None
    if len(content) > most:
        raise ArchiveError("This archive unpacks to more than 200 MB, or one file in it to more than 50 MB. Divide it.")
    return content


def list_names(files: dict[str, bytes], suffix: str) -> Iterator[str]:
    """Yield the names of files with an ending, sorted."""
    return (name for name in sorted(files) if name.lower().endswith(suffix))
