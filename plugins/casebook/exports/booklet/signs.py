"""A font of the signs that the letters of the booklet lack, drawn here so that no system has to bring one."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from itertools import pairwise
from math import cos, pi, sin
from typing import TypeAlias

UNITS = 1000  # of a sign, to the size of its letters
ADVANCE = 760
MIDDLE, CENTRE = ADVANCE / 2, 330  # where a sign has its centre, across and above the line
THICK = 70
ROUND = 40  # corners of what is round

Point: TypeAlias = tuple[float, float]
Outline: TypeAlias = list[Point]


def _ring(radius: float, corners: int, inner: float | None = None, turned: float = pi / 2) -> Outline:
    """Return the corners of a regular shape; with an inner radius those of a star."""
    radii = [radius] if inner is None else [radius, inner]
    angles = [turned - 2 * pi * at / (corners * len(radii)) for at in range(corners * len(radii))]
    lengths = radii * corners
    return [(MIDDLE + r * cos(angle), CENTRE + r * sin(angle)) for r, angle in zip(lengths, angles, strict=True)]


def _square(half: float) -> Outline:
    return [(MIDDLE + x * half, CENTRE + y * half) for x, y in ((-1, -1), (-1, 1), (1, 1), (1, -1))]


def _stroke(*points: Point) -> Iterator[Outline]:
    """Yield a bar for each stretch of a line."""
    for (x, y), (to_x, to_y) in pairwise(points):
        long = ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5
        over_x, over_y = (to_x - x) / long * THICK / 2, (to_y - y) / long * THICK / 2
        x, y, to_x, to_y = x - over_x, y - over_y, to_x + over_x, to_y + over_y
        yield [
            (x - over_y, y + over_x),
            (to_x - over_y, to_y + over_x),
            (to_x + over_y, to_y - over_x),
            (x + over_y, y - over_x),
        ]


def _arrow(*, heads: tuple[int, ...], upright: bool) -> list[Outline]:
    """Return an arrow with a head at the end (1), at the beginning (-1) or at both."""
    line = [*_stroke((-300, 0), (300, 0))]
    for way in heads:
        line += _stroke((way * 150, 150), (way * 310, 0), (way * 150, -150))
    return [[(MIDDLE - y, CENTRE + x) if upright else (MIDDLE + x, CENTRE + y) for x, y in part] for part in line]


def _compared(way: int) -> list[Outline]:
    """Return “less or equal” (-1) or “greater or equal” (1)."""
    blade = _stroke((MIDDLE - way * 230, 600), (MIDDLE + way * 230, 400), (MIDDLE - way * 230, 200))
    return [*blade, *_stroke((MIDDLE - 230, 60), (MIDDLE + 230, 60))]


def _wave(height: float) -> Iterator[Outline]:
    steps = [(MIDDLE - 250 + 50 * at, height + 60 * sin(at * pi / 5)) for at in range(11)]
    return _stroke(*steps)


FRAME = [_square(270), _square(210)[::-1]]
STAR = _ring(360, 5, 140)
TICK = [*_stroke((MIDDLE - 230, 300), (MIDDLE - 60, 110), (MIDDLE + 240, 600))]
CROSS = [*_stroke((MIDDLE - 220, 110), (MIDDLE + 220, 550)), *_stroke((MIDDLE - 220, 550), (MIDDLE + 220, 110))]
OUTLINES: dict[str, list[Outline]] = {
    " ": [],  # a space between two signs is taken from their font
    "\u00a0": [],
    "←": _arrow(heads=(-1,), upright=False),
    "↑": _arrow(heads=(1,), upright=True),
    "→": _arrow(heads=(1,), upright=False),
    "↓": _arrow(heads=(-1,), upright=True),
    "↔": _arrow(heads=(-1, 1), upright=False),
    "↕": _arrow(heads=(-1, 1), upright=True),
    "≈": [*_wave(420), *_wave(220)],
    "≤": _compared(-1),
    "≥": _compared(1),
    "■": [_square(270)],
    "□": FRAME,
    "▲": [_ring(340, 3)],
    "△": [_ring(340, 3), _ring(220, 3)[::-1]],
    "▼": [_ring(340, 3, turned=-pi / 2)],
    "▽": [_ring(340, 3, turned=-pi / 2), _ring(220, 3, turned=-pi / 2)[::-1]],
    "○": [_ring(290, ROUND), _ring(230, ROUND)[::-1]],
    "●": [_ring(290, ROUND)],
    "★": [STAR],
    "☆": [STAR, _ring(250, 5, 97)[::-1]],
    "☐": FRAME,
    "☑": [*FRAME, *TICK],
    "☒": [*FRAME, *CROSS],
    "✓": TICK,
    "✔": TICK,
    "✗": CROSS,
    "✘": CROSS,
}


@cache
def build_signs() -> bytes:
    """Return the font, the same bytes each time."""
    builder = import_module("fontTools.fontBuilder").FontBuilder(UNITS, isTTF=True)
    names = {sign: f"uni{ord(sign):04X}" for sign in OUTLINES}
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap({ord(sign): name for sign, name in names.items()})
    builder.setupGlyf({".notdef": _draw([]), **{names[sign]: _draw(drawn) for sign, drawn in OUTLINES.items()}})
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names.values()], (ADVANCE, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Casebook Signs", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    held = io.BytesIO()
    builder.save(held)
    return held.getvalue()


def _draw(outlines: list[Outline]) -> object:
    pen = import_module("fontTools.pens.ttGlyphPen").TTGlyphPen(None)
    for outline in outlines:
        first, *others = [(round(x), round(y)) for x, y in outline]
        pen.moveTo(first)
        for point in others:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()
