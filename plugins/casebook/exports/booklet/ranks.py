"""A ranking on paper: a sheet to fill, and the reference beside an empty square to copy one's rank into."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from casebook.exports.booklet.atoms import Atom, Tally
from casebook.exports.booklet.dom import NO_BREAK, find_class, make, words_of
from casebook.exports.booklet.prose import Copier
from casebook.exports.booklet.sheets import build_sureness
from casebook.exports.booklet.writing import build_box, build_lines

PLACES = 5
LEVELS = {"lead": "Leading", "group": "Leading group", "possible": "Possible", "low": "Unlikely", "aside": "Set aside"}
COLUMNS = ("you", "")
# Said of a reference that no named clinician has reviewed.
DRAFT = "The reference is our judgement; the order within a level means nothing."
CHANGES = {"up": "▲ up", "down": "▼ down", "new": "new"}


@dataclass(frozen=True, slots=True)
class Rank:
    """One diagnosis of the reference at one checkpoint."""

    name: str
    starred: bool
    level: str
    change: str
    why: Element


@dataclass(frozen=True, slots=True)
class Ranking:
    """A checkpoint and its reference."""

    checkpoint: str
    review: str
    ranks: tuple[Rank, ...]


def read_ranking(element: Element) -> Ranking:
    """Return the ranking of a page."""
    ledger = find_class(element, "ranking")
    rows = [] if ledger is None else [row for row in ledger.iter("li") if "data-level" in row.attrib]
    review = words_of(None if ledger is None else find_class(ledger, "review"))
    return Ranking(element.get("checkpoint", ""), review, tuple(map(_read_rank, rows)))


def build_sheet(ranking: Ranking, *, tutor: bool) -> Element:
    """Return five lines for diagnoses, with a ring for the star and a box for the rank of the group."""
    inked = [(rank.name, rank.starred) for rank in ranking.ranks[:PLACES]] if tutor else []
    inked += [("", False)] * (PLACES - len(inked))
    rows = [
        make(
            "tr",
            "",
            make("th", "n", str(place), scope="row"),
            make("td", "", make("i", "", name) if name else NO_BREAK),
            make("td", "st", build_box("✓" if starred else "")),
            make("td", "gr", build_box()),
        )
        for place, (name, starred) in enumerate(inked, 1)
    ]
    heads = (("n", "rank"), ("", "diagnosis"), ("st", "★ must not be missed"), ("gr", "group’s rank"))
    head = make("thead", "", make("tr", "", [make("th", kind, words, scope="col") for kind, words in heads]))
    return make(
        "div",
        "ranking",
        make("h3", "ask", f"Ranking {ranking.checkpoint.upper()}: most likely first, up to five"),
        make("table", "rank", head, make("tbody", "", rows)),
        build_sureness("How sure are you of the first?"),
        make("h3", "ask", "The one fact that carries my first"),
        build_lines(1),
        make("h3", "ask", "One finding that would overturn it"),
        build_lines(1),
        id=f"q-rank-{ranking.checkpoint}",
    )


def build_ledger(ranking: Ranking, copier: Copier, tally: Tally) -> list[Atom]:
    """Return the reference by level, a row a diagnosis."""
    lede = f"Copy your ranks into the squares. {ranking.review or DRAFT}"
    atoms = [Atom(make("p", "review", lede), keep=True)]
    name = tally.name()
    heads = (("you", "You"), ("", "Diagnosis, its move since the last ranking, and why"))
    head = make("thead", "", make("tr", "", [make("th", kind, words, scope="col") for kind, words in heads]))
    atoms.append(Atom(make("table", "ranking", _set_columns(), head, make("tbody")), "wide", name, keep=True))
    level = ""
    for rank in ranking.ranks:
        if rank.level != level:
            level = rank.level
            title = make("th", "lv", LEVELS.get(level, level), scope="colgroup", colspan=str(len(COLUMNS)))
            atoms.append(_row(make("tr", "", title), name, keep=True))
        atoms.append(_row(_build_row(rank, copier), name))
    return atoms


def _set_columns() -> Element:
    """Return the widths of the columns, which a page that begins with the name of a level has from nowhere else."""
    return make("colgroup", "", [make("col", kind) for kind in COLUMNS])


def _row(row: Element, name: str, *, keep: bool = False) -> Atom:
    return Atom(make("table", "ranking", _set_columns(), make("tbody", "", row)), "wide", name, keep=keep)


def _build_row(rank: Rank, copier: Copier) -> Element:
    star = "★ " if rank.starred else ""
    moved = make("span", "mv", f" {rank.change}") if rank.change else None
    return make(
        "tr",
        "",
        make("td", "you", make("span", "sq", NO_BREAK)),
        make("th", "", f"{star}{rank.name}", moved, make("span", "because", copier.parts(rank.why)), scope="row"),
    )


def _read_rank(row: Element) -> Rank:
    name = row.find("p/b")
    reason = find_class(row, "reason")
    return Rank(
        name="" if name is None else words_of(name),
        starred=find_class(row, "star") is not None,
        level=row.get("data-level", ""),
        change=CHANGES.get(row.get("data-moved", ""), ""),
        why=make("p") if reason is None else reason,
    )
