"""What the tags of a page mean: one explanation each at its end, to which every tag leads and which opens in place."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from casebook.i18n import N_
from casebook.rendering.markdown import Writer
from casebook.rendering.tags import TAGS, TagName, name_note

EXPLANATIONS: dict[TagName, str] = {
    "judgement": N_(
        "Our judgement: where doctors would differ, no answer is marked right or wrong. No named clinician has "
        "reviewed this yet."
    ),
    "simulated": N_(
        "Simulated: computed from the words of the report. It shows how a described finding looks, and nothing of this "
        "patient."
    ),
    "drawing": N_(
        "Drawing: drawn by a program from poses set by hand; the notes of each picture say whether a clinician has "
        "checked it."
    ),
}


def add_explanations(root: Element, writer: Writer) -> None:
    """Add the explanation of each tag on a page at its end: outside of the steps of a case, so that all may read it."""
    used = {link.get("data-note") for link in root.iter("a") if link.get("class") == "tag"}
    names = [name for name in TAGS if name_note(name) in used]
    if not names:
        return
    section = SubElement(root, "div", {"class": "explanations", "data-search-exclude": ""})
    for name in names:
        SubElement(section, "p", {"id": name_note(name)}).text = writer.t(EXPLANATIONS[name])


def anchors_of_explanations() -> set[str]:
    """Return the ids that belong to explanations, on whichever page they stand."""
    return {name_note(name) for name in TAGS}
