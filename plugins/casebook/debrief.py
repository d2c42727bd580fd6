"""The blocks that look back on a case: what each puts where the page names it, from the rest of the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from casebook.html import (
    Column,
    ProseWriter,
    build_audit,
    build_chart,
    build_frequencies,
    build_moments,
    build_said,
    name_steps,
)
from casebook.model import Item
from casebook.page import PageState
from casebook.reader import Recall, Shares
from casebook.reader.page import Named

LOOKING_BACK = ("chart", "calibration", "responses", "frequencies", "gaps")


@dataclass(frozen=True, slots=True)
class Debrief:
    """Builds what looks back on a page, when all else on it is built. `placed` holds its items by their anchors."""

    page: PageState
    prose: ProseWriter
    placed: Mapping[str, Item]

    def build(self, root: Element, name: str, named: Named | None) -> Element:
        """Return what a block becomes; an empty element where something was reported."""
        if isinstance(named, Recall):
            return self._build_said(root, named)
        if isinstance(named, Shares):
            return build_frequencies(named.have, named.found, named.alike)
        if name == "chart":
            return self._build_chart(root)
        if name == "gaps":
            return build_audit(self.page.bank.sheet, self.placed)
        return build_moments() if name == "calibration" else Element("div")

    def _build_said(self, root: Element, recall: Recall) -> Element:
        found = [self.page.bank.find_items(mention) for mention in recall.mentions]
        named = [item for each in found if isinstance(each, tuple) for item in each[1]]
        # Its first copy; two items of the page may be alike but for their quiz, so the item itself is looked for.
        anchors = {id(item): anchor for anchor, item in reversed([*self.placed.items()])}
        items = [(anchors[id(item)], item) for item in named if id(item) in anchors]
        return build_said(items, name_steps(root), self.prose)

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
