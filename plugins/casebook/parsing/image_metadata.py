"""The bytes of a PNG, JPEG or WebP -> the texts it carries beside the picture."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress

from casebook.parsing.image_parts import AFTER_END, DAMAGED, WEBP_HEAD, Part, walk_jpeg, walk_png, walk_riff

LONGEST = 1_000_000  # bytes of an unpacked text
PNG_PACKED = frozenset((b"zTXt", b"iTXt"))
PNG_TEXTS = PNG_PACKED | {b"tEXt", b"eXIf", AFTER_END}
JPEG_TEXTS = frozenset(bytes((number,)) for number in (*range(0xE1, 0xF0), 0xFE)) | {AFTER_END}
WEBP_TEXTS = frozenset((b"EXIF", b"XMP "))


def read_metadata(data: bytes) -> Iterator[str]:
    """Yield each text in which a picture says more than it shows, as far as it can be read."""
    walk, kinds = next(
        (found for magic, found in WALKS.items() if data.startswith(magic)), (_walk_nothing, frozenset())
    )
    with suppress(*DAMAGED):
        for part in walk(data):
            if part.kind in kinds:
                yield from _read_texts(part)


def _read_texts(part: Part) -> Iterator[str]:
    for text in (part.content, *_unpack(part)):
        yield text.decode("utf-8", "ignore")
        if b"\0" in text:  # EXIF writes some of its texts with two bytes a letter
            yield text.replace(b"\0", b"").decode("utf-8", "ignore")


def _unpack(part: Part) -> Iterator[bytes]:
    """Yield what is packed in a text of a PNG, behind the keyword and up to four more bytes."""
    start = part.content.find(b"\x78", part.content.find(b"\0")) if part.kind in PNG_PACKED else -1
    if start >= 0:
        with suppress(zlib.error):  # the byte was a letter of the text itself
            yield zlib.decompressobj().decompress(part.content[start:], LONGEST)


def _walk_webp(data: bytes) -> Iterator[Part]:
    return walk_riff(data, WEBP_HEAD, len(data))


def _walk_nothing(_: bytes) -> Iterator[Part]:
    return iter(())


# By what a file begins with: how it is walked, and which of its parts hold text.
WALKS: dict[bytes, tuple[Callable[[bytes], Iterator[Part]], frozenset[bytes]]] = {
    b"\x89PNG\r\n\x1a\n": (walk_png, PNG_TEXTS),
    b"\xff\xd8\xff": (walk_jpeg, JPEG_TEXTS),
    b"RIFF": (_walk_webp, WEBP_TEXTS),
}
