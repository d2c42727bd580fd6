"""Patterns as plain lines cut to an area: they print where clip paths and pattern fills may not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, cos, floor, radians, sin

from course.figures.drawings.outline import Point
from course.figures.drawings.palette import Hatch


def write_hatch(area: Sequence[Sequence[Point]], hatch: Hatch) -> str:
    """Return path data of the hatch inside the closed rings; a ring in a ring is a hole (even-odd rule)."""
    marks = [mark for first, last in _scan(area, hatch) for mark in _write_run(first, last, hatch)]
    return "".join(marks)


def _scan(area: Sequence[Sequence[Point]], hatch: Hatch) -> Iterator[tuple[Point, Point]]:
    """Yield the runs inside the area in the turned frame; the lines of touching areas continue each other."""
    rings = [[_turn(point, -hatch.angle) for point in ring] for ring in area]
    heights = [y for ring in rings for _, y in ring]
    for number in range(ceil(min(heights) / hatch.gap), floor(max(heights) / hatch.gap) + 1):
        y = number * hatch.gap + 1e-4  # off the corners, which would count twice
        crossings = sorted(
            ax + (bx - ax) * (y - ay) / (by - ay)
            for ring in rings
            for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True)
            if (ay > y) != (by > y)
        )
        for start, end in zip(crossings[::2], crossings[1::2], strict=True):
            yield (start, y), (end, y)


def _write_run(first: Point, last: Point, hatch: Hatch) -> Iterator[str]:
    """Yield one line, or the dots on it; dots of every second line are moved by half a gap."""
    if not hatch.dots:
        (ax, ay), (bx, by) = _turn(first, hatch.angle), _turn(last, hatch.angle)
        yield f"M{ax:.0f} {ay:.0f}L{bx:.0f} {by:.0f}"
        return
    shift = hatch.gap / 2 * (round(first[1] / hatch.gap) % 2)
    for number in range(ceil((first[0] - shift) / hatch.gap), floor((last[0] - shift) / hatch.gap) + 1):
        x, y = _turn((number * hatch.gap + shift, first[1]), hatch.angle)
        yield f"M{x:.0f} {y:.0f}h.1"


def _turn(point: Point, degrees: float) -> Point:
    part, lift = cos(radians(degrees)), sin(radians(degrees))
    return point[0] * part - point[1] * lift, point[0] * lift + point[1] * part
