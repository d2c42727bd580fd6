"""Names of fills and strokes -> tones: a light, a dark and a print palette.

The screen palettes hold the tokens of the site's look and a few colours for skin, cloth and bone. The print
palette holds black, white and greys, and tells touching areas apart by pattern.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Hatch:
    """Lines at an angle in degrees, `gap` units apart, or dots where the lines would be; `stroke` names a tone."""

    angle: float
    gap: float
    width: float = 1.1
    dots: bool = False
    stroke: str = "ink"


@dataclass(frozen=True, slots=True)
class Tone:
    """A colour and, in print, a pattern over it."""

    colour: str
    hatch: Hatch | None = None


Palette = dict[str, Tone]
PaletteName = Literal["light", "dark", "print"]

# light, dark, print, and the pattern in print
TONES: dict[str, tuple[str, str, str, Hatch | None]] = {
    "paper": ("#fbfaf7", "#12181b", "#ffffff", None),
    "sheet": ("#ffffff", "#1a2226", "#ffffff", None),
    "ink": ("#1c2a30", "#e7ecee", "#000000", None),
    "mute": ("#56656c", "#a3b1b7", "#555555", None),
    "accent": ("#0b6470", "#6cc5cf", "#000000", None),
    "skin": ("#f1dcc6", "#7d6452", "#ffffff", None),
    "examiner": ("#c8966c", "#4e382a", "#bbbbbb", None),
    "shorts": ("#8fa3ad", "#3c5058", "#ffffff", Hatch(45, 7)),
    "hair": ("#56656c", "#20292d", "#555555", None),
    "tunic": ("#d3e0e2", "#4f6c73", "#ffffff", Hatch(0, 10, 1.8, dots=True)),
    "trouser": ("#b9c7ca", "#31464c", "#ffffff", Hatch(-45, 10)),
    "top": ("#e4e1da", "#2a353a", "#ffffff", Hatch(0, 12, 0.6, stroke="mute")),
    "edge": ("#cfcbc2", "#202a2e", "#dddddd", None),
    "base": ("#efece5", "#182023", "#ffffff", Hatch(90, 22, 0.6, stroke="mute")),
    "bone": ("#f6efdf", "#6f6a5e", "#ffffff", None),
    "ilium": ("#e9cf9d", "#8d7440", "#ffffff", Hatch(0, 6, 1.6, dots=True)),
    "zone": ("#d9a27f", "#b4603f", "#ffffff", Hatch(-45, 5)),
    "cleft": ("#0b6470", "#6cc5cf", "#000000", None),
    "quiet": ("#cfcbc2", "#202a2e", "#dddddd", None),
}
PALETTES: dict[PaletteName, Palette] = {
    "light": {name: Tone(light) for name, (light, _, _, _) in TONES.items()},
    "dark": {name: Tone(dark) for name, (_, dark, _, _) in TONES.items()},
    "print": {name: Tone(grey, hatch) for name, (_, _, grey, hatch) in TONES.items()},
}
