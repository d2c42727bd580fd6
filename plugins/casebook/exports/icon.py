"""The icon of a course on a home screen: one that an author names, or the engine's own, an open book."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw, UnidentifiedImageError

SIZES = (192, 512)  # pixels; what browsers ask a manifest for
SMOOTHING = 4
GROUND, PAPER, FOLD = "#0b6470", "#ffffff", "#cfe3e5"
# On a square of 100; the middle 80, in a circle, is what every system shows.
PAGES = (((24, 32), (49, 38), (49, 72), (24, 66)), ((76, 32), (51, 38), (51, 72), (76, 66)))
LINES = (((30, 42.5), (43, 45.5)), ((30, 50.5), (43, 53.5)), ((57, 45.5), (70, 42.5)))
TICK = ((57, 57), (61.5, 61), (70, 50.5))


def find_icon_fault(own: Path) -> str:
    """Return what keeps a file from being an icon, in words that follow its name; nothing when it may be one."""
    if not own.is_file():
        return "is no file in the folder of pages"
    try:
        with Image.open(own) as picture:
            wide, high = picture.size
    except (OSError, UnidentifiedImageError):
        return "is not a picture that can be read. Write it as PNG"
    return "" if wide == high >= SIZES[-1] else f"has {wide} × {high} pixels. Make it a square of {SIZES[-1]} or more"


def make_icons(own: Path | None = None) -> dict[int, bytes]:
    """Return PNG files by their size in pixels; `own` is a square picture of the author's.

    Raises: OSError when that cannot be read as a picture.
    """
    if own is None:
        return {size: _encode(_draw(size)) for size in SIZES}
    with Image.open(own) as picture:
        whole = picture.convert("RGBA")
    return {size: _encode(whole.resize((size, size), Image.Resampling.LANCZOS)) for size in SIZES}


def _draw(size: int) -> Image.Image:
    """Draw a book whose first page is read and whose second one is ticked; the ground fills the square."""
    unit = size * SMOOTHING / 100
    picture = Image.new("RGB", (size * SMOOTHING, size * SMOOTHING), GROUND)
    pen = ImageDraw.Draw(picture)
    for page, fill in zip(PAGES, (FOLD, PAPER), strict=True):
        pen.polygon([(x * unit, y * unit) for x, y in page], fill=fill)
    for line, width in (*((line, 2.2) for line in LINES), (TICK, 3.6)):
        pen.line([(x * unit, y * unit) for x, y in line], fill=GROUND, width=round(width * unit), joint="curve")
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def _encode(picture: Image.Image) -> bytes:
    held = io.BytesIO()
    picture.save(held, "PNG", optimize=True)
    return held.getvalue()
