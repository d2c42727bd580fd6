"""What a printed edition lacks of PDF/UA-1, as far as its structure tells: no program can judge what is said in it.

Clauses are those of ISO 14289-1:2014 (PDF/UA-1); what a tag may hold is said in ISO 32000-1:2008, 14.8.4.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Object, Pdf

HELD = {  # what alone may stand in an element
    "/L": frozenset(("/LI", "/L", "/Caption")),
    "/LI": frozenset(("/Lbl", "/LBody")),
    "/Table": frozenset(("/TR", "/THead", "/TBody", "/TFoot", "/Caption")),
    **dict.fromkeys(("/THead", "/TBody", "/TFoot"), frozenset(("/TR",))),
    "/TR": frozenset(("/TH", "/TD")),
}
HOLDERS = {
    kind: [holder for holder, kinds in HELD.items() if kind in kinds] for kind in ("/LI", "/LBody", "/TR", "/TH")
}
HOLDERS |= {"/Document": [""], "/TD": HOLDERS["/TH"]}
GROUPS = ("/Document", "/Part", "/Art", "/Sect", "/Div", "/BlockQuote", "/NonStruct")
OTHERS = "/P /Lbl /Caption /Note /Span /Link /Figure /Formula /Form /Quote /Code /TOC /TOCI /Reference /BibEntry /Index"
TYPES = frozenset((*HELD, *HOLDERS, *GROUPS, *OTHERS.split()))
HEADING = re.compile(r"/H([1-6])$")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
UNSAID = re.compile(r"[\W\d]*$")  # no letter
MARKS, PAINT = "BDC BMC EMC", "f F f* S s B B* b b* sh Do Tj TJ ' \" BI ID EI"


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the structure: its type, that of what holds it, its page, what it holds."""

    kind: str
    holder: str
    page: int
    held: Object
    kids: list[Any]


class Book:
    """A file, and what several rules ask of it."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.pages = list(pdf.pages)
        self.numbers = {page.obj.objgen: number for number, page in enumerate(self.pages, 1)}
        structure = pdf.Root.get("/StructTreeRoot", Dictionary())
        self.elements = list(self._walk(structure, ""))
        self.owners = dict(NumberTree(structure.ParentTree).items()) if "/ParentTree" in structure else {}
        named = pdf.Root.get("/Names", Dictionary()).get("/Dests")
        self.places = set() if named is None else {str(name) for name in NameTree(named)}

    def _walk(self, held: Object, holder: str) -> Iterator[Element]:
        """Yield all elements in the order of reading."""
        for kid in _list_kids(held):
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield Element(str(kid.S), holder, self._find_page(kid), kid, _list_kids(kid))
                yield from self._walk(kid, str(kid.S))

    def _find_page(self, held: Object) -> int:
        """Return the page on which an element begins."""
        if "/Pg" in held:
            return self.numbers.get(held.Pg.objgen, 0)
        return next((self._find_page(kid) for kid in _list_kids(held) if isinstance(kid, Dictionary)), 0)

    def find_owners(self) -> dict[int, dict[int, tuple[int, int]]]:
        """Return, for each page, which element holds each number that is drawn there."""
        found: dict[int, dict[int, tuple[int, int]]] = {number: {} for number in self.numbers.values()}
        for element in self.elements:
            for kid in element.kids:
                if not isinstance(kid, Dictionary):
                    found[element.page][int(kid)] = element.held.objgen
                elif "/MCID" in kid:
                    found[self.numbers[kid.Pg.objgen]][int(kid.MCID)] = element.held.objgen
        return found


def _list_kids(held: Object) -> list[Any]:
    """Return what an element of the file holds: elements, numbers of what is drawn, references."""
    kids = held.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def find_faults(pdf_file: Path) -> list[str]:
    """Return what is wrong with a file, one sentence each; nothing where all rules are met."""
    with pikepdf.open(pdf_file) as pdf:
        book = Book(pdf)
        return list(dict.fromkeys(words for rule in RULES for words in rule(book)))


def _name_itself(book: Book) -> Iterator[str]:
    """Title, language and the claim to be PDF/UA-1 (5, 7.1, 7.2)."""
    root = book.pdf.Root
    told = root.Metadata.read_bytes().decode("utf8", "replace") if "/Metadata" in root else ""
    marked, view = (root.get(key, Dictionary()) for key in ("/MarkInfo", "/ViewerPreferences"))
    checks = {
        "The file has no title.": str(book.pdf.docinfo.get("/Title", "")) and "<dc:title>" in told,
        "The file names no language.": LANGUAGE.match(str(root.get("/Lang", ""))),
        "The file is not tagged.": marked.get("/Marked") and book.elements,
        "The file says that its tags are not to be relied on.": not marked.get("/Suspects", False),
        "A viewer would show the name of the file in place of its title.": view.get("/DisplayDocTitle"),
        "The metadata do not say PDF/UA-1.": re.search(r"pdfuaid:part[=>\"]+1", told),
        "The file has no bookmarks.": "/Outlines" in root or len(book.pages) == 1,
    }
    yield from (words for words, is_met in checks.items() if not is_met)


def _nest_tags(book: Book) -> Iterator[str]:
    """What may stand in what (ISO 32000-1, 14.8.4); a group holds no text itself."""
    for element in book.elements:
        kind = element.kind
        if kind not in TYPES and not HEADING.match(kind):
            yield f"Page {element.page}: {kind} is no type of PDF."
        if element.holder not in HOLDERS.get(kind, {element.holder}):
            yield f"Page {element.page}: {kind} stands in {element.holder}."
        for kid in element.kids:
            held = str(kid.get("/S", "")) if isinstance(kid, Dictionary) else ""
            if held not in HELD.get(kind, {held}) or (not held and kind in GROUPS):
                yield f"Page {element.page}: {kind} holds {held or 'text'}."


def _describe_figures(book: Book) -> Iterator[str]:
    """Alternative text, and the place on the page (7.3)."""
    for element in book.elements:
        if element.kind == "/Figure":
            if not str(element.held.get("/Alt", "")).strip():
                yield f"A picture on page {element.page} has no alternative text."
            box = [float(each) for each in element.held.get("/A", Dictionary()).get("/BBox", ())]
            _, _, right, top = (float(each) for each in book.pages[element.page - 1].mediabox)
            if not (box and 0 <= box[0] < box[2] <= right and 0 <= box[1] < box[3] <= top):
                yield f"A picture on page {element.page} does not say where on the page it is."


def _order_headings(book: Book) -> Iterator[str]:
    """One title, then no level left out (7.4.2)."""
    levels = [int(found[1]) for element in book.elements if (found := HEADING.match(element.kind))]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"There are {levels.count(1)} headings of level 1, and the first heading is of level {[*levels, 0][0]}."
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"A heading of level {before} is followed by one of level {after}."


def _head_tables(book: Book) -> Iterator[str]:
    """What a header heads, and rows of one length (7.5)."""
    for element in book.elements:
        if element.kind == "/TH" and "/Scope" not in element.held.get("/A", Dictionary()):
            yield f"A table header on page {element.page} does not say what it heads."
        if element.kind == "/Table" and len(set(_measure_rows(element))) != 1:
            yield f"A table on page {element.page} has no rows, or rows that differ in length."


def _measure_rows(table: Element) -> Iterator[int]:
    """Yield how many columns each row covers, with the cells that reach into it from above."""
    groups = [kid for kid in table.kids if kid.get("/S") in (Name.THead, Name.TBody, Name.TFoot)]
    for group in groups or [table.held]:
        reaching: list[int] = []  # for each cell that goes on: rows that it still covers, once for each column
        for row in (row for row in group.K if row.get("/S") == Name.TR):
            spans = [cell.get("/A", Dictionary()) for cell in row.get("/K", ())]
            yield len(reaching) + sum(int(each.get("/ColSpan", 1)) for each in spans)
            fresh = [int(each.get("/RowSpan", 1)) for each in spans for _ in range(int(each.get("/ColSpan", 1)))]
            reaching = [rows - 1 for rows in reaching + fresh if rows > 1]


def _embed_fonts(book: Book) -> Iterator[str]:
    """Letters that come with the file, and can be read back (7.21.4, 7.21.7)."""
    fonts = {str(font.get("/BaseFont", "")): font for font in book.pdf.objects if _is_font(font)}
    for name, font in fonts.items():
        described = font.get("/DescendantFonts", [font])[0].get("/FontDescriptor", Dictionary())
        if font.get("/Subtype") != Name.Type3 and not any(f"/FontFile{n}" in described for n in ("", "2", "3")):
            yield f"The font {name} is not embedded."
        if "/ToUnicode" not in font:
            yield f"The letters of the font {name} cannot be read back as text."


def _is_font(held: Object) -> bool:
    return isinstance(held, Dictionary) and held.get("/Type") == Name.Font and "/CIDSystemInfo" not in held


def _lead_links(book: Book) -> Iterator[str]:
    """A link is an element, says where it leads, is printed, and leads there (7.18)."""
    for number, page in enumerate(book.pages, 1):
        links = [link for link in page.get("/Annots", ()) if link.get("/Subtype") == Name.Link]
        for link in links:
            owner = book.owners.get(int(link.get("/StructParent", -1)), Dictionary())
            told, to = str(link.get("/Contents", "")), link.get("/Dest")
            checks = {
                "is no element": owner.get("/S") == Name.Link and any(_is_reference(kid, link) for kid in owner.K),
                "does not say in words where it leads": told != str(to) and not UNSAID.match(told),
                "would not be printed": int(link.get("/F", 0)) & 4,
                f"leads to `{to}`, which does not exist": to is None or isinstance(to, Array) or str(to) in book.places,
            }
            yield from (f"A link on page {number} {words}." for words, is_met in checks.items() if not is_met)
        if links and page.get("/Tabs") != Name.S:
            yield f"The links of page {number} are not in the order of its structure."
    for element in book.elements:
        leaps = [kid for kid in element.kids if isinstance(kid, Dictionary) and "/Obj" in kid]
        if element.kind == "/Link" and not 0 < len(leaps) < len(element.kids):
            yield f"A link on page {element.page} shows nothing or leads nowhere."


def _is_reference(kid: Any, link: Object) -> bool:
    return isinstance(kid, Dictionary) and "/Obj" in kid and bool(kid.Obj.objgen == link.objgen)


def _mark_content(book: Book) -> Iterator[str]:
    """All that is painted belongs to an element or is an artifact, and never to both (7.1)."""
    owners = book.find_owners()
    for number, page in enumerate(book.pages, 1):
        shown: set[int] = set()
        yield from (f"On page {number}, {words}." for words in _follow_marks(page, shown))
        index = list(book.owners.get(int(page.get("/StructParents", -1)), ()))
        listed = {code: owner.objgen for code, owner in enumerate(index) if isinstance(owner, Dictionary)}
        if shown - owners[number].keys():
            yield f"On page {number}, something is tagged that belongs to no element."
        if owners[number].keys() - shown:
            yield f"An element of page {number} holds what the page does not show."
        if listed != owners[number]:
            yield f"The index of page {number} names other elements than the structure."


def _follow_marks(page: pikepdf.Page, shown: set[int]) -> Iterator[str]:
    """Yield what is wrong with the marked sequences of a page; note the numbers that are shown."""
    begun: list[int | None] = []  # the number of each sequence that has begun; None for an artifact
    for operands, operator in cast(Any, pikepdf.parse_content_stream(page, f"{MARKS} {PAINT}")):
        name = str(operator)
        if name in ("BDC", "BMC"):
            code = operands[1].get("/MCID") if name == "BDC" else None
            if begun and (code is None) != (begun[-1] is None):
                yield "an artifact stands in a tag or a tag in an artifact"
            begun.append(code)
            shown |= set() if code is None else {int(code)}
        elif name == "EMC":
            begun.pop()
        elif not begun:
            yield "something is painted outside of the tags, as what is drawn with opacity is"


def _name_notes(book: Book) -> Iterator[str]:
    """Each note has a name of its own (7.9)."""
    names = [str(element.held.get("/ID", "")) for element in book.elements if element.kind == "/Note"]
    if "" in names or len(set(names)) < len(names):
        yield "A note has no name, or not one of its own."


RULES: tuple[Callable[[Book], Iterator[str]], ...] = (
    *(_name_itself, _nest_tags, _describe_figures, _order_headings, _head_tables),
    *(_embed_fonts, _lead_links, _mark_content, _name_notes),
)
