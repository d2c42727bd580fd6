"""How high each piece is, by laying all of them out once under each other."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from xml.etree.ElementTree import Element

from casebook.exports.booklet.atoms import GAP, Atom, box
from casebook.exports.booklet.dom import make, write_html
from casebook.exports.booklet.press import Order, ask_places

MM = 25.4 / 96  # of a CSS pixel
LONGEST = 4000  # of a page, in mm: what lies on one page is measured at once, and layout slows with its length
PARTS = 4  # of about the same length, so that two processes end at about the same time
CSS = f"@page{{size:200mm {LONGEST}mm;margin:0}}"


def measure(atoms: Sequence[Atom], folder: Path, press: ProcessPoolExecutor) -> None:
    """Write into each atom how high it is, in mm."""
    boxes = _put_in_boxes(atoms)
    size = -(-len(boxes) // PARTS)
    parts = [boxes[start : start + size] for start in range(0, len(boxes), max(size, 1))]
    answers = [ask_places(press, Order(_join(part), folder, CSS)) for part in parts]
    places = {anchor: place for answer in answers for page in answer.result() for anchor, place in page.items()}
    for number, atom in enumerate(atoms):
        if f"m{number}" in places:
            _, top, _, bottom = places[f"m{number}"]
            atom.height = (bottom - top) * MM
            atom.opening = 0.0 if _opens(number, atoms) else GAP


def _put_in_boxes(atoms: Sequence[Atom]) -> list[Element]:
    boxes = []
    for number, atom in enumerate(atoms):
        boxes.append(box(atom, first=_opens(number, atoms)))
        boxes[-1].set("id", f"m{number}")
    return boxes


def _opens(number: int, atoms: Sequence[Atom]) -> bool:
    """Say whether a piece is measured with the distance of a block above it."""
    return number == 0 or not atoms[number].group or atoms[number - 1].group != atoms[number].group


def _join(boxes: Sequence[Element]) -> str:
    head = make("head", "", make("title", "", "measured"))
    return write_html(make("html", "", head, make("body", "measured", boxes), lang="en"))
