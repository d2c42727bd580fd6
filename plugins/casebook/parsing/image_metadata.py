"""The bytes of a PNG, JPEG or WebP -> the texts it carries beside the picture."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator

PNG_TEXTS = (b"tEXt", b"zTXt", b"iTXt", b"eXIf")
WEBP_TEXTS = (b"EXIF", b"XMP ")
LONGEST = 1_000_000
JPEG_ALONE = {0x01, *range(0xD0, 0xD9)}


def read_metadata(data: bytes) -> Iterator[str]:
    """Yield each text in which a picture says more than it shows, as far as it can be read."""
    reader = next((read for magic, read in READERS if data.startswith(magic)), None)
    for text in reader(data) if reader else ():
        # EXIF writes some of its texts with two bytes a letter
        yield text.decode("utf-8", "ignore")
        if b"\0" in text:
            yield text.replace(b"\0", b"").decode("utf-8", "ignore")


def _png_texts(data: bytes) -> Iterator[bytes]:
    place = 8
    while place + 8 <= len(data):
        length, kind = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        if kind in PNG_TEXTS:
            yield from _inflate(kind, data[place + 8 : place + 8 + length])
        place += length + 12


def _inflate(kind: bytes, chunk: bytes) -> Iterator[bytes]:
    """Yield a text of a PNG, and what is packed in it: behind the keyword and up to four more signs."""
    yield chunk
    start = chunk.find(b"\x78", chunk.find(b"\0")) if kind in (b"zTXt", b"iTXt") else -1
    if start >= 0:
        try:
            yield zlib.decompressobj().decompress(chunk[start:], LONGEST)
        except zlib.error:  # the sign was a letter of the text itself
            return


def _jpeg_texts(data: bytes) -> Iterator[bytes]:
    for marker, start, length in _jpeg_segments(data):
        if 0xE1 <= marker <= 0xEF or marker == 0xFE:
            yield data[start : start + length - 2]


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield marker, start of the content and length of each segment before the picture itself."""
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xDA:
            return
        if marker in JPEG_ALONE or marker == 0xFF:
            place += 1 if marker == 0xFF else 2
            continue
        length = int.from_bytes(data[place + 2 : place + 4], "big")
        yield marker, place + 4, length
        place += 2 + length


def _webp_texts(data: bytes) -> Iterator[bytes]:
    place = 12
    while place + 8 <= len(data):
        kind, length = data[place : place + 4], int.from_bytes(data[place + 4 : place + 8], "little")
        if kind in WEBP_TEXTS:
            yield data[place + 8 : place + 8 + length]
        place += 8 + length + length % 2


READERS: list[tuple[bytes, Callable[[bytes], Iterator[bytes]]]] = [
    (b"\x89PNG\r\n\x1a\n", _png_texts),
    (b"\xff\xd8\xff", _jpeg_texts),
    (b"RIFF", _webp_texts),
]
