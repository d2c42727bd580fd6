"""Ids of files and items: made of what the bank calls them, the same each time."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

from casebook.model import strip_markup

LONGEST = 40
WORD = re.compile(r"[\w.:/-]+")
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


def slug_of(text: str, longest: int = LONGEST) -> str:
    """Return the small Latin letters and digits of a text, joined by hyphens; empty where it has none."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    joined = "-".join(re.findall("[a-z0-9]+", "".join(sign for sign in plain if not unicodedata.combining(sign))))
    return joined if len(joined) <= longest else joined[:longest].rpartition("-")[0] or joined[:longest]


def digest_of(text: str) -> str:
    """Return six signs that differ where a text differs in more than blanks and capitals."""
    return sha256(" ".join(text.casefold().split()).encode()).hexdigest()[:6]


def id_of(own_id: str, text: str) -> str:
    """Return the id of an item: the bank's own, else the first words of its text with a digest of all of it."""
    own = slug_of(own_id)
    if own and (own_id.isascii() or len(own) > 3):
        # where the bank's id is cut, or holds signs that are left out, others may look the same
        is_like = len(own_id) <= LONGEST and (" " in own_id.strip() or WORD.fullmatch(own_id))
        return own if is_like else f"{own}-{digest_of(own_id)}"
    return f"{slug_of(strip_markup(text), 24) or 'item'}-{digest_of(own_id or text)}"
