"""The fingerprint of an item: it changes when what is asked changes."""

from __future__ import annotations

import hashlib
import json

from casebook.model.item import FreeItem, Item, MatchItem, NumberItem, RegionItem, ShortlistItem, TextItem

# What types were called in version 0.1.0.
FORMER_NAMES = {"rating": "judge"}


def fingerprint(item: Item) -> str:
    """Return 8 hex digits of SHA-256 over type, stem, lead-in, option ids and texts, and key.

    Where there are any, these count as well: the figure, its regions, whether its marks are shown, and the description;
    of a `free` item, which has no key, the hint and what the words are set beside: the model, or else the rationale.
    Other rationales and hints, sources, level and objectives may change without touching a learner's record.
    """
    return fingerprints(item)[0]


def fingerprints(item: Item) -> tuple[str, ...]:
    """Return the fingerprint, and where it has grown the one of version 0.1.0, which older records hold."""
    asked: list[object] = [item.stem, item.lead_in, [_asked(option) for option in item.options], _key(item)]
    asked += [item.figure] if item.figure else []
    more = _more(item)
    own = _digest([item.type, *asked, *([more] if more else [])])
    first = _digest([FORMER_NAMES.get(item.type, item.type), *asked])
    return (own,) if first == own else (own, first)


def _digest(asked: list[object]) -> str:
    packed = json.dumps(asked, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(packed.encode()).hexdigest()[:8]


def _more(item: Item) -> list[object]:
    """Return what has counted only after version 0.1.0."""
    marked: list[object] = [item.marked] if item.marked else []
    match item:
        case RegionItem():
            return [item.description, *marked]
        case FreeItem():
            models = [option.rationale for option in item.options]
            return [item.hint, item.model or item.rationale, models, *marked]
        case _:
            return marked


def _asked(option: object) -> list[object]:
    return [getattr(option, name, None) for name in ("id", "text", "value", "key")]


def _key(item: Item) -> object:
    match item:
        case NumberItem():
            return [item.key.value, item.key.tolerance, item.key.unit]
        case TextItem():
            return item.key
        case MatchItem():
            return [[target.id, target.text] for target in item.targets]
        case ShortlistItem():
            return item.most
        case RegionItem():
            return [option.region for option in item.options]
        case _:
            return None
