"""A page of a built site -> the same page in a folder, where no server completes an address."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from casebook.exports.download_links import drop_download
from casebook.exports.web_manifest import drop_tags
from casebook.parsing.html_reader import Edit, Kind, Token, apply_edits, read_tags

SEARCH_SCRIPT = "search/offline.js"
COMPONENT = "data-md-component"
THEME_SCRIPT = "assets/javascripts/bundle."
STORING = ("quiz-set", "case-steps", "rank-list")


def adapt_page(html: str, page: str, files: Collection[str], *, has_search: bool) -> str:
    """Make what a server does for a page unnecessary. `files` holds the names of all files of the site."""
    html = drop_tags(drop_download(html, "offline"))
    tokens = list(read_tags(html))
    edits = [*_complete_links(tokens, page, files), *_silence_repository(tokens)]
    if has_search:
        edits += _start_search(tokens, page)
    return apply_edits(html, edits)


def find_site_id(html: str) -> str | None:
    """Return the id of the site, with which every key in storage begins, if something of the page is kept."""
    for token in read_tags(html) if "store=" in html else ():
        if token.kind is Kind.START and token.text in STORING:
            name, parted, _ = (token.read("store") or "").partition("/")
            if name and parted:
                return name
    return None


def name_page(address: str, page: str, files: Collection[str]) -> str:
    """Add the file to an address of a folder, which a server would have looked up."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address  # leads nowhere, with a server or without one
    if parts.scheme or parts.netloc or not parts.path:
        return address
    folder = normpath(join(dirname(page), unquote(parts.path)))
    if normpath(join(folder, "index.html")) not in files or folder in files:
        return address
    return parts._replace(path=join(parts.path, "index.html")).geturl()


def _complete_links(tokens: Iterable[Token], page: str, files: Collection[str]) -> Iterator[Edit]:
    for token in tokens:
        for each in token.attributes:
            if each.name == "href" and each.written:
                yield Edit(each.place, each.place + len(each.written), name_page(each.written, page, files))


def _silence_repository(tokens: Iterable[Token]) -> Iterator[Edit]:
    """Keep the theme from asking the host of the repository for its stars; the link stays."""
    for token in tokens:
        for each in token.attributes:
            if each.name == COMPONENT and each.value == "source":
                yield Edit(each.place, each.place + len(each.written), "")


def _start_search(tokens: list[Token], page: str) -> Iterator[Edit]:
    """Bring in the script of the search before the first one of the theme, on a page that has a search."""
    if not any(token.read(COMPONENT) == "search" for token in tokens):
        return
    scripts = (token for token in tokens if token.kind is Kind.START and token.text == "script")
    first = next((token for token in scripts if THEME_SCRIPT in (token.read("src") or "")), None)
    if first:
        up = "../" * page.count("/")
        yield Edit(first.place, first.place, f'<script src="{up}{SEARCH_SCRIPT}"></script>')
