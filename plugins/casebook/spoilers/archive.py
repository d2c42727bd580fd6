"""An archive, an office file or a message -> its members, within limits that no crafted file exceeds."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from io import BytesIO

from casebook.findings import shorten
from casebook.model import When
from casebook.spoilers.passage import Contents

Read = Callable[[bytes, str], Contents]  # of the bytes and the name of a member
NAME = "in the name of a file within the archive"
WITHIN = "{{}}, `{name}` within the archive"
HEAD = "in the head of a message"
MOST_MEMBERS = 2_000
LARGEST = 8_000_000  # bytes of one member, unpacked
MOST = 40_000_000  # bytes of all members together
TOO_MUCH = f"it holds more than {MOST // 1_000_000} MB or {MOST_MEMBERS} files; what comes after was not searched"
TOO_LARGE = f"`{{}}` in it is larger than {LARGEST // 1_000_000} MB; only its beginning was searched"
UNREADABLE = "`{}` in it cannot be unpacked"
FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
    TypeError,
    LookupError,
    ImportError,
    MessageError,
)


def read_archive(data: bytes, when: When, read: Read) -> Contents:
    """Return what an archive holds: the names of its members, and what each says."""
    contents = Contents()
    try:
        members = zipfile.ZipFile(BytesIO(data)).infolist()
    except FAULTS:
        contents.unread.append("it cannot be unpacked")
        return contents
    left = MOST
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for number, member in enumerate(members):
            contents.add(member.filename, NAME, when, is_packed=True)
            if number >= MOST_MEMBERS or left <= 0:
                contents.unread.append(TOO_MUCH)
                break
            left -= _read_member(archive, member, read, contents)
    return contents


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, read: Read, contents: Contents) -> int:
    """Add what one member says; return how many bytes it was."""
    name = shorten(member.filename)
    if member.filename.endswith("/"):
        return 0
    try:
        with archive.open(member) as file:
            unpacked = file.read(LARGEST + 1)
    except FAULTS:
        contents.unread.append(UNREADABLE.format(name))
        return 0
    if len(unpacked) > LARGEST:
        contents.unread.append(TOO_LARGE.format(name))
    contents.pack(read(unpacked[:LARGEST], member.filename), WITHIN.format(name=name))
    return len(unpacked)


def inflate(data: bytes) -> bytes | None:
    """Return what gzip has packed, up to a limit; None when it is not sound."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, MOST)
    except zlib.error:
        return None


def read_message(data: bytes, when: When, read: Read) -> Contents:
    """Return what a saved message says: its head, its text, and what is attached."""
    contents = Contents()
    for part in message_from_bytes(data).walk():
        contents.add("\n\n".join(map(_decode, part.values())), HEAD, when, is_packed=True)
        try:
            payload, name = part.get_payload(decode=True), part.get_filename()
        except FAULTS:
            contents.unread.append("a part of the message cannot be unpacked")
            continue
        if isinstance(payload, bytes):
            kind = "html" if part.get_content_subtype() == "html" else "txt"
            contents.pack(read(payload, name or f"text.{kind}"), "{} of a message")
    return contents


def _decode(value: object) -> str:
    """Return a line of a head as it is meant; as it is written where it cannot be decoded."""
    try:
        pieces = decode_header(str(value))
        return "".join(
            each if isinstance(each, str) else each.decode(code or "utf-8", "replace") for each, code in pieces
        )
    except FAULTS:
        return str(value)
