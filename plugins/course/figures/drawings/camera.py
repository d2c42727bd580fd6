"""From the room to the page: a camera without perspective."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, radians, sin

from course.figures.drawings.outline import Circle, Point
from course.figures.drawings.parts import Row
from course.figures.drawings.sheet import Sheet
from course.figures.drawings.vector import Vector


class Camera:
    """Turned about the upright axis and raised, in degrees; `see` is the place in the middle of the sheet.

    `zoom` is in units of the sheet for one centimetre. The flat frame is in centimetres, y up.
    """

    def __init__(self, sheet: Sheet, see: Vector, *, turn: float = 0, rise: float = 12, zoom: float = 3.2) -> None:
        self.turn, self.rise, self.zoom = radians(turn), radians(rise), zoom
        self.middle = sheet.width / 2, sheet.height / 2
        self.origin = self._project(see)

    def flat(self, place: Vector) -> Point:
        """Return a place in the flat frame."""
        x, y = self._project(place)
        return x - self.origin[0], y - self.origin[1]

    def to_page(self, flat: Point) -> Point:
        """Turn a point of the flat frame into units of the sheet."""
        return self.middle[0] + flat[0] * self.zoom, self.middle[1] - flat[1] * self.zoom

    def to_flat(self, point: Point) -> Point:
        """Turn units of the sheet into a point of the flat frame."""
        return (point[0] - self.middle[0]) / self.zoom, (self.middle[1] - point[1]) / self.zoom

    def page(self, place: Vector) -> Point:
        """Return a place in units of the sheet."""
        return self.to_page(self.flat(place))

    def eye(self) -> Vector:
        """Return the unit vector from the scene to the reader."""
        return Vector(sin(self.turn) * cos(self.rise), sin(self.rise), cos(self.turn) * cos(self.rise))

    def circles(self, rows: Iterable[Row]) -> list[list[Circle]]:
        """Return rows of balls as chains of circles in the flat frame."""
        return [[Circle(*self.flat(ball.at), ball.radius) for ball in row] for row in rows]

    def _project(self, place: Vector) -> Point:
        deep = place.x * sin(self.turn) + place.z * cos(self.turn)
        return place.x * cos(self.turn) - place.z * sin(self.turn), place.y * cos(self.rise) - deep * sin(self.rise)
