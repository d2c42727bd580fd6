"""Findings -> a box on the page, for an author who is writing with the page open."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.findings import Finding


def build_findings(findings: Iterable[Finding]) -> Element:
    """Return a box that lists what is wrong, with places."""
    box = Element("div", {"class": "casebook-findings", "role": "alert"})
    SubElement(box, "p").text = "This page cannot be published yet. It is shown without what is wrong in it."
    rows = SubElement(box, "ul")
    for finding in findings:
        row = SubElement(rows, "li")
        place = SubElement(row, "code")
        place.text = AtomicString(str(finding.location))
        # a name in a message may hold what Python-Markdown takes for a mark of its own
        place.tail = AtomicString(f" {finding.message}".replace("\x02", ""))
    return box
