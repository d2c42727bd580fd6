"""How high each piece is, by laying all of them out once under each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from casebook.export.booklet.atoms import Atom, box
from casebook.export.booklet.dom import make, write_html
from casebook.export.booklet.render import lay_out

MM = 25.4 / 96  # of a CSS pixel
LONGEST = 4000  # of a page, in mm: what lies on one page is measured at once, and layout slows with its length
CSS = "@page{{size:200mm {length}mm;margin:0}}"


def measure(atoms: Sequence[Atom], folder: Path) -> None:
    """Write into each atom how high it is, in mm."""
    body = make("body", "measured")
    for number, atom in enumerate(atoms):
        first = number == 0 or atoms[number - 1].group != atom.group
        holder = box(atom, first=first)
        holder.set("id", f"m{number}")
        body.append(holder)
    document = make("html", "", make("head", "", make("title", "", "measured")), body, lang="en")
    laid = lay_out(write_html(document), folder, CSS.format(length=LONGEST), lenient=True)
    for page in laid.pages:
        for number, atom in enumerate(atoms):
            if f"m{number}" in page.anchors:
                _, top, _, bottom = page.anchors[f"m{number}"]
                atom.height = (bottom - top) * MM
