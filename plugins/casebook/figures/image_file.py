"""The bytes of a file -> whether they are a picture or a scan, and what the picture holds."""

from __future__ import annotations

import re

from casebook.figures.raster_file import read_raster
from casebook.figures.svg_file import is_drawing, read_drawing
from casebook.model import Picture

HEAD = 4_096
# What files begin with. Those without a reader are pictures all the same.
MAGIC: tuple[tuple[str, re.Pattern[bytes]], ...] = tuple(
    (kind, re.compile(magic, re.DOTALL))
    for kind, magic in {
        "PNG": rb"\x89PNG\r\n\x1a\n",
        "JPEG": rb"\xff\xd8\xff",
        "WEBP": rb"RIFF....WEBP",
        "GIF": rb"GIF8[79]a",
        "ICO": rb"\0\0[\1\2]\0[^\0]\0",
        "BMP": rb"BM....\0\0\0\0",
        "AVIF": rb"....ftypavi[fs]",
        "HEIC": rb"....ftyp(?:heic|heix|hevc|hevx|heim|heis|mif1|msf1)",
        "TIFF": rb"II[*+]\0|MM\0[*+]",
        "JPEG 2000": rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51",
        "JPEG XL": rb"\0\0\0\x0cJXL |\xff\x0a",
        "Photoshop": rb"8BPS",
    }.items()
)
SHOWN_BY_BROWSERS = ("PNG", "JPEG", "WEBP", "GIF", "ICO", "AVIF", "BMP")
# Scans of before the preamble begin with their first element: group 0002 or 0008, then its type or a short length.
BARE_SCAN = re.compile(rb"(?:[\x02\x08]\0[^\xff]\0|\0[\x02\x08]\0[^\xff])(?:[A-Z]{2}|[^\0].\0\0)", re.DOTALL)


def is_dicom(data: bytes) -> bool:
    """Tell whether a file is a scanner's own, whatever it is called."""
    return data[128:132] == b"DICM" or bool(BARE_SCAN.match(data))


def name_kind(head: bytes) -> str | None:
    """Return the format of a pixel picture by its first bytes; None for anything else."""
    return next((kind for kind, magic in MAGIC if magic.match(head)), None)


def read_picture(data: bytes) -> Picture | None:
    """Return what a picture that browsers show holds; None for anything else, or when it is damaged or cut off."""
    kind = name_kind(data)
    if kind:
        return read_raster(data, kind) if kind in SHOWN_BY_BROWSERS else None
    return read_drawing(data, read_picture) if is_drawing(data[:HEAD]) else None
