"""Where a file leads: the addresses in an attribute, a stylesheet, a script or another text."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Attributes that hold one address, in HTML or SVG; `data-…` as scripts for galleries and late loading name them.
NAMES = (
    "action background cite data data-href data-src data-url formaction href longdesc manifest poster src xlink:href"
)
NAMED = frozenset(NAMES.split())
# Attributes that hold numbers only, thousands of them.
DRAWN = frozenset(("d", "points", "transform", "viewbox"))
STYLED = re.compile(r"""(?:url\(\s*|@import\s+(?!url\())["']?([^"')\s;]+)""")
APART = re.compile(r"""[\s,;="'()]+""")
FILE = re.compile(r"\.(?=\d*[a-zA-Z])\w{2,11}(?:[?#]|$)")
FORWARDED = re.compile(r"""\burl\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
QUOTED = re.compile(r"""["'`]([^"'`\s<>(){}\[\]|^$*;]{2,300})["'`]""")
MAPPED = re.compile(r"[#@]\s*sourceMappingURL=(\S+)")
WHOLE = re.compile(r"""https?:\\?/\\?/[^\s"'<>()\[\]`]+""")


def split_attribute(name: str, value: str) -> list[str]:
    """Return what may be an address in an attribute, by whatever name an element calls it."""
    if name in NAMED:
        return [] if value.startswith("#") else [value]
    if name == "style":
        return STYLED.findall(value)
    if name in DRAWN:
        return []
    forwarded = FORWARDED.findall(value) if name == "content" else []
    if "/" not in value and "." not in value:
        return forwarded
    return [*forwarded, *filter(_is_address, APART.split(value))]


def find_styled(text: str) -> list[str]:
    """Return what a stylesheet loads, and its map."""
    return [*STYLED.findall(text), *MAPPED.findall(text)]


def find_quoted(text: str) -> Iterator[str]:
    """Yield what may be an address in a script or in data: a string with a folder or the ending of a file."""
    for found in QUOTED.finditer(text):
        written = found[1].replace("\\/", "/")
        if _is_address(written):
            yield written
    yield from MAPPED.findall(text)


def find_whole(text: str) -> list[str]:
    """Return the whole addresses in a text, as a calendar or a feed has them."""
    return [found.replace("\\/", "/") for found in WHOLE.findall(text)]


def _is_address(part: str) -> bool:
    return "/" in part or ("." in part and FILE.search(part) is not None)
