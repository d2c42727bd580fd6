"""`/// rank | k1`: lines for the learner's ranking at a checkpoint, and the reference beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.bank.bank import Bank
from casebook.bank.files import DIFFERENTIAL
from casebook.bank.refs import CheckpointRef
from casebook.blocks.contract import BlockType, Checking, Filling, Placed
from casebook.blocks.reference_words import GRADE_WORDS, LEVEL_WORDS, LINES
from casebook.findings import Finding, FindingCode, shorten, suggest
from casebook.i18n import N_
from casebook.model import LEVELS, Diagnosis, Differential, Fact, Move, Review
from casebook.parsing.syntax import Syntax
from casebook.rendering.citations import add_citations
from casebook.rendering.interface_words import OwnWords
from casebook.rendering.markdown import Writer

HEADS = (N_("diagnosis"), N_("reference"), N_("moved by"), N_("why"))
STAR = N_("★ must not be missed")
REVIEWED = N_("Reference differential, reviewed by {name}, {date}.")
DRAFT = N_(
    "Reference differential: judgement, not yet reviewed by a named clinician. No order is meant within a level."
)
# How a diagnosis has moved since the checkpoint before.
STAYED, CAME, ROSE, FELL = N_("{level}"), N_("{level} (new)"), N_("{level} ▲ up"), N_("{level} ▼ down")


def _find_fault(named: CheckpointRef, bank: Bank) -> Finding | None:
    """Return that the differential has no such checkpoint; nothing is said while it cannot be read."""
    known = bank.differential.checkpoints if bank.differential else ()
    if named.checkpoint in known or bank.doubtful:
        return None
    absent = f"{DIFFERENTIAL} has no checkpoint" if known else f"There is no {DIFFERENTIAL}, so there is no checkpoint"
    message = f"{absent} `{shorten(named.checkpoint)}`.{suggest(named.checkpoint, known)}"
    return Finding(named.location, FindingCode.CHECKPOINT_UNKNOWN, message)


def _check(named: CheckpointRef, checking: Checking) -> Iterator[Finding]:
    found = _find_fault(named, checking.bank)
    if found:
        yield found


def _name_anchors(named: CheckpointRef, _bank: Bank) -> Iterator[str]:
    yield f"rank-{named.checkpoint}"


def _build(named: CheckpointRef, filling: Filling) -> Element:
    """Return ruled lines for the learner's ranking, and the reference; an empty element where there is none."""
    page = filling.page
    differential, found = page.bank.differential, _find_fault(named, page.bank)
    if found:
        page.report(found)
    if found or differential is None:
        return Element("div")
    checkpoint = named.checkpoint
    store = f"{page.options.site_id}/rank/{checkpoint}"
    element = Element("rank-list", {"id": f"rank-{checkpoint}", "checkpoint": checkpoint, "store": store})
    lines = SubElement(element, "ol", {"class": "lines"})
    for _ in range(LINES):
        SubElement(lines, "li")
    _add_reference(element, differential, checkpoint, filling.writer)
    filling.placed[filling.anchors.keep_apart(element).attrib["id"]] = Placed(named, filling.step)
    return element


def _add_reference(parent: Element, differential: Differential, checkpoint: str, writer: Writer) -> None:
    """Add the reference at a checkpoint: a row is a diagnosis."""
    ranking = SubElement(parent, "div", {"class": "ranking", "tabindex": "-1"})
    SubElement(ranking, "p", {"class": "review"}).text = _name_review(differential, writer)
    table = SubElement(ranking, "table")
    head = SubElement(SubElement(table, "thead"), "tr")
    for words in HEADS:
        SubElement(head, "th").text = writer.t(words)
    body = SubElement(table, "tbody")
    for diagnosis, move in _rank(differential, checkpoint):
        level = writer.t(_find_change(differential, diagnosis, checkpoint), level=writer.t(LEVEL_WORDS[move.level]))
        _add_row(SubElement(body, "tr"), diagnosis, move, level, writer)


def _name_review(differential: Differential, writer: Writer) -> OwnWords:
    review = differential.review
    return writer.t(REVIEWED, name=review.by, date=review.date) if isinstance(review, Review) else writer.t(DRAFT)


def _rank(differential: Differential, checkpoint: str) -> Iterable[tuple[Diagnosis, Move]]:
    """Yield what has a level at a checkpoint, by level and name."""
    found = [(each, move) for each in differential.diagnoses if (move := differential.move_at(each, checkpoint))]
    return sorted(found, key=lambda pair: (LEVELS.index(pair[1].level), pair[0].name))


def _find_change(differential: Differential, diagnosis: Diagnosis, checkpoint: str) -> str:
    """Return in which words, with a sign, a level is told after the one at the checkpoint before."""
    place = differential.checkpoints.index(checkpoint)
    if place == 0:
        return STAYED
    now = differential.move_at(diagnosis, checkpoint)
    before = differential.move_at(diagnosis, differential.checkpoints[place - 1])
    if before is None:
        return CAME
    moved = LEVELS.index(now.level) - LEVELS.index(before.level) if now else 0
    return STAYED if moved == 0 else ROSE if moved < 0 else FELL


def _add_row(row: Element, diagnosis: Diagnosis, move: Move, level: OwnWords, writer: Writer) -> None:
    row.attrib |= {"data-diagnosis": diagnosis.id, "data-level": move.level}
    head = SubElement(row, "th", {"scope": "row"})
    head.text = AtomicString(diagnosis.name)
    if diagnosis.cannot_miss:
        head.text = AtomicString(f"{diagnosis.name} ")
        SubElement(head, "span", {"class": "star"}).text = writer.t(STAR)
    SubElement(row, "td").text = level
    _add_facts(SubElement(row, "td"), move.fact, writer)
    why = SubElement(row, "td")
    grade = SubElement(why, "span", {"class": f"grade-{move.grade}"})
    grade.text = writer.t(GRADE_WORDS[move.grade])
    grade.tail = f" {move.reason}"
    add_citations(why, move.sources)


def _add_facts(cell: Element, keys: Iterable[str], writer: Writer) -> None:
    """Say the facts in words, what is not told as such."""
    sources = writer.sheet.sources
    found = [(isinstance(sources[key], Fact), sources[key].text) for key in keys if key in sources]
    joined = {True: (". ", "."), False: ("; ", f": {writer.t(writer.sheet.untold)}.")}
    parts = [
        joined[is_fact][0].join(words.rstrip(".") for _, words in group) + joined[is_fact][1]
        for is_fact, group in groupby(found, key=lambda pair: pair[0])
    ]
    cell.text = AtomicString(" ".join(parts))
    add_citations(cell, keys)


RANK: BlockType[CheckpointRef] = BlockType(
    name="rank",
    syntax=Syntax(
        argument=re.compile(r"(?P<checkpoint>[a-z0-9-]+)"),
        example="`/// rank | k1`",
        parse=lambda parts, location: CheckpointRef(parts["checkpoint"], location),
        decides=True,
        former=(),
    ),
    check=_check,
    anchors=_name_anchors,
    build=_build,
    when="in turn",
)
