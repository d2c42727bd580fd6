"""Runs of points -> fewer points -> the data of a smooth path."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from course.figures.drawings.outline import Point


def thin(points: Sequence[Point], tolerance: float) -> list[Point]:
    """Drop the points that stray less than `tolerance` from the line through those kept (Douglas and Peucker)."""
    if len(points) < 3:
        return list(points)
    keep, open_runs = {0, len(points) - 1}, [(0, len(points) - 1)]
    while open_runs:
        first, last = open_runs.pop()
        stray, place = _farthest(points, first, last)
        if stray > tolerance:
            keep.add(place)
            open_runs += [(first, place), (place, last)]
    return [points[place] for place in sorted(keep)]


def thin_loop(points: Sequence[Point], tolerance: float) -> list[Point]:
    """Do the same for a closed run, whose first point is not repeated."""
    return thin([*points, points[0]], tolerance)[:-1]


def write_lines(points: Sequence[Point], *, closed: bool = True) -> str:
    """Return path data of straight lines, in tenths of a unit."""
    return "M" + "L".join(f"{_tenth(x)} {_tenth(y)}" for x, y in points) + ("Z" if closed else "")


def write_curve(points: Sequence[Point], *, closed: bool) -> str:
    """Return path data through the points: Catmull and Rom's curve as relative Beziers, in tenths of a unit."""
    if len(points) < 2:
        return ""
    here = round(points[0][0] * 10), round(points[0][1] * 10)
    data = [f"M{_short(here[0])} {_short(here[1])}"]
    for place in range(len(points) - (not closed)):
        three = [(round(x * 10), round(y * 10)) for x, y in _handles(points, place, closed=closed)]
        numbers = " ".join(_short(part - base) for pair in three for part, base in zip(pair, here, strict=True))
        data.append("c" + numbers.replace(" -", "-"))
        here = three[2]
    return "".join(data) + ("Z" if closed else "")


def _handles(points: Sequence[Point], place: int, *, closed: bool) -> tuple[Point, Point, Point]:
    """Return both handles and the end of one piece; handles are short where neighbours are near, so no loops."""
    count = len(points)
    four = [points[(place + k) % count] if closed else points[max(0, min(count - 1, place + k))] for k in (-1, 0, 1, 2)]
    before, here, end, after = four
    lengths = [hypot(b[0] - a[0], b[1] - a[1]) or 1e-6 for a, b in pairwise(four)]
    out = lengths[1] / (3 * (lengths[0] + lengths[1]))
    back = lengths[1] / (3 * (lengths[1] + lengths[2]))
    return (
        (here[0] + (end[0] - before[0]) * out, here[1] + (end[1] - before[1]) * out),
        (end[0] - (after[0] - here[0]) * back, end[1] - (after[1] - here[1]) * back),
        end,
    )


def _farthest(points: Sequence[Point], first: int, last: int) -> tuple[float, int]:
    """Return how far, and where, the run strays most from the straight line between two of its points."""
    (ax, ay), (bx, by) = points[first], points[last]
    length = hypot(bx - ax, by - ay)
    stray, place = 0.0, first
    for between in range(first + 1, last):
        x, y = points[between]
        off = abs((x - ax) * (by - ay) - (y - ay) * (bx - ax)) / length if length > 1e-6 else hypot(x - ax, y - ay)
        if off > stray:
            stray, place = off, between
    return stray, place


def _tenth(value: float) -> str:
    return _short(round(value * 10))


def _short(tenths: int) -> str:
    """Write tenths as a number without a needless zero: 12.5, .5, -3."""
    text = f"{tenths / 10:g}"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
