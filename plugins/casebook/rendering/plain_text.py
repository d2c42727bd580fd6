"""Keeps texts without inline Markdown, most of a quiz, from the inline parser, which is slow at finding none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor, Pattern
from markdown.util import AtomicString

from casebook.rendering.interface_words import OwnWords


class PlainTexts:
    """Holds the plain texts of a page back until the inline parser is done.

    Each text is tried against every pattern the page's parser has, whichever extensions brought them, so nothing
    that a pattern could match is held.
    """

    def __init__(self, md: Markdown) -> None:
        self.md = md
        self.held: list[Element] = []

    def hold(self, elements: Iterable[Element]) -> None:
        """Make the plain texts of some elements atomic, which the inline parser passes over."""
        finders = [_finder(pattern) for pattern in self.md.inlinePatterns]
        for element in elements:
            text, tail = _hold(element.text, finders), _hold(element.tail, finders)
            if text or tail:
                element.text, element.tail = text or element.text, tail or element.tail
                self.held.append(element)

    def release(self) -> None:
        """Make them ordinary again: other processors, such as that of abbreviations, look at ordinary text only."""
        for element in self.held:
            element.text, element.tail = _release(element.text), _release(element.tail)
        self.held.clear()


Finder = Callable[[str], object]


def _finder(pattern: Pattern) -> Finder:
    compiled = pattern.getCompiledRegExp()
    return compiled.search if isinstance(pattern, InlineProcessor) else compiled.match


def _release(text: str | None) -> str | None:
    """Our own words stay as they are: whoever looks for their language must know them."""
    return text if not text or isinstance(text, OwnWords) else str(text)


def _hold(text: str | None, finders: list[Finder]) -> AtomicString | None:
    if not text or isinstance(text, AtomicString):
        return None
    for find in finders:
        if find(text):
            return None
    return AtomicString(text)
