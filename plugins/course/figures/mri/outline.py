"""From a mask to polygons of few points, and to the place deepest inside."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import distance_transform_edt

from course.figures.mri.shapes import Mask, Points

TOLERANCE = 0.6
LEAST_SHARE = 0.03  # of the largest part; a smaller one is a splinter that nobody could tap
RIGHT, DOWN, LEFT, UP = range(4)
STEPS = ((1, 0), (0, 1), (-1, 0), (0, -1))


def outline_mask(mask: Mask) -> list[Points]:
    """Return the outer rings of a mask as points (x, y), the largest first; the first point is not repeated.

    Rings follow the edges between pixels; the middle of the pixel in column 3 and row 5 is at (3.5, 5.5).
    """
    rings = [_smooth(ring) for ring in _trace_edges(mask)]
    areas = [measure_area(ring) for ring in rings]
    outer = [(area, ring) for area, ring in zip(areas, rings, strict=True) if area > LEAST_SHARE * max(areas)]
    return [ring for _, ring in sorted(outer, key=lambda pair: -pair[0])]


def measure_area(ring: Points) -> float:
    """Return the area within a ring, by the shoelace formula; a hole, which runs the other way, is negative."""
    x, y = ring.T
    return float(np.dot(x, np.roll(y, -1)) - np.dot(np.roll(x, -1), y)) / 2


def find_deepest(mask: Mask) -> tuple[float, float]:
    """Return the middle of a pixel far from the edge of a mask, as (x, y); of many as far, the most central one."""
    depth = distance_transform_edt(np.pad(mask, 1))[1:-1, 1:-1]
    places = np.argwhere(depth > 0.9 * depth.max())
    row, column = places[int(np.hypot(*(places - np.argwhere(mask).mean(axis=0)).T).argmin())].tolist()
    return column + 0.5, row + 0.5


def _trace_edges(mask: Mask) -> list[Points]:
    """Return every ring of the mask as the corners it passes, with the mask on the right hand."""
    open_edges = _list_edges(mask)
    rings = []
    while open_edges:
        start = next(iter(open_edges))
        corner, heading = start, min(open_edges[start])
        ring = []
        while heading in open_edges.get(corner, ()):
            open_edges[corner].remove(heading)
            if not open_edges[corner]:
                del open_edges[corner]
            ring.append(corner)
            corner = (corner[0] + STEPS[heading][0], corner[1] + STEPS[heading][1])
            # turning to the right first keeps two parts that touch in a corner apart
            turns = ((heading + turn) % 4 for turn in (1, 0, 3))
            heading = next((turn for turn in turns if turn in open_edges.get(corner, ())), heading)
        rings.append(np.array(ring, float))
    return rings


def _list_edges(mask: Mask) -> dict[tuple[int, int], set[int]]:
    """Return the headings of the edges that leave each corner (x, y)."""
    padded = np.pad(mask, 1)
    inside = padded[1:-1, 1:-1]
    edges: dict[tuple[int, int], set[int]] = {}
    outside = {RIGHT: padded[:-2, 1:-1], DOWN: padded[1:-1, 2:], LEFT: padded[2:, 1:-1], UP: padded[1:-1, :-2]}
    starts = {RIGHT: (0, 0), DOWN: (1, 0), LEFT: (1, 1), UP: (0, 1)}
    for heading, beyond in outside.items():
        right, down = starts[heading]
        for row, column in np.argwhere(inside & ~beyond).tolist():
            edges.setdefault((column + right, row + down), set()).add(heading)
    return edges


def _smooth(ring: Points) -> Points:
    """Take the middles of the edges, which cuts the stairs, and leave out what the tolerance allows."""
    middles = (ring + np.roll(ring, -1, axis=0)) / 2
    far = int(np.hypot(*(middles - middles[0]).T).argmax())
    halves = (middles[: far + 1], np.vstack([middles[far:], middles[:1]]))
    return np.vstack([_simplify(half)[:-1] for half in halves])


def _simplify(line: Points) -> Points:
    """Return the fewest points Douglas and Peucker leave of a line, none farther off than the tolerance."""
    keep = np.zeros(len(line), bool)
    keep[[0, -1]] = True
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        chord = line[last] - line[first]
        offset = line[first + 1 : last] - line[first]
        away = np.abs(chord[0] * offset[:, 1] - chord[1] * offset[:, 0]) / max(float(np.hypot(*chord)), 1e-9)
        if away.max() > TOLERANCE:
            middle = first + 1 + int(away.argmax())
            keep[middle] = True
            spans += [(first, middle), (middle, last)]
    return line[keep]
