"""A document -> pages, with WeasyPrint: in fonts of its own, from the folder of pages only."""

from __future__ import annotations

import io
import logging
import os
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element, tostring

from casebook.exports.booklet.errors import BookletError

EPOCH = "1767225600"  # of the fonts within the file: the same input gives the same bytes on any day
VARIANT = "pdf/ua-1"
# Size, and the margins of a right-hand page around a block of 176 x 254 mm: both papers break alike.
PAPERS = {
    "a4": ("210mm 297mm", "20mm 15mm 23mm 19mm", "20mm 19mm 23mm 15mm"),
    "letter": ("216mm 279mm", "13mm 18mm 12mm 22mm", "13mm 22mm 12mm 18mm"),
}
# Name in the style sheet, package, style. Inter has the signs that the other two lack, such as a star.
FONTS = {
    "serif": ("Casebook Serif", "Noto Serif", "normal"),
    "serif-italic": ("Casebook Serif", "Noto Serif", "italic"),
    "sans": ("Casebook Sans", "Noto Sans", "normal"),
    "sans-italic": ("Casebook Sans", "Noto Sans", "italic"),
    "signs": ("Casebook Signs", "Inter", "normal"),
}
RASTERS = {".webp", ".png", ".jpg", ".jpeg", ".gif"}
MOST_PIXELS = 1600  # of a side: 230 to the inch across the whole block
NEEDED = """The booklet needs Pango, which this system does not have. Install it:
  Debian, Ubuntu   apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  Fedora           dnf install pango
  macOS            brew install pango
  Windows          winget install MSYS2.MSYS2, then in its shell: pacman -S mingw-w64-x86_64-pango
Everything else works without it."""
NOT_INSTALLED = "The booklet needs WeasyPrint, pikepdf and its fonts. Install them: pip install 'mkdocs-casebook[pdf]'"
PLACEHOLDER = re.compile("\x02[^\x02\x03]+\x03")


def check_engine() -> None:
    """Look for what is needed to make a PDF. Raises: BookletError with what to install."""
    try:
        import_module("pikepdf")
        _load_weasyprint()
        for name in FONTS:
            find_font(name)
    except ImportError as problem:
        raise BookletError(NOT_INSTALLED) from problem
    except OSError as problem:
        raise BookletError(NEEDED) from problem


def _load_weasyprint() -> Any:
    with warnings.catch_warnings():
        # of a system without fonts, or without a list of them: the booklet brings its own
        warnings.filterwarnings("ignore", "No fonts configured|FontConfig cannot load")
        return import_module("weasyprint")


def find_font(name: str) -> Path:
    """Return the file of a font. Raises: ImportError where its package is missing."""
    package = import_module("fontpkg")
    _, family, style = FONTS[name]
    try:
        return Path(package.path(family, style=style))
    except package.FontpkgError as problem:
        raise ImportError(str(problem)) from problem


def write_html(root: Element, raw: Mapping[str, str]) -> str:
    """Return a document as HTML; `raw` has what authors wrote as HTML, by what stands for it."""
    html = tostring(root, encoding="unicode", method="html")
    return "<!doctype html>" + PLACEHOLDER.sub(lambda found: raw.get(found[0], ""), html)


@dataclass(frozen=True, slots=True)
class Printed:
    """A file as it was written: how many pages it has, the first page of each id, and what was said meanwhile."""

    count: int
    places: dict[str, int]
    said: list[str]


def print_file(html: str, docs: Path, paper: str, target: Path) -> Printed:
    """Lay out a document, write it as PDF, and write its tags anew."""
    tags = import_module("casebook.exports.pdf_ua.tags")  # needs pikepdf, which the extra `pdf` installs
    raw = target.with_suffix(".raw")
    try:
        laid, said = lay_out(html, docs, paper)
        tags.carry_tags(laid)
        said += write_pdf(laid, raw, target.name)
        tags.mend(raw, target)
        places: dict[str, int] = {}
        for number, page in enumerate(laid.pages, 1):
            places = dict.fromkeys(page.anchors, number) | places
        return Printed(len(laid.pages), places, said)
    finally:
        raw.unlink(missing_ok=True)


def lay_out(html: str, docs: Path, paper: str, sheet: str = "print.css") -> tuple[Any, list[str]]:
    """Return the pages of a document, and what WeasyPrint says of it."""
    weasyprint = _load_weasyprint()
    letters = import_module("weasyprint.text.fonts").FontConfiguration()
    fetcher = _make_fetcher(docs)
    size, right, left = PAPERS[paper]
    pages = f"@page {{ size: {size}; margin: {right} }} @page :left {{ margin: {left} }}"
    css = _write_faces() + files(__package__).joinpath(sheet).read_text("utf8") + pages
    with listen() as said:
        rules = weasyprint.CSS(string=css, font_config=letters, url_fetcher=fetcher)
        document = weasyprint.HTML(string=html, base_url="site:", url_fetcher=fetcher)
        laid = document.render(stylesheets=[rules], font_config=letters, presentational_hints=True, pdf_variant=VARIANT)
    return laid, said


def write_pdf(laid: Any, target: Path, title: str) -> list[str]:
    """Write laid-out pages as a tagged PDF; return what WeasyPrint says meanwhile. `title` makes the file's own id."""
    with listen() as said, _pinned_clock():
        name = title.encode().ljust(16, b"-")[:16]
        laid.write_pdf(target, pdf_variant=VARIANT, pdf_identifier=name, presentational_hints=True)
    return said


def _write_faces() -> str:
    return "".join(
        f'@font-face {{ font-family: "{family}"; src: url("font:{name}"); font-style: {style}; font-weight: {weight} }}'
        for name, (family, _, style) in FONTS.items()
        for weight in (400, 700)
    )


def _make_fetcher(docs: Path) -> Any:
    """Return what opens addresses: fonts, and pictures in the folder of pages or in the page itself; no network."""
    base = import_module("weasyprint.urls")

    class Fetcher(base.URLFetcher):  # type: ignore[misc, name-defined]
        def fetch(self, url: str, headers: Any = None) -> Any:
            scheme, _, name = url.partition(":")
            if scheme == "data":
                return super().fetch(url, headers)
            if scheme == "font":
                return base.URLFetcherResponse(url, find_font(name).read_bytes(), {"Content-Type": "font/ttf"})
            file = (docs / unquote(name)).resolve()
            if scheme != "site" or not file.is_relative_to(docs.resolve()):
                raise ValueError(f"{url} is not in the folder of pages")
            if file.suffix.lower() in RASTERS:
                return base.URLFetcherResponse(url, _to_greys(file), {"Content-Type": "image/jpeg"})
            return base.URLFetcherResponse(url, file.read_bytes())

    return Fetcher()


def _to_greys(file: Path) -> bytes:
    """Return a picture as it is printed: in greys, which take half the bytes, and no larger than paper shows."""
    held = io.BytesIO()
    with import_module("PIL.Image").open(file) as picture:
        opaque = import_module("PIL.Image").new("RGBA", picture.size, "white")
        opaque.alpha_composite(picture.convert("RGBA"))
        grey = opaque.convert("L")
        grey.thumbnail((MOST_PIXELS, MOST_PIXELS))
        grey.save(held, "JPEG", quality=88)
    return held.getvalue()


@contextmanager
def listen() -> Iterator[list[str]]:
    """Hear what WeasyPrint logs; it writes a file whatever goes wrong."""
    said: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    before, logger.propagate, logger.handlers = (logger.handlers, logger.propagate), False, [handler]
    try:
        yield said
    finally:
        logger.handlers, logger.propagate = before


@contextmanager
def _pinned_clock() -> Iterator[None]:
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    try:
        yield
    finally:
        os.environ.pop("SOURCE_DATE_EPOCH")
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before
