"""Tags that say what a thing is, such as `Simulated`; each leads to the one explanation that the page has."""

from __future__ import annotations

from typing import Literal
from xml.etree.ElementTree import Element, SubElement

from casebook.i18n import N_
from casebook.rendering.markdown import Writer

TagName = Literal["judgement", "simulated", "drawing"]
TAGS: dict[TagName, str] = {
    # Translators: tags beside a verdict or a picture.
    "judgement": N_("Our judgement"),
    "simulated": N_("Simulated"),
    "drawing": N_("Drawing"),
}


def add_tag(parent: Element, name: TagName, writer: Writer) -> Element:
    """Add a tag at the end of an element, and return it. `casebook.rendering.explanations` adds what it leads to."""
    note = name_note(name)
    tag = SubElement(parent, "a", {"class": "tag", "href": f"#{note}", "data-note": note})
    tag.text = writer.t(TAGS[name])
    return tag


def name_note(name: TagName) -> str:
    """Return the id of the explanation of a tag."""
    return f"about-{name}"
