"""HTML, however it was written -> elements, for the texts of banks."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import groupby

from casebook.imports.xml_tree import DEEPEST, Element

VOID = frozenset(
    ("br", "img", "hr", "input", "source", "wbr", "col", "embed", "param", "area", "link", "meta", "track")
)
# An element of this kind ends one that is open (HTML, 13.1.2.4), unless that holds the list or table it stands in.
_ROWS, _TERMS = ({"td", "th"}, {"tr"}), ({"dt", "dd"}, {"dl"})
ENDED_BY: dict[str, tuple[set[str], set[str]]] = {
    "li": ({"li"}, {"ul", "ol"}),
    "tr": ({"tr"}, {"table"}),
    "td": _ROWS,
    "th": _ROWS,
    "dt": _TERMS,
    "dd": _TERMS,
}
BLOCKS = frozenset(
    (
        *("p", "div", "ul", "ol", "li", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "pre", "hr"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "dl", "dt", "dd", "section", "article", "header", "footer"),
        *(
            "figure",
            "figcaption",
            "center",
            "address",
            "form",
            "fieldset",
            "main",
            "aside",
            "nav",
            "details",
            "summary",
        ),
    )
)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("div")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS and self.open[-1].tag == "p":
            self.open.pop()
        self._end_open(*ENDED_BY.get(tag, (set(), set())))
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].parts.append(element)
        if tag not in VOID and len(self.open) < DEEPEST:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        place = next((at for at in range(len(self.open) - 1, 0, -1) if self.open[at].tag == tag), 0)
        if place:
            del self.open[place:]

    def _end_open(self, ended: set[str], within: set[str]) -> None:
        for place in range(len(self.open) - 1, 0, -1) if ended else ():
            if self.open[place].tag in within:
                return
            if self.open[place].tag in ended:
                del self.open[place:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].parts.append(data)


def read_html(text: str) -> Element:
    """Return an element that holds what a text becomes; tags that were not closed are."""
    builder = _Builder()
    builder.feed(text)
    builder.close()
    for element in (builder.root, *builder.root.walk()):
        element.parts = list(_join(element.parts))
    return builder.root


def _join(parts: list[str | Element]) -> Iterator[str | Element]:
    """Yield parts with the texts next to each other in one: a formula may have been taken for the start of a tag."""
    for is_text, run in groupby(parts, key=lambda part: isinstance(part, str)):
        found = list(run)
        yield from ["".join(map(str, found))] if is_text else found
