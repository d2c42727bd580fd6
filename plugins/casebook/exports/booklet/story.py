"""The case as it is told on paper: what is known, what is asked, and what comes overleaf."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from xml.etree.ElementTree import Element

from casebook.exports.booklet.atoms import Atom, Cut, Tally
from casebook.exports.booklet.dom import classes, make, words_of
from casebook.exports.booklet.items import Item, read_item
from casebook.exports.booklet.keys import build_key, say_key
from casebook.exports.booklet.prose import Copier
from casebook.exports.booklet.ranks import Ranking, build_ledger, build_sheet, read_ranking
from casebook.exports.booklet.sheets import build_question
from casebook.exports.booklet.site import BookletError, Page, Site
from casebook.model import START, When

RESULT = "result"  # the id of the screen after the last step


@dataclass(slots=True)
class Ask:
    """A decision of the learner, and its key."""

    question: Atom
    key: list[Atom]


@dataclass(slots=True)
class Unit:
    """What is told, then asked, then told overleaf. One without decisions is only told."""

    step: str
    kind: str
    place: int
    lead: list[Atom] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    told: list[Atom] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """Return the id of the unit's first page."""
        return f"d-{self.step}" if self.place == 1 else f"d-{self.step}-{self.place}"

    def when(self, *, opened: bool) -> When:
        """Return how far a reader has come before the gate of this unit, or after it."""
        if not self.step.isdecimal():
            return START
        return When(int(self.step), self.place if opened and self.asks else self.place - 1)

    def atoms(self) -> Iterator[Atom]:
        """Yield all atoms in the order of print."""
        yield from self.lead
        for ask in self.asks:
            yield ask.question
        for ask in self.asks:
            yield from ask.key
        yield from self.told


@dataclass(slots=True)
class Story:
    """All units of the case, and its rankings."""

    units: list[Unit] = field(default_factory=list)
    rankings: list[Ranking] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)


def find_case(site: Site) -> Page:
    """Return the page that holds the steps.

    Raises: BookletError where none does.
    """
    found = next((page for page in site.in_order() if page.article.find(".//case-step") is not None), None)
    if found is None:
        raise BookletError("No page of the site contains a case, so there is no booklet to make.")
    return found


def read_story(site: Site, tally: Tally, *, tutor: bool) -> Story:
    """Return the case as units, in the order of the page."""
    page = find_case(site)
    reader = _Reader(Copier(site, page), tally, Story(), tutor=tutor)
    for step in page.article.iter("case-step"):
        if step.get("id") == RESULT:
            reader.read_result(step)
        else:
            reader.read_step(step)
    return reader.story


class _Reader:
    """Reads the steps of one page."""

    def __init__(self, copier: Copier, tally: Tally, story: Story, *, tutor: bool) -> None:
        self.copier = copier
        self.tally = tally
        self.story = story
        self.tutor = tutor

    def read_step(self, step: Element) -> None:
        """Add the units of a step: each gate closes one."""
        number = step.get("id", "").removeprefix("step-")
        unit = Unit(number, step.get("kind", ""), 1)
        for child in _list_parts(step):
            if child.tag == "case-gate":
                unit.told += self._cut(make("div", "", *_list_parts(child)))
                self._close(unit)
                unit = Unit(number, unit.kind, unit.place + 1)
            elif child.tag in {"quiz-set", "rank-list"}:
                unit.asks += self._read_asks(child)
            elif "recap" in classes(child):
                unit.lead.append(self._sum_up(child))
            elif not _lists_sources(child):
                unit.lead += self._cut(make("div", "", child))
        self._close(unit)

    def read_result(self, screen: Element) -> None:
        """Add what is told when all steps are done, as the end of the last of them."""
        last = self.story.units[-1]
        unit = Unit(last.step, screen.get("kind", last.kind), last.place + 1)
        for child in screen:
            if "step-header" in classes(child):
                unit.lead.append(Atom(make("h3", "ask", words_of(child)), keep=True))
            parts = list(child) if "parts" in classes(child) else [make("div", "", child)]
            unit.lead += [atom for part in parts if not _lists_sources(part) for atom in self._cut(part)]
        self._close(unit)

    def _close(self, unit: Unit) -> None:
        if unit.lead or unit.asks or unit.told:
            self.story.units.append(unit)

    def _sum_up(self, folded: Element) -> Atom:
        words = words_of(folded.find("summary"))
        return Atom(make("p", "sofar", make("b", "", "So far"), f" {words}"))

    def _read_asks(self, element: Element) -> Iterator[Ask]:
        if element.tag == "rank-list":
            ranking = read_ranking(element)
            self.story.rankings.append(ranking)
            sheet = build_sheet(ranking, tutor=self.tutor)
            yield Ask(Atom(sheet), [self._head_ledger(ranking), *build_ledger(ranking, self.copier, self.tally)])
        for child in element.iter("quiz-item"):
            item = read_item(self.copier.page, child)
            self.story.items.append(item)
            question = build_question(item, self.copier, tutor=self.tutor, numbered=False)
            width = "wide" if item.shown is not None else "main"
            yield Ask(Atom(question, width), build_key(item, self.copier, self.tally, "main", self._head_key(item)))

    def _head_key(self, item: Item) -> Element:
        letters = say_key(item)
        asked = words_of(item.lead_in)
        return make("h3", "ask", f"{asked} {letters}".strip(), id=f"k-{item.anchor}")

    def _head_ledger(self, ranking: Ranking) -> Atom:
        name = ranking.checkpoint
        return Atom(make("h3", "ask", f"Ranking {name.upper()}: the reference", id=f"k-rank-{name}"), keep=True)

    def _cut(self, element: Element) -> list[Atom]:
        atoms: list[Atom] = []
        for block in self.copier.blocks(element):
            if block.get("class") == "unreported":
                atoms.append(Atom(_frame_unreported(block)))
            else:
                atoms += Cut(self.tally).blocks([block])
        for before, after in pairwise(atoms):
            before.keep |= (before.node.tag, after.node.tag) == ("p", "table")  # it says what the table shows
        return atoms


def _list_parts(holder: Element) -> Iterator[Element]:
    """Yield what stands in a step or gate, out of the scenes that set it side by side on a screen."""
    for child in holder:
        if "scene" in classes(child):
            for part in child:
                yield from part
        else:
            yield child


def _lists_sources(element: Element) -> bool:
    return any("sources" in classes(part) for part in element.iter())


def _frame_unreported(folded: Element) -> Element:
    """Return the list open, below its line without the number of its entries."""
    head, listed = folded
    return make("div", "unrep", make("p", "", words_of(head).partition(":")[0]), make("ul", "", list(listed)))
