"""`/// responses | quiz-a/a1 quiz-a/a9`: what was written at these items, beside the model of the last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.bank.refs import ItemRef
from casebook.blocks.contract import BlockType, Checking, Filling, no_anchors
from casebook.findings import Finding, FindingCode, Location, shorten
from casebook.items.contract import OURS
from casebook.model import Item
from casebook.parsing.syntax import Syntax
from casebook.rendering.punctuation import name_text

RULED = 2  # lines on paper


@dataclass(frozen=True, slots=True)
class ResponseRef:
    """Items of the page whose responses are shown again."""

    item_refs: tuple[ItemRef, ...]


def _parse(parts: Mapping[str, Any], location: Location) -> ResponseRef:
    named = (each.split("/") for each in parts["items"].split())
    return ResponseRef(tuple(ItemRef(quiz, item, location) for quiz, item in named))


def _check(named: ResponseRef, checking: Checking) -> Iterator[Finding]:
    """Yield each item that there is not, or that is not on the page."""
    bank = checking.bank
    shown = [found for each in checking.page.all_of(ItemRef) if isinstance(found := bank.find_items(each), tuple)]
    held = {(quiz.id, item.id) for quiz, items in shown for item in items}
    for each in named.item_refs:
        found = bank.find_items(each)
        if isinstance(found, Finding):
            yield found
        elif found and any((each.quiz, item.id) not in held for item in found[1]):
            name = f"{each.quiz}/{each.items}"
            message = f"`{shorten(name)}` is not on this page, so there is nothing to show from it."
            yield Finding(each.location, FindingCode.ITEM_UNKNOWN, message)


def _build(named: ResponseRef, filling: Filling) -> Element:
    """Return a place for what was written at each item, and the model of the last.

    The script fills the places; on paper they are ruled lines.
    """
    element = Element("response-recall")
    pairs = SubElement(element, "div")
    model = None
    for anchor, item in _find_placed(named.item_refs, filling):
        part = SubElement(pairs, "div", {"data-at": anchor})
        link = SubElement(SubElement(part, "p"), "a", {"href": f"#{anchor}"})
        place = filling.placed[anchor].name(filling.writer)
        link.text = AtomicString(name_text(place, item.name, filling.writer.translator)) if item.name else place
        if not item.name:
            SubElement(part, "p", {"class": "asked"}).text = item.lead_in
        rows = SubElement(part, "ol", {"class": "ruled"})
        for _ in range(RULED):
            SubElement(rows, "li")
        model = item.model_response
    if model:
        lead = filling.writer.t(OURS)
        filling.writer.add_rationale(SubElement(element, "div", {"class": "model"}), lead, model)
    return element


def _find_placed(item_refs: Iterable[ItemRef], filling: Filling) -> Iterator[tuple[str, Item]]:
    """Yield the items that stand on the page, each with the anchor of its first copy."""
    # two items of the page may be alike but for their quiz, so the item itself is looked for
    anchors = {id(placed.decided): anchor for anchor, placed in reversed(filling.placed.items())}
    for each in item_refs:
        found = filling.page.bank.find_items(each)
        for item in found[1] if isinstance(found, tuple) else ():
            if id(item) in anchors:
                yield anchors[id(item)], item


RESPONSES: BlockType[ResponseRef] = BlockType(
    name="responses",
    syntax=Syntax(
        argument=re.compile(r"(?P<items>[a-z0-9-]+/[a-z0-9-]+(?:[ ]+[a-z0-9-]+/[a-z0-9-]+)*)"),
        example="`/// responses | quiz-a/a1 quiz-a/a9`",
        parse=_parse,
        decides=False,
        former=("said",),
    ),
    check=_check,
    anchors=no_anchors,
    build=_build,
    when="last",
)
