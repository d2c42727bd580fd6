"""Items of the bank in a page: what the blocks `quiz` and `item` share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.bank.bank import Bank
from casebook.bank.refs import ItemRef
from casebook.blocks.contract import Checking, Filling, Placed
from casebook.findings import Finding, Location
from casebook.items.form import anchor_of, build_set, mark_mixed
from casebook.model import Item, Quiz
from casebook.rendering.markdown import Writer

# GitHub's. The script puts the item's id and fingerprint in the place of each star.
REPORT = "{}/issues/new?template=item-error.yml&title=Error%20in%20{}/*&item={}/*"


def parse_items(parts: Mapping[str, Any], location: Location) -> ItemRef:
    """Return the quiz and the items that an argument names."""
    return ItemRef(parts["quiz"], parts["items"], location)


def check_items(named: ItemRef, checking: Checking) -> Iterator[Finding]:
    """Yield that there is no such quiz, or no such items in it."""
    found = checking.bank.find_items(named)
    if isinstance(found, Finding):
        yield found


def name_anchors(named: ItemRef, bank: Bank) -> Iterator[str]:
    """Yield the id of each item."""
    found = bank.find_items(named)
    if isinstance(found, tuple):
        yield from (anchor_of(found[0], item) for item in found[1])


def build_items(named: ItemRef, filling: Filling) -> Element:
    """Return the set of items; it is empty where nothing is left that can be shown."""
    found = filling.page.bank.find_items(named)
    if isinstance(found, Finding):
        filling.page.report(found)
    if found is None or isinstance(found, Finding):
        return Element("quiz-set")
    return _build_found(*found, filling)


def _fold(holder: Element, element: Element, item: Item, writer: Writer) -> None:
    """Put an optional item of a step into a fold, in its place."""
    folded = Element("details", {"class": "more practice"})
    name = item.name or writer.t("a question")
    SubElement(folded, "summary").text = AtomicString(writer.t("More practice: {name}", name=name))
    holder[list(holder).index(element)] = folded
    folded.append(element)


def _build_found(quiz: Quiz, items: tuple[Item, ...], filling: Filling) -> Element:
    page, starts = filling.page, filling.page.bank.starts
    page.check_pictures(starts[quiz.id, items[0].id].path)
    prepared = page.prepare_figures(name for item in items for name in item.shown_figures)
    shown = [item for item in items if prepared.keys() >= set(item.shown_figures)]
    built = build_set(quiz, shown, page.site_id, filling.writer, filling.anchors, prepared)
    if filling.writer.medium == "screen":
        mark_mixed(built, quiz, shown, keeps_order=bool(filling.step))
    for element, item in zip(list(built), shown, strict=True):
        filling.placed[element.attrib["id"]] = Placed(item, filling.step, quiz.number_of(item))
        filling.remember(element, starts[quiz.id, item.id])
        if filling.step and item.optional and not item.is_survey and filling.writer.medium == "screen":
            _fold(built, element, item, filling.writer)
    if page.options.repository:
        built.set("report", REPORT.format(page.options.repository, quiz.id, quiz.id))
    filling.hold(built.iter())
    return built
