"""An author's Markdown -> elements, by the page's own parser."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser

from casebook.reader import MAYBE_BLOCKS


@dataclass(frozen=True, slots=True)
class ProseWriter:
    """Puts texts into elements; inline Markdown is parsed later, with the rest of the page.

    `blocks` holds what the block parser has made of them: elements that the author wrote, not we.
    """

    parser: BlockParser
    blocks: list[Element] = field(default_factory=list)

    def add_blocks(self, parent: Element, text: str) -> None:
        """Add a text as blocks at the end of an element."""
        if MAYBE_BLOCKS.search(text):
            before = len(parent)
            self.parser.parseBlocks(parent, re.split(r"\n[ \t]*\n", text))
            self.blocks.extend(parent[before:])
        else:
            SubElement(parent, "p").text = text

    def add_rationale(self, parent: Element, lead: str, text: str) -> None:
        """Add words in bold, then a text: in the same line when it is one paragraph."""
        bold = SubElement(parent, "b")
        bold.text = lead
        if MAYBE_BLOCKS.search(text):
            self.add_blocks(parent, text)
        else:
            bold.tail = " " + text
