"""`/// record`: the learner's record, in words; what can be done with it is added by script."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from casebook.blocks.contract import BlockType, Filling, no_anchors, nothing_wrong
from casebook.i18n import N_
from casebook.parsing.syntax import write_plain

TITLE = N_("Your record")
WHAT = N_(
    "Your record is what you have committed: responses, rankings, how sure you were, and how far you came. "
    "It stays in this browser; nothing is sent."
)
COPY = N_(
    "A copy of it is a text file that any editor opens. Bring it in on another device, or here after erasing: "
    "it adds to what is there and takes nothing away."
)
NO_SCRIPT = N_("Without script nothing is kept, and the buttons for all this are missing.")


def _build(_named: None, filling: Filling) -> Element:
    """Return the element, folded, for the records of the site."""
    writer = filling.writer
    element = Element("case-record", {"store": filling.page.options.site_id, "data-search-exclude": ""})
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
