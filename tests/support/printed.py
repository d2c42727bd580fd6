"""What a PDF says, read from the file itself: words and pictures by page, names, links, outline and metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Object, Page, Pdf

LISTED = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
PAIR = re.compile(r"<([0-9a-f]+)>\s*<([0-9a-f]+)>", re.IGNORECASE)
RANGED = re.compile(r"beginbfrange(.*?)endbfrange", re.DOTALL)
RANGE = re.compile(r"<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*<([0-9a-f]+)>", re.IGNORECASE)
WIDTH = 2  # bytes of a code
SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Link:
    """A link within the file: the page it stands on, and the name of the place it leads to."""

    page: int
    to: str


@dataclass(frozen=True)
class Printed:
    """A file, read."""

    pages: list[str]
    told: list[str]
    """The alternative texts of the pictures of each page."""
    places: dict[str, int]
    links: list[Link]
    outline: list[tuple[str, int]]
    names: list[str]
    """What travels with the file: its title and all else that its metadata say."""
    problems: list[str]
    """What qpdf, which pikepdf is made of, finds wrong with it."""


def read(file: Path) -> Printed:
    """Return what a file says. Pages count from 1; the lists by page begin with page 1."""
    with pikepdf.open(file) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        places = dict(_find_places(pdf, numbers))
        told = [""] * len(pdf.pages)
        for number, words in _find_pictures(pdf, numbers):
            told[number - 1] += f"{words}\n"
        return Printed(
            pages=read_pages(pdf),
            told=told,
            places=places,
            links=list(_find_links(pdf)),
            outline=list(_read_outline(pdf, places, numbers)),
            names=[str(value) for value in pdf.docinfo.values()] + [pdf.Root.Metadata.read_bytes().decode()],
            problems=pdf.check_pdf_syntax(),
        )


def read_pages(pdf: Pdf) -> list[str]:
    """Return the text of each page."""
    return [_read_page(page) for page in pdf.pages]


def _read_page(page: Page) -> str:
    return SPACE.sub(" ", "".join(_read_stream(page.obj, page.obj.Resources)))


def _read_stream(stream: Object, resources: Object) -> Iterator[str]:
    """Yield the text of a page or a form; each text object is followed by a space."""
    codes: dict[int, str] = {}
    for part in pikepdf.parse_content_stream(stream):
        operator = str(part.operator)
        if operator == "Tf":
            codes = _read_codes(resources.Font[str(part.operands[0])])
        elif operator == "Tj":
            yield _decode(part.operands[0], codes)
        elif operator == "TJ":
            yield from (_decode(each, codes) for each in part.operands[0] if isinstance(each, pikepdf.String))
        elif operator == "ET":
            yield " "
        elif operator == "Do":
            form = resources.XObject[str(part.operands[0])]
            if form.get("/Subtype") == "/Form":
                yield from _read_stream(form, form.get("/Resources", resources))


def _decode(text: Object, codes: dict[int, str]) -> str:
    raw = bytes(text)
    return "".join(codes.get(int.from_bytes(raw[at : at + WIDTH]), "") for at in range(0, len(raw), WIDTH))


def _read_codes(font: Object) -> dict[int, str]:
    """Return the letters of a font by code, as its table to Unicode says."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    pairs = [pair for listed in LISTED.findall(table) for pair in PAIR.findall(listed)]
    codes = {int(code, 16): bytes.fromhex(letters).decode("utf-16-be") for code, letters in pairs}
    for found in (found for listed in RANGED.findall(table) for found in RANGE.findall(listed)):
        first, last, letter = (int(each, 16) for each in found)
        codes.update({code: chr(letter + code - first) for code in range(first, last + 1)})
    return codes


def _find_places(pdf: Pdf, numbers: dict[tuple[int, int], int]) -> Iterator[tuple[str, int]]:
    names = pdf.Root.get("/Names", Dictionary()).get("/Dests")
    for name, to in pikepdf.NameTree(names).items() if names is not None else ():
        yield str(name), numbers[(to.D if isinstance(to, Dictionary) else to)[0].objgen]


def _find_pictures(pdf: Pdf, numbers: dict[tuple[int, int], int]) -> Iterator[tuple[int, str]]:
    for held in pdf.objects:
        if isinstance(held, Dictionary) and held.get("/S") == "/Figure" and "/Pg" in held:
            yield numbers[held.Pg.objgen], str(held.get("/Alt", ""))


def _find_links(pdf: Pdf) -> Iterator[Link]:
    for number, page in enumerate(pdf.pages, 1):
        for link in page.get("/Annots", []):
            to = link.get("/Dest", link.get("/A", Dictionary()).get("/D"))
            if to is not None:
                yield Link(number, str(to))


def _read_outline(pdf: Pdf, places: dict[str, int], numbers: dict[tuple[int, int], int]) -> Iterator[tuple[str, int]]:
    with pdf.open_outline() as outline:
        waiting = list(reversed(outline.root))
        while waiting:
            entry = waiting.pop()
            to = entry.destination
            page = numbers[to[0].objgen] if isinstance(to, pikepdf.Array) else places[str(to)]
            yield entry.title, page
            waiting.extend(reversed(entry.children))
