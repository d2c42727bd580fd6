"""What on paper stands in the line: footnotes, as a page of the site is not one of a print, and signs in the text."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from html import unescape
from xml.etree.ElementTree import Element

from casebook.exports.elements import Part, contents, has_class, make, pairs, replace

SIGN = re.compile(r":[^\s:]+:")  # the title of a picture that pymdownx.emoji writes for a sign, from another host


def set_signs(root: Element) -> None:
    """Put each sign in the place of the picture of it."""
    for parent, picture in pairs(root):
        if picture.tag == "img" and SIGN.fullmatch(picture.get("title", "")):
            replace(parent, picture, picture.get("alt", ""))


def set_notes(root: Element) -> None:
    """Put each note, in brackets, in the place of what refers to it, and take the list of notes out."""
    lists = [(parent, child) for parent, child in pairs(root) if has_class(child, "footnote")]
    notes = {row.attrib["id"]: row for _, each in lists for row in each.iter("li") if "id" in row.attrib}
    for parent, child in lists:
        replace(parent, child)
    for parent, mark in pairs(root):
        link = mark.find("a[@class='footnote-ref']")
        note = notes.get(link.get("href", "").removeprefix("#")) if link is not None else None
        if note is not None:
            replace(parent, mark, make("span", "note", " [", list(_read_note(note)), "]"))


def _read_note(note: Element) -> Iterator[Part]:
    """Yield the text of a note, without the links back to it; paragraphs and lists follow each other in the line."""
    for place, block in enumerate(copy.deepcopy(note)):
        for parent, link in pairs(block):
            if has_class(link, "footnote-backref"):
                replace(parent, link)
        yield " " if place else ""
        yield from contents(block)


def set_code(root: Element) -> None:
    """Let code read as it was written: the parser has escaped it already, and what writes paper does so once more."""
    for code in root.iter("code"):
        code.text = unescape(code.text or "")
