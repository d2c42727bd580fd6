"""Bytes of a file -> text, or a finding that says why not."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path, PurePath
from stat import S_ISREG

from casebook.findings import FindingCode, Findings, Location

LARGEST_FILE = 2_000_000
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def read_text(file: Path, path: PurePath, findings: Findings) -> str | None:
    """Return the text of a file with line feeds only, or None when it cannot be used.

    `path` is the name used in findings. Nothing is raised: what the system says becomes a finding.
    """
    start = Location(path, 1, 1)
    try:
        status = file.stat()
        if not S_ISREG(status.st_mode):
            findings.error(start, FindingCode.FILE_UNREADABLE, "This is not a text file. Move or delete it.")
            return None
        size = status.st_size
        raw = file.read_bytes() if size <= LARGEST_FILE else b""
    except OSError as error:
        findings.error(start, FindingCode.FILE_UNREADABLE, f"This file cannot be read: {error.strerror}.")
        return None
    if size > LARGEST_FILE:
        findings.error(
            start,
            FindingCode.FILE_LARGE,
            f"This file has {size / 1e6:.1f} MB; {LARGEST_FILE // 1_000_000} MB is the most. Split it into several.",
        )
        return None
    return _decode(raw, path, findings)


def is_folder(path: Path) -> bool:
    """Tell whether there is a folder of this name; a name that no system takes names none."""
    with suppress(OSError, ValueError):
        return path.is_dir()
    return False


def read_regular(file: Path, most: int) -> bytes | None:
    """Return up to `most` bytes of a file; None where there is none to read, as of a pipe or a device."""
    with suppress(OSError, ValueError):
        if S_ISREG(file.stat().st_mode):
            with file.open("rb") as opened:
                return opened.read(most)
    return None


def _decode(raw: bytes, path: PurePath, findings: Findings) -> str | None:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # A file that begins with a byte order mark counts without it.
        read = _use_line_feeds(error.object[: error.start].decode("utf-8", "replace").lstrip("\ufeff"))
        findings.error(
            place(path, read, len(read)), FindingCode.FILE_ENCODING, "This is not UTF-8. Save the file as UTF-8."
        )
        return None
    text = _use_line_feeds(text)
    found = CONTROL.search(text)
    if found:
        sign = f"U+{ord(found[0]):04X}"
        message = f"A control character ({sign}) stands here. Delete it."
        findings.error(place(path, text, found.start()), FindingCode.TEXT_CONTROL, message)
        return None
    return text


def _use_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def place(path: PurePath, text: str, offset: int) -> Location:
    """Return the line and column of an offset."""
    line_start = text.rfind("\n", 0, offset) + 1
    return Location(path, text.count("\n", 0, offset) + 1, offset - line_start + 1)
