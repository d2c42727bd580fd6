"""The summary: one page that fits A4 and Letter alike, whichever lies in the tray."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

from casebook.exports.booklet.dom import make, words_of, write_html
from casebook.exports.booklet.prose import Copier
from casebook.exports.booklet.references import Sources, drop_facts, list_works, resolve
from casebook.exports.booklet.render import lay_out, write_pdf
from casebook.exports.booklet.site import BookletError, Page, Site
from casebook.exports.booklet.writing import build_lines

ADDRESS = "study/summary.html"
ROOM = 250.0  # mm of height, which both papers leave free
MM = 25.4 / 96
MINE = "One thing I will do differently with my next patient"


def write_summary(site: Site, target: Path, size: str) -> Path | None:
    """Write the summary and return its file, or None where the site has none.

    Raises: BookletError when it does not fit one page.
    """
    page = site.pages.get(ADDRESS)
    if page is None:
        return None
    document = _build(site, page)
    laid = lay_out(write_html(document), site.folder, f"@page {{ size: {size}; margin: 0 }}", sheet="summary.css")
    told = laid.pages[0].anchors
    over = (told["end"][3] - told["page"][1]) * MM - ROOM if "end" in told else ROOM
    if over > 0:
        raise BookletError(f"{ADDRESS}: the summary is {over:.0f} mm too long for one page. Shorten it.")
    write_pdf(laid, target)
    return target


def _build(site: Site, page: Page) -> Element:
    """Return the document: what stands before the first heading across the page, all else in two columns."""
    copier = Copier(site, page)
    body = make("div", "", [copier.blocks(make("div", "", part)) for part in page.article if _is_told(part)])
    drop_facts(body)
    sources = Sources()
    resolve([body], site, sources, {})
    heads = [place for place, block in enumerate(body) if block.tag == "h2"]
    first = heads[0] if heads else len(body)
    works = [make("span", "", words_of(row), id=row.get("id", "")) for row in list_works(site, sources)]
    sheet = make(
        "div",
        "page",
        make("p", "meta", site.title),
        make("h1", "", page.title),
        make("div", "head", list(body)[:first]),
        make("div", "grid", list(body)[first:]),
        make("div", "mine", make("h2", "", MINE), build_lines(2)),
        make("p", "works", [[work, " "] for work in works]),
        make("div", "", id="end"),
        id="page",
    )
    head = make("head", "", make("title", "", f"{site.title}: {page.title}"))
    return make("html", "", head, make("body", "", sheet), lang="en")


def _is_told(part: Element) -> bool:
    return part.tag != "h1" and "data-search-exclude" not in part.attrib
