"""A built site: its pages in the order of its navigation, read from their HTML."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from casebook.exports.booklet.dom import all_of_class, classes, find_class, read_html, words_of
from casebook.exports.booklet.maps import return_pictures


class BookletError(Exception):
    """What keeps a booklet from being made, in words for an author; shown without a traceback."""


class SpoilerError(BookletError):
    """An edition would tell a secret too early, as the pages of the site may do too."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its address within the site, and what its author wrote."""

    address: str
    title: str
    article: Element
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Site:
    """A folder of built HTML: its title, its pages by address, and the addresses in the order of the navigation."""

    folder: Path
    title: str
    pages: dict[str, Page]
    order: tuple[str, ...]

    def in_order(self) -> list[Page]:
        """Return the pages of the navigation, in its order."""
        return [self.pages[address] for address in self.order if address in self.pages]

    def locate(self, page: Page, href: str) -> tuple[str, str] | None:
        """Return the address and the fragment a link of a page leads to, or None where it leaves the site."""
        return _locate(self.folder, page.address, href)


def open_site(folder: Path) -> Site:
    """Read a built site.

    Raises: BookletError where the folder holds none.
    """
    home = folder / "index.html"
    if not home.is_file():
        raise BookletError(f"There is no built site in `{folder}`. Build it first: mkdocs build --site-dir {folder}")
    title, pages, fullest = "", {}, list[str]()
    for file in sorted(folder.rglob("*.html")):
        address = file.relative_to(folder).as_posix()
        root = read_html(file.read_text("utf8", "replace"))
        if file == home:
            title = _read_name(root)
        article = _find_article(root)
        if article is not None:
            return_pictures(article)
            pages[address] = _describe(address, root, article)
        # a page may leave others out of its navigation, so the fullest one counts
        linked = _read_navigation(folder, address, root)
        fullest = linked if len(linked) > len(fullest) else fullest
    return Site(folder, title, pages, tuple(fullest))


def _read_name(root: Element) -> str:
    """Return the name of the site, which stands on its logo; else the title of the page."""
    named = (link.get("title", "") for link in all_of_class(root, "md-logo"))
    return next(filter(None, named), words_of(root.find(".//title")))


def _describe(address: str, root: Element, article: Element) -> Page:
    title = words_of(article.find(".//h1")).removesuffix("¶").strip() or words_of(root.find(".//title"))
    return Page(address, title, article, frozenset(element.get("id", "") for element in root.iter()))


def _read_navigation(folder: Path, address: str, root: Element) -> list[str]:
    found = dict[str, None]()
    for nav in all_of_class(root, "md-nav--primary"):
        for link in nav.iter("a"):
            to = _locate(folder, address, link.get("href", "#"))
            # the links of 404.html begin at the root of the host, below which the site may have a folder of its own
            if to and not to[1] and "md-nav__link" in classes(link) and (folder / to[0]).is_file():
                found[to[0]] = None
    return list(found)


def _locate(folder: Path, address: str, href: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return address, unquote(parts.fragment)
    to = posixpath.normpath(posixpath.join(posixpath.dirname(address), unquote(parts.path))).lstrip("/")
    return (posixpath.normpath(f"{to}/index.html") if os.path.isdir(folder / to) else to), unquote(parts.fragment)  # noqa: PTH112 - it takes a name that is too long


def _find_article(root: Element) -> Element | None:
    article = root.find(".//article")
    return article if article is not None else find_class(root, "md-content__inner")
