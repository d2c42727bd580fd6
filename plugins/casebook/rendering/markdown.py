"""An author's Markdown -> elements, by the page's own parser."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.util import AtomicString

from casebook.i18n import ENGLISH, Translator
from casebook.model import FactSheet
from casebook.model.code_fence import CodeFence, split_fences
from casebook.parsing.markdown_rules import may_hold_blocks
from casebook.rendering.code import add_code
from casebook.rendering.interface_words import OwnWords

GAP = "\0"  # no text of a page holds it
Medium = Literal["screen", "paper"]


@dataclass(frozen=True, slots=True)
class Writer:
    """What a renderer is given: the author's Markdown, what is known of the case, and our words in the page's language.

    It puts texts into elements; their inline Markdown is parsed later, with the rest of the page.
    `blocks` holds what the block parser has made of them: elements that the author wrote, not we. `medium` is asked
    for only where no stylesheet can make the difference.
    """

    parser: BlockParser
    sheet: FactSheet = field(default_factory=FactSheet)
    translator: Translator = ENGLISH
    blocks: list[Element] = field(default_factory=list)
    medium: Medium = "screen"

    def t(self, key: str, /, **values: object) -> OwnWords:
        """Return words of ours in the language of the page, with the values in their placeholders."""
        return OwnWords(self.translator.t(key, **values), self.translator.language_of(key))

    def tn(self, one: str, many: str, count: int, /, **values: object) -> OwnWords:
        """Return the form of our words for a count, which stands in the place of `#`."""
        return OwnWords(self.translator.tn(one, many, count, **values), self.translator.language_of(one, many))

    def split(self, key: str, name: str, /, **values: object) -> tuple[OwnWords, OwnWords]:
        """Return our words before and after one placeholder, in whose place an element is to stand."""
        before, _, after = self.translator.t(key, **values, **{name: GAP}).partition(GAP)
        language = self.translator.language_of(key)
        return OwnWords(before, language), OwnWords(after, language)

    def add_blocks(self, parent: Element, text: str) -> None:
        """Add a text as blocks at the end of an element."""
        if may_hold_blocks(text):
            for part in split_fences(text):
                self._add_part(parent, part)
        else:
            SubElement(parent, "p").text = text

    def _add_part(self, parent: Element, part: str | CodeFence) -> None:
        if isinstance(part, CodeFence):
            add_code(parent, part, self.parser.md)
        elif part.strip():
            before = len(parent)
            self.parser.parseBlocks(parent, re.split(r"\n[ \t]*\n", part))
            self.blocks.extend(parent[before:])

    def add_rationale(self, parent: Element, lead: str, text: str) -> None:
        """Add words in bold, then a text: in the same line when it is one paragraph."""
        bold = SubElement(parent, "b")
        bold.text = lead
        if isinstance(text, AtomicString):
            # Only as the text of an element it stays without markup.
            bold.tail = " "
            SubElement(parent, "span").text = text
        elif may_hold_blocks(text):
            self.add_blocks(parent, text)
        else:
            bold.tail = " " + text
