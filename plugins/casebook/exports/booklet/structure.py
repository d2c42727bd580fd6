"""What PDF/UA-1 asks of a tagged file, as far as its structure tells. It is no replacement for veraPDF."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Object, Pdf

from casebook.exports.booklet.site import BookletError
from casebook.exports.booklet.tags import children, type_of, walk

HELD = {
    "/L": {"/LI", "/L", "/Caption"},
    "/LI": {"/Lbl", "/LBody"},
    "/Table": {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"},
    "/THead": {"/TR"},
    "/TBody": {"/TR"},
    "/TR": {"/TH", "/TD"},
}
HOLDERS = {
    "/LI": {"/L"},
    "/LBody": {"/LI"},
    "/TR": {"/Table", "/THead", "/TBody", "/TFoot"},
    "/TD": {"/TR"},
    "/TH": {"/TR"},
}
HEADING = re.compile(r"/H([1-6])$")


def check_structure(file: Path) -> None:
    """Look at title, language, tags, headings, pictures, fonts and links of a file.

    Raises: BookletError with everything that was found, one line each.
    """
    with pikepdf.open(file) as pdf:
        found = [words for rule in RULES for words in rule(pdf)]
    if found:
        lines = "\n".join(dict.fromkeys(found))
        raise BookletError(f"{file.name} does not meet PDF/UA-1:\n{lines}")


def _name_itself(pdf: Pdf) -> Iterator[str]:
    metadata = pdf.Root.get("/Metadata")
    told = metadata.read_bytes().decode("utf8", "replace") if metadata is not None else ""
    if not str(pdf.docinfo.get("/Title", "")):
        yield "The file has no title."
    if not str(pdf.Root.get("/Lang", "")):
        yield "The file names no language."
    if not pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked"):
        yield "The file is not tagged."
    if not pdf.Root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle"):
        yield "A viewer would show the name of the file in place of its title."
    if not re.search(r"pdfuaid:part[=>\"]+1", told):
        yield "The metadata do not say PDF/UA-1."


def _nest_tags(pdf: Pdf) -> Iterator[str]:
    for element in walk(pdf):
        kind = type_of(element)
        for child in children(element):
            held = type_of(child)
            if kind in HELD and held not in HELD[kind]:
                yield f"A {kind} holds {held or 'content'}."
            if held in HOLDERS and kind not in HOLDERS[held]:
                yield f"A {held} stands in {kind}."
            if _points(child) and kind != "/Link":
                yield f"A link is tagged as {kind}."


def _tell_pictures(pdf: Pdf) -> Iterator[str]:
    for element in walk(pdf):
        if type_of(element) == "/Figure" and not str(element.get("/Alt", "")).strip():
            yield f"A picture on page {_page_of(pdf, element)} has no alternative text."


def _order_headings(pdf: Pdf) -> Iterator[str]:
    levels = [int(found[1]) for element in walk(pdf) if (found := HEADING.match(type_of(element)))]
    if levels and levels[0] != 1:
        yield f"The first heading is of level {levels[0]}."
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"A heading of level {before} is followed by one of level {after}."


def _scope_headers(pdf: Pdf) -> Iterator[str]:
    for element in walk(pdf):
        if type_of(element) == "/TH" and not _has_scope(element):
            yield f"A table header on page {_page_of(pdf, element)} does not say what it heads."


def _embed_fonts(pdf: Pdf) -> Iterator[str]:
    for page in pdf.pages:
        for font in (page.get("/Resources", Dictionary()).get("/Font") or Dictionary()).values():
            inner = font.get("/DescendantFonts", [font])[0]
            described = inner.get("/FontDescriptor", Dictionary())
            embedded = font.get("/Subtype") == "/Type3" or any(f"/FontFile{n}" in described for n in ("", "2", "3"))
            if not embedded:
                yield f"The font {font.get('/BaseFont', '')} is not embedded."
            if "/ToUnicode" not in font:
                yield f"The letters of the font {font.get('/BaseFont', '')} cannot be read back as text."


def _lead_links(pdf: Pdf) -> Iterator[str]:
    named = pdf.Root.get("/Names", Dictionary()).get("/Dests")
    names = set(_names(named)) if named is not None else set()
    for number, page in enumerate(pdf.pages, 1):
        links = [link for link in page.get("/Annots", []) if link.get("/Subtype") == "/Link"]
        if links and page.get("/Tabs") != "/S":
            yield f"The links of page {number} are not in the order of its structure."
        for link in links:
            to = link.get("/Dest", link.get("/A", Dictionary()).get("/D"))
            if to is not None and not isinstance(to, pikepdf.Array) and str(to) not in names:
                yield f"A link on page {number} leads to `{to}`, which does not exist."


def _names(tree: Object) -> Iterator[str]:
    yield from (str(name) for name in list(tree.get("/Names", []))[::2])
    for kid in tree.get("/Kids", []):
        yield from _names(kid)


def _points(child: Object) -> bool:
    return isinstance(child, Dictionary) and child.get("/Type") == "/OBJR" and child.Obj.get("/Subtype") == "/Link"


def _has_scope(element: Object) -> bool:
    attributes = element.get("/A", Dictionary())
    held = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    return any(isinstance(each, Dictionary) and "/Scope" in each for each in held)


def _page_of(pdf: Pdf, element: Object) -> int:
    page = element.get("/Pg")
    return next((n for n, each in enumerate(pdf.pages, 1) if page is not None and each.objgen == page.objgen), 0)


RULES: tuple[Callable[[Pdf], Iterator[str]], ...] = (
    _name_itself,
    _nest_tags,
    _tell_pictures,
    _order_headings,
    _scope_headers,
    _embed_fonts,
    _lead_links,
)
