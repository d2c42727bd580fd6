"""The tags of a printed edition, mended after WeasyPrint 70: read, made tidy, and written anew.

Clauses are those of ISO 14289-1:2014 (PDF/UA-1).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, cast

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, String

from casebook.exports.pdf_ua.tree import SIGN, Kid, Leap, Mark, Tag, find_leaps, find_marks, read_words, tidy, walk
from casebook.spoilers.pdf_fonts import read_font

POINTS = 0.75  # of a CSS pixel
PRINTED = 4  # the flag of an annotation that it is printed, too (ISO 32000-1, 12.5.3)
LONGEST = 120  # letters in what a link says of its target
TARGETS = re.compile(r"/(H\d|P|LBody|TH|TD|Caption|Figure|Note)$")
MARKED = re.compile(rb"/[A-Za-z]+\s*<<\s*/MCID (\d+)\s*>>\s*BDC")  # WeasyPrint writes all text in hexadecimal digits


def carry_tags(laid: Any) -> None:
    """Have a document that is laid out carry `lang` and `data-tag` of its elements to `mend`, which WeasyPrint drops.

    They go as links that `mend` takes out again. A link itself cannot carry them: they go on an element around it.
    """
    for page in laid.pages:
        for box in page._page_box.descendants(placeholders=True):  # noqa: SLF001
            element = box.element
            if element is not None and element.tag not in ("html", "a") and box.element_tag == element.tag:
                kind, lang = element.get("data-tag", ""), element.get("lang", "")
                if kind or lang:
                    page.links.append(("external", f"{SIGN}{kind}:{lang}", (0, 0, 0, 0), box))


def mend(source: Path, target: Path) -> None:
    """Write the file anew with tags as PDF/UA-1 asks; the same file gives the same bytes."""
    with pikepdf.open(source) as pdf:
        reader = _Reader(pdf)
        document = cast(Tag, tidy(reader.read(pdf.Root.StructTreeRoot.K[0]), str(pdf.Root.get("/Lang", "")))[0])
        _Writer(pdf, document, reader.numbers).write()
        _part_artifacts(pdf, document, reader.drawn)
        _fit_widths(pdf)
        pdf.Root.PageLayout = Name.TwoPageRight  # spreads, the cover alone
        pdf.Root.ViewerPreferences = Dictionary(
            DisplayDocTitle=True, PrintScaling=Name("/None"), Duplex=Name.DuplexFlipLongEdge
        )
        pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


class _Reader:
    """Reads the structure that WeasyPrint wrote, with what each of its elements shows."""

    def __init__(self, pdf: Pdf) -> None:
        self.heights = [float(page.mediabox[3]) for page in pdf.pages]
        self.numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        fonts = pdf.pages[0].resources.get("/Font", Dictionary())  # all pages share their resources
        self.fonts = {name: (read_font(font), _read_widths(font)) for name, font in fonts.items()}
        self.drawn = [self._read_page(page, number) for number, page in enumerate(pdf.pages)]

    def read(self, element: Object) -> Tag:
        """Return an element with all that it holds."""
        page = self.numbers[element.Pg.objgen] if "/Pg" in element else 0
        kids: list[Kid] = []
        for held in element.K:
            if isinstance(held, Dictionary):
                kids.append(Leap(page, held.Obj) if "/Obj" in held else self.read(held))
            else:
                mark = self.drawn[page].get(int(held))
                # a picture that CSS puts before or after an element has no words: it is an ornament
                is_shown = mark is not None and (mark.kind == "/Span" or element.S == Name.Figure == mark.kind)
                kids += [mark] if mark and is_shown else []
        alt = str(element.Alt) if "/Alt" in element else None
        return Tag(str(element.S), tuple(kids), alt=alt, about=tuple(self._read_attributes(element, page)))

    def _read_attributes(self, element: Object, page: int) -> Iterator[tuple[str, Any]]:
        """Yield what is kept: the cells that one covers, and the box of a picture, given in pixels from the top."""
        held = element.get("/A", Dictionary())
        yield from ((key, int(held[key])) for key in ("/ColSpan", "/RowSpan") if key in held)
        if "/BBox" in held:
            left, top, right, bottom = (float(each) * POINTS for each in held.BBox)
            height = self.heights[page]
            yield "/BBox", tuple(round(each, 3) for each in (left, height - bottom, right, height - top))

    def _read_page(self, page: pikepdf.Page, number: int) -> dict[int, Mark]:
        """Return what each marked sequence shows. WeasyPrint nests none, and sets font and place within."""
        found: dict[int, Mark] = {}
        mark, font, size, x, y = Mark(number, -1, ""), "", 0.0, 0.0, 0.0
        for operands, operator in cast(Any, pikepdf.parse_content_stream(page, "BDC Tf Tm TJ Do")):
            name = str(operator)
            if name == "BDC":
                mark = Mark(number, int(operands[1].MCID), "/Figure" if operands[0] == Name.Figure else "")
            elif name == "Tf":
                font, size = str(operands[0]), float(operands[1]) * POINTS
            elif name == "Tm":
                x, y = float(operands[4]) * POINTS, self.heights[number] - float(operands[5]) * POINTS
            else:
                text, width = self._read_text(operands[0], font) if name == "TJ" else ("", 0)
                mark = mark if mark.kind else replace(mark, kind="/Span", x=x, y=y)
                mark = replace(mark, text=mark.text + text, end=x + width * size)
            found[mark.number] = mark
        return found

    def _read_text(self, shown: Any, font: str) -> tuple[str, float]:
        """Return the letters of a text, and its width at a size of one."""
        letters, widths = self.fonts[font]
        data = b"".join(bytes(each) for each in shown if isinstance(each, String))
        moved = sum(float(each) for each in shown if not isinstance(each, String))
        width = sum(widths.get(int.from_bytes(data[at : at + 2], "big"), 0) for at in range(0, len(data), 2))
        return letters(data) if letters else "", (width - moved) / 1000


def _read_widths(font: Object) -> dict[int, float]:
    """Return how wide the letter of each code is, in thousandths of the size."""
    held = list(font.get("/DescendantFonts", [font])[0].get("/W", ()))
    runs = zip(held[::2], held[1::2], strict=True)
    return {code: float(width) for first, widths in runs for code, width in enumerate(widths, int(first))}


class _Writer:
    """Writes a structure into a file in place of the one that it has."""

    def __init__(self, pdf: Pdf, document: Tag, numbers: dict[tuple[int, int], int]) -> None:
        self.pdf = pdf
        self.document = document
        self.numbers = numbers
        self.pages = [page.obj for page in pdf.pages]
        named = pdf.Root.get("/Names", Dictionary()).get("/Dests")
        self.places = {} if named is None else {str(name): place for name, place in NameTree(named).items()}
        self.starts: list[list[tuple[Mark, Tag]]] = [[] for _ in self.pages]
        for tag in walk(document):
            for mark in islice(find_marks(tag), 1) if TARGETS.match(tag.kind) else ():
                self.starts[mark.page].append((mark, tag))
        self.owners: list[dict[int, Object]] = [{} for _ in self.pages]
        self.links: list[tuple[Leap, Object]] = []
        self.notes: list[Object] = []

    def write(self) -> None:
        """Write the structure, and into links, pages and indexes what refers to it."""
        root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = Array([self._write_tag(self.document, root)])
        nums: list[Any] = []
        for number, owned in enumerate(self.owners):
            nums += [number, Array([owned.get(each) for each in range(max(owned, default=-1) + 1)])]
        for number, (leap, element) in enumerate(self.links, len(self.owners)):
            leap.link.StructParent = number
            nums += [number, element]
        root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(nums)))
        if self.notes:
            root.IDTree = Dictionary(Names=Array([each for note in self.notes for each in (note.ID, note)]))
        self.pdf.Root.StructTreeRoot = root
        for number, page in enumerate(self.pages):
            page.Annots = Array([leap.link for leap, _ in self.links if leap.page == number])

    def _write_tag(self, tag: Tag, parent: Object) -> Object:
        element = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(tag.kind), P=parent))
        pages = [kid.page for kid in tag.kids if not isinstance(kid, Tag)]
        if pages:
            element.Pg = self.pages[pages[0]]
        if tag.lang:
            element.Lang = tag.lang
        if tag.alt is not None:
            element.Alt = tag.alt
        if tag.about:
            element.A = Dictionary({"/O": Name.Layout if tag.kind == "/Figure" else Name.Table, **dict(tag.about)})
        if tag.kind == "/Note":
            element.ID = f"note-{len(self.notes):05}"
            self.notes.append(element)
        for leap in find_leaps(tag):
            leap.link.Contents = self._tell_target(tag, leap.address)
            leap.link.F = PRINTED
        element.K = Array([self._write_kid(kid, element) for kid in tag.kids])
        return element

    def _write_kid(self, kid: Kid, element: Object) -> Any:
        if isinstance(kid, Tag):
            return self._write_tag(kid, element)
        page = self.pages[kid.page]
        if isinstance(kid, Leap):
            self.links.append((kid, element))
            return Dictionary(Type=Name.OBJR, Obj=kid.link, Pg=page)
        self.owners[kid.page][kid.number] = element
        is_here = page.objgen == element.Pg.objgen
        return kid.number if is_here else Dictionary(Type=Name.MCR, Pg=page, MCID=kid.number)

    def _tell_target(self, tag: Tag, address: str) -> str:
        """Return in words where a link leads (7.18.5): its own, and those that stand where it leads."""
        own = read_words(tag)
        there = self._read_place(address) if address in self.places else address
        if there.casefold().startswith(own.casefold()):
            told = there
        elif address in self.places or not re.search(r"[^\W\d]", own):
            told = f"{own}: {there}"
        else:
            told = own
        return told if len(told) <= LONGEST else f"{told[:LONGEST].rpartition(' ')[0]} …"

    def _read_place(self, name: str) -> str:
        """Return the words that stand nearest below a place."""
        page, _, x, y, *_ = self.places[name]
        below = [
            (float(y) - mark.y + abs(mark.x - float(x)) / 10, number)
            for number, (mark, _) in enumerate(self.starts[self.numbers[page.objgen]])
            if mark.y <= float(y) + 1
        ]
        return read_words(self.starts[self.numbers[page.objgen]][min(below)[1]][1]) if below else ""


def _part_artifacts(pdf: Pdf, document: Tag, drawn: list[dict[int, Mark]]) -> None:
    """Mark as artifacts what no element holds: ornaments, and running heads and feet, told by their place (7.8)."""
    kept = {(mark.page, mark.number) for tag in walk(document) for mark in tag.kids if isinstance(mark, Mark)}
    for number, page in enumerate(pdf.pages):
        middle = float(page.mediabox[3]) / 2
        lost = {code: mark for code, mark in drawn[number].items() if (number, code) not in kept}
        names = {code: _name_artifact(mark, middle) for code, mark in lost.items()}
        page.Contents.write(MARKED.sub(partial(_rename, names), page.Contents.read_bytes()))


def _rename(names: dict[int, bytes], found: re.Match[bytes]) -> bytes:
    return names.get(int(found[1]), found[0])


def _name_artifact(mark: Mark, middle: float) -> bytes:
    if mark.kind != "/Span":
        return b"/Artifact BMC"
    side = b"Header" if mark.y > middle else b"Footer"
    return b"/Artifact <</Type /Pagination /Subtype /" + side + b">> BDC"


def _fit_widths(pdf: Pdf) -> None:
    """Write into each font file the widths that the PDF gives its letters (7.21.5).

    For bold letters of a variable font, WeasyPrint gives those of the regular ones and sets each letter by them. So
    the font file is changed: nothing moves.
    """
    load = import_module("fontTools.ttLib").TTFont  # has no types
    for font in pdf.objects:
        if isinstance(font, Dictionary) and font.get("/Subtype") == Name.CIDFontType2:
            file = font.FontDescriptor.FontFile2
            letters = load(io.BytesIO(file.read_bytes()), recalcBBoxes=False, recalcTimestamp=False)
            table, order = letters["hmtx"], letters.getGlyphOrder()
            units = int.from_bytes(letters.reader["head"][18:20], "big")  # not parsed: it warns of a date that is none
            for code, width in _read_widths(font).items():
                if code < len(order):
                    table[order[code]] = (round(width * units / 1000), table[order[code]][1])
            written = io.BytesIO()
            letters.save(written, reorderTables=False)
            file.write(written.getvalue())
