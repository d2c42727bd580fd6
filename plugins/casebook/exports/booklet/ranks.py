"""A ranking on paper: a sheet to fill, and the reference beside an empty square to copy one's rank into."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from casebook.exports.booklet.atoms import Atom, Tally
from casebook.exports.booklet.dom import NO_BREAK, all_of_class, find_class, make, words_of
from casebook.exports.booklet.prose import Copier
from casebook.exports.booklet.sheets import build_sureness
from casebook.exports.booklet.writing import build_box, build_lines

PLACES = 5
LEVELS = {"lead": "Lead", "group": "Lead group", "possible": "Possible", "low": "Low", "aside": "Set aside"}
CELLS = 4  # in a row on the page
SHOWN = 3  # and here
COLUMNS = ("you", "", "by")
UNMOVED = "as before"


@dataclass(frozen=True, slots=True)
class Rank:
    """One diagnosis of the reference at one checkpoint."""

    name: str
    starred: bool
    level: str
    change: str
    moved_by: Element
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
    rows = [] if ledger is None else [row for row in ledger.iter("tr") if "data-level" in row.attrib]
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
    lede = f"Copy your ranks into the squares. {ranking.review}"
    atoms = [Atom(make("p", "review", lede), keep=True)]
    name = tally.name()
    heads = (("you", "You"), ("", "Diagnosis, its move since the last ranking, and why"), ("by", "Moved by"))
    head = make("thead", "", make("tr", "", [make("th", kind, words, scope="col") for kind, words in heads]))
    atoms.append(Atom(make("table", "ranking", _set_columns(), head, make("tbody")), "wide", name, keep=True))
    level = ""
    for rank in ranking.ranks:
        if rank.level != level:
            level = rank.level
            title = make("th", "lv", LEVELS.get(level, level), scope="colgroup", colspan=str(SHOWN))
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
    moved = None if rank.change == UNMOVED else make("span", "mv", f" {rank.change}")
    return make(
        "tr",
        "",
        make("td", "you", make("span", "sq", NO_BREAK)),
        make("th", "", f"{star}{rank.name}", moved, make("span", "because", copier.parts(rank.why)), scope="row"),
        make("td", "by", copier.parts(rank.moved_by)),
    )


def _read_rank(row: Element) -> Rank:
    name, reference, moved_by, why = list(row)[:CELLS]
    star = next(all_of_class(name, "star"), None)
    return Rank(
        name=words_of(name).removesuffix(words_of(star)).strip(),
        starred=star is not None,
        level=row.get("data-level", ""),
        change=_read_change(words_of(reference)),
        moved_by=moved_by,
        why=why,
    )


def _read_change(reference: str) -> str:
    """Return the sign and the word that follow the level."""
    return next((reference[reference.index(sign) :].strip("()") for sign in "▲▼(" if sign in reference), UNMOVED)
