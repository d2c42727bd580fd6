"""The sacroiliac joint: one function that sacrum, ilium, cartilage, ligaments and edema all follow.

In front lies the part with cartilage, shaped like a C; behind it the bones part like a wedge, which ligaments fill.
The two sides have waves, widths and limits of their own, as joints do.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from course.figures.mri.shapes import Floats, Mask, Place, Table, smoothstep

TOP, END, FRONT = -3.0, 65.5, -19.0  # where the cartilage begins and ends along u, and its front in w, in mm
PLATE_MM = {"ilium": 1.55, "sacrum": 1.2}  # the dark plates
SACRAL_SHARE = 0.64  # of the cartilage; that of the ilium is thinner

LATERAL = Table("-25:60.5 0:61 15:60.5 30:57.5 45:52 56:47 66:42 72:38 80:33.5 88:29.5 95:25.5 101:20.5 106:14 110:9")
SLOPE = Table("-10:-0.34 12:-0.33 35:-0.27 52:-0.16 66:-0.05 75:0")
FRONT_BESIDE = Table("-10:-15 6:-14.5 25:-11 42:-7.4 56:-5.8 70:-5.4 84:-6.4 96:-9.8 110:-14")  # of the bones, in w
CARTILAGE_BACK = Table("-6:1 6:3 18:6 30:10.5 42:17 52:23 60:27 68:29")


@dataclass(frozen=True, slots=True)
class Waves:
    """How the joint of a side differs: phases of its waves, lengths in mm, a shift outward and of the limit behind."""

    phase: tuple[float, float, float, float]
    length: tuple[float, float, float]
    size: tuple[float, float]
    outward_mm: float
    limit_mm: float


WAVES = {
    "L": Waves((0.4, 1.2, 0.0, 2.0), (43, 21, 62), (1.5, 0.75), 0.0, 0.0),
    "R": Waves((2.5, 0.2, 1.9, 0.7), (50, 18, 54), (1.6, 0.6), -1.2, 1.6),
}


@dataclass(frozen=True, slots=True)
class Faces:
    """The joint at places of one side, all in mm: the faces as distances from the midline, and how far behind.

    `behind` is how far behind the cartilage a place lies; it is negative where there is cartilage.
    """

    sacral: Floats
    iliac: Floats
    behind: Floats

    @property
    def middle(self) -> Floats:
        """Return the middle of the gap."""
        return (self.sacral + self.iliac) / 2


def find_faces(u: Floats, w: Floats, side: str) -> Faces:
    """Return the faces of the joint of a side."""
    own = WAVES[side]
    held = np.clip(w, FRONT, 46)
    turns = [np.float32(2 * np.pi / length) * u for length in own.length]
    here = smoothstep(u, -14, -2) * (1 - smoothstep(u, 66, 78))
    middle = LATERAL(u) + SLOPE(u) * (held + 8) + own.outward_mm
    middle += here * own.size[0] * np.sin(turns[0] + held / 40 + own.phase[0])
    middle += here * own.size[1] * np.sin(turns[1] - held / 20 + own.phase[1])
    half = 1.12 + 0.22 * np.sin(turns[2] + held / 30 + own.phase[2]) + 0.12 * np.sin(u / 4.6 - held / 14 + own.phase[3])
    half = np.clip(half, 0.9, 1.45)
    behind = w - CARTILAGE_BACK(u) - own.limit_mm
    wedge = 2.2 * np.log1p(np.exp(np.clip(behind / 2.2, -20, 20)))
    wedge *= 0.9 + 0.22 * np.sin(u / 8.6 + w / 9 + own.phase[2])
    wedge *= 1 - 0.75 * smoothstep(u, 60, 76)
    return Faces(
        np.asarray(middle - half - 0.40 * wedge, np.float32),
        np.asarray(middle + half + 0.12 * wedge, np.float32),
        np.asarray(behind, np.float32),
    )


def find_cartilage(faces: Faces, u: Floats, w: Floats) -> Mask:
    """Return where the nearest part of the joint has cartilage."""
    along: Mask = (faces.behind < 0) & (u > TOP) & (u < END) & (w > FRONT)
    return along


def find_depth(faces: Faces, at: Place, bone: str) -> Floats:
    """Return how deep in a bone places with x > 0 lie below its face of the joint; negative outside."""
    lateral = at[0] - faces.iliac if bone == "ilium" else faces.sacral - at[0]
    return np.asarray(lateral / 1.08, np.float32)  # the face leans by some 20 degrees
