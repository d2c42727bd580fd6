"""Findings -> a box on the page, for an author who is writing with the page open."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.findings import Finding
from casebook.i18n import ENGLISH, Translator
from casebook.rendering.interface_words import OwnWords


def build_findings(findings: Iterable[Finding], translator: Translator) -> Element:
    """Return a box that lists what is wrong, with places. The findings themselves are in English."""
    box = Element("div", {"class": "casebook-findings", "role": "alert"})
    words = translator.t("This page cannot be published yet. It is shown without the parts that have errors.")
    SubElement(box, "p").text = OwnWords(words)
    rows = SubElement(box, "ul", {"lang": ENGLISH.language, "dir": ENGLISH.direction})
    for finding in findings:
        row = SubElement(rows, "li")
        place = SubElement(row, "code")
        place.text = AtomicString(str(finding.location))
        # a name in a message may hold what Python-Markdown takes for a mark of its own
        place.tail = AtomicString(f" {finding.message}".replace("\x02", ""))
    return box
