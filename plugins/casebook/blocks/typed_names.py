"""What can be typed in the rankings of a page, packed for the script."""

from __future__ import annotations

import base64
import json
from typing import Any

from casebook.model import Differential, Name, Term


def encode_names(differential: Differential) -> str:
    """Return what can be typed, so written that a search in the page or its source does not meet it by accident."""
    packed = json.dumps([_pack(name) for name in differential.typed], ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(packed.encode()).decode()


def _pack(name: Name) -> dict[str, Any]:
    """Return a diagnosis without what it does not have."""
    own = {"id": name.id, "short": name.short, "quiet": int(name.quiet), "children": [*map(_pack_term, name.children)]}
    return {field: value for field, value in own.items() if value} | _pack_term(name)


def _pack_term(term: Term) -> dict[str, Any]:
    lists = {"synonyms": list(term.synonyms), "abbreviations": list(term.abbreviations)}
    return {"name": term.name} | {field: value for field, value in lists.items() if value}
