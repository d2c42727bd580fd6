"""HTML or SVG -> what it says, by step and gate of the case, and where it leads."""

from __future__ import annotations

import base64
import binascii
import html
import re
from html.parser import HTMLParser
from urllib.parse import unquote

from casebook.model import When
from casebook.spoilers.passage import Contents, Passage, start_lines

INLINE = frozenset(
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var wbr".split()  # noqa: SIM905
)
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
RAW = ("script", "style")
# What is told on the commit: the key of an item, the reference beside a ranking.
TOLD = (("details", "key"), ("div", "ledger"))
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
SEARCH_SIGNS = (("data-md-component", "search"), ("type", "search"), ("role", "search"))
STYLED = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s;]+)""")
APART = re.compile(r"""[\s,;="'()]+""")
FILE = re.compile(r"""\.(?:html?|svg|png|jpe?g|webp|gif|pdf|js|css|json|xml)(?=[?#\s,;="')]|$)""", re.IGNORECASE)
PACKED = re.compile(r"(?:data:[\w/+.-]*;(?:[\w=-]+;)*base64,)?([A-Za-z0-9+/]{16,}={0,2})")
DATA = "data:"


def read_markup(text: str, start: When) -> Contents:
    """Return what a page or a drawing says; outside the steps of a case, all of it may be met from `start` on."""
    reader = _Markup(text, start)
    reader.feed(text)
    reader.close()
    reader.flush()
    return reader.contents


class _Markup(HTMLParser):
    """Goes through a file once. `when` is the moment at which the element that is open now may be seen."""

    def __init__(self, text: str, start: When) -> None:
        super().__init__(convert_charrefs=False)
        self.lines = start_lines(text)
        self.contents = Contents()
        self.start = start
        self.step: When | None = None
        self.told: list[str] = []  # what is open of a key or a ledger: told on the commit
        self.around: list[tuple[str, str]] = []
        self.pieces: list[tuple[str, int]] = []

    @property
    def here(self) -> int:
        """Where the parser is in the file."""
        line, column = self.getpos()
        return self.lines[line - 1] + column

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
        joined, pieces, length = [], [], 0
        for piece, offset in self.pieces:
            pieces.append((length, offset))
            joined.append(piece)
            length += len(piece)
        self.pieces = []
        text = "".join(joined)
        if text.strip():
            self.contents.passages.append(Passage(text, self.channel, self.when, tuple(pieces)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter an element, and read its attributes."""
        if tag not in INLINE:
            self.flush()
        given = {name: value or "" for name, value in attrs}
        self._enter(tag, given)
        self._read_attributes(tag, given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read an element that ends at once."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def _enter(self, tag: str, given: dict[str, str]) -> None:
        if tag == "case-step":
            number = given.get("id", "").removeprefix("step-")
            self.step = When(int(number) if number.isdigit() else len(self.contents.gates))
            self.contents.gates[self.step.step] = 0
        elif tag == "case-gate" and self.step:
            self.step = When(self.step.step, self.step.gate + 1)
            self.contents.gates[self.step.step] = self.step.gate
        classes = given.get("class", "").split()
        if self.told:
            self.told += [tag] if tag == self.told[0] else []
        elif any(tag == each and name in classes for each, name in TOLD):
            self.told = [tag]
        if tag in CHANNELS or "so-far" in classes:
            self.around.append((tag, CHANNELS.get(tag, "in the line of what is known so far")))
        elif tag in RAW:
            self.around.append((tag, _name_raw(tag, given.get("type", ""))))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if tag not in INLINE:
            self.flush()
        if tag == "case-step":
            self.step = None
        if self.told and tag == self.told[0]:
            self.told.pop()
        if self.around and tag == self.around[-1][0]:
            self.around.pop()

    def handle_data(self, data: str) -> None:
        """Keep text until its block ends; a stylesheet leads on to files."""
        self.pieces.append((data, self.here))
        if self.around and self.around[-1][0] == "style":
            self.contents.lead(STYLED.findall(data), self.when)

    def handle_entityref(self, name: str) -> None:
        """Read `&shy;` as the sign it stands for."""
        self.pieces.append((html.unescape(f"&{name};"), self.here))

    def handle_charref(self, name: str) -> None:
        """Read `&#173;` as the sign it stands for."""
        self.pieces.append((html.unescape(f"&#{name};"), self.here))

    def handle_comment(self, data: str) -> None:
        """Read what the page's source says and nobody sees."""
        self.contents.add(data, COMMENT, self.when, self.here + len("<!--"))

    def unknown_decl(self, data: str) -> None:
        """Read a section of characters."""
        self.contents.add(data, self.channel, self.when, self.here + len("<!["))

    def _read_attributes(self, tag: str, given: dict[str, str]) -> None:
        written = self.get_starttag_text() or ""
        is_door = "spoils" in given.get("class", "").split()
        for name, value in given.items():
            if not value.strip():
                continue
            where = self.here + max(written.find(value), 0)
            named = given.get("name") or given.get("property")
            channel = ATTRIBUTES.get(name, f"in the attribute `{name}` of <{tag}>").format(tag=tag)
            if tag == "meta" and name == "content" and named:
                channel = f"in the attribute `content` of <meta>, which is its `{named}`"
            self.contents.add(value, channel, self.when, where)
            for packed in _unpack(value):
                self.contents.add(packed, f"packed {channel}", self.when, where, is_packed=True)
            if not is_door and not value.startswith(DATA):
                addresses = STYLED.findall(value) if name == "style" else _split_addresses(name, value)
                self.contents.lead(addresses, self.when)
        if any(given.get(name) == value for name, value in SEARCH_SIGNS):
            self.contents.has_search = True


def _split_addresses(name: str, value: str) -> list[str]:
    """Return what may be an address in an attribute, by whatever name an element calls it."""
    if name in ("href", "src", "action", "data", "poster", "xlink:href"):
        return [value.strip()]
    return [part for part in APART.split(value) if FILE.search(part)] if FILE.search(value) else []


def _name_raw(tag: str, kind: str) -> str:
    if tag == "style":
        return "in a style within the page"
    return "in data within the page" if "json" in kind else "in a script within the page"


def _unpack(value: str) -> list[str]:
    """Return what an attribute holds in base64 or as an address of data."""
    if value.startswith(DATA) and ";base64," not in value:
        return [unquote(value)]
    found = PACKED.fullmatch(value)
    if found is None:
        return []
    try:
        return [base64.b64decode(found[1], validate=True).decode()]
    except (binascii.Error, UnicodeDecodeError):
        return []
