"""Keeps texts without inline Markdown, most of a quiz, from the inline parser, which is slow at finding none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor, Pattern
from markdown.util import AtomicString

from casebook.rendering.interface_words import OwnWords
from casebook.rendering.pattern_signs import find_signs

Finder = Callable[[str], object]


class PlainTexts:
    """Holds the plain texts of a page back until the inline parser is done.

    Each text in which a pattern of the page's parser could match is tried against it, whichever extensions brought the
    patterns, so nothing that one matches is held.
    """

    def __init__(self, md: Markdown) -> None:
        self.md = md
        self.held: list[Element] = []

    def hold(self, elements: Iterable[Element]) -> None:
        """Make the plain texts of some elements atomic, which the inline parser passes over."""
        search = _Search.of(self.md.inlinePatterns)
        for element in elements:
            text, tail = _hold(element.text, search), _hold(element.tail, search)
            if text or tail:
                element.text, element.tail = text or element.text, tail or element.tail
                self.held.append(element)

    def release(self) -> None:
        """Make them ordinary again: other processors, such as that of abbreviations, look at ordinary text only."""
        for element in self.held:
            element.text, element.tail = _release(element.text), _release(element.tail)
        self.held.clear()


@dataclass(frozen=True, slots=True)
class _Search:
    """What looks for inline Markdown: one search for every sign of it, then the patterns that a text may match."""

    has_sign: Finder
    all: tuple[Finder, ...]
    signless: tuple[Finder, ...]  # of patterns that may match a text without any of the signs

    @classmethod
    def of(cls, patterns: Iterable[Pattern]) -> _Search:
        """Return the search for what any of some patterns matches."""
        finders = [(_finder(pattern), find_signs(pattern.getCompiledRegExp())) for pattern in patterns]
        signs = "".join(sorted(frozenset[str]().union(*(signs for _, signs in finders))))
        has_sign = re.compile(f"[{re.escape(signs)}]" if signs else "(?!)").search
        return cls(has_sign, tuple(find for find, _ in finders), tuple(find for find, signs in finders if not signs))

    def finds(self, text: str) -> bool:
        """Tell whether any of the patterns matches a text."""
        return any(find(text) for find in (self.all if self.has_sign(text) else self.signless))


def _finder(pattern: Pattern) -> Finder:
    compiled = pattern.getCompiledRegExp()
    return compiled.search if isinstance(pattern, InlineProcessor) else compiled.match


def _release(text: str | None) -> str | None:
    """Our own words stay as they are: whoever looks for their language must know them."""
    return text if not text or isinstance(text, OwnWords) else str(text)


def _hold(text: str | None, search: _Search) -> AtomicString | None:
    if not text or isinstance(text, AtomicString) or search.finds(text):
        return None
    return AtomicString(text)
