"""Spaces put where lines break as they should.

Pango 1.50 under WeasyPrint 70 breaks a line many words too early where text that ends with a space is followed by an
element, and tears a raised number from its word. Both were found by setting one sentence at a hundred widths.
"""

from __future__ import annotations

from itertools import pairwise
from xml.etree.ElementTree import Element

from casebook.exports.booklet.dom import NO_BREAK, make

JOINER = "\u2060"
INLINE = {"a", "em", "strong", "b", "i", "code"}


def settle(root: Element) -> None:
    """Put each space between text and an element into the element, and tie citations to the words before them."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.get("class") == "fact" and parent.get("class") != "cited":
                child = _tie(parent, child)
            if child.tag == "sup" or child.get("class") == "cited":
                _trim_before(parent, child)
                if child.tag == "sup":
                    _append_before(parent, child, JOINER)
            elif child.tag in INLINE and _ends_with_space(parent, child) and child.text:
                _trim_before(parent, child)
                child.text = f" {child.text}"


def _tie(parent: Element, fact: Element) -> Element:
    """Wrap a citation, so that the space before it is neither underlined nor the end of the text."""
    tied = make("span", "cited", NO_BREAK, fact)
    tied.tail, fact.tail = fact.tail, None
    parent[list(parent).index(fact)] = tied
    return tied


def _before(parent: Element, child: Element) -> Element | None:
    return next((left for left, right in pairwise(parent) if right is child), None)


def _ends_with_space(parent: Element, child: Element) -> bool:
    before = _before(parent, child)
    return ((parent.text if before is None else before.tail) or "").endswith(" ")


def _trim_before(parent: Element, child: Element) -> None:
    before = _before(parent, child)
    if before is None:
        parent.text = (parent.text or "").rstrip(f" \n{NO_BREAK}")
    else:
        before.tail = (before.tail or "").rstrip(f" \n{NO_BREAK}")


def _append_before(parent: Element, child: Element, text: str) -> None:
    before = _before(parent, child)
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
