"""What is written and ticked on paper: ruled lines and boxes."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from casebook.exports.booklet.dom import NO_BREAK, make


def build_lines(count: int, inked: str = "") -> Element:
    """Return lines to write on, 9 mm apart; what is inked stands on them and moves nothing."""
    written = make("p", "inked", inked) if inked else None
    return make("div", "lines", written, [make("div", "wl") for _ in range(count)])


def build_box(mark: str = "") -> Element:
    """Return a box to tick. An empty one holds a space, so that both stand on the same line."""
    return make("span", "box", mark or NO_BREAK)
