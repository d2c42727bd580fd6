"""The brush: parts of a mannequin and the table, seen by a camera, put on a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from course.figures.drawings.body import Body
from course.figures.drawings.camera import Camera
from course.figures.drawings.curve import thin, thin_loop, write_curve
from course.figures.drawings.outline import Chain, Cut, Point, distance, find_outlines
from course.figures.drawings.parts import Part
from course.figures.drawings.sheet import Shape, Sheet
from course.figures.drawings.vector import Vector

TOLERANCE = 0.4  # how far, in units of the sheet, an outline may stray when points are dropped
OUTLINE = 2.2
TABLE_ENDS, TABLE_SIDE, TABLE_THICK, TABLE_LOW = (-96.0, 96.0), 31.0, 7.0, -90.0
BASE_INSET = 9.0
TOWARD_READER = 0.25


class Brush:
    """Draws on one sheet through one camera."""

    def __init__(self, sheet: Sheet, camera: Camera, ends: tuple[float, float] = TABLE_ENDS) -> None:
        self.sheet, self.camera, self.ends = sheet, camera, ends

    def paint(self, order: str, **bodies: Body) -> None:
        """Paint back to front: `p.leg_l` is that part of body p, `p.leg_l?` that part dashed, as it is hidden."""
        for word in order.split():
            name, _, part = word.partition(".")
            if name == "table":
                self.table()
            elif part.endswith("?"):
                self.ghost(bodies[name].parts[part[:-1]])
            elif part == "head":
                self.head(bodies[name])
            else:
                self.part(bodies[name], part)
                if part.startswith("leg_"):
                    self.part(bodies[name], f"foot_{part[-1]}")

    def part(self, body: Body, name: str) -> None:
        """Paint one part, its outline left out where it melts into another."""
        part = body.parts[name]
        melting = _Melting(self.camera, body, part)
        for loop in find_outlines(self.camera.circles(part.rows), part.soft, part.step, melting.cut):
            self._loop(loop, part.fill, melting)
        if part.flat is None or abs(part.flat.dot(self.camera.eye())) > 0.25:
            for crease in part.creases:
                self.sheet.line([self.camera.page(place) for place in crease], width=1.1)

    def ghost(self, part: Part) -> None:
        """Paint with a dashed outline what lies behind others."""
        for loop in find_outlines(self.camera.circles(part.rows), part.soft, part.step):
            line = thin_loop([self.camera.to_page(point) for point in loop], TOLERANCE)
            self.sheet.loop(line, fill=part.fill, stroke="ink", width=1.8, dash="5 4")

    def head(self, body: Body) -> None:
        """Paint neck, head and hair in the order in which they are seen, then ears and eyes that face the reader."""
        face, eye = body.face, self.camera.eye()
        if face is None:
            raise ValueError("a body without a head has none to paint")
        front = "hair neck head fringe" if face.crown.dot(eye) > -0.25 else "hair fringe neck head"
        for name in (front if face.front.dot(eye) > 0.35 else "neck head hair").split():
            self.part(body, name)
        for normal, line in face.features:
            if normal.dot(eye) > TOWARD_READER:
                self.sheet.line([self.camera.page(place) for place in line], width=1.6)

    def table(self) -> None:
        """Paint a padded top on a closed base, which hides the legs of whoever stands behind it."""
        turned = self.camera.eye()
        walls = (((0, 1), (0, 1), (1, 1)), ((1, 0), (1, 1), (1, -1)), ((-1, 0), (0, 1), (0, -1)))
        for high, low, inset, fill in ((-TABLE_THICK, TABLE_LOW, BASE_INSET, "base"), (0, -TABLE_THICK, 0.0, "edge")):
            for (out_x, out_z), start, end in walls:
                if out_x * turned.x + out_z * turned.z > 0.02:
                    corners = [(start, high), (end, high), (end, low), (start, low)]
                    self._slab([self._corner(*corner, y, inset) for corner, y in corners], fill)
        self._slab([self._corner(*corner, 0, 0) for corner in ((0, 1), (1, 1), (1, -1), (0, -1))], "top")

    def _corner(self, end: int, side: int, y: float, inset: float) -> Point:
        """Return a corner of the table at one of its ends (0, 1) and sides (-1, 1), moved inward by the inset."""
        x = self.ends[end] + (inset if end == 0 else -inset)
        return self.camera.page(Vector(x, y, side * (TABLE_SIDE - inset / 3)))

    def _slab(self, corners: Sequence[Point], fill: str) -> None:
        """Draw a flat area as far as it lies on the sheet; where it runs off, it gets no border."""
        inside = crop(corners, self.sheet.width, self.sheet.height)
        if len(inside) < 3:
            return
        self.sheet.polygon(inside, fill=fill)
        for start, end in zip(inside, [*inside[1:], inside[0]], strict=True):
            if not self._on_border(_between(start, end, 0.5)):
                self.sheet.line([start, end], stroke="mute", width=1.4)

    def _loop(self, loop: Sequence[Point], fill: str, melting: _Melting) -> None:
        """Fill a loop, as far as it lies on the sheet, and draw those runs of its outline that are not left out."""
        page = self._crop([self.camera.to_page(point) for point in loop])
        if len(page) < 3:
            return
        border = [self._on_border(point) for point in page]
        hidden = [
            melting.hides(self.camera.to_flat(point)) or (on and border[place - 1] and border[(place + 1) % len(page)])
            for place, (point, on) in enumerate(zip(page, border, strict=True))
        ]
        line = thin_loop(page, TOLERANCE)
        if not any(hidden):
            self.sheet.loop(line, fill=fill, stroke="ink", width=OUTLINE)
            return
        (self.sheet.polygon if any(border) else self.sheet.loop)(line, fill=fill)
        runs = [thin(run, TOLERANCE) for run in _seen_runs(page, hidden)]
        if runs:
            data = "".join(write_curve(run, closed=False) for run in runs)
            self.sheet.shapes.append(Shape(data, [point for run in runs for point in run], stroke="ink", width=OUTLINE))

    def _crop(self, loop: Sequence[Point]) -> list[Point]:
        """Cut a loop to the sheet; each stretch of border gets a point in its middle, at which the outline may stop."""
        page = crop(loop, self.sheet.width, self.sheet.height)
        cut: list[Point] = []
        for here, there in zip(page, [*page[1:], *page[:1]], strict=True):
            cut.append(here)
            if self._on_border(here) and self._on_border(there):
                cut.append(_between(here, there, 0.5))
        return cut

    def _on_border(self, point: Point) -> bool:
        sizes = (self.sheet.width, self.sheet.height)
        return any(min(value, size - value) < 1e-6 for value, size in zip(point, sizes, strict=True))


class _Melting:
    """Where the outline of a part is left out, in the flat frame of a camera."""

    def __init__(self, camera: Camera, body: Body, part: Part) -> None:
        end_on = part.axis is not None and abs(part.axis.dot(camera.eye())) > 0.7
        self.cut = _flatten_hem(camera, part)
        self.places: list[tuple[Point, float, Sequence[Chain]]] = [
            (camera.flat(ball.at), ball.radius, camera.circles(body.parts[name].rows))
            for name, ball in part.melts
            if name in body.parts and not end_on
        ]

    def hides(self, point: Point) -> bool:
        """Say whether the outline is left out here; a hem is always drawn."""
        if self.cut and abs(self.cut.beyond(*point)) < 0.5:
            return False
        return any(
            hypot(point[0] - x, point[1] - y) < radius and distance(chains, *point) < -0.25
            for (x, y), radius, chains in self.places
        )


def _flatten_hem(camera: Camera, part: Part) -> Cut | None:
    """Return the hem in the flat frame; one that is seen end-on cuts nothing."""
    if part.hem is None:
        return None
    (ax, ay), (bx, by) = camera.flat(part.hem[0]), camera.flat(part.hem[0].plus(part.hem[1]))
    length = hypot(bx - ax, by - ay)
    return Cut(ax, ay, (bx - ax) / length, (by - ay) / length) if length > 0.35 else None


def _seen_runs(points: Sequence[Point], hidden: Sequence[bool]) -> list[list[Point]]:
    """Return the runs of a closed line between its hidden stretches."""
    start, count = list(hidden).index(True), len(points)
    runs: list[list[Point]] = [[]]
    for place in range(start, start + count + 1):
        if hidden[place % count]:
            runs.append([])
        else:
            runs[-1].append(points[place % count])
    return [run for run in runs if len(run) > 2]


def crop(corners: Sequence[Point], width: float, height: float) -> list[Point]:
    """Cut a closed line to the sheet (Sutherland and Hodgman); it then runs along the borders."""
    area = list(corners)
    for axis, limit, keep in ((0, 0, 1), (0, width, -1), (1, 0, 1), (1, height, -1)):
        kept: list[Point] = []
        for here, there in zip(area, [*area[1:], *area[:1]], strict=True):
            depth, other = (keep * (point[axis] - limit) for point in (here, there))
            if depth >= 0:
                kept.append(here)
            if (depth >= 0) != (other >= 0):
                kept.append(_between(here, there, depth / (depth - other)))
        area = kept
    return area


def _between(start: Point, end: Point, part: float) -> Point:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
