"""Interface strings on a page: where they are in another language than the page, they say so."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from casebook.i18n import Translator, is_same_language

# Elements, and classes of elements, in which all is ours, beginning with what stands after a child.
WHOLE = frozenset({"frequency-table", "case-record", "downloads", "toggle", "item-header"})


class OwnWords(AtomicString):
    """Words of ours, as the text of an element. They hold no markup."""


def mark_language(root: Element, language: str, translator: Translator) -> None:
    """Mark our words with their language on a page in another one, for screen readers and for the layout.

    `language` is that of the page as HTML writes it, such as `de` or `pt-BR`; empty where nobody tells it.
    """
    if not language or is_same_language(language, translator.language):
        return
    marks = {"lang": translator.language, "dir": translator.direction}
    for element in root.iter():
        if isinstance(element.text, OwnWords) or element.tag in WHOLE or element.get("class") in WHOLE:
            # the title of a drawing is SVG, which has no `dir` (SVG 2, section 5.8)
            element.attrib |= {"lang": marks["lang"]} if element.tag == "title" else marks
