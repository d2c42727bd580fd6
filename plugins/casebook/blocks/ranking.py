"""A ranking and the reference beside it; and the way that holds all steps of a case."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable
from itertools import groupby, pairwise
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.model import LEVELS, UNTOLD, Diagnosis, Differential, Fact, FactSheet, Move, Review
from casebook.rendering.anchors import Anchors
from casebook.rendering.citations import add_citations
from casebook.rendering.interface_words import OwnWords

LINES = 5
SHOWN = {"lead": "lead", "group": "lead group", "possible": "possible", "low": "low", "aside": "set aside"}
GRADES = {"case": "Case", "literature": "Literature", "judgement": "Judgement"}
STAR = OwnWords("★ must not be missed")
DRAFT = "Reference differential: judgement, not yet reviewed by a named clinician. No order is meant within a level."
PLAIN = (
    "Everything is open here, down to the diagnosis. To work it out yourself, cover what follows each decision until "
    "you have written yours."
)
# As the rule for keys: constant, and in the page itself. It holds on paper too: who prints amid the case gets what is
# open to him. Without our script all is open.
CASE_RULE = (
    "<style>.js :is(case-step,case-gate):not([data-open]),.js case-gate:not([data-open])~*,"
    ".js rank-list:not([data-committed])>.ranking,.js .plain-warning{display:none}</style>"
    '<script>(c=>{c.add("js");addEventListener("load",()=>customElements.get("case-steps")||c.remove("js"))})'
    "(document.documentElement.classList)</script>"
)


def build_ranking(differential: Differential, checkpoint: str, site_id: str, sheet: FactSheet) -> Element:
    """Return ruled lines for the learner's ranking, and the reference at this checkpoint."""
    attributes = {"id": f"rank-{checkpoint}", "checkpoint": checkpoint, "store": f"{site_id}/rank/{checkpoint}"}
    element = Element("rank-list", attributes)
    lines = SubElement(element, "ol", {"class": "lines"})
    for _ in range(LINES):
        SubElement(lines, "li")
    ranking = SubElement(element, "div", {"class": "ranking", "tabindex": "-1"})
    SubElement(ranking, "p", {"class": "review"}).text = OwnWords(_review(differential))
    table = SubElement(ranking, "table")
    head = SubElement(SubElement(table, "thead"), "tr")
    for words in ("diagnosis", "reference", "moved by", "why"):
        SubElement(head, "th").text = OwnWords(words)
    body = SubElement(table, "tbody")
    for diagnosis, move in _rank(differential, checkpoint):
        _add_row(body, diagnosis, move, _change(differential, diagnosis, checkpoint), sheet)
    return element


def wrap_steps(
    root: Element, name_store: Callable[[], str], anchors: Anchors, differential: Differential | None
) -> Element | None:
    """Put all steps of a page into one element, in the place of the first; return it, or None without steps.

    `name_store` tells the storage key of their progress, if there are any.
    """
    parent = next((element for element in root.iter() if element.find("case-step") is not None), None)
    if parent is None:
        return None
    way = Element("case-steps", {"id": anchors.take("case"), "store": name_store(), "data-search-exclude": ""})
    if differential:
        way.set("names", encode_names(differential))
    SubElement(way, "p", {"class": "plain-warning"}).text = OwnWords(PLAIN)
    _mark_unreported(parent)
    steps = parent.findall("case-step")
    parent.insert(list(parent).index(steps[0]), way)
    for step in steps:
        parent.remove(step)
        way.append(step)
    return way


def _mark_unreported(root: Element) -> None:
    """Name the lists of what the report does not say, so that they can be set as lines left empty."""
    for parent in root.iter():
        for before, after in pairwise(parent):
            if before.tag == "p" and after.tag == "ul" and (before.text or "").strip("* ") in UNTOLD:
                after.set("class", "unreported")


def encode_names(differential: Differential) -> str:
    """Return what can be typed, so written that a search in the page or its source does not meet it by accident."""
    names = [
        {"id": name.id, "name": name.name, "synonyms": list(name.synonyms), **({"quiet": 1} if name.quiet else {})}
        for name in differential.typed
    ]
    packed = json.dumps(names, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(packed.encode()).decode()


def _review(differential: Differential) -> str:
    if isinstance(differential.review, Review):
        return f"Reference differential, reviewed by {differential.review.by}, {differential.review.date}."
    return DRAFT


def _rank(differential: Differential, checkpoint: str) -> Iterable[tuple[Diagnosis, Move]]:
    """Yield what has a level at a checkpoint, by level and name."""
    found = [(each, move) for each in differential.diagnoses if (move := differential.move_at(each, checkpoint))]
    return sorted(found, key=lambda pair: (LEVELS.index(pair[1].level), pair[0].name))


def _change(differential: Differential, diagnosis: Diagnosis, checkpoint: str) -> str:
    """Return in a sign and a word how a diagnosis has moved since the checkpoint before."""
    place = differential.checkpoints.index(checkpoint)
    if place == 0:
        return ""
    now = differential.move_at(diagnosis, checkpoint)
    before = differential.move_at(diagnosis, differential.checkpoints[place - 1])
    if before is None:
        return " (new)"
    moved = LEVELS.index(now.level) - LEVELS.index(before.level) if now else 0
    return "" if moved == 0 else " ▲ up" if moved < 0 else " ▼ down"


def _add_row(body: Element, diagnosis: Diagnosis, move: Move, change: str, sheet: FactSheet) -> None:
    row = SubElement(body, "tr", {"data-diagnosis": diagnosis.id, "data-level": move.level})
    head = SubElement(row, "th", {"scope": "row"})
    head.text = AtomicString(diagnosis.name)
    if diagnosis.cannot_miss:
        head.text = AtomicString(f"{diagnosis.name} ")
        SubElement(head, "span", {"class": "star"}).text = STAR
    SubElement(row, "td").text = OwnWords(SHOWN[move.level] + change)
    _add_facts(SubElement(row, "td"), move.fact, sheet)
    why = SubElement(row, "td")
    grade = SubElement(why, "span", {"class": f"grade-{move.grade}"})
    grade.text = OwnWords(GRADES[move.grade])
    grade.tail = f" {move.reason}"
    add_citations(why, move.sources)


def _add_facts(cell: Element, keys: Iterable[str], sheet: FactSheet) -> None:
    """Say the facts in words, what is not told as such."""
    found = [(isinstance(sheet.sources[key], Fact), sheet.sources[key].text) for key in keys if key in sheet.sources]
    joined = {True: (". ", "."), False: ("; ", f": {sheet.untold}.")}
    parts = [
        joined[is_fact][0].join(words.rstrip(".") for _, words in group) + joined[is_fact][1]
        for is_fact, group in groupby(found, key=lambda pair: pair[0])
    ]
    cell.text = AtomicString(" ".join(parts))
    add_citations(cell, keys)
