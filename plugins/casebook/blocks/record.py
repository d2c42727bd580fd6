"""`/// record`: the learner's record, in words; what can be done with it is added by script."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from casebook.blocks.contract import BlockType, Filling, no_anchors, nothing_wrong
from casebook.i18n import N_
from casebook.parsing.syntax import write_plain

TITLE = N_("Your record")
WHAT = N_("Your record holds your answers, your rankings and how sure you were. It stays in this browser.")
COPY = N_("A saved record can be opened on another device. It adds to what is there and takes nothing away.")
NO_SCRIPT = N_("Saving needs JavaScript.")


def _build(_named: None, filling: Filling) -> Element:
    """Return the element, folded, for the records of the site."""
    writer = filling.writer
    element = Element("case-record", {"store": filling.page.site_id, "data-search-exclude": ""})
    details = SubElement(element, "details")
    SubElement(details, "summary").text = writer.t(TITLE)
    for words in (WHAT, COPY):
        SubElement(details, "p").text = writer.t(words)
    SubElement(details, "p", {"class": "needs-script"}).text = writer.t(NO_SCRIPT)
    return element


RECORD: BlockType[None] = BlockType(
    name="record",
    syntax=write_plain("record"),
    check=nothing_wrong,
    anchors=no_anchors,
    build=_build,
    when="in turn",
)
