"""The sheet a drawing is put on: shapes that name their tones, written as SVG in any palette.

Only presentation attributes: no style sheet, no variables, no filters, no ids and no references, so a drawing
prints, and several may be put into one page. Coordinates are units of the view box, y down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from math import cos, hypot, pi, sin

from course.figures.drawings.curve import write_curve, write_lines
from course.figures.drawings.hatch import write_hatch
from course.figures.drawings.outline import Point
from course.figures.drawings.palette import Hatch, Palette

FONT = 'font-family="system-ui, sans-serif"'


@dataclass(frozen=True, slots=True)
class Shape:
    """A path. `area` holds its closed rings, which a pattern fills; `points` all it goes through."""

    data: str
    points: Sequence[Point]
    area: Sequence[Sequence[Point]] = ()
    fill: str = ""
    stroke: str = ""
    width: float = 0
    dash: str = ""

    def write(self, palette: Palette) -> str:
        """Return the path, and a second one for the pattern where the palette has one."""
        hatch = palette[self.fill].hatch if self.fill else None
        if not hatch or not self.area:
            return f'<path d="{self.data}"{self._fill(palette)}{self._stroke(palette)}/>'
        lines = (
            f'<path d="{write_hatch(self.area, hatch)}" stroke="{palette["ink"].colour}" stroke-width="{hatch.width}"/>'
        )
        outline = f'<path d="{self.data}"{self._stroke(palette)}/>' if self.stroke else ""
        return f'<path d="{self.data}"{self._fill(palette)}/>{lines}{outline}'

    def _fill(self, palette: Palette) -> str:
        return f' fill="{palette[self.fill].colour}"' if self.fill else ""

    def _stroke(self, palette: Palette) -> str:
        dash = f' stroke-dasharray="{self.dash}"' if self.dash else ""
        return f' stroke="{palette[self.stroke].colour}" stroke-width="{self.width:g}"{dash}' if self.stroke else ""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `size` is the height of the letters' box."""

    at: Point
    text: str
    size: float = 22
    anchor: str = "middle"
    tone: str = "ink"
    weight: int = 400

    @property
    def points(self) -> Sequence[Point]:
        """Where the text stands, at its widest by a rough measure of sans-serif letters."""
        wide = 0.6 * self.size * len(self.text)
        start = self.at[0] - wide * {"start": 0, "middle": 0.5, "end": 1}[self.anchor]
        return [(start, self.at[1] - 0.8 * self.size), (start + wide, self.at[1] + 0.25 * self.size)]

    def write(self, palette: Palette) -> str:
        """Return the text element."""
        return (
            f'<text x="{self.at[0]:.0f}" y="{self.at[1]:.0f}" text-anchor="{self.anchor}" {FONT} '
            f'font-size="{self.size:g}" font-weight="{self.weight}" fill="{palette[self.tone].colour}">'
            f"{escape(self.text)}</text>"
        )


@dataclass(slots=True)
class Sheet:
    """A picture being made, back to front."""

    width: int = 640
    height: int = 440
    shapes: list[Shape | Words] = field(default_factory=list)

    def loop(
        self, points: Sequence[Point], *, fill: str = "", stroke: str = "", width: float = 2.2, dash: str = ""
    ) -> None:
        """Draw a smooth closed curve."""
        self.shapes.append(Shape(write_curve(points, closed=True), points, [points], fill, stroke, width, dash))

    def line(self, points: Sequence[Point], *, stroke: str = "ink", width: float = 2.2, dash: str = "") -> None:
        """Draw a smooth open curve; of two points, a straight line."""
        self.shapes.append(Shape(write_curve(points, closed=False), points, (), "", stroke, width, dash))

    def polygon(
        self, points: Sequence[Point], *, fill: str = "", stroke: str = "", width: float = 2.2, dash: str = ""
    ) -> None:
        """Draw straight sides."""
        self.shapes.append(Shape(write_lines(points), points, [points], fill, stroke, width, dash))

    def ellipse(self, at: Point, radii: Point, *, fill: str = "", stroke: str = "", width: float = 2) -> None:
        """Draw an ellipse whose axes lie level and upright."""
        (x, y), (wide, high) = at, radii
        half = f"a{wide:.1f} {high:.1f} 0 1 0"
        data = f"M{x - wide:.1f} {y:.1f}{half} {2 * wide:.1f} 0{half} {-2 * wide:.1f} 0Z"
        ring = [(x + wide * cos(k * pi / 16), y + high * sin(k * pi / 16)) for k in range(32)]
        self.shapes.append(Shape(data, ring, [ring], fill, stroke, width))

    def disc(self, at: Point, radius: float, *, fill: str = "", stroke: str = "", width: float = 2) -> None:
        """Draw a circle."""
        self.ellipse(at, (radius, radius), fill=fill, stroke=stroke, width=width)

    def hatch(self, points: Sequence[Point], hatch: Hatch, stroke: str) -> None:
        """Draw a pattern that every palette shows."""
        self.shapes.append(Shape(write_hatch([points], hatch), points, (), "", stroke, hatch.width))

    def words(self, words: Words) -> None:
        """Write one line of text."""
        self.shapes.append(words)

    def arrow(self, tail: Point, tip: Point, *, wide: float = 11) -> None:
        """Draw the one sign of a force with a direction: a block arrow with a rim of paper."""
        length = hypot(tip[0] - tail[0], tip[1] - tail[1])
        ux, uy = (tip[0] - tail[0]) / length, (tip[1] - tail[1]) / length
        neck, half, flare = length - min(2.2 * wide, length * 0.6), wide / 2, wide * 1.3
        corners = [(0, half), (neck, half), (neck, flare), (length, 0), (neck, -flare), (neck, -half), (0, -half)]
        points = [(tail[0] + ux * a - uy * b, tail[1] + uy * a + ux * b) for a, b in corners]
        self.polygon(points, fill="paper", stroke="paper", width=6)
        self.polygon(points, fill="accent")

    def ring(self, at: Point, radius: float = 17) -> None:
        """Draw the one sign of what is held still: a double ring."""
        self.disc(at, radius, stroke="paper", width=9)
        for grow in (2, -3):
            self.disc(at, radius + grow, stroke="accent", width=2.6)

    def press(self, at: Point, radius: float = 35, ticks: int = 10) -> None:
        """Draw the one sign of pressure whose direction is left open: short rays around a place that stays free."""
        angles = [2 * pi * (k + 0.5) / ticks for k in range(ticks)]
        rays = [[(at[0] + r * cos(a), at[1] + r * sin(a)) for r in (radius, radius + 12)] for a in angles]
        for stroke, width in (("paper", 8.0), ("accent", 4.0)):
            data = "".join(write_lines(ray, closed=False) for ray in rays)
            self.shapes.append(Shape(data, [point for ray in rays for point in ray], stroke=stroke, width=width))

    def svg(self, palette: Palette, title: str, description: str) -> str:
        """Return the whole picture on its own ground, since pages put pictures on light and on dark ones."""
        ground = Shape(f"M0 0h{self.width}v{self.height}h-{self.width}Z", (), fill="paper")
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}" role="img" '
            f'fill="none" stroke-linecap="round" stroke-linejoin="round">'
            f"<title>{escape(title)}</title><desc>{escape(description)}</desc>\n"
            + "\n".join(shape.write(palette) for shape in (ground, *self.shapes))
            + "\n</svg>\n"
        )
