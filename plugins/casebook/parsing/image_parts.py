"""The bytes of a PNG, JPEG or WebP -> the parts that its container has, each with its kind."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

PNG_HEAD, JPEG_HEAD, WEBP_HEAD = 8, 2, 12  # bytes before the first part
JPEG_START_OF_SCAN, JPEG_END = b"\xda", b"\xd9"
# ITU-T T.81, table B.1: markers that stand alone, so no length follows.
JPEG_ALONE = frozenset(bytes((number,)) for number in (0x01, *range(0xD0, 0xD9)))
# Within a scan, `FF` stands before 00 or a restart marker; any other marker ends it.
SCAN_END = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
AFTER_END = b""
# What the walks raise where a container is cut off or no container.
DAMAGED = (ValueError, IndexError, EOFError, struct.error)


class Part(NamedTuple):
    """A part of a container: the name of a chunk or the marker of a segment, and its content.

    The kind is `AFTER_END` for what follows the end of the picture.
    """

    kind: bytes
    content: bytes


def walk_png(data: bytes) -> Iterator[Part]:
    """Yield the chunks of a PNG (third edition, 5.3). Raises: one of `DAMAGED`, after what could be read."""
    place = PNG_HEAD
    kind = b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", data, place)
        yield Part(kind, data[place + 8 : place + 8 + length])
        place += length + 12
    yield from after_end(data, place)


def walk_jpeg(data: bytes) -> Iterator[Part]:
    """Yield the segments of a JPEG (ITU-T T.81, B.1.1), passing over what is coded in scans.

    Raises: one of `DAMAGED`, after what could be read.
    """
    place = JPEG_HEAD
    while True:
        if data[place] != 0xFF:
            raise ValueError  # bytes between two segments: decoders pass over them, and so over what they hide
        marker = data[place + 1 : place + 2]
        if marker == JPEG_END:
            yield from after_end(data, place + 2)
            return
        if marker == b"\xff":  # a fill byte
            place += 1
        elif marker in JPEG_ALONE:
            yield Part(marker, b"")
            place += 2
        else:
            (length,) = struct.unpack_from(">H", data, place + 2)
            yield Part(marker, data[place + 4 : place + 2 + length])
            place += 2 + length
            if marker == JPEG_START_OF_SCAN:
                place = _find_scan_end(data, place)


def walk_riff(data: bytes, place: int, end: int) -> Iterator[Part]:
    """Yield the chunks between two offsets of a RIFF file, as WebP is one. Raises: one of `DAMAGED`."""
    while place < end:
        kind, length = struct.unpack_from("<4sI", data, place)
        yield Part(kind, data[place + 8 : place + 8 + length])
        place += 8 + length + length % 2


def after_end(data: bytes, place: int) -> Iterator[Part]:
    """Yield what follows the end of a picture, if anything. Raises: EOFError when the picture is cut off before it."""
    if place > len(data):
        raise EOFError
    if place < len(data):
        yield Part(AFTER_END, data[place:])


def _find_scan_end(data: bytes, place: int) -> int:
    found = SCAN_END.search(data, place)
    if found is None:
        raise EOFError
    return found.end() - 2
