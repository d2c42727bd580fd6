"""What the types share in which a response is typed into one line: its field, and the key with the one rationale."""

from __future__ import annotations

import json
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement

from casebook.model import Item, Option
from casebook.model.base import Flag
from casebook.rendering.citations import add_citations
from casebook.rendering.markdown import Writer

# A phone must not rewrite a term. No `inputmode`: the keyboard for decimals has no minus on an iPhone, and one that
# had it for some items only would tell the sign of their keys.
TYPED = MappingProxyType({"autocomplete": "off", "autocorrect": "off", "autocapitalize": "off", "spellcheck": "false"})


class ForeseenOption(Option):
    """A wrong response that is foreseen."""

    tempting: Flag = False
    """Whether it is the one expected most often: the learner's key on paper gives its reason too."""

    @property
    def is_tempting(self) -> bool:
        """Tell whether it is the wrong response expected most often."""
        return self.tempting


def add_entry(fieldset: Element, writer: Writer) -> Element:
    """Add a field for one line, and return its label."""
    label = SubElement(fieldset, "label")
    SubElement(label, "span").text = writer.t("Your answer")
    SubElement(label, "input", {"name": "r"} | TYPED)
    return label


def add_key_of_entry(details: Element, item: Item, key: object, words: str, writer: Writer) -> None:
    """Add the key as JSON for the script, and in words where the answer is another line; then the rationale."""
    packed = json.dumps(key, ensure_ascii=False, separators=(",", ":"))
    holder = SubElement(details, "div", {"data-key": packed})
    if item.short:
        writer.add_rationale(holder, words, item.rationale or "")
    elif item.rationale:
        writer.add_blocks(holder, item.rationale)
    add_citations(holder, item.sources)
