"""A built site -> every file that a learner on the Solve door can meet, each at the earliest moment."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from casebook.model import START, When
from casebook.spoilers.files import FOUND, read_file, read_index
from casebook.spoilers.passage import Contents, Passage

ENTRANCES = ("index.html", "404.html")
INDEX = "search/search_index.json"
IN_SEARCH = "in the search index"


@dataclass(frozen=True, slots=True, order=True)
class Way:
    """How a file is reached: the earliest moment, its address, and the file that leads there."""

    when: When
    path: str
    through: str = ""


@dataclass(frozen=True, slots=True)
class Met:
    """One file that is met, with its text and what it says."""

    way: Way
    text: str
    contents: Contents


def walk(site: Path, end: When) -> Iterator[Met]:
    """Yield every file that can be met before the `end`, each once, from the earliest moment on."""
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    found = [name for name in files if "/" not in name and name.endswith(FOUND)]
    ways = [Way(START, name) for name in sorted({*ENTRANCES, *found} & files)]
    heapq.heapify(ways)
    reached: dict[str, Way] = {}
    searched: Way | None = None
    while ways:
        way = heapq.heappop(ways)
        if way.when >= end:
            break
        if way.path in reached:
            continue
        reached[way.path] = way
        text, contents = read_file(site / way.path, way.path, way.when)
        if contents.has_search and searched is None:
            searched = way
        for link in dict.fromkeys(contents.links):
            target = _resolve(link.address, way.path, files)
            if target and target not in reached and target != INDEX:
                heapq.heappush(ways, Way(max(link.when, way.when), target, way.path))
        yield Met(way, text, contents)
    if INDEX in files:
        yield _read_search(site, reached, searched)


def _resolve(address: str, path: str, files: set[str]) -> str | None:
    """Return the file that an address within the site names, if there is one."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path:
        return None
    named = unquote(parts.path)
    target = normpath(join(dirname(path), named)).lstrip("/")
    return next((each for each in (target, normpath(join(target, "index.html"))) if each in files), None)


def _read_search(site: Path, reached: dict[str, Way], searched: Way | None) -> Met:
    """Read the entries of pages that are met; every entry, where a page that is met has a search."""
    contents = Contents()
    text = (site / INDEX).read_text(encoding="utf-8", errors="replace")
    for address, entry, offset in read_index(site / INDEX):
        page = urlsplit(address).path
        names = (page, normpath(join(page, "index.html")))
        way = next((reached[name] for name in names if name in reached), None)
        moments = [each.when for each in (way, searched) if each]
        if moments:
            contents.passages.append(Passage(entry, IN_SEARCH, min(moments), ((0, offset),), is_packed=True))
    return Met(Way(START, INDEX, searched.path if searched else ""), text, contents)
