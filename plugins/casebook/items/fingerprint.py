"""The fingerprint of an item: it changes when what is asked changes."""

from __future__ import annotations

import hashlib
import json

from casebook.items.registry import FORMER_NAMES, type_of
from casebook.model import Item, Option


def fingerprint(item: Item) -> str:
    """Return 8 hex digits of SHA-256 over type, stem, lead-in, option ids and texts, and key.

    Where there are any, these count as well: the figure, whether its marks are shown, and what the type adds, such as
    the regions of a figure and its description, or what free words are set beside.
    Rationales and hints, sources, level and objectives may change without touching a learner's record.
    """
    return fingerprints(item)[0]


def fingerprints(item: Item) -> tuple[str, ...]:
    """Return the fingerprint, and where it has grown the one of version 0.1.0, which older records hold."""
    more = type_of(item).asked(item)
    asked = [item.stem, item.lead_in, [_list_asked(option) for option in item.options], more.key]
    asked += item.asked_figures
    added = [*more.added, *([item.marked] if item.marked else []), *([item.media.file] if item.media else [])]
    own = _digest([item.type, *asked, *([added] if added else [])])
    first = _digest([FORMER_NAMES.get(item.type, item.type), *asked])
    return (own,) if first == own else (own, first)


def _digest(asked: list[object]) -> str:
    packed = json.dumps(asked, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(packed.encode()).hexdigest()[:8]


def _list_asked(option: Option) -> list[object]:
    """Return what an option asks, under the names that version 0.1.0 knew; one that a type lacks is None."""
    return [getattr(option, name, None) for name in ("id", "text", "value", "key")]
