"""What the files of a built site load from other hosts, or from the root of a server."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from casebook.source import Code, Finding, Span, shorten

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
ELSEWHERE = "This is loaded from another host ({}), which nobody reaches without a network. Put the file into `docs`."
NO_ADDRESS = "`{}` is not an address, so nothing can be loaded from it. Write the path of a file of the site."
ROOTED = "This address begins at the root of a server ({}), and a folder has none. Write it relative to the page."


def decode(content: bytes) -> str:
    """Return the text of a file; what is no UTF-8 stays as it is when the text is encoded in the same way."""
    return content.decode(errors="surrogateescape")


def find_loads(files: Mapping[str, bytes], site: Path) -> Iterator[Finding]:
    """Yield a finding for each file or link that would not be there without a server or a network."""
    for name, content in sorted(files.items()):
        for address in _find_addresses(name, decode(content)):
            fault = _judge(address)
            if fault:
                yield Finding(Span(site / name, address.line, address.column), Code.SITE_ADDRESS, fault)


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
    page = _Page()
    page.feed(text)
    return page.found


class _Page(HTMLParser):
    """The addresses of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[_Address] = []
        self.in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the addresses of a tag."""
        self.in_style = tag == "style"
        line, column = self.getpos()
        values = {name: value or "" for name, value in attrs}
        is_fetched = tag != "a" and (tag != "link" or bool(LOADED_BY_LINK & set(values.get("rel", "").split())))
        for name, value in values.items():
            if name == "srcset":
                parts = filter(None, (part.strip() for part in value.split(",")))
                self.found += [_Address(line, column + 1, part.split()[0]) for part in parts]
            elif name in LOADED:
                self.found.append(_Address(line, column + 1, value))
            elif name in ("href", "xlink:href"):
                self.found.append(_Address(line, column + 1, value, not is_fetched))
            elif name == "style":
                self.found += _find_in_style(value, line, column + 1)

    def handle_data(self, data: str) -> None:
        """Note the addresses of a stylesheet within the page."""
        if self.in_style:
            line, column = self.getpos()
            self.found += _find_in_style(data, line, column + 1)

    def handle_endtag(self, tag: str) -> None:
        """Leave a stylesheet."""
        self.in_style = self.in_style and tag != "style"


def _find_in_style(text: str, line: int, column: int) -> Iterator[_Address]:
    """Yield the addresses of a stylesheet that begins at a place."""
    for match in IN_STYLE.finditer(text):
        above = text.count("\n", 0, match.start())
        before = match.start() - (text.rfind("\n", 0, match.start()) + 1)
        yield _Address(line + above, before + (column if above == 0 else 1), match[1])


def _judge(address: _Address) -> str | None:
    """Return what is wrong with an address in a folder."""
    try:
        parts = urlsplit(address.text)
    except ValueError:
        return None if address.is_followed else NO_ADDRESS.format(shorten(address.text))
    if parts.netloc or parts.scheme in ("http", "https"):
        return None if address.is_followed else ELSEWHERE.format(parts.netloc)
    is_rooted = parts.path.startswith("/") and not parts.scheme
    return ROOTED.format(f"`{shorten(address.text)}`") if is_rooted else None
