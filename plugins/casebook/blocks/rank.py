"""`/// rank | k1`: lines for the learner's ranking at a checkpoint, and the reference beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from casebook.bank.bank import Bank
from casebook.bank.files import DIFFERENTIAL
from casebook.bank.refs import CheckpointRef
from casebook.blocks.contract import BlockType, Checking, Filling, Placed
from casebook.blocks.ledger import build_ledger
from casebook.blocks.reference_words import LINES
from casebook.findings import Finding, FindingCode, shorten, suggest
from casebook.parsing.syntax import Syntax


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
    store = f"{page.site_id}/rank/{checkpoint}"
    element = Element("rank-list", {"id": f"rank-{checkpoint}", "checkpoint": checkpoint, "store": store})
    lines = SubElement(element, "ol", {"class": "lines"})
    for _ in range(LINES):
        SubElement(lines, "li")
    element.append(build_ledger(differential, checkpoint, _find_last(filling), filling.writer))
    filling.placed[filling.anchors.keep_apart(element).attrib["id"]] = Placed(named, filling.step)
    return element


def _find_last(filling: Filling) -> str | None:
    """Return the checkpoint of the ranking before this on the page, if there is one."""
    ranked = [placed.decided for placed in filling.placed.values() if isinstance(placed.decided, CheckpointRef)]
    return ranked[-1].checkpoint if ranked else None


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
