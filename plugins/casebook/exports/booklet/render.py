"""HTML -> pages, with WeasyPrint: from this folder only, and with every error it only logs made to count."""

from __future__ import annotations

import io
import logging
import os
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Protocol, cast

from casebook.exports.booklet import fonts
from casebook.exports.booklet.site import BookletError

EPOCH = "1767225600"  # of the fonts within the file; the same input gives the same bytes on any day
VARIANT = "pdf/ua-1"
SCHEME = "site:"  # of addresses within the site, so that neither files beside it nor a network can be named
RASTERS = {".webp", ".png", ".jpg", ".jpeg", ".gif"}
NEEDED = """The booklet needs Pango, which this system does not have. Install it:
  Debian, Ubuntu   apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  Fedora           dnf install pango
  macOS            brew install pango
  Windows          winget install MSYS2.MSYS2, then in its shell: pacman -S mingw-w64-x86_64-pango
Everything else works without it."""
NOT_INSTALLED = "The booklet needs WeasyPrint, pikepdf and its fonts. Install them: pip install 'mkdocs-casebook[pdf]'"
NO_GLYPH = re.compile(r"\.notdef glyph .*\((U\+[0-9A-F]+)\)$", re.DOTALL)
NO_LETTER = (
    "No font on this system has {} (“{}”), so it would print as a box. Write another character, or install a font "
    "that has it, such as fonts-noto-core or, for Chinese, Japanese and Korean, fonts-noto-cjk."
)


class LaidOutPage(Protocol):
    """A page of WeasyPrint: left, top, right and bottom of the box of each id, in CSS pixels from its corner."""

    anchors: Mapping[str, tuple[float, float, float, float]]


class LaidOut(Protocol):
    """A document of WeasyPrint, laid out."""

    pages: list[LaidOutPage]

    def write_pdf(self, target: Path, **options: object) -> None:
        """Write the file."""
        ...


def check_engine() -> None:
    """Look for what is needed to make a PDF.

    Raises: BookletError with what to install.
    """
    try:
        import_module("pikepdf")
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "No fonts configured")  # the booklet brings its own
            import_module("weasyprint")
        fonts.check_fonts()
    except ImportError as problem:
        raise BookletError(NOT_INSTALLED) from problem
    except OSError as problem:
        raise BookletError(NEEDED) from problem


def lay_out(html: str, folder: Path, css: str, *, sheet: str = "booklet.css", lenient: bool = False) -> LaidOut:
    """Return the pages of a document. A lenient one is only measured: its links lead nowhere yet.

    Raises: BookletError with what WeasyPrint says went wrong, such as a missing picture or a dead link.
    """
    weasyprint = import_module("weasyprint")
    letters = import_module("weasyprint.text.fonts").FontConfiguration()
    with _listening() as said:
        fetcher = _fetcher(folder)
        document = weasyprint.HTML(string=html, base_url=SCHEME, url_fetcher=fetcher)
        rules = weasyprint.CSS(
            string=fonts.write_faces() + read_css(sheet) + css, font_config=letters, url_fetcher=fetcher
        )
        laid = document.render(stylesheets=[rules], font_config=letters, presentational_hints=True, pdf_variant=VARIANT)
    _judge(said, lenient=lenient)
    return cast(LaidOut, laid)


def write_pdf(laid: LaidOut, target: Path, parts: Sequence[str] = ()) -> None:
    """Write the pages as a tagged PDF, its tags mended and checked. `parts` say what each page holds, for messages.

    Raises: BookletError as `lay_out`, or with what PDF/UA-1 asks for and the file lacks.
    """
    # these need pikepdf, which is there only where the extra `pdf` is installed
    structure, tags, ink = (import_module(f"casebook.exports.booklet.{name}") for name in ("structure", "tags", "ink"))
    raw = target.with_suffix(".raw")
    try:
        with _listening() as said, _pinned_clock():
            name = target.name.encode().ljust(16, b"-")[:16]
            laid.write_pdf(raw, pdf_variant=VARIANT, pdf_identifier=name, presentational_hints=True)
        _judge(said, lenient=False)
        tags.mend(raw, target)
        structure.check_structure(target)
        ink.check_ink(target, parts)
    finally:
        raw.unlink(missing_ok=True)


def read_css(name: str) -> str:
    """Return a style sheet of the printed editions."""
    return files("casebook.exports.booklet").joinpath(name).read_text("utf8")


def _judge(said: list[tuple[str, str]], *, lenient: bool) -> None:
    wrong = [words for level, words in said if level == "ERROR" or words.startswith("Ignored")]
    wrong += [
        NO_LETTER.format(found[1], chr(int(found[1][2:], 16))) for _, words in said if (found := NO_GLYPH.match(words))
    ]
    if lenient:
        wrong = [words for words in wrong if not words.startswith("No anchor")]
    if wrong:
        raise BookletError("\n".join(dict.fromkeys(wrong)))


@contextmanager
def _listening() -> Iterator[list[tuple[str, str]]]:
    """Hear what WeasyPrint logs; it writes a file whatever goes wrong."""
    said: list[tuple[str, str]] = []
    handler = logging.Handler()
    handler.emit = lambda record: said.append((record.levelname, record.getMessage()))  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    before, logger.propagate = (list(logger.handlers), logger.propagate), False
    logger.handlers = [handler]
    try:
        yield said
    finally:
        logger.handlers, logger.propagate = before


@contextmanager
def _pinned_clock() -> Iterator[None]:
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = before or EPOCH
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]


def _fetcher(folder: Path) -> object:
    """Return what opens files of the site and nothing else; photographs come back in greys."""
    urls = import_module("weasyprint.urls")

    class SiteOnly(urls.URLFetcher):  # type: ignore[misc,name-defined]
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> object:  # noqa: ARG002
            if url.startswith(fonts.SCHEME):
                return urls.URLFetcherResponse(url, fonts.read_font(url), {"Content-Type": "font/ttf"})
            if not url.startswith(SCHEME):
                raise ValueError(f"`{url}` is not part of the site")
            path = folder / url.removeprefix(SCHEME)
            if path.suffix in RASTERS:
                return urls.URLFetcherResponse(url, _to_greys(path), {"Content-Type": "image/jpeg"})
            return urls.URLFetcherResponse(url, path.read_bytes(), {"Content-Type": "image/svg+xml"})

    return SiteOnly()


def _to_greys(path: Path) -> bytes:
    held = io.BytesIO()
    with import_module("PIL.Image").open(path) as picture:
        # half the bytes of a lossless picture, whose grain nobody sees on paper
        picture.convert("L").save(held, "JPEG", quality=90)
    return held.getvalue()
