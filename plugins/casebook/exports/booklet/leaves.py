"""Pages made of measured pieces: each decision on a right-hand page, its key after turning the leaf."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from casebook.exports.booklet.atoms import GAP, Atom, heights
from casebook.exports.booklet.dom import make
from casebook.exports.booklet.exam import Exam
from casebook.exports.booklet.story import Ask, Story, Unit
from casebook.model import START, When

BLOCK = 238.4  # mm from the first line to the foot of a page
FOOT = 12.0  # of which the rule at the foot and its line take this much
HEAD = 14.0  # and the title above two columns this much
RAIL = 20.0  # and what stands in the outer column, above anything as wide as the block
SLIM = 8.0  # the same on a page that goes on
TURN = 11.25  # the head of a decision below what goes before it
ROOM = BLOCK - FOOT
COLUMNS = BLOCK - HEAD
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ITEM = re.compile("[qk]-(?!rank-)(.+)")  # the id of what an item asks, and of its key
SHEET = 4  # pages on a folded sheet
CONTINUED = "overleaf, continued"
SPARE = 0.5  # mm that rounding may cost on a page


@dataclass(slots=True)
class Leaf:
    """One page. `other` is the anchor of the page that its foot leads to.

    `notes` stand in the outer column, each at its distance from the top of the text block in mm. `when` says how far
    the reader has come who turns to it; None where all is told.
    """

    kind: str
    part: str
    anchor: str = ""
    number: str = ""
    words: str = ""
    mark: str = ""
    other: str = ""
    atoms: list[Atom] = field(default_factory=list)
    columns: list[list[Atom]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[float, Atom]] = field(default_factory=list)
    when: When | None = START

    @property
    def goes_on(self) -> bool:
        """Say whether it goes on with what the page before began: its number takes one line then."""
        return not self.anchor and self.kind in {"telling", "overleaf", "decision"}

    @property
    def rail(self) -> float:
        """Return what its number takes of the outer column, in mm."""
        return SLIM if self.goes_on else RAIL

    @property
    def room(self) -> float:
        """Return how far down its text may reach, in mm."""
        return ROOM if self.other and not self.columns else BLOCK

    @property
    def held(self) -> str:
        """Return what it holds, as messages name it: its part, and the items on it."""
        pieces = [atom.node for held in (self.atoms, *self.columns) for atom in held]
        found = [ITEM.match(part.get("id", "")) for piece in pieces for part in piece.iter()]
        items = list(dict.fromkeys(match[1] for match in found if match))
        return f"{self.part}: {', '.join(items)}" if items else self.part


@dataclass(frozen=True, slots=True)
class Pair:
    """The anchors of a decision and of what stands overleaf."""

    decision: str
    overleaf: str


@dataclass(slots=True)
class Book:
    """Pages in order; page 1 is a right-hand page."""

    leaves: list[Leaf] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)

    @property
    def faces_left(self) -> bool:
        """Say whether the next page is a left-hand one."""
        return len(self.leaves) % 2 == 1

    def start_right(self) -> None:
        """Go on on a right-hand page; a page that this leaves free is for notes."""
        if self.faces_left:
            self.leaves.append(Leaf("notes", "Notes"))

    def add_story(self, story: Story) -> None:
        """Add the case."""
        for unit in story.units:
            if unit.asks:
                self._add_decision(unit)
            else:
                self._add_telling(unit)

    def add_exam(self, exam: Exam) -> None:
        """Add the questions of a quiz. Its key is far behind, so that any page may be the first."""
        self._start_apart(exam.when)
        self._add_columns(exam.title, f"x-{exam.name}", exam.questions, f"y-{exam.name}", exam.when)

    def add_key(self, exam: Exam) -> None:
        """Add the key of a quiz, on leaves that hold no other key."""
        self._start_apart(exam.when)
        self._add_columns(f"Key to {exam.title}", f"y-{exam.name}", exam.key, f"x-{exam.name}", exam.when)

    def add_list(self, title: str, anchor: str, atoms: Sequence[Atom]) -> None:
        """Add a list in two columns."""
        if self.leaves[-1].when is not None:
            self._start_apart(None)
        self._add_columns(title, anchor, atoms, "", None)

    def _start_apart(self, when: When | None) -> None:
        """Go on on a leaf of its own, which does not face a page that is read at another moment."""
        self.start_right()
        if self.leaves[-1].kind != "notes" and self.leaves[-1].when != when:
            self.leaves += [Leaf("notes", "Notes"), Leaf("notes", "Notes")]

    def fill_sheet(self) -> None:
        """Add pages for notes until the last folded sheet is full."""
        while len(self.leaves) % SHEET:
            self.leaves.append(Leaf("notes", "Notes"))

    def _add_columns(self, title: str, anchor: str, atoms: Sequence[Atom], other: str, when: When | None) -> None:
        columns = list(fill(atoms, COLUMNS))
        for place in range(0, len(columns), 2):
            first = place == 0
            leaf = Leaf("columns", title, words=title, columns=columns[place : place + 2], other=other, when=when)
            leaf.anchor, leaf.mark = (anchor, title) if first else ("", "")
            self.leaves.append(leaf)

    def _add_telling(self, unit: Unit) -> None:
        for number, atoms in enumerate(fill([*unit.lead, *unit.told], ROOM)):
            first = number == 0
            when = unit.when(opened=True)
            leaf = Leaf("telling", f"Step {unit.step}", number=unit.step, words=unit.kind, atoms=atoms, when=when)
            leaf.anchor, leaf.mark = (unit.anchor, _mark(unit)) if first else ("", "")
            self.leaves.append(leaf)

    def _add_decision(self, unit: Unit) -> None:
        lead = unit.lead
        groups = _group(unit, lead)
        if not groups[0][0] and lead:
            # too much to stand beside the first decision: it faces it, or stands on the leaf before it
            self.leaves.append(self._facts(unit, lead))
        for number, (told_first, asks) in enumerate(groups, 1):
            last = number == len(groups)
            # a number behind it would be that of the next gate
            anchor = unit.anchor if number == 1 else f"{unit.anchor}-{LETTERS[number - 1]}"
            overleaf = anchor.replace("d-", "r-", 1)
            words = unit.kind if number == 1 and unit.place == 1 else f"{unit.kind}, continued"
            leaf = Leaf("decision", f"Step {unit.step}", anchor, unit.step, words, "", overleaf)
            leaf.mark, leaf.when = _mark(unit) if number == 1 else "", unit.when(opened=False)
            asked = [*told_first, *(ask.question for ask in asks)]
            if not self._add_below(leaf, asked):
                self.start_right()
                leaf.atoms = stack(asked)
                self.leaves.append(leaf)
            self.pairs.append(Pair(anchor, overleaf))
            self._add_overleaf(unit, anchor, overleaf, [*_keys(asks), *(unit.told if last else [])])

    def _add_below(self, leaf: Leaf, asked: list[Atom]) -> bool:
        """Put a decision below what ends on a right-hand page, if there is room; say whether it was done."""
        above = self.leaves[-1]
        if not self.faces_left or not above.atoms or above.kind == "decision":
            return False
        head = make("h2" if leaf.mark else "p", "turn", make("b", "", leaf.number), f" {leaf.words}", id=leaf.anchor)
        if leaf.mark:
            head.set("data-bm", leaf.mark)
        atoms = stack([*above.atoms, Atom(head, height=TURN), *asked], above.rail)
        if height_of(atoms) > ROOM - SPARE:
            return False
        above.words = CONTINUED if above.kind == "overleaf" else above.words
        above.atoms, above.kind, above.other = atoms, "decision", leaf.other
        above.part, above.when = leaf.part, leaf.when
        return True

    def _add_overleaf(self, unit: Unit, anchor: str, overleaf: str, atoms: Sequence[Atom]) -> None:
        part = f"Step {unit.step}, overleaf"
        for number, held in enumerate(fill(atoms, ROOM)):
            when = unit.when(opened=True)
            self.leaves.append(Leaf("overleaf", part, number=unit.step, other=anchor, atoms=held, when=when))
            if number == 0:
                self.leaves[-1].anchor = overleaf

    def _facts(self, unit: Unit, lead: list[Atom]) -> Leaf:
        return Leaf(
            "telling",
            f"Step {unit.step}",
            number=unit.step,
            words="read first",
            atoms=stack(lead),
            when=unit.when(opened=False),
        )


def fill(atoms: Sequence[Atom], room: float) -> Iterator[list[Atom]]:
    """Yield the pieces that fit on each page or column. A piece that leads another is not left alone at its foot."""
    page: list[Atom] = []
    rail = RAIL
    for run in _runs(atoms):
        longer = stack([*page, *run], rail)
        if page and height_of(longer) > room - SPARE:
            yield page
            rail = SLIM
            longer = stack(run, rail)
        page = longer
    if page:
        yield page


def stack(atoms: Iterable[Atom], rail: float = RAIL) -> list[Atom]:
    """Return pieces under each other, with room for the outer column above one that is as wide as the block."""
    stacked: list[Atom] = []
    used = 0.0
    pieces = list(atoms)
    for atom, height in zip(pieces, heights(pieces), strict=True):
        if atom.width == "wide" and used < rail:
            # the piece that keeps the room has a distance of its own above it
            gap = max(rail - used, GAP)
            stacked.append(Atom(make("div", "", style=f"height: {gap - GAP:.2f}mm"), height=gap))
            used += gap
        stacked.append(atom)
        used += height
    return stacked


def height_of(atoms: Iterable[Atom]) -> float:
    """Return the height of pieces under each other, in mm."""
    return sum(heights(atoms))


def _runs(atoms: Sequence[Atom]) -> Iterator[list[Atom]]:
    """Yield pieces together with those that lead them."""
    run: list[Atom] = []
    for atom in atoms:
        run.append(atom)
        if not atom.keep:
            yield run
            run = []
    if run:
        yield run


def _group(unit: Unit, lead: list[Atom]) -> list[tuple[list[Atom], list[Ask]]]:
    """Return the decisions of a unit by page: as many as fit, the first beside what is told before it if it can."""
    fits = _fit([*lead, unit.asks[0].question])
    groups: list[tuple[list[Atom], list[Ask]]] = [(lead if fits else [], [])]
    for ask in unit.asks:
        before, asked = groups[-1]
        if asked and not _fit([*before, *(each.question for each in asked), ask.question]):
            groups.append(([], []))
        groups[-1][1].append(ask)
    return groups


def _fit(atoms: Iterable[Atom]) -> bool:
    return height_of(stack(atoms)) <= ROOM - SPARE


def _keys(asks: Iterable[Ask]) -> list[Atom]:
    return [atom for ask in asks for atom in ask.key]


def _mark(unit: Unit) -> str:
    return f"Step {unit.step}" if unit.place == 1 else ""
