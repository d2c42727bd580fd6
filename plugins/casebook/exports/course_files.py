"""Pages of a built site -> the files a reader needs at first: the pages, and what they load before a gate."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from casebook.exports.external_resources import IN_STYLE, LOADED, decode
from casebook.parsing.html_reader import Kind, Token, read_tags

# Large, or not read in the page: fetched when a reader asks for them.
ON_REQUEST = re.compile(r"\.(?:pdf|zip|gz|mp4|webm|mov|mp3|m4a|ogg|html?)$", re.IGNORECASE)
# Elements of a case whose content a learner has to reach; the first step is open from the start.
GATE, STEP = "case-gate", "case-step"
# What a page works with, wherever it stands.
OF_PAGE = ("script", "link")
SPACES = re.compile(r"[\s,]+")


def list_course_files(site: Path, pages: Collection[str]) -> list[str]:
    """Return the addresses of pages and of what they load, within the folder of a built site, sorted.

    An address is kept only where it is that of a file; a video, an archive or a PDF is not, nor is a picture that
    stands behind a gate or in a later step of a case: its name and its content wait until the learner gets there.
    Raises: OSError when a file cannot be read.
    """
    found: set[str] = set()
    to_read = [page for page in pages if (site / page).is_file()]
    while to_read:
        name = to_read.pop()
        if name in found:
            continue
        found.add(name)
        if name.endswith((".html", ".css")):
            text = decode((site / name).read_bytes())
            to_read += [each for each in _resolve(_find_loaded(name, text), name) if _is_needed(site, each)]
    return sorted(found)


def _find_loaded(name: str, text: str) -> Iterator[str]:
    if name.endswith(".css"):
        yield from IN_STYLE.findall(text)
        return
    gates = steps = 0
    for token in read_tags(text):
        if token.kind is not Kind.START:
            continue
        gates += token.text == GATE
        steps += token.text == STEP
        if token.text in OF_PAGE or not (gates or steps > 1):
            yield from _find_in_tag(token)


def _find_in_tag(token: Token) -> Iterator[str]:
    """Yield what may be an address of a file to be loaded; scripts find some of theirs in `data-` attributes."""
    for each in token.attributes:
        if each.name == "style":
            yield from IN_STYLE.findall(each.value)
        elif each.name == "srcset":
            yield from SPACES.split(each.value)
        elif each.name in LOADED or each.name.startswith("data-") or (each.name == "href" and token.text != "a"):
            yield each.value


def _resolve(addresses: Iterator[str], name: str) -> Iterator[str]:
    for address in addresses:
        try:
            parts = urlsplit(address)
        except ValueError:  # it is no address, so nothing is loaded from it
            continue
        if parts.path and not (parts.scheme or parts.netloc or parts.path.startswith("/")):
            yield normpath(join(dirname(name), unquote(parts.path)))


def _is_needed(site: Path, name: str) -> bool:
    if name.startswith("..") or ON_REQUEST.search(name):
        return False
    try:
        return (site / name).is_file()
    except (OSError, ValueError):  # any text may stand there, and the system refuses what can be no name of a file
        return False
