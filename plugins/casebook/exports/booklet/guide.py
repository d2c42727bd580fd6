"""What the tutor's edition has more: notes of the educator guide beside each step, and the guide at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from casebook.exports.booklet.atoms import Atom, Cut, Tally, heights
from casebook.exports.booklet.dom import make, words_of
from casebook.exports.booklet.leaves import BLOCK, RAIL, Leaf, fill
from casebook.exports.booklet.prose import Copier
from casebook.exports.booklet.site import Page, Site

ADDRESS = "teach/guide.html"
ANCHOR = "guide"
STEP = re.compile(r"step-(\w+)$")  # the id of a heading `## Step 5`


@dataclass(slots=True)
class Guide:
    """The notes on each step by its number, and the whole guide."""

    notes: dict[str, list[Atom]] = field(default_factory=dict)
    whole: list[Atom] = field(default_factory=list)

    def atoms(self) -> list[Atom]:
        """Return every piece."""
        return [*(atom for notes in self.notes.values() for atom in notes), *self.whole]


def read_guide(site: Site, tally: Tally) -> Guide:
    """Return the guide; an empty one where the site has none."""
    page = site.pages.get(ADDRESS)
    guide = Guide()
    if page is None:
        return guide
    copier = Copier(site, page)
    for heading, held in _read_sections(page):
        step = _step_of(heading)
        if step:
            guide.notes[step] = [Atom(make("div", "note", block), "margin") for block in copier.blocks(held)]
        head = [] if heading is None else [make("h3", "ask", words_of(heading).rstrip("¶"))]
        guide.whole += Cut(tally).blocks([*head, *copier.blocks(held)])
    return guide


def place_notes(leaves: Sequence[Leaf], guide: Guide) -> None:
    """Put the notes on each step into the outer columns of its pages. What finds no room stands in the guide only."""
    for step, notes in guide.notes.items():
        pages = [leaf for leaf in leaves if leaf.number == step and not leaf.columns]
        waiting = list(notes)
        for leaf in pages:
            for start, end in find_gaps(leaf):
                waiting = _fill_gap(leaf, waiting, start, end)


def find_gaps(leaf: Leaf) -> Iterator[tuple[float, float]]:
    """Yield from where to where the outer column is free, in mm from the top of the text block."""
    top, down = RAIL, 0.0
    for atom, height in zip(leaf.atoms, heights(leaf.atoms), strict=True):
        if atom.width == "wide":
            yield top, down
            top = down + height
        down += height
    yield top, BLOCK


def build_pages(guide: Guide) -> list[Leaf]:
    """Return the pages of the whole guide."""
    pages = fill(guide.whole, BLOCK)
    leaves = [Leaf("telling", "The guide", number="G", words="the guide", atoms=atoms) for atoms in pages]
    if leaves:
        leaves[0].anchor, leaves[0].mark = ANCHOR, "The guide"
    return leaves


def _fill_gap(leaf: Leaf, waiting: list[Atom], start: float, end: float) -> list[Atom]:
    """Put notes into a gap while they fit; return those that wait for the next."""
    rest = list(waiting)
    down = start
    while rest and down + rest[0].height <= end:
        note = rest.pop(0)
        leaf.notes.append((down, note))
        down += note.height
    return rest


def _read_sections(page: Page) -> Iterator[tuple[Element | None, Element]]:
    """Yield the heading of each section and a box with what follows it."""
    heading: Element | None = None
    held = make("div")
    for child in page.article:
        if child.tag == "h1" or "data-search-exclude" in child.attrib:
            continue
        if child.tag == "h2":
            yield heading, held
            heading, held = child, make("div")
        else:
            held.append(child)
    yield heading, held


def _step_of(heading: Element | None) -> str:
    found = None if heading is None else STEP.match(heading.get("id", ""))
    return found[1] if found else ""
