"""The blocks that look back on a case: what each puts where the page names it, from the rest of the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from casebook.blocks.chart import Column, build_chart
from casebook.blocks.frequencies import build_frequencies
from casebook.blocks.gaps import build_gaps
from casebook.blocks.page_context import PageContext
from casebook.blocks.responses import build_calibration, build_responses, name_steps
from casebook.model import Item
from casebook.parsing.page_scanner import Named, NaturalFrequencies, ResponseRef
from casebook.rendering.markdown import Writer

LOOKING_BACK = ("chart", "calibration", "responses", "frequencies", "gaps")


@dataclass(frozen=True, slots=True)
class Debrief:
    """Builds what looks back on a page, when all else on it is built. `placed` holds its items by their anchors."""

    page: PageContext
    writer: Writer
    placed: Mapping[str, Item]

    def build(self, root: Element, name: str, named: Named | None) -> Element:
        """Return what a block becomes; an empty element where something was reported."""
        if isinstance(named, ResponseRef):
            return self._build_said(root, named)
        if isinstance(named, NaturalFrequencies):
            return build_frequencies(named.have, named.found, named.alike)
        if name == "chart":
            return self._build_chart(root)
        if name == "gaps":
            return build_gaps(self.page.bank.sheet, self.placed)
        return build_calibration() if name == "calibration" else Element("div")

    def _build_said(self, root: Element, recall: ResponseRef) -> Element:
        found = [self.page.bank.find_items(mention) for mention in recall.item_refs]
        named = [item for each in found if isinstance(each, tuple) for item in each[1]]
        # Its first copy; two items of the page may be alike but for their quiz, so the item itself is looked for.
        anchors = {id(item): anchor for anchor, item in reversed([*self.placed.items()])}
        items = [(anchors[id(item)], item) for item in named if id(item) in anchors]
        return build_responses(items, name_steps(root), self.writer)

    def _build_chart(self, root: Element) -> Element:
        differential = self.page.bank.differential
        if differential is None:
            return Element("div")
        steps = name_steps(root)
        anchors = {each.attrib["checkpoint"]: each.attrib["id"] for each in root.iter("rank-list")}
        repeated = Counter(steps[anchor] for anchor in anchors.values())
        columns = [
            Column(key, anchor, steps[anchor] if repeated[steps[anchor]] == 1 else f"{steps[anchor]}, {key}")
            for key, anchor in anchors.items()
        ]
        return build_chart(differential, columns)
