"""The reference beside a ranking: a list with one diagnosis an entry, its level, how that moved, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.blocks.reference_words import GRADE_WORDS, LEVEL_WORDS
from casebook.i18n import N_
from casebook.model import LEVELS, Diagnosis, Differential, Move, list_signers
from casebook.rendering.citations import add_citations
from casebook.rendering.markdown import Writer
from casebook.rendering.tags import add_tag

SUMMARY = N_("The reference at this point")
FIRST_HEAD = N_("Where we differ")
HEAD = N_("What moved, and where we differ")
STAR = N_("★ must not be missed")
REVIEWED = N_("Reviewed by {name}, {date}.")
# How a diagnosis has moved since the ranking before: a sign, and what a screen reader says for it.
SIGNS = {"up": ("▲", N_("up")), "down": ("▼", N_("down")), "new": ("●", N_("new"))}


def build_ledger(differential: Differential, checkpoint: str, since: str | None, writer: Writer) -> Element:
    """Return the reference at a checkpoint; it tells what moved since the checkpoint that a learner ranked at before.

    `since` is None at the first ranking of a page, where nothing has moved yet.
    """
    ranking = Element("div", {"class": "ranking", "tabindex": "-1"} | ({"data-since": since} if since else {}))
    reference = SubElement(ranking, "details", {"class": "reference"})
    SubElement(reference, "summary").text = writer.t(SUMMARY)
    ranked = list(_rank(differential, checkpoint))
    signers = list_signers(differential.review_of(move) for _, move in ranked)
    _add_head(reference, signers, writer.t(HEAD if since else FIRST_HEAD), writer)
    ledger = SubElement(reference, "ul", {"class": "ledger"})
    for diagnosis, move in ranked:
        row = SubElement(ledger, "li", {"data-diagnosis": diagnosis.id, "data-level": move.level})
        moved = _find_move(differential.move_at(diagnosis, since), move) if since else ""
        if moved:
            row.set("data-moved", moved)
        _add_row(row, diagnosis, move, moved, writer)
    return ranking


def _add_head(parent: Element, signers: Mapping[str, str], words: str, writer: Writer) -> None:
    """Add what the list tells, and whose judgement it is: signers with their last dates."""
    head = SubElement(parent, "p", {"class": "ledger-head"})
    SubElement(head, "b").text = words
    head[0].tail = " "
    for name, date in signers.items():
        SubElement(head, "span", {"class": "review"}).text = writer.t(REVIEWED, name=name, date=date)
        head[-1].tail = " "
    if not signers:
        add_tag(head, "judgement", writer)


def _rank(differential: Differential, checkpoint: str) -> Iterable[tuple[Diagnosis, Move]]:
    """Yield what has a level at a checkpoint, by level and name."""
    found = [(each, move) for each in differential.diagnoses if (move := differential.move_at(each, checkpoint))]
    return sorted(found, key=lambda pair: (LEVELS.index(pair[1].level), pair[0].name))


def _find_move(before: Move | None, now: Move) -> str:
    """Return the name of the sign that tells how a diagnosis has moved; empty where it has kept its level."""
    if before is None:
        return "new"
    moved = LEVELS.index(now.level) - LEVELS.index(before.level)
    return "up" if moved < 0 else "down" if moved else ""


def _add_row(row: Element, diagnosis: Diagnosis, move: Move, moved: str, writer: Writer) -> None:
    """Add the name and level of a diagnosis, and below it why it has that level."""
    head = SubElement(row, "p", {"class": "row"})
    SubElement(head, "b").text = AtomicString(diagnosis.name)
    if diagnosis.cannot_miss:
        SubElement(head, "span", {"class": "star"}).text = writer.t(STAR)
    level = SubElement(head, "span", {"class": "level"})
    level.text = writer.t(LEVEL_WORDS[move.level])
    for part in head[:-1]:
        part.tail = " "
    if moved:
        sign, words = SIGNS[moved]
        level.tail = " "
        SubElement(head, "span", {"class": "moved", "role": "img", "aria-label": writer.t(words)}).text = AtomicString(
            sign
        )
    reason = SubElement(row, "p", {"class": "reason"})
    grade = SubElement(reason, "span", {"class": f"grade-{move.grade}"})
    grade.text = writer.t(GRADE_WORDS[move.grade])
    grade.tail = f" {move.reason}"
    add_citations(reason, dict.fromkeys((*move.fact, *move.sources)))
