"""Words that lead to a page of the booklet, and its number."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from casebook.exports.booklet.dom import NO_BREAK, Part, make


def point(words: str, anchor: str) -> list[Part]:
    """Return words that lead to a place, and the number of its page."""
    return [make("a", "", words, href=f"#{anchor}"), NO_BREAK, page_of(anchor)]


def page_of(anchor: str) -> Element:
    """Return the number of a page, which `write_pages` fills in. Until then it is as wide as any can be.

    It is no part of a link: what stands within one would be tagged as a second link.
    """
    return make("span", "pg", "188", data_ref=anchor)
