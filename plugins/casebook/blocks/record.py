"""The learner's record: what it is, in words; what can be done with it is added by script."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

TITLE = "Your record"
WHAT = (
    "Your record is what you have committed: responses, rankings, how sure you were, and how far you came. "
    "It stays in this browser; nothing is sent."
)
COPY = (
    "A copy of it is a text file that any editor opens. Bring it in on another device, or here after erasing: "
    "it adds to what is there and takes nothing away."
)
NO_SCRIPT = "Without script nothing is kept, and the buttons for all this are missing."


def build_record(site_id: str) -> Element:
    """Return the element, folded, for the records of a site."""
    element = Element("case-record", {"store": site_id, "data-search-exclude": ""})
    details = SubElement(element, "details")
    SubElement(details, "summary").text = AtomicString(TITLE)
    for words in (WHAT, COPY):
        SubElement(details, "p").text = AtomicString(words)
    SubElement(details, "p", {"class": "needs-script"}).text = AtomicString(NO_SCRIPT)
    return element
