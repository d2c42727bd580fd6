"""The pieces a page is set from: none is ever broken, each knows its height once it has been measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from casebook.exports.booklet.dom import make

ROWS = {"ul", "ol"}
LEADING = {"time", "cap", "folded"}
GAP = 2.25  # mm above each piece, but for the rows that follow others of their list


@dataclass(slots=True)
class Atom:
    """A piece. `group` joins neighbours into one list or table; `keep` holds it on the page of the next one.

    `width` is the class that says how wide it is set: main, wide, column or margin. `height` is in mm, without what a
    row has above it where it does not follow its list, as on top of a column: that is `opening`.
    """

    node: Element
    width: str = "main"
    group: str = ""
    keep: bool = False
    height: float = 0.0
    opening: float = 0.0


@dataclass(slots=True)
class Tally:
    """Numbers the groups of a booklet."""

    count: int = 0

    def name(self) -> str:
        """Return a new name."""
        self.count += 1
        return f"g{self.count}"


@dataclass(frozen=True, slots=True)
class Cut:
    """What makes atoms of blocks: a width and a source of names."""

    tally: Tally
    width: str = "main"
    kinds: frozenset[str] = field(default_factory=frozenset)

    def blocks(self, blocks: Iterable[Element]) -> list[Atom]:
        """Return the atoms of blocks. A list is cut into its rows, unless it is one of the short ones."""
        found: list[Atom] = []
        for block in blocks:
            wide = "wide" if "wide" in block.get("class", "").split() else self.width
            if block.tag in ROWS and "unreported" not in block.get("class", ""):
                found.extend(self.rows(block))
            elif block.tag == "div" and block.get("class") in (None, "", "unfolded"):
                found.extend(self.blocks(list(block)))
            else:
                found.append(Atom(block, wide, keep=_leads(block)))
        return found

    def rows(self, listed: Element) -> list[Atom]:
        """Return one atom a row of a list. They become one list again where they stand on one page."""
        name = self.tally.name()
        found = []
        for number, row in enumerate(list(listed), int(listed.get("start", "1"))):
            holder = make(listed.tag, listed.get("class", ""), row)
            if listed.tag == "ol":
                holder.set("start", str(number))
            found.append(Atom(holder, self.width, name))
        return found


def box(atom: Atom, *, first: bool = True) -> Element:
    """Return an atom in its box. The rows of a list stand close; its first one has the distance of a block."""
    return make("div", f"atom {atom.width}" if first or not atom.group else f"atom {atom.width} close", atom.node)


def heights(atoms: Iterable[Atom]) -> Iterator[float]:
    """Yield how high each piece is where these stand under each other, in mm."""
    last = ""
    for atom in atoms:
        yield atom.height if atom.group and atom.group == last else atom.height + atom.opening
        last = atom.group


def join(atoms: Iterable[Atom]) -> list[Element]:
    """Return the boxes of atoms on one page, the rows of each list and table together again."""
    boxes: list[Element] = []
    last = ""
    for atom in atoms:
        if atom.group and atom.group == last and boxes:
            holder = boxes[-1][0]
            rows = atom.node.find("tbody") if atom.node.tag == "table" else None
            inner = holder.find("tbody") if holder.tag == "table" else None
            (holder if inner is None else inner).extend(list(atom.node if rows is None else rows))
        else:
            boxes.append(box(atom))
        last = atom.group
    return boxes


def _leads(block: Element) -> bool:
    """Say whether a block belongs to what follows it: a heading, or a paragraph that is all bold."""
    if block.tag in {"h2", "h3", "h4"} or LEADING & set(block.get("class", "").split()):
        return True
    only = list(block)
    return (
        block.tag == "p"
        and len(only) == 1
        and only[0].tag == "strong"
        and not (block.text or only[0].tail or "").strip()
    )
