"""Interface strings on a page: where they are in another language than the page, they say so.

Only elements can say it: what an attribute such as `aria-label` or `alt` holds is read in the language of its element.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from casebook.i18n import ENGLISH, Translator, direction_of, is_same_language

# Elements, and classes of elements, in which all is ours.
WHOLE = frozenset({"frequency-table", "case-record", "downloads"})


class OwnWords(AtomicString):
    """Words of ours, as the text of an element. They hold no markup.

    `language` is theirs; empty where they are put together, and so in that of the translator. What stands after a
    child is made plain text by the page's parser: the text of the element, though empty, has its language.
    """

    language: str

    def __new__(cls, words: str, language: str = "") -> OwnWords:
        """Keep the language of words that were ours before."""
        own = super().__new__(cls, words)
        own.language = language or getattr(words, "language", "")
        return own


def mark_language(root: Element, language: str, translator: Translator) -> None:
    """Mark our words with their language on a page in another one, for screen readers and for the layout.

    `language` is that of the page as HTML writes it, such as `de` or `pt-BR`; empty where nobody tells it.
    """
    ours = {translator.language, ENGLISH.language}
    others = {each for each in ours if language and not is_same_language(language, each)}
    for element in root.iter() if others else ():
        found = _find_language(element, translator)
        if found in others:
            # the title of a drawing is SVG, which has no `dir` (SVG 2, section 5.8)
            marks = {"lang": found} if element.tag == "title" else {"lang": found, "dir": direction_of(found)}
            element.attrib |= marks


def _find_language(element: Element, translator: Translator) -> str:
    """Return the language of our words in an element; empty where it holds none by itself."""
    if isinstance(element.text, OwnWords):
        return element.text.language or translator.language
    return translator.language if element.tag in WHOLE or element.get("class") in WHOLE else ""
