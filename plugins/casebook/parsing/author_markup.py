"""An author's text -> the elements that a page would make of it, and what among them may not stand there.

Python-Markdown itself decides what is code, an escape, a link or HTML; only the place of what it found is looked up in
the text afterwards. As in a page, a text goes through the block and inline parser, without the
preprocessors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

from casebook.findings import MOST_FINDINGS, FindingCode
from casebook.parsing.allowed_markup import Refusal, find_refusals, refuse_html
from casebook.parsing.code_spans import mask_code

# What most sites use; what their other extensions add is looked at in the page.
EXTENSIONS = ("attr_list", "md_in_html", "tables")
DEEPEST = 40  # elements within each other: ten lists in lists, with their entries and paragraphs
ESCAPE = re.compile("\x02([0-9]{1,7})\x03")
FOOTNOTE = re.compile(r"\[\^[^\[\]\n]{1,80}\]")
CITED = re.compile(r"(?<![\\!])\[@[^\[\]\n]{0,200}\](?![(\[{])")
BLANK_LINE = re.compile(r"\n[ \t]*\n")
TOO_DEEP = "Lists and emphasis are nested too deeply here. Separate some of them."
NOTE = "A footnote is not allowed here. Cite a source (`[@key]`), or include the note in the text."


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a text names: its address and where in the text it stands."""

    address: str
    offset: int


@dataclass(frozen=True, slots=True)
class Markup:
    """What a text becomes: what may not stand on a page, each with its offset, and the pictures.

    `is_silent` says that there is nothing to read out: pictures without words.
    """

    refused: tuple[tuple[int, Refusal], ...] = ()
    pictures: tuple[Picture, ...] = ()
    is_silent: bool = False


NOTHING = Markup()
Stash = Sequence[object]


def read_markup(text: str, *, is_block: bool, holder: str = "p") -> Markup:
    """Return what Markdown makes of a text that stands as blocks or within an element."""
    try:
        root = _parse(text, "" if is_block else holder)
    except RecursionError:
        _parser.cache_clear()  # it stopped within a list, and would take the next text for a part of that
        return Markup(((0, Refusal(FindingCode.TEXT_BLOCK, TOO_DEEP, "")),))
    place = _Places(text)
    refused = [(place.find(each.written), each) for each in find_unwanted(root, _parser().htmlStash.rawHtmlBlocks)]
    pictures = [Picture(address, place.find(address)) for address in _find_pictures(root)]
    silent = bool(pictures) and not any(words.strip() for words in _read_out(root))
    return Markup(tuple(refused[:MOST_FINDINGS]), tuple(pictures), silent)


def find_unwanted(root: Element, stash: Stash) -> Iterator[Refusal]:
    """Yield what may not stand in the elements under `root`; `stash` holds the raw HTML of the parser."""
    waiting = [(child, 1) for child in reversed(root)]
    yield from _find_in_texts(root, stash, has_tail=False)
    while waiting:
        element, depth = waiting.pop()
        if depth > DEEPEST:
            yield Refusal(FindingCode.TEXT_BLOCK, TOO_DEEP, "")
            return
        yield from find_refusals(element.tag, {name: resolve(value) for name, value in element.attrib.items()})
        yield from _find_in_texts(element, stash)
        waiting += [(child, depth + 1) for child in reversed(element)]


def find_raw(text: str | None, stash: Stash) -> Iterator[str]:
    """Yield the raw HTML that stands in a text behind marks of the parser; a character reference is none."""
    for found in HTML_PLACEHOLDER_RE.finditer(text or ""):
        raw = str(stash[int(found[1])]) if int(found[1]) < len(stash) else "<"
        if not raw.startswith("&"):
            yield raw


def resolve(value: str | None) -> str:
    """Return an attribute as it will be written, without the parser's marks; a list of attributes may give no value."""
    return ESCAPE.sub(lambda found: chr(int(found[1])), (value or "").replace(AMP_SUBSTITUTE, "&"))


def may_hold_elements(text: str) -> bool:
    """Tell whether a paragraph may hold more than emphasis and citations: most do not, and need no parser."""
    if "<" in text or "{" in text:
        return True
    return "[" in text and "[" in CITED.sub("", text)


def _parse(text: str, holder: str) -> Element:
    parser = _parser()
    parser.reset()
    root = Element("div")
    if holder:
        SubElement(root, holder).text = text
    else:
        parser.parser.parseBlocks(root, BLANK_LINE.split(text))
    for name in ("inline", "attr_list"):
        parser.treeprocessors[name].run(root)
    return root


@cache
def _parser() -> Markdown:
    parser = Markdown(extensions=EXTENSIONS)
    allow_escapes(parser)
    return parser


def allow_escapes(parser: Markdown) -> None:
    r"""Let authors write `\<` for a sign that would begin HTML, as CommonMark does, and `\$` beside a formula."""
    parser.ESCAPED_CHARS.extend(sign for sign in "<$" if sign not in parser.ESCAPED_CHARS)


def _find_in_texts(element: Element, stash: Stash, *, has_tail: bool = True) -> Iterator[Refusal]:
    texts = [element.text] * (element.tag != "code") + [element.tail] * has_tail
    for text in texts:
        yield from map(refuse_html, find_raw(text, stash))
        for note in FOOTNOTE.finditer(text or ""):
            yield Refusal(FindingCode.TEXT_BLOCK, NOTE, note[0])


def _find_pictures(root: Element) -> Iterator[str]:
    for picture in root.iter("img"):
        yield resolve(picture.get("src", ""))


def _read_out(root: Element) -> Iterator[str]:
    yield from root.itertext()
    for picture in root.iter("img"):
        yield picture.get("alt", "")


class _Places:
    """Finds what was refused in the author's text, outside code and escapes, each time after the last."""

    def __init__(self, text: str) -> None:
        self.text = re.sub(r"\\.", "  ", mask_code(text), flags=re.DOTALL)
        self.after: dict[str, int] = {}

    def find(self, written: str) -> int:
        """Return the offset; the beginning of the text where the parser has changed what was written."""
        place = self.text.find(written, self.after.get(written, 0)) if written else -1
        if place >= 0:
            self.after[written] = place + 1
        return max(place, 0)
