"""Puts what blocks name where the page names it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from casebook.blocks.contract import Filling
from casebook.blocks.markdown_blocks import PLACE
from casebook.blocks.page_context import PageContext
from casebook.blocks.registry import BLOCK_TYPES, CONTAINER_TYPES
from casebook.findings import Location
from casebook.items.form import HIDING_RULE, MIXING_RULE
from casebook.parsing.page_scanner import BlockHead
from casebook.rendering.added_markup import AddedMarkup
from casebook.rendering.anchors import Anchors
from casebook.rendering.citations import anchors_of_sources
from casebook.rendering.explanations import anchors_of_explanations
from casebook.rendering.markdown import Writer
from casebook.rendering.plain_text import PlainTexts


@dataclass(frozen=True, slots=True)
class _Place:
    """An empty element of the page, the block that fills it, and the number of the step around it, if any."""

    element: Element
    head: BlockHead
    step: str


class BlockFiller(Treeprocessor):
    """Fills the places of a page, and finds blocks that leaked as text."""

    def __init__(self, md: Markdown, page: PageContext, plain: PlainTexts, added: AddedMarkup) -> None:
        super().__init__(md)
        self.page = page
        self.plain = plain
        self.added = added

    def run(self, root: Element) -> None:
        """Fill every place in the order of the page; what looks back on it comes last."""
        texts = list(_list_texts(root))
        self.added.begin()
        places = [*self._find_places(root)]
        filling = self._begin(root, places)
        for when in ("in turn", "last"):
            for place in places:
                if BLOCK_TYPES[place.head.name].when == when:
                    self._fill(place, filling)
        self.page.report_leaks(texts)
        for container in CONTAINER_TYPES.values():
            container.finish(root, filling)
        if filling.writer.medium == "screen":
            self._hide_keys(root, filling)

    def _find_places(self, root: Element) -> Iterator[_Place]:
        steps = {
            place: step.attrib["id"].removeprefix("step-")
            for step in root.iter("case-step")
            for place in step.iter(PLACE)
        }
        for element in root.iter(PLACE):
            head = self.page.take_head(element.attrib["name"], element.attrib["argument"])
            yield _Place(element, head, steps.get(element, ""))

    def _begin(self, root: Element, places: list[_Place]) -> Filling:
        """Return what blocks are filled with; the ids that the page's text has already are taken."""
        bank = self.page.bank
        taken = {*(each.get("id", "") for each in root.iter()), *self.page.ids}
        pending = (
            anchor
            for place in places
            if place.head.fits
            for anchor in BLOCK_TYPES[place.head.name].anchors(place.head.named, bank)
        )
        writer = Writer(self.md.parser, bank.sheet, self.page.translator, medium=self.page.options.medium)
        reserved = anchors_of_sources(bank.sheet, bank.references) | anchors_of_explanations()

        def remember(element: Element, location: Location) -> None:
            self.added.take_blocks(writer.blocks)
            self.added.remember(element, location)

        def add_rule(before: Element, text: str) -> None:
            rule = Element("div")
            rule.text = self.md.htmlStash.store(text)
            parent = next(element for element in root.iter() if before in element)
            parent.insert(list(parent).index(before), rule)

        return Filling(
            page=self.page,
            writer=writer,
            anchors=Anchors(taken, reserved, pending),
            placed={},
            step="",
            hold=self.plain.hold,
            remember=remember,
            add_rule=add_rule,
        )

    def _fill(self, place: _Place, filling: Filling) -> None:
        head = place.head
        block = BLOCK_TYPES[head.name]
        built = block.build(head.named, replace(filling, step=place.step)) if head.fits else Element("div")
        _replace(place.element, built)
        if not any(child in self.added.ours for child in place.element):  # items are noted at their own places
            filling.remember(place.element, head.location)

    def _hide_keys(self, root: Element, filling: Filling) -> None:
        """Put the rule that hides keys before the steps of a case, else before the first item."""
        if root.find(".//quiz-set") is not None:
            first = next(each for name in ("case-steps", "quiz-set") for each in root.iter(name))
            filling.add_rule(first, HIDING_RULE)
            if root.find(".//quiz-set[@shuffle]") is not None:
                filling.add_rule(first, MIXING_RULE)


def _replace(place: Element, built: Element) -> None:
    tail = place.tail
    place.clear()
    place.tag, place.attrib, place.tail = built.tag, built.attrib, tail
    place.text = built.text
    place.extend(built)


def _list_texts(root: Element) -> Iterator[str]:
    """Yield every text outside code, line by line."""
    for element in root.iter():
        if element.tag not in ("code", "pre"):
            for text in (element.text, element.tail):
                yield from (text or "").split("\n")
