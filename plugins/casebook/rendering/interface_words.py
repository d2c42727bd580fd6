"""Words of our own: they are English, whatever the language of the page."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.util import AtomicString

ENGLISH = {"lang": "en", "dir": "ltr"}
# Elements, and classes of elements, in which all is ours, beginning with what stands after a child.
WHOLE = ("frequency-table", "case-record", "downloads", "toggle", "casebook-findings")


class OwnWords(AtomicString):
    """Words of ours, as the text of an element. They hold no markup."""


def mark_language(root: Element, language: str) -> None:
    """Mark our words as English on a page in another language, for screen readers and for the layout.

    `language` is that of the page as HTML writes it, such as `de` or `pt-BR`; empty where nobody tells it.
    """
    if language.lower().startswith("en") or not language:
        return
    for element in root.iter():
        if isinstance(element.text, OwnWords) or element.tag in WHOLE or element.get("class") in WHOLE:
            element.attrib |= ENGLISH
        elif element.tag == "quiz-item":
            element[0].attrib |= ENGLISH  # the rail, whose words stand after a number
