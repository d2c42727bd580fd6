"""What looks back on a learner's own words: the moments worth a second look, and what was written first and last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement

from casebook.model import Item
from casebook.rendering.interface_words import OwnWords
from casebook.rendering.markdown import Writer

MOMENTS = ("Sure, and not as the reference", "Unsure, and right")
RULED = 2


def name_steps(root: Element) -> dict[str, str]:
    """Return what leads to each anchor of a page: its step in words, or its rail where there are no steps."""
    named: dict[str, str] = {}
    for item in root.iter("quiz-item"):
        number = item.find("p/b")
        named[item.attrib["id"]] = f"Item {number.text}" if number is not None else "Item"
    named |= {ranking.attrib["id"]: "Ranking" for ranking in root.iter("rank-list")}
    for step in root.iter("case-step"):
        words = step.attrib["id"].replace("step-", "Step ")
        named |= {anchor: words for each in step.iter() if (anchor := each.get("id")) in named}
    return named


def build_calibration() -> Element:
    """Return two lists that the script fills; on paper they are ruled lines."""
    element = Element("calibration-list")
    for words in MOMENTS:
        SubElement(SubElement(element, "p"), "b").text = OwnWords(words)
        rows = SubElement(element, "ol", {"class": "ruled"})
        for _ in range(RULED):
            SubElement(rows, "li")
    return element


def build_responses(items: Iterable[tuple[str, Item]], steps: Mapping[str, str], writer: Writer) -> Element:
    """Return a place for what was written at each item, and the model of the last.

    Items come with their anchors. The script fills the places; on paper they are ruled lines.
    """
    element = Element("response-recall")
    pairs = SubElement(element, "div")
    model = None
    for anchor, item in items:
        part = SubElement(pairs, "div", {"data-at": anchor})
        link = SubElement(SubElement(part, "p"), "a", {"href": f"#{anchor}"})
        link.text = OwnWords(steps[anchor])
        SubElement(part, "p", {"class": "asked"}).text = item.lead_in
        rows = SubElement(part, "ol", {"class": "ruled"})
        for _ in range(RULED):
            SubElement(rows, "li")
        model = item.model_response
    if model:
        writer.add_rationale(SubElement(element, "div", {"class": "model"}), writer.t("Model."), model)
    return element
