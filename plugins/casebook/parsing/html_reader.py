"""HTML, SVG or other XML -> its tags, texts and comments in order, each with its place.

What looks at a built site must read what a browser shows of any file, and a file that is broken too. Python's own
parser fails on some (`<![foo[`), and leaves out what follows a script that is not closed; so this takes one pass,
leaves nothing out and knows no error.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from itertools import accumulate
from typing import NamedTuple

OPENED = re.compile(r"<([a-zA-Z][^\s/>]*+)")
ATTRIBUTE = re.compile(r"""[\s/]*+([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?""")
CLOSED = re.compile(r"[\s/]*+>?")
ENDED = re.compile(r"</([a-zA-Z][^\s/>]*+)([^>]*+)>?")
LONE = re.compile(r"(?:<(?![a-zA-Z!?/]))++[^<]*+")
REFERENCE = re.compile(r"&#?\w{1,40};?")
SECTION, SECTION_END = "<![CDATA[", "]]>"
COMMENT, COMMENT_END = "<!--", re.compile(r"--!?>")
# The text of these goes on to their own end tag, whatever stands in it.
UNPARSED = {tag: re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE) for tag in ("script", "style", "textarea", "title")}


class Kind(Enum):
    """What a token is."""

    TEXT = auto()
    START = auto()
    END = auto()
    COMMENT = auto()


class Attribute(NamedTuple):
    """An attribute: its name in small letters, its value, that as it is written, and where that stands."""

    name: str
    value: str
    written: str
    place: int


class Token(NamedTuple):
    """A piece of a file, from `place` to `end`. `text` is the name of a tag, in small letters, or the text itself.

    The place of a comment, or of a section of characters, is that of its text.
    """

    kind: Kind
    text: str
    place: int
    end: int
    attributes: tuple[Attribute, ...] = ()
    is_closed: bool = False

    def read(self, name: str) -> str | None:
        """Return the value of an attribute, the first of two, or None."""
        return next((each.value for each in self.attributes if each.name == name), None)


class Edit(NamedTuple):
    """What is to stand in a file in place of what is there from `place` to `end`."""

    place: int
    end: int
    text: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with some edits, which do not overlap; of two at one place the first given comes first."""
    parts: list[str] = []
    last = 0
    for edit in sorted(edits, key=lambda edit: (edit.place, edit.end)):
        parts += [text[last : edit.place], edit.text]
        last = edit.end
    return "".join([*parts, text[last:]])


def start_lines(text: str) -> list[int]:
    """Return the offset at which each line begins."""
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))][:-1]


def read_tags(text: str) -> Iterator[Token]:
    """Yield every piece of a file."""
    place = 0
    while place < len(text):
        lone = LONE.match(text, place)
        if lone or text[place] != "<":
            end = lone.end() if lone else _find(text, "<", place)
            yield Token(Kind.TEXT, text[place:end], place, end)
        elif opened := OPENED.match(text, place):
            token, end = _open(text, opened)
            yield token
            if token.text in UNPARSED and not token.is_closed:
                closing = UNPARSED[token.text].search(text, end)
                begin, end = end, closing.start() if closing else len(text)
                yield Token(Kind.TEXT, text[begin:end], begin, end)
        elif ended := ENDED.match(text, place):
            end = ended.end()
            yield Token(Kind.END, ended[1].lower(), place, end)
            if ended[2].strip():  # nobody sees it
                yield Token(Kind.COMMENT, ended[2], *ended.span(2))
        else:
            token, end = _read_mark(text, place)
            yield token
        place = end


def split_references(text: str, place: int) -> Iterator[tuple[str, int]]:
    """Yield a text in pieces, each with its place, so that `&shy;` and `&#173;` are the sign they stand for."""
    last = 0
    for found in REFERENCE.finditer(text):
        if found.start() > last:
            yield text[last : found.start()], place + last
        yield html.unescape(found[0]), place + found.start()
        last = found.end()
    if last < len(text):
        yield text[last:], place + last


def _open(text: str, opened: re.Match[str]) -> tuple[Token, int]:
    """Return a start tag with its attributes, and where it ends."""
    attributes, place = [], opened.end()
    while found := ATTRIBUTE.match(text, place):
        group = found.lastindex or 1
        written = found[group] if group > 1 else ""
        value = html.unescape(written) if "&" in written else written
        attributes.append(Attribute(found[1].lower(), value, written, found.start(group)))
        place = found.end()
    closed = CLOSED.match(text, place)
    end = closed.end() if closed else place
    is_closed = text.endswith("/>", opened.start(), end)
    return Token(Kind.START, opened[1].lower(), opened.start(), end, tuple(attributes), is_closed), end


def _read_mark(text: str, place: int) -> tuple[Token, int]:
    """Return what begins with `<` and is no tag: a comment, a section of characters, or a declaration."""
    if text.startswith(COMMENT, place):
        begin = place + len(COMMENT)
        closing = COMMENT_END.search(text, begin)
        inner, end = (closing.start(), closing.end()) if closing else (len(text), len(text))
        return Token(Kind.COMMENT, text[begin:inner], begin, inner), end
    if text.startswith(SECTION, place):
        begin = place + len(SECTION)
        inner = _find(text, SECTION_END, begin)
        return Token(Kind.TEXT, text[begin:inner], begin, inner), min(inner + len(SECTION_END), len(text))
    begin = place + len("<!")
    inner = _find(text, ">", begin)
    return Token(Kind.COMMENT, text[begin:inner], begin, inner), min(inner + 1, len(text))


def _find(text: str, sought: str, place: int) -> int:
    found = text.find(sought, place)
    return len(text) if found < 0 else found
