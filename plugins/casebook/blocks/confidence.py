"""`/// confidence`: how sure the learner was of each first answer, and how right, in one picture."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from casebook.blocks.contract import BlockType, Filling, no_anchors, nothing_wrong
from casebook.i18n import N_
from casebook.parsing.syntax import write_plain

BY_HAND = N_("One mark for each answer, under how sure you were: ✓ right, ½ partly right, ✗ not right.")
WORDS = (N_("Guessing"), N_("Fairly sure"), N_("Sure"))


def _build(_named: None, filling: Filling) -> Element:
    """Return an empty table to be filled by hand; the script puts the picture in its place."""
    element = Element("confidence-chart")
    SubElement(element, "p").text = filling.writer.t(BY_HAND)
    table = SubElement(element, "table")
    head = SubElement(SubElement(table, "thead"), "tr")
    row = SubElement(SubElement(table, "tbody"), "tr")
    for words in WORDS:
        SubElement(head, "th", {"scope": "col"}).text = filling.writer.t(words)
        SubElement(row, "td")
    return element


CONFIDENCE: BlockType[None] = BlockType(
    name="confidence",
    syntax=write_plain("confidence"),
    check=nothing_wrong,
    anchors=no_anchors,
    build=_build,
    when="in turn",
)
