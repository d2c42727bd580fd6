"""What the files of a built site load from other hosts, or from the root of a server."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from casebook.findings import Finding, FindingCode, Location, shorten
from casebook.parsing.html_reader import Kind, Token, read_tags, start_lines

# A link is followed by the reader. What these name, the browser fetches by itself.
LOADED = {"src", "srcset", "poster", "data"}
LOADED_BY_LINK = {
    "stylesheet",
    "icon",
    "manifest",
    "preload",
    "modulepreload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
}
IN_STYLE = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s;]+)""")
ELSEWHERE = (
    "This is loaded from another host ({}), which cannot be reached without a network. Put the file into `docs`."
)
NO_ADDRESS = "`{}` is not an address, so nothing can be loaded from it. Write the path of a file of the site."
ROOTED = "This address begins at the root of a server ({}), and a folder has none. Write it relative to the page."


def decode(content: bytes) -> str:
    """Return the text of a file; what is no UTF-8 stays as it is when the text is encoded in the same way."""
    return content.decode(errors="surrogateescape")


def find_loads(files: Mapping[str, bytes], site: Path) -> Iterator[Finding]:
    """Yield a finding for each file or link that would not be there without a server or a network."""
    for name, content in sorted(files.items()):
        for address in _find_addresses(name, decode(content)):
            fault = _find_fault(address)
            if fault:
                yield Finding(Location(site / name, address.line, address.column), FindingCode.SITE_ADDRESS, fault)


@dataclass(frozen=True, slots=True)
class _Address:
    """An address in a file, where it stands, and whether a reader follows it rather than the browser."""

    line: int
    column: int
    text: str
    is_followed: bool = False


def _find_addresses(name: str, text: str) -> Iterable[_Address]:
    if name.endswith(".css"):
        return _find_in_style(text, 1, 1)
    if not name.endswith(".html"):
        return ()
    return _find_in_page(text)


def _find_in_page(text: str) -> Iterator[_Address]:
    lines = start_lines(text)
    in_style = False
    for token in read_tags(text):
        line = bisect_right(lines, token.place)
        column = token.place - lines[line - 1] + 1
        if token.kind is Kind.START:
            in_style = token.text == "style"
            yield from _find_in_tag(token, line, column)
        elif token.kind is Kind.TEXT and in_style:
            yield from _find_in_style(token.text, line, column)
        elif token.kind is Kind.END:
            in_style = in_style and token.text != "style"


def _find_in_tag(token: Token, line: int, column: int) -> Iterator[_Address]:
    values = {each.name: each.value for each in token.attributes}
    is_fetched = token.text != "a" and (
        token.text != "link" or bool(LOADED_BY_LINK & set(values.get("rel", "").split()))
    )
    for name, value in values.items():
        if name == "srcset":
            parts = filter(None, (part.strip() for part in value.split(",")))
            yield from (_Address(line, column, part.split()[0]) for part in parts)
        elif name in LOADED:
            yield _Address(line, column, value)
        elif name in ("href", "xlink:href"):
            yield _Address(line, column, value, not is_fetched)
        elif name == "style":
            yield from _find_in_style(value, line, column)


def _find_in_style(text: str, line: int, column: int) -> Iterator[_Address]:
    """Yield the addresses of a stylesheet that begins at a place."""
    for match in IN_STYLE.finditer(text):
        above = text.count("\n", 0, match.start())
        before = match.start() - (text.rfind("\n", 0, match.start()) + 1)
        yield _Address(line + above, before + (column if above == 0 else 1), match[1])


def _find_fault(address: _Address) -> str | None:
    """Return what is wrong with an address in a folder."""
    try:
        parts = urlsplit(address.text)
    except ValueError:
        return None if address.is_followed else NO_ADDRESS.format(shorten(address.text))
    if parts.netloc or parts.scheme in ("http", "https"):
        return None if address.is_followed else ELSEWHERE.format(parts.netloc)
    is_rooted = parts.path.startswith("/") and not parts.scheme
    return ROOTED.format(f"`{shorten(address.text)}`") if is_rooted else None
