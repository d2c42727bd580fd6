"""Text in base64, or as an address of data -> the text."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from urllib.parse import unquote

from casebook.spoilers.decode import decode

PACKED = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
DATA = re.compile(r"data:[\w/+.-]*(?:;[\w=.+-]+)*,", re.IGNORECASE)
END = re.compile(r"""["'`\s)<>\\]""")
BASE64 = ";base64,"


def unpack(value: str) -> list[str]:
    """Return what an attribute holds in base64 or as an address of data."""
    head = DATA.match(value)
    if head:
        return _open(head[0], value[head.end() :])
    if "data:" in value:
        return list(find_data(value))
    return _from_base64(value) if PACKED.fullmatch(value) else []


def find_data(text: str) -> Iterator[str]:
    """Yield what stands in a script or a style as an address of data."""
    place = 0
    while head := DATA.search(text, place):
        end = END.search(text, head.end())
        place = end.start() if end else len(text)
        yield from _open(head[0], text[head.end() : place])


def _open(head: str, packed: str) -> list[str]:
    if head.lower().endswith(BASE64):
        return _from_base64("".join(unquote(packed).split()))
    return [unquote(packed)]


def _from_base64(packed: str) -> list[str]:
    """Return the text that is packed, none where the bytes are no text."""
    plain = packed.rstrip("=").translate(str.maketrans("-_", "+/"))
    try:
        text = decode(base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True))
    except (binascii.Error, ValueError):
        return []
    return [text] if text is not None else []
