"""Where the sacroiliac joint is a joint and where it is ligament: two schematic slices, not to scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from course.figures.drawings.outline import Point
from course.figures.drawings.palette import Hatch
from course.figures.drawings.pelvis import mirror
from course.figures.drawings.scene import Drawing
from course.figures.drawings.sheet import Sheet, Words


@dataclass(frozen=True, slots=True)
class Slice:
    """Outlines of the right half in centimetres: bones, the cleft of the joint, the bed of ligaments, openings."""

    at: Point
    unit: float
    sacrum: tuple[Point, ...]
    ilium: tuple[Point, ...]
    cleft: tuple[Point, ...]
    bed: tuple[Point, ...]
    openings: tuple[tuple[float, float, float, float], ...]

    def place(self, points: Sequence[Point], direction: int = 1) -> list[Point]:
        """Return points in units of the sheet; direction -1 is the other half."""
        return [(self.at[0] + x * direction * self.unit, self.at[1] - y * self.unit) for x, y in points]


CORONAL = Slice(
    at=(206, 232),
    unit=19.5,
    sacrum=(
        *((0, 4.7), (2.2, 4.9), (3.4, 5.2), (4.7, 4.8), (4.75, 3.4), (4.55, 2), (4.9, 0.8), (4.9, -0.6)),
        *((4.5, -2.2), (3.8, -3.6), (2.9, -4.9), (1.8, -6.2), (0, -6.8)),
    ),
    ilium=(
        *((6.1, 5.4), (5.9, 3.6), (5.6, 2), (5.35, 0.9), (5.35, -0.6), (4.97, -2.3), (4.3, -3.8), (3.9, -4.7)),
        *((4.9, -5.3), (6.4, -4), (7.5, -1.6), (8.2, 1.5), (9, 4.8), (8.9, 7), (7.2, 7.2)),
    ),
    cleft=((5.13, 0.9), (5.13, -0.6), (4.73, -2.25), (4.05, -3.7), (3.5, -4.6)),
    bed=((4.7, 5), (4.75, 3.4), (4.55, 2), (5.1, 0.9), (5.35, 0.9), (5.6, 2), (5.9, 3.6), (6.1, 5.4)),
    openings=((1.9, 2.3, 0.5, 0.62), (1.7, -0.5, 0.45, 0.55), (1.4, -3, 0.4, 0.48)),
)
AXIAL = Slice(
    at=(520, 238),
    unit=12.2,
    sacrum=(
        *((0, 2.3), (2.6, 2.4), (4.6, 1.9), (5.1, 0.8), (4.9, -0.9), (4.3, -2.2), (3.2, -3), (2.7, -4.2)),
        *((1.5, -5.2), (0, -5.9)),
    ),
    ilium=(
        *((5.7, 1.2), (5.35, -0.7), (4.8, -2.2), (4.5, -3.6), (4.2, -5.2), (4.7, -6.4), (5.8, -5.8)),
        *((6.7, -3.4), (7.1, -1), (8.4, 2), (9.3, 4.6), (8.5, 5.2), (6.9, 3)),
    ),
    cleft=((5.4, 1), (5.13, -0.8), (4.6, -2.1)),
    bed=((4.3, -2.2), (3.3, -2.9), (2.8, -4), (1.9, -4.9), (4.2, -5.4), (4.5, -3.9), (4.7, -3), (4.8, -2.3)),
    openings=((2.4, -0.4, 0.7, 0.5), (0, -3, 0.95, 0.5)),
)
LIGAMENT = Hatch(0, 9, 1.6)


def draw_joint_parts() -> Drawing:
    """Draw a coronal slice, and beside it a smaller axial one."""
    sheet = Sheet()
    for slice_ in (CORONAL, AXIAL):
        _draw_slice(sheet, slice_)
    texts = (((206, 412), "coronal", "ink"), ((520, 412), "axial", "ink"), ((520, 146), "front", "mute"))
    for at, text, tone in (*texts, ((520, 350), "back", "mute")):
        sheet.words(Words(at, text, 27, tone=tone))
    for at, text in (((26, 50), "R"), ((386, 50), "L")):
        sheet.words(Words(at, text, 32, weight=700))
    names = {"sacrum": (0, 0.8), "ilium": (7.3, 2.4), "cartilage": (4.7, -2.2), "ligament": (5.2, 3.6)}
    return Drawing(sheet, {name: ("point", CORONAL.place([point])[0]) for name, point in names.items()})


def _draw_slice(sheet: Sheet, slice_: Slice) -> None:
    """Draw both halves: the bed of ligaments hatched, the cleft a solid band between two bones."""
    for direction in (-1, 1):
        bed = slice_.place(slice_.bed, direction)
        sheet.polygon(bed, fill="zone")
        sheet.hatch(bed, LIGAMENT, "ink")
        sheet.line(slice_.place(slice_.cleft, direction), stroke="cleft", width=9)
        sheet.loop(slice_.place(slice_.ilium, direction), fill="ilium", stroke="ink")
    sheet.loop(slice_.place(mirror(slice_.sacrum)), fill="bone", stroke="ink")
    for direction in (-1, 1):
        sheet.line(slice_.place(slice_.cleft, direction), stroke="cleft", width=5)
        for x, y, wide, high in slice_.openings:
            radii = wide * slice_.unit, high * slice_.unit
            sheet.ellipse(slice_.place([(x, y)], direction)[0], radii, fill="quiet", stroke="mute", width=1.4)
