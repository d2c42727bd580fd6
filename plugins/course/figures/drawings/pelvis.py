"""The bones of the pelvis, schematic: seen through the back of a body, or cut across in a round window."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin

from course.figures.drawings.body import Body
from course.figures.drawings.camera import Camera
from course.figures.drawings.outline import Point
from course.figures.drawings.sheet import Sheet

# from behind, right half: outward and up from the middle of the pelvis, in centimetres
ILIUM: tuple[Point, ...] = (
    *((3.4, 4.6), (4.6, 7.4), (8.2, 9.3), (11.8, 8.4), (13.7, 5.6), (13.4, 3.0), (11.8, 0.6), (11.9, -2.4)),
    *((10.9, -5.0), (9.0, -8.2), (7.4, -10.0), (5.7, -9.3), (6.0, -7.0), (6.6, -5.2), (5.3, -3.4), (6.5, -1.8)),
    *((6.7, -0.2), (5.2, 0.8), (3.7, 1.3), (3.0, 2.8)),
)
SACRUM: tuple[Point, ...] = (
    *((0.0, 6.1), (2.4, 6.5), (4.6, 6.0), (4.9, 3.6), (4.3, 0.6), (3.6, -2.2), (2.4, -4.6), (1.1, -6.8), (0.0, -7.4)),
)
# from the side: forward and up from the middle between the hip joints
SACRUM_ASIDE: tuple[Point, ...] = (
    *((-2.6, 10.6), (-7.2, 12.2), (-9.4, 8.6), (-10.6, 4.4), (-9.9, 0.0), (-7.6, -3.2), (-5.6, -4.8)),
    *((-6.4, -2.0), (-7.4, 1.4), (-6.9, 5.0), (-4.8, 8.4)),
)
HOLES: tuple[Point, ...] = ((1.9, 3.9), (1.7, 2.0), (1.4, 0.2), (1.2, -1.5))
# cut across, seen from the feet with the belly up
RING_SACRUM: tuple[Point, ...] = ((0, -3), (2.2, -2.9), (4.6, -2.4), (5.4, -3.6), (4.6, -5.6), (2.4, -6.6), (0, -7.6))
RING_ILIUM: tuple[Point, ...] = (
    *((5.4, -1.9), (6.2, -3.4), (5.5, -6.0), (4.6, -7.4), (5.6, -8.4), (7.2, -6.6)),
    *((8.2, -3.4), (10.6, 1.4), (12.4, 5.4), (11.6, 6.4), (10.4, 5.4), (8.2, 1.2)),
)
WINDOW = 16.4  # half the width a round window shows, in centimetres
LIFT, SCALE, BACK, ROUND = 5.4, 1.08, -11.8, 8.0  # from the picture of the bones to the back of the mannequin


def mirror(half: Sequence[Point]) -> list[Point]:
    """Close a right half that starts and ends in the midline with its mirror image."""
    return [*half, *((-x, y) for x, y in reversed(half) if abs(x) > 1e-6)]


def draw_bones(sheet: Sheet, camera: Camera, body: Body) -> None:
    """Draw both hip bones and the sacrum as if they shone through the back of a body."""
    sheet.loop(see_through(camera, body, mirror(SACRUM)), fill="bone", stroke="ink", width=1.6)
    for direction in (-1, 1):
        sheet.loop(see_through(camera, body, ILIUM, direction), fill="ilium", stroke="ink", width=1.6)
        for hole in see_through(camera, body, HOLES, direction):
            sheet.disc(hole, 2, fill="mute")


def draw_sacrum_aside(sheet: Sheet, camera: Camera, body: Body) -> None:
    """Draw the sacrum as if it shone through the side of a body."""
    outline = [camera.page(body.at(0, forward, up)) for forward, up in SACRUM_ASIDE]
    sheet.loop(outline, fill="bone", stroke="ink", width=1.6)


def see_through(camera: Camera, body: Body, points: Sequence[Point], direction: int = 1) -> list[Point]:
    """Return where points of the bones lie on the back of a body, in units of the sheet; -1 is the left half."""
    places = [(x * direction * SCALE, y * SCALE + LIFT) for x, y in points]
    return [camera.page(body.at(x, BACK + ROUND * (x / 15) ** 2, y)) for x, y in places]


def draw_ring(
    sheet: Sheet, at: Point, radius: float, arrows: Sequence[tuple[Point, Point]], *, turn: float = 0
) -> None:
    """Draw the pelvic ring in a round window; arrows of the right half are repeated on the left.

    `turn` in degrees takes the belly from above to the left of the window.
    """
    unit, level, lift = radius / WINDOW, cos(radians(turn)), sin(radians(turn))

    def place(x: float, y: float) -> Point:
        high = y + 0.4
        return at[0] + (x * level - high * lift) * unit, at[1] - (x * lift + high * level) * unit

    sheet.disc(at, radius, fill="sheet", stroke="mute", width=1.6)
    sheet.loop([place(x, y) for x, y in mirror(RING_SACRUM)], fill="bone", stroke="ink", width=1.6)
    for direction in (-1, 1):
        sheet.loop([place(x * direction, y) for x, y in RING_ILIUM], fill="ilium", stroke="ink", width=1.6)
        for (ax, ay), (bx, by) in arrows:
            sheet.arrow(place(ax * direction, ay), place(bx * direction, by), wide=7)
