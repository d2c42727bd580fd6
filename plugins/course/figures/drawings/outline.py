"""From circles to one clean outline: a field of distances on a grid, walked with marching squares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, hypot, sqrt
from typing import NamedTuple

Point = tuple[float, float]
EDGE, DEEP, FAR_AWAY, HEM = 1.4, -2.5, 9.0, 0.8


class Circle(NamedTuple):
    """A ball as the camera sees it, in centimetres."""

    x: float
    y: float
    r: float


class Cut(NamedTuple):
    """A straight hem: nothing is kept beyond the line through x, y, in the unit direction dx, dy."""

    x: float
    y: float
    dx: float
    dy: float

    def beyond(self, x: float, y: float) -> float:
        """Return how far a place lies beyond the hem, in centimetres."""
        return (x - self.x) * self.dx + (y - self.y) * self.dy


Chain = Sequence[Circle]


@dataclass(slots=True)
class Grid:
    """Values on nodes that lie `step` apart, row after row from the lower left."""

    x: float
    y: float
    step: float
    columns: int
    rows: int
    values: list[float]

    def span(self, axis: int, low: float, high: float) -> range:
        """Return the columns (axis 0) or rows (axis 1) between two coordinates."""
        start, count = (self.x, self.columns) if axis == 0 else (self.y, self.rows)
        return range(max(0, int((low - start) / self.step)), min(count, int((high - start) / self.step) + 2))


def find_outlines(chains: Sequence[Chain], soft: float, step: float, cut: Cut | None = None) -> list[list[Point]]:
    """Return the closed outlines of the chains, which melt into one another over `soft` centimetres."""
    grid = _spread(chains, step)
    for chain in chains:
        _merge(grid, _measure(grid, chain, EDGE + soft), soft)
    if cut:
        _cut_off(grid, cut)
    return _walk(grid)


def distance(chains: Sequence[Chain], x: float, y: float) -> float:
    """Return the signed distance of one place to the chains, in centimetres; inside it is negative."""
    return min(_capsule(first, last, x, y) for chain in chains for first, last in _pairs(chain))


def _pairs(chain: Chain) -> list[tuple[Circle, Circle]]:
    return list(pairwise(chain)) or [(chain[0], chain[0])]


def _capsule(first: Circle, last: Circle, x: float, y: float) -> float:
    """Return the signed distance to the hull of two circles (round cone of I. Quilez, in the plane)."""
    dx, dy = last.x - first.x, last.y - first.y
    length = hypot(dx, dy)
    if length <= abs(first.r - last.r) + 1e-6:
        wider = first if first.r >= last.r else last
        return hypot(x - wider.x, y - wider.y) - wider.r
    ux, uy = dx / length, dy / length
    along = (x - first.x) * ux + (y - first.y) * uy
    off = abs((x - first.x) * uy - (y - first.y) * ux)
    taper = (first.r - last.r) / length
    slope = sqrt(1 - taper * taper)
    foot = along * slope - off * taper
    if foot <= 0:
        return hypot(along, off) - first.r
    if foot >= length * slope:
        return hypot(along - length, off) - last.r
    return off * slope + along * taper - first.r


def _spread(chains: Sequence[Chain], step: float) -> Grid:
    """Return an empty grid that holds all circles with a margin."""
    circles = [circle for chain in chains for circle in chain]
    x = floor(min(circle.x - circle.r for circle in circles)) - 3
    y = floor(min(circle.y - circle.r for circle in circles)) - 3
    columns = ceil((max(circle.x + circle.r for circle in circles) + 3 - x) / step)
    rows = ceil((max(circle.y + circle.r for circle in circles) + 3 - y) / step)
    return Grid(x, y, step, columns, rows, [FAR_AWAY] * (columns * rows))


def _measure(grid: Grid, chain: Chain, reach: float) -> dict[int, float]:
    """Return node -> distance to one chain, for the nodes not farther away than `reach`."""
    own: dict[int, float] = {}
    for first, last in _pairs(chain):
        across = grid.span(
            0, min(first.x - first.r, last.x - last.r) - reach, max(first.x + first.r, last.x + last.r) + reach
        )
        for row in grid.span(
            1, min(first.y - first.r, last.y - last.r) - reach, max(first.y + first.r, last.y + last.r) + reach
        ):
            y = grid.y + row * grid.step
            for column in across:
                node = row * grid.columns + column
                known = own.get(node, FAR_AWAY)
                if known > DEEP:  # what lies deep inside has no part in the outline
                    own[node] = min(known, _capsule(first, last, grid.x + column * grid.step, y))
    return own


def _merge(grid: Grid, own: dict[int, float], soft: float) -> None:
    """Take one more chain into the grid (polynomial smooth minimum of I. Quilez)."""
    for node, value in own.items():
        known = grid.values[node]
        overlap = soft - abs(known - value)
        grid.values[node] = min(known, value) - (overlap * overlap / (4 * soft) if overlap > 0 else 0)


def _cut_off(grid: Grid, cut: Cut) -> None:
    for row in range(grid.rows):
        for column in range(grid.columns):
            node = row * grid.columns + column
            beyond = cut.beyond(grid.x + column * grid.step, grid.y + row * grid.step)
            overlap = max(0.0, HEM - abs(beyond - grid.values[node]))
            grid.values[node] = max(grid.values[node], beyond) + overlap * overlap / (4 * HEM)


Edge = tuple[int, int, bool]
# the corners inside, counted from the lower left -> the sides an outline enters and leaves by
SIDES = ("", "LB", "BR", "LR", "RT", "LTRB", "BT", "LT", "TL", "TB", "BLTR", "TR", "RL", "RB", "BL", "")


def _walk(grid: Grid) -> list[list[Point]]:
    """Join the crossings of all cells to closed loops; specks are dropped."""
    links: dict[Edge, Edge] = {}
    inside = [value < 0 for value in grid.values]
    for row in range(grid.rows - 1):
        for column in range(grid.columns - 1):
            node = row * grid.columns + column
            low, high = inside[node : node + 2], inside[node + grid.columns : node + grid.columns + 2]
            sides = SIDES[low[0] | low[1] << 1 | high[1] << 2 | high[0] << 3]
            for enter, leave in zip(sides[::2], sides[1::2], strict=True):
                links[_edge(column, row, enter)] = _edge(column, row, leave)
    loops = []
    while links:
        loop = _follow(links)
        if len(loop) > 14:
            loops.append([_crossing(grid, edge) for edge in loop])
    return loops


def _edge(column: int, row: int, side: str) -> Edge:
    return column + (side == "R"), row + (side == "T"), side in "BT"


def _follow(links: dict[Edge, Edge]) -> list[Edge]:
    """Take one loop out of the links."""
    start, following = links.popitem()
    loop = [start]
    while following != start and following in links:
        loop.append(following)
        following = links.pop(following)
    return loop


def _crossing(grid: Grid, edge: Edge) -> Point:
    """Return where the outline crosses the side of a cell."""
    column, row, level = edge
    here = grid.values[row * grid.columns + column]
    there = grid.values[row * grid.columns + column + 1] if level else grid.values[(row + 1) * grid.columns + column]
    part = here / (here - there)
    return grid.x + (column + part * level) * grid.step, grid.y + (row + part * (not level)) * grid.step
