"""HTML or SVG -> what it says, by step and gate of the case, and where it leads."""

from __future__ import annotations

from enum import IntEnum

from casebook.model import When
from casebook.parsing.html_reader import Attribute, Kind, Token, read_tags, split_references
from casebook.spoilers.addresses import find_quoted, find_styled, split_attribute
from casebook.spoilers.base64_text import find_data, unpack
from casebook.spoilers.passage import Contents, Passage, join_pieces


class Gap(IntEnum):
    """What lies between two texts: nothing within a line, the wall of a cell, another block, another row."""

    NONE = 0
    BLOCK = 1
    CELL = 2
    ROW = 3


# Every other element stands within a line, those of an author's own too.
BLOCKS = (
    "address article aside blockquote body case-gate case-step case-steps center dd desc details dialog dir div dl dt "
    "fieldset figcaption figure footer form frameset h h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main "
    "menu metadata nav noscript ol optgroup option p pre quiz-item quiz-set script search section style summary "
    "template textarea title ul "
    # what an office file says of itself
    "category company creator description keywords lastmodifiedby manager subject"
)
# Labels of a drawing stand side by side as cells do.
CELLS = "c tc td text th"
ROWS = "caption row sheetdata si svg table tbody tfoot thead tr"
GAPS = {
    **dict.fromkeys(BLOCKS.split(), Gap.BLOCK),
    **dict.fromkeys(CELLS.split(), Gap.CELL),
    **dict.fromkeys(ROWS.split(), Gap.ROW),
}
# Within a line, and apart from the words on both sides.
SPACED = frozenset("audio br button canvas embed iframe img input math meter object progress select tab video".split())  # noqa: SIM905
# Between two elements that touch: links may be set apart by a style, parts of a word are not. Both are tried.
BESIDE = "\v"
PLACED = frozenset(("x", "y", "dy"))  # a <tspan> with one of these begins a line
READINGS = frozenset(("rt", "rp"))  # how a word is read, set beside it
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
RAW = ("script", "style")
# What is told on the commit: the key of an item, the reference beside a ranking.
TOLD = (("details", "key"), ("div", "ranking"))
# What can be typed as a diagnosis must hold the right one; it is offered to those only who have typed most of it.
TYPED = ("case-steps", "names")
TEXT = "in the text of the page"
COMMENT = "in a comment of the page"
CHANNELS = {
    "title": "in the title",
    "desc": "in the description of a drawing",
    "nav": "in the navigation",
    "figcaption": "in a caption",
    "template": "in a template",
    "noscript": "in what is shown without script",
    "metadata": "in the metadata of a drawing",
}
ATTRIBUTES = {
    "id": "in the id of <{tag}>",
    "class": "in the class of <{tag}>",
    "store": "in the storage key of <{tag}>",
    "alt": "in the description of a picture (`alt`)",
    "href": "in the address of <{tag}>",
    "src": "in the address of <{tag}>",
    "srcset": "in the address of <{tag}>",
}
NAMES = "in the name of an element or an attribute"
SEARCH_SIGNS = (("data-md-component", "search"), ("type", "search"), ("role", "search"))
MOST_NESTED = 2  # a page within an attribute of a page within an attribute


def read_markup(text: str, start: When, nested: int = 0) -> Contents:
    """Return what a page or a drawing says; outside the steps of a case, all of it may be met from `start` on."""
    reader = _Markup(start, nested)
    for token in read_tags(text):
        reader.read(token)
    reader.flush()
    return reader.contents


class _Markup:
    """Goes through a file once. `when` is the moment at which the element that is open now may be seen."""

    def __init__(self, start: When, nested: int) -> None:
        self.contents = Contents()
        self.start = start
        self.nested = nested
        self.step: When | None = None
        self.told: list[str] = []  # what is open of a key or a ranking: told on the commit
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
        return max(self.start, When(self.step.step, self.step.gate + (1 if self.told else 0)))

    @property
    def channel(self) -> str:
        """What the text here is, in plain words."""
        return self.around[-1][1] if self.around else TEXT

    def flush(self) -> None:
        """Take the text of a block as one passage: a word may go on through tags within the line."""
        if any(text == BESIDE for text, _ in self.pieces):
            self._take([piece for piece in self.pieces if piece[0] != BESIDE])
        self._take(self.pieces)
        self.pieces = []

    def _take(self, pieces: list[tuple[str, int]]) -> None:
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
            self._say(token)

    def _say(self, token: Token) -> None:
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
            self._pack(packed, f"packed {channel}", place)

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
        is_door = any(each.name == "class" and "spoils" in each.value.split() for each in token.attributes)
        for attribute in token.attributes:
            if attribute.value.strip() and (token.text, attribute.name) != TYPED:
                self._read_attribute(token, attribute)
            if not is_door:
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
        if self.told:
            self.told += [tag] if tag == self.told[0] else []
        elif any(tag == each and name in classes for each, name in TOLD):
            self.told = [tag]
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
        if self.told and tag == self.told[0]:
            self.told.pop()
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
        self.contents.passages.append(Passage(text, channel, self.when, places))
        for packed in [value] if name == "srcdoc" else unpack(value):
            self._pack(packed, f"packed {channel}", attribute.place)

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
