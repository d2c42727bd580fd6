"""What authors wrote as HTML, which stays as it is: the words in it, and where its pictures and links lead."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator

from casebook.parsing.html_reader import Edit, Kind, Token, apply_edits, read_tags
from casebook.spoilers.elements import GAPS, RAW, SPACED

SHOWN = ("alt", "title")  # attributes that are read to somebody, or shown
# Programs, styles and films of a screen; and what would end a part of the print, or begin one.
UNPRINTED = frozenset(
    "audio base body canvas embed head html iframe link meta object script section source style track video".split()  # noqa: SIM905
)


def read_words(text: str) -> str:
    """Return the words that a piece of HTML shows, with alternative texts; a space parts what a tag parts."""
    return "".join(_list_words(text))


def _list_words(text: str) -> Iterator[str]:
    open_tag = ""
    for token in read_tags(text):
        if token.kind is Kind.TEXT and open_tag not in RAW:
            yield html.unescape(token.text)
        if token.kind in (Kind.START, Kind.END):
            open_tag = token.text if token.kind is Kind.START else ""
            yield " " if token.text in GAPS or token.text in SPACED else ""
            yield from (f" {each.value} " for each in token.attributes if each.name in SHOWN)


def lead_html(text: str, find: Callable[[str], str | None]) -> str:
    """Return HTML as it is printed. `find` gives the address of a picture; None leaves it as it is.

    A link within the site becomes plain words, since what it leads to may stand anywhere in a print.
    """
    return apply_edits(text, _edit(text, find))


def _edit(text: str, find: Callable[[str], str | None]) -> Iterator[Edit]:
    open_tag = ""
    for token in read_tags(text):
        is_tag = token.kind in (Kind.START, Kind.END)
        if token.text in UNPRINTED if is_tag else open_tag in RAW:
            yield Edit(token.place, token.end, "")
        elif token.kind is Kind.START:
            yield from _edit_tag(token, find)
        if is_tag:
            open_tag = token.text if token.kind is Kind.START else ""


def _edit_tag(token: Token, find: Callable[[str], str | None]) -> Iterator[Edit]:
    found = {each.name: find(each.value) for each in token.attributes if each.name in ("src", "href")}
    if token.text == "a" and found.get("href") is not None:
        yield Edit(token.place, token.end, "<a>")
        return
    for each in token.attributes:
        if each.name == "style":  # what is placed on a screen may lie outside a page
            yield Edit(each.place, each.place + len(each.written), "")
        elif each.name == "src" and (address := found["src"]) is not None:
            yield Edit(each.place, each.place + len(each.written), address)
