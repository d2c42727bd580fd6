"""HTML or SVG -> what it says, by step and gate of the case, and where it leads."""

from __future__ import annotations

from casebook.model import When
from casebook.parsing.html_reader import Attribute, Kind, Token, read_tags, split_references
from casebook.spoilers.addresses import find_quoted, find_styled, split_attribute
from casebook.spoilers.base64_text import find_data, unpack
from casebook.spoilers.elements import (
    ATTRIBUTES,
    BESIDE,
    CHANNELS,
    COMMENT,
    GAPS,
    LISTED,
    NAMES,
    ON_COMMIT,
    PLACED,
    RAW,
    READINGS,
    SEARCH_SIGNS,
    SPACED,
    TEXT,
    TYPED,
    VOID,
    Gap,
)
from casebook.spoilers.passage import Contents, Passage, join_pieces

MOST_NESTED = 2  # a page within an attribute of a page within an attribute


def read_markup(text: str, start: When, nested: int = 0) -> Contents:
    """Return what a page or a drawing says; outside the steps of a case, all of it may be met from `start` on."""
    reader = _Markup(start, nested)
    for token in read_tags(text):
        reader.read(token)
    reader.flush()
    return reader.contents


class _Markup:
    """Reads a file once. `when` is the step and gate from which the element that is open now may be seen."""

    def __init__(self, start: When, nested: int) -> None:
        self.contents = Contents()
        self.start = start
        self.nested = nested
        self.step: When | None = None
        self.on_commit: list[str] = []  # open elements that a commit shows: a key, or a reference and what is in it
        self.around: list[tuple[str, str]] = []
        self.reading = 0
        self.has_ended = False
        self.pieces: list[tuple[str, int]] = []
        self.gap = Gap.NONE
        self.state = (TEXT, start)
        self.names: set[str] = set()
        self.readers = {
            Kind.TEXT: self._read_text,
            Kind.START: self._read_start,
            Kind.END: self._read_end,
            Kind.COMMENT: self._read_comment,
        }

    def read(self, token: Token) -> None:
        """Read the next piece of the file."""
        self.readers[token.kind](token)

    @property
    def when(self) -> When:
        """From when what stands here may be seen."""
        if self.step is None:
            return self.start
        return max(self.start, When(self.step.step, self.step.gate + (1 if self.on_commit else 0)))

    @property
    def channel(self) -> str:
        """What the text here is, in plain words."""
        return self.around[-1][1] if self.around else TEXT

    def flush(self) -> None:
        """Add the text of a block as one passage: a word may go on through tags within the line."""
        if any(text == BESIDE for text, _ in self.pieces):
            self._add_passage([piece for piece in self.pieces if piece[0] != BESIDE])
        self._add_passage(self.pieces)
        self.pieces = []

    def _add_passage(self, pieces: list[tuple[str, int]]) -> None:
        text, places = join_pieces(pieces)
        if text.strip():
            self.contents.passages.append(Passage(text, *self.state, places))

    def _read_text(self, token: Token) -> None:
        self.has_ended = False
        if self.around and self.around[-1][0] in RAW:
            self._read_raw(token.text, token.place)
        elif self.reading:
            self.contents.add(token.text, self.channel, self.when, token.place)
        elif token.text.isspace():
            self.pieces += [(token.text, token.place)] if self.pieces else []
        else:
            self._keep_text(token)

    def _keep_text(self, token: Token) -> None:
        """Keep text until its block ends."""
        state = (self.channel, self.when)
        if self.gap in (Gap.BLOCK, Gap.ROW) or state != self.state:
            self.flush()
        elif self.gap is Gap.CELL and self.pieces:
            self.pieces.append(("\t", token.place))
        self.gap, self.state = Gap.NONE, state
        is_plain = "&" not in token.text
        self.pieces += [(token.text, token.place)] if is_plain else split_references(token.text, token.place)

    def _read_raw(self, text: str, place: int) -> None:
        """Read a script, data or a style; each leads on to files."""
        tag, channel = self.around[-1]
        self.contents.add(text, channel, self.when, place)
        if tag == "style":
            self.contents.lead(find_styled(text), self.when)
        else:
            self.contents.lead(find_quoted(text), self.when, is_loose=True)
        for packed in find_data(text):
            self._pack(packed, f"encoded {channel}", place)

    def _read_start(self, token: Token) -> None:
        """Enter an element, and read its attributes."""
        self._part(token)
        self._enter(token)
        self._read_names(token)
        if token.attributes:
            self._read_attributes(token)
        if token.is_closed and token.text not in VOID:
            self._read_end(token)

    def _read_attributes(self, token: Token) -> None:
        is_for_readers = any(each.name == "class" and "spoils" in each.value.split() for each in token.attributes)
        for attribute in token.attributes:
            if attribute.value.strip() and (token.text, attribute.name) != TYPED:
                self._read_attribute(token, attribute)
            if not is_for_readers:
                addresses = split_attribute(attribute.name, attribute.value)
                self.contents.lead(addresses, self.when, is_loose=attribute.name.startswith("on"))
        given = {(each.name, each.value) for each in token.attributes}
        self.contents.has_search |= any(sign in given for sign in SEARCH_SIGNS)

    def _part(self, token: Token) -> None:
        """Note what lies between the text before a tag and the one after."""
        tag = token.text.rpartition(":")[2]
        self.gap = max(self.gap, GAPS.get(tag, Gap.NONE))
        if self.pieces and (
            tag in SPACED or (tag == "tspan" and any(each.name in PLACED for each in token.attributes))
        ):
            self.pieces.append((" ", token.place))
        elif self.pieces and self.has_ended:
            self.pieces.append((BESIDE, token.place))
        self.has_ended = False

    def _enter(self, token: Token) -> None:
        tag = token.text
        given = {each.name: each.value for each in reversed(token.attributes)}  # the first of two counts
        if tag == "case-step":
            number = given.get("id", "").removeprefix("step-")
            is_number = number.isdecimal() and len(number) < 4
            self.step = When(int(number) if is_number else len(self.contents.gates))
            self.contents.gates[self.step.step] = 0
        elif tag == "case-gate" and self.step:
            self.step = When(self.step.step, self.step.gate + 1)
            self.contents.gates[self.step.step] = self.step.gate
        elif tag == "base":
            self.contents.base = self.contents.base or given.get("href", "")
        self._enter_channel(tag, given)

    def _enter_channel(self, tag: str, given: dict[str, str]) -> None:
        classes = given.get("class", "").split()
        if self.on_commit:
            self.on_commit += [tag] if tag == self.on_commit[0] else []
        elif any(tag == each and name in classes for each, name in ON_COMMIT):
            self.on_commit = [tag]
        self.reading += tag in READINGS
        if tag in CHANNELS or "recap" in classes:
            self.around.append((tag, CHANNELS.get(tag, "in the line of what is known so far")))
        elif tag in RAW:
            self.around.append((tag, _name_raw(tag, given.get("type", ""))))

    def _read_end(self, token: Token) -> None:
        """Leave an element."""
        tag = token.text
        self.has_ended = True
        self.gap = max(self.gap, GAPS.get(tag.rpartition(":")[2], Gap.NONE))
        if tag in SPACED and self.pieces:
            self.pieces.append((" ", token.place))
        if tag == "case-step":
            self.step = None
        if self.on_commit and tag == self.on_commit[0]:
            self.on_commit.pop()
        if self.around and tag == self.around[-1][0]:
            self.around.pop()
        self.reading -= tag in READINGS and self.reading > 0

    def _read_comment(self, token: Token) -> None:
        """Read what the page's source says and nobody sees."""
        self.contents.add(token.text, COMMENT, self.when, token.place)

    def _read_names(self, token: Token) -> None:
        """Read names that an author may choose, each once."""
        for name in (token.text, *(each.name for each in token.attributes)):
            if "-" in name and name not in self.names:
                self.names.add(name)
                self.contents.add(name, NAMES, self.when, token.place, is_packed=True)

    def _read_attribute(self, token: Token, attribute: Attribute) -> None:
        tag, name, value = token.text, attribute.name, attribute.value
        channel = ATTRIBUTES.get(name, "in the attribute `{name}` of <{tag}>")
        channel = channel.replace("{name}", name).replace("{tag}", tag)
        if tag == "meta" and name == "content":
            named = next((each.value for each in token.attributes if each.name in ("name", "property")), "")
            channel += f", which is its `{named}`" if named else ""
        pieces = split_references(attribute.written, attribute.place) if "&" in attribute.written else ()
        text, places = join_pieces(pieces or [(value, attribute.place)])
        when = self.start if (tag, name) == LISTED else self.when
        self.contents.passages.append(Passage(text, channel, when, places))
        for packed in [value] if name == "srcdoc" else unpack(value):
            self._pack(packed, f"encoded {channel}", attribute.place)

    def _pack(self, packed: str, channel: str, place: int) -> None:
        """Read what was unpacked: a page or a drawing as such, a few times over, and anything else as it stands."""
        if "<" in packed and self.nested < MOST_NESTED:
            self.contents.pack(read_markup(packed, self.when, self.nested + 1), channel, place)
        else:
            self.contents.add(packed, channel, self.when, place, is_packed=True)


def _name_raw(tag: str, kind: str) -> str:
    if tag == "style":
        return "in a style within the page"
    return "in data within the page" if "json" in kind else "in a script within the page"
