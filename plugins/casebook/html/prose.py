"""An author's Markdown -> elements, by the page's own parser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser

# Anything a block processor could take for more than one plain paragraph; a paragraph then needs no parser.
MAYBE_BLOCKS = re.compile(r"\n[ \t]*\n|^[ ]{0,3}(?:[-*+:]|\d+[.)])[ \t]|\||^[ ]{4}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ProseWriter:
    """Puts texts into elements; inline Markdown is parsed later, with the rest of the page."""

    parser: BlockParser

    def add_blocks(self, parent: Element, text: str) -> None:
        """Add a text as blocks at the end of an element."""
        if MAYBE_BLOCKS.search(text):
            self.parser.parseBlocks(parent, re.split(r"\n[ \t]*\n", text))
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
