"""HTML, however it was written -> elements, for the texts of banks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import groupby

from casebook.imports.xml_tree import DEEPEST, Element

# Names of elements; what else stands in `<…>` is words, such as a type in a programming language.
NAMES = """
a abbr acronym address area article aside audio b base basefont bdi bdo big blink blockquote body br button canvas
caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset
figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd
label legend li link main map mark math menu meta meter nav nobr noscript object ol optgroup option output p param
picture pre progress q rb rp rt rtc ruby s samp script section select small source span strike strong style sub
summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr
mi mo mn ms mtext mrow mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd mspace mstyle
semantics annotation annotation-xml mfenced mpadded path g rect circle line text polyline polygon ellipse defs use
"""
KNOWN = frozenset(NAMES.split())
SAYS_NOTHING = re.compile(r"<!--(?:(?!<!--|-->).)*-->|<[!?][^<>]*>", re.DOTALL)
BEGUN = re.compile(r"<(?=[!?])")
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
        if tag not in KNOWN:
            self._keep_unknown(tag, self.get_starttag_text() or "")
            return
        if tag in BLOCKS and self.open[-1].tag == "p":
            self.open.pop()
        self._end_open(*ENDED_BY.get(tag, (set(), set())))
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].parts.append(element)
        if tag not in VOID and len(self.open) < DEEPEST:
            self.open.append(element)

    def _keep_unknown(self, tag: str, written: str) -> None:
        """Keep as words what is no element; a name with a colon is one of an office program, and says nothing."""
        if ":" not in tag:
            self.handle_data(written)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID and tag in KNOWN:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in KNOWN:
            self._keep_unknown(tag, f"</{tag}>")
            return
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
    # comments, declarations and what office programs write like them say nothing; the parser stumbles over them
    builder.feed(BEGUN.sub("&lt;", SAYS_NOTHING.sub("", text)))
    builder.close()
    for element in (builder.root, *builder.root.walk()):
        element.parts = list(_join(element.parts))
    return builder.root


def _join(parts: list[str | Element]) -> Iterator[str | Element]:
    """Yield parts with the texts next to each other in one: a formula may have been taken for the start of a tag."""
    for is_text, run in groupby(parts, key=lambda part: isinstance(part, str)):
        found = list(run)
        yield from ["".join(map(str, found))] if is_text else found
