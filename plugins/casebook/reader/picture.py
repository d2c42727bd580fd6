"""The first bytes of a picture -> its size, and what it tells of a person, a place or a device."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

# What programs write of themselves; any other text in a PNG may name a person.
HARMLESS_TEXT = {b"Software", b"date:create", b"date:modify", b"date:timestamp", b"Creation Time"}
JPEG_ALONE = {0x01, *range(0xD0, 0xD9)}
JPEG_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
SVG_ROOT = re.compile(rb"<svg\b[^>]*>", re.IGNORECASE)
SVG_BOX = re.compile(rb"\bviewBox\s*=\s*[\"']\s*[-\d.e]+[\s,]+[-\d.e]+[\s,]+([\d.e]+)[\s,]+([\d.e]+)\s*[\"']")
SVG_SIDES = [re.compile(rb"\s" + name + rb"\s*=\s*[\"']\s*([\d.]+)(?:px)?\s*[\"']") for name in (b"width", b"height")]
SVG_METADATA = (b"<metadata", b"sodipodi:docname=", b"inkscape:export-filename=")


@dataclass(frozen=True, slots=True)
class Picture:
    """Width and height in pixels (of an SVG: units of its view box), and the names of what it carries beside them."""

    width: float
    height: float
    private: tuple[str, ...] = ()


def is_dicom(data: bytes) -> bool:
    """Tell whether a file is a scanner's own, whatever it is called."""
    return data[128:132] == b"DICM"


def read_picture(data: bytes) -> Picture | None:
    """Return what a PNG, JPEG, WebP or SVG says of itself; None for anything else, or when it is cut off."""
    reader = next((read for magic, read in READERS if re.match(magic, data, re.DOTALL)), None)
    try:
        return reader(data) if reader else None
    except (IndexError, ValueError):
        return None


def _read_png(data: bytes) -> Picture:
    private = []
    place = 8
    while place + 8 <= len(data):
        length, kind = _big(data, place, 4), data[place + 4 : place + 8]
        keyword = data[place + 8 : place + 8 + length].split(b"\0", 1)[0]
        if kind == b"eXIf":
            private.append("EXIF")
        elif kind in (b"tEXt", b"zTXt", b"iTXt") and keyword not in HARMLESS_TEXT:
            private.append("XMP" if b"xmp" in keyword.lower() else f"the text `{keyword.decode('latin-1')[:40]}`")
        place += length + 12
    return Picture(_big(data, 16, 4), _big(data, 20, 4), tuple(private))


def _read_jpeg(data: bytes) -> Picture:
    private: list[str] = []
    size = (0, 0)
    for marker, start, length in jpeg_segments(data):
        head = data[start : start + 32]
        if marker in JPEG_FRAMES:
            size = _big(data, start + 3, 2), _big(data, start + 1, 2)
        elif marker == 0xE1:
            private.append("XMP" if head.startswith(b"http://ns.adobe.com/") else "EXIF")
        elif marker == 0xED:
            private.append("IPTC")
        elif marker == 0xFE:
            private.append(f"a comment of {length - 2} bytes")
    if not all(size):
        raise ValueError
    return Picture(*size, tuple(private))


def jpeg_segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield marker, start of the content and length of each segment before the picture itself."""
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xDA:
            return
        if marker in JPEG_ALONE or marker == 0xFF:
            place += 1 if marker == 0xFF else 2
            continue
        length = _big(data, place + 2, 2)
        yield marker, place + 4, length
        place += 2 + length


def _read_webp(data: bytes) -> Picture:
    private = []
    size = (0, 0)
    place = 12
    while place + 8 <= len(data):
        kind, length, start = data[place : place + 4], _little(data, place + 4, 4), place + 8
        if kind == b"VP8 ":
            size = _little(data, start + 6, 2) & 0x3FFF, _little(data, start + 8, 2) & 0x3FFF
        elif kind == b"VP8L":
            bits = _little(data, start + 1, 4)
            size = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        elif kind == b"VP8X":
            size = _little(data, start + 4, 3) + 1, _little(data, start + 7, 3) + 1
        elif kind in (b"EXIF", b"XMP "):
            private.append(kind.decode().strip())
        place = start + length + length % 2
    if not all(size):
        raise ValueError
    return Picture(*size, tuple(private))


def _read_svg(data: bytes) -> Picture:
    root = SVG_ROOT.search(data)
    if root is None:
        raise ValueError
    box = SVG_BOX.search(root[0])
    sides = box.groups() if box else [found[1] for side in SVG_SIDES if (found := side.search(root[0]))]
    width, height = (float(side) for side in sides)
    return Picture(width, height, ("a block of metadata",) if any(sign in data for sign in SVG_METADATA) else ())


def _big(data: bytes, start: int, count: int) -> int:
    return int.from_bytes(_exactly(data, start, count), "big")


def _little(data: bytes, start: int, count: int) -> int:
    return int.from_bytes(_exactly(data, start, count), "little")


def _exactly(data: bytes, start: int, count: int) -> bytes:
    if start + count > len(data):
        raise IndexError
    return data[start : start + count]


READERS: list[tuple[bytes, Callable[[bytes], Picture]]] = [
    (rb"\x89PNG\r\n\x1a\n", _read_png),
    (rb"\xff\xd8\xff", _read_jpeg),
    (rb"RIFF....WEBP", _read_webp),
    (rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE|svg\b)", _read_svg),
]
