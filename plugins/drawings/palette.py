"""Names of fills and strokes -> tones: a light, a dark and a print palette.

The screen palettes hold the tokens of the site's look and a few colours for skin, cloth and bone. The print
palette holds black, white and greys, and tells touching areas apart by pattern.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Hatch:
    """Lines at an angle in degrees, `gap` units apart, or dots where the lines would be."""

    angle: float
    gap: float
    width: float = 1.1
    dots: bool = False


@dataclass(frozen=True, slots=True)
class Tone:
    """A colour and, in print, a pattern over it."""

    colour: str
    hatch: Hatch | None = None


Palette = dict[str, Tone]
PaletteName = Literal["light", "dark", "print"]

LIGHT = {
    **{"paper": "#fbfaf7", "sheet": "#ffffff", "ink": "#1c2a30", "mute": "#56656c", "accent": "#0b6470"},
    **{"skin": "#f1dcc6", "shorts": "#8fa3ad", "hair": "#56656c", "tunic": "#d3e0e2", "trouser": "#b9c7ca"},
    **{"top": "#e4e1da", "edge": "#cfcbc2", "base": "#efece5"},
    **{"bone": "#f6efdf", "ilium": "#e9cf9d", "zone": "#d9a27f", "cleft": "#0b6470", "quiet": "#cfcbc2"},
}
DARK = {
    **{"paper": "#12181b", "sheet": "#1a2226", "ink": "#e7ecee", "mute": "#a3b1b7", "accent": "#6cc5cf"},
    **{"skin": "#7d6452", "shorts": "#3c5058", "hair": "#20292d", "tunic": "#33484e", "trouser": "#26373c"},
    **{"top": "#2a353a", "edge": "#202a2e", "base": "#182023"},
    **{"bone": "#6f6a5e", "ilium": "#8d7440", "zone": "#b4603f", "cleft": "#6cc5cf", "quiet": "#202a2e"},
}
PRINT = {
    **{"paper": "#ffffff", "sheet": "#ffffff", "ink": "#000000", "mute": "#555555", "accent": "#000000"},
    **{"skin": "#ffffff", "shorts": "#ffffff", "hair": "#555555", "tunic": "#ffffff", "trouser": "#ffffff"},
    **{"top": "#ffffff", "edge": "#dddddd", "base": "#ffffff"},
    **{"bone": "#ffffff", "ilium": "#ffffff", "zone": "#ffffff", "cleft": "#000000", "quiet": "#dddddd"},
}
HATCHES = {
    "shorts": Hatch(45, 7),
    "tunic": Hatch(0, 10, 1.8, dots=True),
    "trouser": Hatch(-45, 10),
    "top": Hatch(0, 10, 0.6),
    "base": Hatch(90, 16, 0.6),
    "ilium": Hatch(0, 6, 1.6, dots=True),
    "zone": Hatch(-45, 5),
}
# what may lie side by side, and so has to differ in print by more than hue
TOUCHING = (
    *(("skin", other) for other in ("shorts", "tunic", "hair", "top", "base", "zone", "ilium")),
    *(("shorts", other) for other in ("tunic", "trouser", "top", "base", "bone", "ilium")),
    *(("tunic", other) for other in ("trouser", "top", "base", "hair")),
    *(("trouser", other) for other in ("top", "base", "edge")),
    *(("top", "edge"), ("edge", "base"), ("bone", "ilium"), ("bone", "zone"), ("bone", "cleft"), ("ilium", "zone")),
    *(("sheet", "quiet"), ("bone", "quiet"), ("skin", "edge"), ("paper", "zone"), ("zone", "cleft")),
)
PALETTES: dict[PaletteName, Palette] = {
    "light": {name: Tone(colour) for name, colour in LIGHT.items()},
    "dark": {name: Tone(colour) for name, colour in DARK.items()},
    "print": {name: Tone(colour, HATCHES.get(name)) for name, colour in PRINT.items()},
}
