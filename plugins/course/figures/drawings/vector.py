"""Vectors of three numbers in centimetres: x to the right of the picture, y up, z towards the reader."""

from __future__ import annotations

from math import cos, radians, sin, sqrt
from typing import NamedTuple


class Vector(NamedTuple):
    """A place or a direction; the table top is y = 0."""

    x: float
    y: float
    z: float

    def plus(self, other: Vector, times: float = 1) -> Vector:
        """Add the other vector, so many times."""
        return Vector(self.x + other.x * times, self.y + other.y * times, self.z + other.z * times)

    def minus(self, other: Vector) -> Vector:
        """Return the vector from the other place to this one."""
        return self.plus(other, -1)

    def scaled(self, factor: float) -> Vector:
        """Return the same direction, so many times as long."""
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other: Vector) -> float:
        """Return the scalar product."""
        return self.x * other.x + self.y * other.y + self.z * other.z

    def cross(self, other: Vector) -> Vector:
        """Return the vector product."""
        return Vector(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )

    def size(self) -> float:
        """Return the length."""
        return sqrt(self.dot(self))

    def unit(self) -> Vector:
        """Return the direction with length 1; the null vector stays as it is."""
        return self.scaled(1 / (self.size() or 1))

    def without(self, normal: Vector) -> Vector:
        """Return, as a unit vector, the part at right angles to the unit vector `normal`."""
        return self.plus(normal, -self.dot(normal)).unit()

    def turned(self, axis: Vector, degrees: float) -> Vector:
        """Rotate about the unit vector `axis` by the right-hand rule (Rodrigues' formula)."""
        part, lift = cos(radians(degrees)), sin(radians(degrees))
        along = axis.dot(self) * (1 - part)
        return self.scaled(part).plus(axis.cross(self), lift).plus(axis, along)


def combine(*terms: tuple[Vector, float]) -> Vector:
    """Add vectors, each so many times."""
    total = Vector(0, 0, 0)
    for vector, times in terms:
        total = total.plus(vector, times)
    return total


LEFT, RIGHT = Vector(-1, 0, 0), Vector(1, 0, 0)
UP, DOWN = Vector(0, 1, 0), Vector(0, -1, 0)
NEAR, FAR = Vector(0, 0, 1), Vector(0, 0, -1)
