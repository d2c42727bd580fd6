"""Where the text of each page ends, read from the file as it will be printed: nothing may run off the side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf
from pikepdf import Object, Page

from casebook.exports.booklet.site import BookletError

OPERATORS = "q Q cm Tm Tf TJ Tj"
LEAST_MARGIN = 28.35  # 10 mm in points; the text block ends well before it
POINTS_A_MM = 72 / 25.4
UNITS = 1000  # of a glyph's width, to the size of its font

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


def check_ink(file: Path, parts: Sequence[str]) -> None:
    """Look for text that runs into the margin at the right of its page, or off it; `parts` say what each page holds.

    Raises: BookletError naming each such page.
    """
    found = []
    widths: dict[tuple[int, int], Widths] = {}
    with pikepdf.open(file) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            limit = float(page.mediabox[2]) - LEAST_MARGIN
            over = max((end for end in _find_ends(page, widths)), default=0) - limit
            if over > 0:
                named = "".join(f" ({part})" for part in parts[number - 1 : number] if part)
                found.append(
                    f"Page {number}{named}: text runs {over / POINTS_A_MM:.1f} mm into the right margin. "
                    "Shorten the longest word there, or give the table fewer columns."
                )
    if found:
        raise BookletError("\n".join(found))


class Widths:
    """The widths of a font's glyphs by their codes of two bytes."""

    def __init__(self, font: Object) -> None:
        described = font.DescendantFonts[0]
        self.other = float(described.get("/DW", UNITS))
        self.known = dict(_read_widths(list(described.get("/W", []))))

    def measure(self, codes: bytes) -> float:
        """Return the width of a text."""
        pairs = zip(codes[::2], codes[1::2], strict=True)
        return sum(self.known.get(high << 8 | low, self.other) for high, low in pairs)


def _read_widths(listed: list[Object]) -> Iterator[tuple[int, float]]:
    """Yield code and width, from `first [width …]` and `first last width`."""
    at = 0
    while at < len(listed):
        first, held = int(listed[at]), listed[at + 1]
        if isinstance(held, pikepdf.Array):
            yield from ((first + place, float(width)) for place, width in enumerate(held))
            at += 2
        else:
            yield from ((code, float(listed[at + 2])) for code in range(first, int(held) + 1))
            at += 3


class _Pen:
    """Where the next text of a page stands, and in which font."""

    def __init__(self) -> None:
        self.kept: list[Matrix] = []
        self.grid = self.text = IDENTITY
        self.font = ""
        self.size = 0.0

    def move(self, operator: str, held: list[Object]) -> bool:
        """Follow an operator; return whether it shows text instead."""
        if operator == "q":
            self.kept.append(self.grid)
        elif operator == "Q":
            self.grid = self.kept.pop()
        elif operator == "cm":
            self.grid = _combine(_read_matrix(held), self.grid)
        elif operator == "Tm":
            self.text = _read_matrix(held)
        elif operator == "Tf":
            self.font, self.size = str(held[0]), float(held[1])
        return operator in ("TJ", "Tj")


def _find_ends(page: Page, widths: dict[tuple[int, int], Widths]) -> Iterator[float]:
    """Yield where each text of a page ends, in points from its left edge."""
    pen = _Pen()
    for part in pikepdf.parse_content_stream(page, OPERATORS):
        held = list(part.operands)
        if not pen.move(str(part.operator), held):
            continue
        named = page.resources.Font[pen.font]
        if named.objgen not in widths:
            widths[named.objgen] = Widths(named)
        shown = held[0] if isinstance(held[0], pikepdf.Array) else held
        long = sum(_measure(each, widths[named.objgen]) for each in shown)
        yield _combine((1, 0, 0, 1, long * pen.size / UNITS, 0), _combine(pen.text, pen.grid))[4]


def _measure(shown: Object, widths: Widths) -> float:
    """Return the width of a text, or of a step between two, in thousandths of the size."""
    return widths.measure(bytes(shown)) if isinstance(shown, pikepdf.String) else -float(shown)


def _read_matrix(held: object) -> Matrix:
    first, second, third, fourth, fifth, sixth = map(float, held)  # type: ignore[call-overload]
    return first, second, third, fourth, fifth, sixth


def _combine(inner: Matrix, outer: Matrix) -> Matrix:
    """Return what both do, the inner one first."""
    a, b, c, d, e, f = inner
    big_a, big_b, big_c, big_d, big_e, big_f = outer
    return (
        a * big_a + b * big_c,
        a * big_b + b * big_d,
        c * big_a + d * big_c,
        c * big_b + d * big_d,
        e * big_a + f * big_c + big_e,
        e * big_b + f * big_d + big_f,
    )
