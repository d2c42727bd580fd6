"""A built site -> every file that a learner who solves the case can reach, each from the earliest step and gate on."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from casebook.model import START, When
from casebook.spoilers.decode import read_text
from casebook.spoilers.file_reader import read_file, read_index
from casebook.spoilers.markup import read_markup
from casebook.spoilers.passage import Contents, Link, Passage

ENTRANCES = ("index.html", "404.html")
INDEX = "search/search_index.json"
IN_SEARCH = "in the search index"
NAMED = "in the name of the file"
# Programs find these by their names, without a link.
FOUND = (".xml", ".rss", ".atom", ".json", ".txt", ".webmanifest", ".gz")
KNOWN = ".well-known/"
# Where the theme's own scripts come from: half a million words that are none of the author's.
FOREIGN = re.compile(r"assets/(?:javascripts|stylesheets)/[\w./-]+\.min\.(?:js|css)\.map")
ENDINGS = ("", "/index.html", ".html", ".htm", "/index.htm")
HOSTED = ("", "http", "https")
CANONICAL = re.compile(r"""<link\b[^>]*\brel=["']?canonical\b[^>]*>""", re.IGNORECASE)
HREF = re.compile(r"""\bhref=["']?([^"'\s>]+)""", re.IGNORECASE)
LOCATION = re.compile(r"<loc>\s*([^<\s]+)")
IGNORED = re.compile(r"[\t\r\n]")  # as a browser does within an address


@dataclass(frozen=True, slots=True, order=True)
class Route:
    """How a file is reached: from when, its address, and the file that leads there, empty where none is needed."""

    when: When
    path: str
    through: str = ""


@dataclass(frozen=True, slots=True)
class ReachedFile:
    """One file that can be reached, with its text and what it says."""

    route: Route
    text: str
    contents: Contents


@dataclass(frozen=True, slots=True)
class Site:
    """The files of a built site by their addresses, and by those in small letters; and the address of its root."""

    root: Path
    files: frozenset[str]
    small: dict[str, str] = field(default_factory=dict)
    home: SplitResult = field(default_factory=lambda: urlsplit(""))
    known: dict[tuple[str, bool], str | None] = field(default_factory=dict)  # results so far: menus recur on every page

    def follow(self, contents: Contents, route: Route) -> Iterator[Route]:
        """Yield the route to each file that another one leads to."""
        for link in dict.fromkeys(contents.links):
            for target in self.resolve(link, route, contents.base):
                if target != INDEX and not FOREIGN.fullmatch(target):
                    yield Route(max(link.when, route.when), target, route.path)

    def resolve(self, link: Link, route: Route, base: str) -> Iterator[str]:
        """Yield each file that an address may name."""
        for folder in dict.fromkeys((route.path, route.through, "")) if link.is_loose else (_join(route.path, base),):
            found = self._find(link.address, folder)
            if found:
                yield found

    def _find(self, address: str, start: str) -> str | None:
        """Return the file that an address names as it is met in another file, if it is one of this site."""
        try:
            parts = urlsplit(IGNORED.sub("", address.strip()).replace("\\", "/"))
            there = urlsplit(start)
        except ValueError:
            return None
        if parts.scheme.lower() not in HOSTED or (parts.netloc and parts.netloc.lower() != self.home.netloc.lower()):
            return None
        if not parts.path and not parts.netloc:
            return None
        is_whole = bool(parts.netloc) or parts.path.startswith("/")
        path = parts.path if is_whole else join(dirname(there.path), parts.path)
        asked = (path, is_whole or there.path.startswith("/"))
        if asked not in self.known:
            self.known[asked] = self._name(path, is_whole=asked[1])
        return self.known[asked]

    def _name(self, path: str, *, is_whole: bool) -> str | None:
        """Return the file that a server of this site would send."""
        within = path.removeprefix(self.home.path) if is_whole else path
        for named in dict.fromkeys((unquote(within), within, unquote(path))):
            target = normpath(f"/{named}").lstrip("/")
            for ending in ENDINGS:
                whole = (target + ending).lstrip("/")
                found = whole if whole in self.files else self.small.get(whole.lower())
                if found:
                    return found
        return None


def walk(folder: Path, end: When) -> Iterator[ReachedFile]:
    """Yield every file that can be reached before the `end`, each once, the earliest first."""
    site = _open(folder)
    routes = [Route(START, name) for name in sorted(site.files) if _is_found(name)]
    heapq.heapify(routes)
    reached: dict[str, Route] = {}
    searched: Route | None = None
    while routes:
        route = heapq.heappop(routes)
        if route.path in reached or route.when >= end:
            continue
        reached[route.path] = route
        text, contents = read_file(folder / route.path, route.path, route.when)
        if not route.through:
            contents.add(route.path, NAMED, route.when, is_packed=True)
        searched = searched or (route if contents.has_search else None)
        for following in site.follow(contents, route):
            if following.path not in reached:
                heapq.heappush(routes, following)
        yield ReachedFile(route, text, contents)
    if INDEX in site.files:
        yield _read_search(site, reached, searched)


def _open(folder: Path) -> Site:
    files = frozenset(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    return Site(folder, files, {name.lower(): name for name in sorted(files, reverse=True)}, _find_home(folder))


def _find_home(folder: Path) -> SplitResult:
    """Return the address of the site, as its first page or its list of pages gives it; an empty one without."""
    for name, sought in ((ENTRANCES[0], CANONICAL), ("sitemap.xml", LOCATION)):
        file = folder / name
        text = read_text(file.read_bytes()) if file.is_file() else ""
        found = [HREF.search(each[0]) if sought is CANONICAL else each for each in sought.finditer(text)]
        addresses = sorted((each[1] for each in found if each), key=len)
        try:
            parts = urlsplit(addresses[0]) if addresses else urlsplit("")
        except ValueError:
            continue
        if parts.netloc:
            return parts._replace(path=parts.path.removesuffix(ENTRANCES[0]).rstrip("/") + "/")
    return urlsplit("")


def _join(path: str, base: str) -> str:
    """Return from where the addresses of a page count; what is no address is passed over, as a browser does."""
    try:
        return urljoin(path, base)
    except ValueError:
        return path


def _is_found(name: str) -> bool:
    """Tell whether a file is reached without a link."""
    return name in ENTRANCES or name.startswith(KNOWN) or ("/" not in name and name.endswith(FOUND))


def _read_search(site: Site, reached: dict[str, Route], searched: Route | None) -> ReachedFile:
    """Read the entries of pages that can be reached; every entry, where such a page has a search."""
    contents = Contents()
    data = (site.root / INDEX).read_bytes()
    for address, texts, offset in read_index(data):
        page = site.resolve(Link(address or ".", START), Route(START, "."), "")
        route = next((reached[name] for name in page if name in reached), None)
        times = [each.when for each in (route, searched) if each]
        for entry in texts if times else ():
            _add_entry(contents, entry, min(times), offset)
    return ReachedFile(Route(START, INDEX, searched.path if searched else ""), read_text(data), contents)


def _add_entry(contents: Contents, entry: str, when: When, offset: int) -> None:
    """Add a field of an entry; a text keeps the tags within its lines."""
    inner = read_markup(entry, when).passages if "<" in entry else [Passage(entry, "", when)]
    contents.passages += [Passage(each.text, IN_SEARCH, when, ((0, offset),), is_packed=True) for each in inner]
