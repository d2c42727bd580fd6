"""The judgements of a bank in the order that matters: what a learner is told first and most often comes first."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casebook.bank.judgements import Judgement, list_judgements
from casebook.bank.refs import CheckpointRef, ItemRef
from casebook.blocks.page_context import PageContext
from casebook.i18n import N_
from casebook.items.form import anchor_of
from casebook.parsing.page_scanner import read_page
from casebook.parsing.settings import list_pages

WORDS_A_MINUTE = 220
SECONDS_A_TICK = 4
# What each part is called, and the kinds of judgement in it; items of the case come before all others.
PARTS = (
    (N_("The decisions of the case"), "decision"),
    (N_("The reference differential"), "move"),
    (N_("Rows that are rated"), "row"),
    (N_("Options that are called defensible"), "option"),
    (N_("What is not reported, and what it would have changed"), "gap"),
    (N_("Pictures and drawings"), "figure"),
    (N_("The quizzes"), "item"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """Judgements of one kind; `name` is marked by `N_`."""

    name: str
    kind: str
    judgements: Sequence[Judgement]

    @property
    def minutes(self) -> int:
        """Return how long reading and ticking it takes."""
        words = sum(len(_write_all(each).split()) for each in self.judgements)
        return max(1, round(words / WORDS_A_MINUTE + len(self.judgements) * SECONDS_A_TICK / 60))


@dataclass(frozen=True, slots=True)
class Shown:
    """Where pages show what is judged: addresses, as links say them, by the ids of items and checkpoints."""

    items: dict[str, str]
    checkpoints: dict[str, str]
    decisions: Sequence[str]
    """The items of pages with steps, in their order."""

    def find(self, judgement: Judgement) -> str | None:
        """Return the address of a judgement."""
        if judgement.kind == "move":
            return self.checkpoints.get(judgement.about)
        return self.items.get("/".join(judgement.id.split("/")[:2]))


def list_parts(page: PageContext, shown: Shown) -> Iterator[Part]:
    """Yield the parts that hold anything."""
    by_kind: dict[str, list[Judgement]] = {}
    for judgement in list_judgements(page.bank):
        kind = "decision" if judgement.id in shown.decisions else judgement.kind
        by_kind.setdefault(kind, []).append(judgement)
    by_kind.get("decision", []).sort(key=lambda each: shown.decisions.index(each.id))
    by_kind.get("row", []).sort(key=lambda each: _stem_of(each) not in shown.decisions)
    order = page.bank.differential.checkpoints if page.bank.differential else ()
    by_kind.get("move", []).sort(key=lambda each: order.index(each.about))
    yield from (Part(name, kind, by_kind[kind]) for name, kind in PARTS if kind in by_kind)


def find_shown(page: PageContext) -> Shown:
    """Read all pages of the site."""
    shown = Shown({}, {}, [])
    decisions: list[str] = []
    docs = page.file.root / page.file.docs
    for path in list_pages(docs):
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        if "///" not in text:
            continue
        read = read_page(text, path, page.grammar)
        address = posixpath.relpath(path.relative_to(docs).as_posix(), posixpath.dirname(page.file.path) or ".")
        address += "?read" if read.has_steps else ""
        for named in read.all_of(ItemRef):
            found = page.bank.find_items(named)
            for quiz, item in ((found[0], item) for item in found[1]) if isinstance(found, tuple) else ():
                name = f"item:{quiz.id}/{item.id}"
                shown.items.setdefault(name, f"{address}#{anchor_of(quiz, item)}")
                decisions += [name] if read.has_steps and name not in decisions else []
        for ranked in read.all_of(CheckpointRef):
            shown.checkpoints.setdefault(ranked.checkpoint, f"{address}#rank-{ranked.checkpoint}")
    return Shown(shown.items, shown.checkpoints, decisions)


def _stem_of(judgement: Judgement) -> str:
    """Return the id of the item that a row belongs to."""
    return judgement.id.rpartition("/")[0]


def _write_all(judgement: Judgement) -> str:
    """Return what a reviewer reads of a judgement; of a figure it is its title, beside the picture."""
    texts = () if judgement.kind == "figure" else judgement.texts.values()
    return " ".join((judgement.about, judgement.subject, *texts))
