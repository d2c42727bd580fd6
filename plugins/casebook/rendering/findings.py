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
        place.tail = AtomicString(" ")
        _add_message(row, finding)
    return box


def _add_message(row: Element, finding: Finding) -> None:
    """Add the message of a finding; what it has between backquotes is code."""
    # a name in a message may hold what Python-Markdown takes for a mark of its own
    for place, part in enumerate(finding.message.replace("\x02", "").split("`")):
        element = SubElement(row, "code" if place % 2 else "span")
        element.text = AtomicString(part)
