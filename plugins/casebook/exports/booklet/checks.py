"""What is wrong with an edition, asked of its document and of its pages: what would mislead, and what is only told."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from string import punctuation
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from casebook.bank.bank import Bank
from casebook.exports.author_html import read_words
from casebook.exports.booklet.document import Book
from casebook.exports.booklet.pdf import FONTS, PLACEHOLDER, find_font
from casebook.exports.elements import add, make, words_of
from casebook.findings import shorten
from casebook.model import START, SpoilerTerm, name_all

NO_GLYPH = re.compile(r"\.notdef glyph .*\((U\+[0-9A-F]+)\)$", re.DOTALL)
# Letters up to where a line may break: a space, a dash, or any sign of a script that has no spaces, such as Thai,
# Chinese or Japanese.
LONG_WORD = re.compile(
    r"[^\s/?&=\u00ad\u200b\u2010-\u2014\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    r"\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff-]{36,}"
)
MANY_COLUMNS = 6
MANY_SIGNS = 8  # to be named in one line
LONG = "“{}” is long for a column, so it may be split. Put soft hyphens into it."
LACKING = "no font has {}, so it prints as a box. Write other characters, or install a font that has these."
REPLACED = "the fonts of the booklet lack {}, so another of this system was taken. Elsewhere it may look different."
ITEMS = ("q:", "k:", "t:")  # how the ids of items and of their keys begin
UNTOLD = ("No anchor", "Image ")  # a link to nowhere, a picture without words
# What WeasyPrint says of a document that would print with a picture missing.
NOT_LOADED = re.compile(r"Failed to load image at '([^']*)'")
MISSING = "the picture `{}` is missing from the folder of pages, or damaged."
ELSEWHERE = "the picture `{}` is not part of the site. Put it into the folder of pages."


@dataclass(frozen=True, slots=True)
class Places:
    """Where things of a document are: the page of each id, and the file of each item."""

    pages: Mapping[str, int]
    bank: Bank

    def describe(self, named: str) -> str:
        """Return the page, the item and the file of a place by its id."""
        page, item = self.pages.get(named, 1), named.partition(":")[2]
        quiz, _, name = item.partition("/")
        location = self.bank.starts.get((quiz, name))
        file = f" ({item}, {location.path.as_posix()})" if location else ""
        return f"page {page}{file}"


def find_faults(book: Book, places: Places, terms: list[SpoilerTerm], said: list[str]) -> Iterator[str]:
    """Yield what would mislead: a word or a key before its time, and what WeasyPrint could not print."""
    yield from list_missing(book.root, places, said)
    yield from _check_sides(places.pages)
    for section in book.sections:
        early = [term for term in terms if section.when is not None and term.since > section.when]
        page = places.pages.get(
            next((each.attrib["id"] for each in section.element.iter() if "id" in each.attrib), ""), 0
        )
        for term in name_all(early, "\n".join(_list_words(section.element))):
            yield f"Page {page}: “{term.word}” is told here, and may be known from {term.since}."
    for front in book.front:
        for term in name_all([term for term in terms if term.since > START], "\n".join(_list_words(front))):
            yield f"The first pages tell “{term.word}”, which may be known from {term.since}."


def list_missing(root: Element, places: Places, said: Collection[str]) -> Iterator[str]:
    """Yield each picture that could not be printed, with its place."""
    for address in dict.fromkeys(found[1] for words in said if (found := NOT_LOADED.match(words))):
        shown = [
            named for named, part in _list_places(root) if any(address in each.attrib.values() for each in part.iter())
        ]
        where = f"{places.describe(shown[0])}: " if shown else ""
        scheme, _, name = address.partition(":")
        yield where + (MISSING.format(unquote(name)) if scheme == "site" else ELSEWHERE.format(shorten(address)))


def insert_words(root: Element, raw: Mapping[str, str]) -> None:
    """Put into a document that is printed the words of what authors wrote as HTML, so that they are looked at, too."""
    for element in root.iter():
        for part in ("text", "tail"):
            held = getattr(element, part) or ""
            if "\x02" in held:
                setattr(element, part, PLACEHOLDER.sub(lambda found: read_words(raw.get(found[0], "")), held))


def _check_sides(pages: Mapping[str, int]) -> Iterator[str]:
    """Yield each key that is not on a page after its question, and each decision that does not face left."""
    for name, page in pages.items():
        kind, _, rest = name.partition(":")
        key = pages.get(f"k:{rest}")
        if kind == "q" and key is not None and key <= page:
            yield f"Page {page}: the key of {rest} does not come after it."
        overleaf = pages.get(f"s:r-{rest[2:]}")
        if name.startswith("s:d-") and (page % 2 == 0 or (overleaf is not None and (overleaf % 2 or overleaf <= page))):
            yield f"Page {page}: what follows this decision is not overleaf."


def _list_words(element: Element) -> Iterator[str]:
    """Yield what an element says: its words, the alternative texts of its pictures, its name."""
    yield words_of(element)
    for each in element.iter():
        yield from (each.attrib[name] for name in ("alt", "data-part") if name in each.attrib)


def list_advice(book: Book, places: Places, said: list[str]) -> Iterator[str]:
    """Yield what was laid out as well as it can be, and may still be better."""
    yield from dict.fromkeys(words for words in said if words.startswith(UNTOLD))
    lacking = {chr(int(found[1][2:], 16)) for words in said if (found := NO_GLYPH.match(words))}
    strange = {sign for sign in set(words_of(book.root)) - _known_signs() if not sign.isspace()}
    replaced = strange - lacking
    for named, element in _list_places(book.root):
        words, where = words_of(element), places.describe(named)
        for word in dict.fromkeys(word for text in element.itertext() for word in LONG_WORD.findall(text)):
            yield f"{where}: {LONG.format(shorten(word.rstrip(punctuation)))}"
        if signs := lacking & set(words):
            yield f"{where}: {LACKING.format(_name_signs(signs))}"
        if signs := replaced & set(words):
            yield f"{where}: {REPLACED.format(_name_signs(signs))}"
            replaced -= signs  # a language that the fonts lack is told of by what each part adds
        for table in element.iter("table"):
            columns = max((len(row) for row in table.iter("tr")), default=0)
            if columns > MANY_COLUMNS:
                yield f"{where}: a table has {columns} columns, which are narrow on paper. Give it fewer."


def _name_signs(signs: Collection[str]) -> str:
    named = [f"“{sign}” (U+{ord(sign):04X})" for sign in sorted(signs)]
    more = [f"{len(named) - MANY_SIGNS} more"] if len(named) > MANY_SIGNS else []
    return ", ".join([*named[:MANY_SIGNS], *more])


def _list_places(root: Element) -> Iterator[tuple[str, Element]]:
    """Yield what can be named to an author: items, and what stands in a section beside them."""
    for section in root.iter("section"):
        named = [each for each in section.iter() if "id" in each.attrib]
        yield named[0].attrib["id"] if named else "", _leave_out_items(section)
        yield from ((each.attrib["id"], each) for each in named if _is_item(each))


def _leave_out_items(element: Element) -> Element:
    kept = make(element.tag, "", element.text, **element.attrib)
    for child in element:
        add(kept, [None if _is_item(child) else _leave_out_items(child), child.tail])
    return kept


def _is_item(element: Element) -> bool:
    return element.get("id", "").startswith(ITEMS)


def _known_signs() -> frozenset[str]:
    fonts = import_module("fontTools.ttLib")
    known = {"\u00ad"}
    for name in FONTS:
        with fonts.TTFont(find_font(name), lazy=True) as font:
            known.update(map(chr, font.getBestCmap()))
    return frozenset(known)
