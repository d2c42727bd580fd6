"""`/// calibration`: where the learner was sure and not as the reference, and the other way round."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from casebook.blocks.contract import BlockType, Filling, no_anchors, nothing_wrong
from casebook.i18n import N_
from casebook.parsing.syntax import write_plain

LISTS = (N_("Sure, but different from the reference"), N_("Unsure, but right"))
RULED = 2  # lines on paper


def _build(_named: None, filling: Filling) -> Element:
    """Return two lists that the script fills; on paper they are ruled lines."""
    element = Element("calibration-list")
    for words in LISTS:
        SubElement(SubElement(element, "p"), "b").text = filling.writer.t(words)
        rows = SubElement(element, "ol", {"class": "ruled"})
        for _ in range(RULED):
            SubElement(rows, "li")
    return element


CALIBRATION: BlockType[None] = BlockType(
    name="calibration",
    syntax=write_plain("calibration", "moments"),
    check=nothing_wrong,
    anchors=no_anchors,
    build=_build,
    when="last",
)
