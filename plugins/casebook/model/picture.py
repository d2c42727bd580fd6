"""What the file of a picture was found to hold."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """Width and height in pixels (of an SVG: units of its view box), and its format.

    `private` names what the file carries beside pixels and colour profile; `active` names what could run, load
    something or lead elsewhere, and whatever else a picture does not need.
    """

    width: float
    height: float
    kind: str
    private: tuple[str, ...] = ()
    active: tuple[str, ...] = ()
