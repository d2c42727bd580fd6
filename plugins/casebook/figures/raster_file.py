"""The bytes of a pixel picture -> its size, and everything it carries beside pixels and colour profile.

Two readings must agree. Each container is walked by an allow-list: every byte belongs to a part that is named here or
is reported. Then Pillow decodes all of it, so that what is cut off or damaged is no picture.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from warnings import catch_warnings

from casebook.model import Picture
from casebook.parsing.image_parts import AFTER_END, DAMAGED, WEBP_HEAD, after_end, walk_jpeg, walk_png, walk_riff

# Pixels of all frames together: more take a browser, and this check, longer than a reader waits.
MOST_PIXELS = 50_000_000
# PNG, third edition, section 11; and the chunks of an animation.
PNG_PARTS = frozenset(
    {
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs"),
        *(b"cICP", b"mDCV", b"cLLI", b"hIST", b"acTL", b"fcTL", b"fdAT"),
    }
)
PNG_NAMES = {b"eXIf": "EXIF", b"tIME": "a date"}
PNG_TEXTS = (b"tEXt", b"zTXt", b"iTXt")
WEBP_PARTS = (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP")
WEBP_FRAME = (b"VP8 ", b"VP8L", b"ALPH")
FRAME_HEAD = 16
JPEG_APP0, JPEG_APP1, JPEG_APP2, JPEG_APP13, JPEG_APP14, JPEG_COMMENT = (
    b"\xe0",
    b"\xe1",
    b"\xe2",
    b"\xed",
    b"\xee",
    b"\xfe",
)
# JPEG: tables, frames, scans, restart interval, number of lines (ITU-T T.81, table B.1).
JPEG_PARTS = frozenset(
    bytes((number,)) for number in (0xC4, 0xCC, *range(0xDA, 0xE0), *range(0xC0, 0xC8), *range(0xC9, 0xD0))
)
GIF_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
UNREADABLE = (OSError, SyntaxError, OverflowError, zlib.error, *DAMAGED)


def read_raster(data: bytes, kind: str) -> Picture | None:
    """Return what a picture of a kind of `KINDS` holds; None when it is damaged, cut off or has too many pixels."""
    from PIL.Image import DecompressionBombError

    try:
        carried = tuple(dict.fromkeys(KINDS[kind](data)))
        width, height = _decode(data, kind)
    except (*UNREADABLE, DecompressionBombError):
        return None
    return Picture(width, height, kind, carried)


def _decode(data: bytes, kind: str) -> tuple[int, int]:
    """Return the size after decoding every frame. Raises: one of `UNREADABLE`."""
    from PIL import Image  # takes a quarter of a second, and most runs meet no picture

    # What Pillow warns of, such as an icon of another size than it says, keeps nobody from showing the picture.
    with catch_warnings(action="ignore"), _refuse_cut_off(), Image.open(io.BytesIO(data), formats=(kind,)) as image:
        width, height = image.size
        frames = getattr(image, "n_frames", 1)
        if width * height * frames > MOST_PIXELS:
            raise ValueError
        for number in range(frames):
            image.seek(number)
            image.load()
    return width, height


@contextmanager
def _refuse_cut_off() -> Iterator[None]:
    """Have Pillow refuse a picture that is cut off, whatever else runs in this process: WeasyPrint lets them pass."""
    from PIL import ImageFile

    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _png(data: bytes) -> Iterator[str]:
    for kind, content in walk_png(data):
        if kind in PNG_TEXTS:
            keyword = content.split(b"\0", 1)[0]
            yield "XMP" if b"xmp" in keyword.lower() else f"the text `{_printable(keyword)}`"
        elif kind == AFTER_END:
            yield _name_rest(content)
        elif kind not in PNG_PARTS:
            yield PNG_NAMES.get(kind, f"the part `{_printable(kind)}`")


def _jpeg(data: bytes) -> Iterator[str]:
    for kind, content in walk_jpeg(data):
        if kind == AFTER_END:
            yield _name_rest(content)
        elif kind == JPEG_APP1:
            yield "XMP" if content.startswith(b"http://ns.adobe.com/") else "EXIF"
        elif kind not in JPEG_PARTS and not _is_colour(kind, content):
            yield _name_segment(kind, content)


def _is_colour(kind: bytes, content: bytes) -> bool:
    """Tell whether an application's segment says only how pixels and colours are meant."""
    if kind == JPEG_APP0:  # without a small copy of the picture
        return content.startswith(b"JFIF\0") and len(content) == 14 and content[12:] == b"\0\0"
    if kind == JPEG_APP2:
        return content.startswith(b"ICC_PROFILE\0")
    return kind == JPEG_APP14 and content.startswith(b"Adobe") and len(content) == 12


def _name_segment(kind: bytes, content: bytes) -> str:
    named = {
        JPEG_APP0: "a small copy of the picture",
        JPEG_APP13: "IPTC",
        JPEG_COMMENT: f"a comment of {len(content)} bytes",
    }
    return named.get(kind, f"a segment `{kind.hex().upper()}` of a program")


def _webp(data: bytes) -> Iterator[str]:
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise EOFError
    yield from _riff(data, WEBP_HEAD, end, WEBP_PARTS)
    yield from _rest(data, end)


def _riff(data: bytes, place: int, end: int, known: tuple[bytes, ...]) -> Iterator[str]:
    for kind, content in walk_riff(data, place, end):
        if kind not in known:
            name = kind.decode("latin-1").strip()
            yield name if name in ("EXIF", "XMP") else f"the part `{_printable(kind)}`"
        elif kind == b"ANMF":
            yield from _riff(content, FRAME_HEAD, len(content), WEBP_FRAME)


def _gif(data: bytes) -> Iterator[str]:
    place = 13 + _colours(data[10])
    while data[place] != 0x3B:
        if data[place] == 0x2C:  # an image: its head, its colours, the size of its first code
            place = _end_of_blocks(data, place + 10 + _colours(data[place + 9]) + 1)
        elif data[place] == 0x21:
            label, first = data[place + 1], data[place + 3 : place + 3 + data[place + 2]]
            if label != 0xF9 and not (label == 0xFF and first in GIF_LOOPS):
                yield "a comment" if label == 0xFE else f"the part `{_printable(first[:11])}`"
            place = _end_of_blocks(data, place + 2)
        else:
            raise ValueError
    yield from _rest(data, place + 1)


def _colours(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _end_of_blocks(data: bytes, place: int) -> int:
    while data[place]:
        place += data[place] + 1
    return place + 1


def _icon(data: bytes) -> Iterator[str]:
    for number in range(int.from_bytes(data[4:6], "little")):
        length, start = struct.unpack_from("<II", data, 6 + 16 * number + 8)
        if data[start : start + 4] == b"\x89PNG":
            yield from _png(data[start : start + length])


def _by_decoder(data: bytes) -> Iterator[str]:
    """Yield what Pillow finds beside pixels and colour in a format that is rare on pages."""
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=("AVIF", "BMP")) as image:
        for name in ("exif", "xmp", "comment"):
            if image.info.get(name):
                yield name.upper()


def _rest(data: bytes, place: int) -> Iterator[str]:
    for _, content in after_end(data, place):
        yield _name_rest(content)


def _name_rest(content: bytes) -> str:
    return f"{len(content)} bytes after the end of the picture"


def _printable(name: bytes) -> str:
    return "".join(sign if sign.isprintable() and sign != "`" else "?" for sign in name.decode("latin-1")[:40])


KINDS: dict[str, Callable[[bytes], Iterator[str]]] = {
    "PNG": _png,
    "JPEG": _jpeg,
    "WEBP": _webp,
    "GIF": _gif,
    "ICO": _icon,
    "AVIF": _by_decoder,
    "BMP": _by_decoder,
}
