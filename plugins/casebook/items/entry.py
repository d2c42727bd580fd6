"""What the types share in which a response is typed into one line: its field, and the key with the one rationale."""

from __future__ import annotations

import json
from collections.abc import Sequence
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement

from casebook.rendering.citations import add_citations
from casebook.rendering.markdown import Writer

# A phone must not rewrite a term. No `inputmode`: the keyboard for decimals has no minus on an iPhone, and one that
# had it for some items only would tell the sign of their keys.
TYPED = MappingProxyType({"autocomplete": "off", "autocorrect": "off", "autocapitalize": "off", "spellcheck": "false"})


def add_entry(fieldset: Element, writer: Writer) -> Element:
    """Add a field for one line, and return its label."""
    label = SubElement(fieldset, "label")
    SubElement(label, "span").text = writer.t("Your answer")
    SubElement(label, "input", {"name": "r"} | TYPED)
    return label


def add_key_of_entry(
    details: Element, key: object, words: str, rationale: str, sources: Sequence[str], writer: Writer
) -> None:
    """Add the key in words and, for the script, as JSON; then the rationale of the item and what it rests on."""
    packed = json.dumps(key, ensure_ascii=False, separators=(",", ":"))
    holder = SubElement(details, "div", {"data-key": packed})
    writer.add_rationale(holder, words, rationale)
    add_citations(holder, sources)
