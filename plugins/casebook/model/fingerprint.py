"""The fingerprint of an item: it changes when what is asked changes."""

from __future__ import annotations

import hashlib
import json

from casebook.model.item import Item, MatchItem, NumberItem, RegionItem, TextItem


def fingerprint(item: Item) -> str:
    """Return 8 hex digits of SHA-256 over type, stem, lead-in, option ids and texts, and key.

    Where there are any, the figure and its regions count as well.
    Rationales, sources, hint, level and objectives may change without touching a learner's record.
    """
    asked = [item.type, item.stem, item.lead_in, [_asked(option) for option in item.options], _key(item)]
    asked += [item.figure] if item.figure else []
    packed = json.dumps(asked, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(packed.encode()).hexdigest()[:8]


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
        case RegionItem():
            return [option.region for option in item.options]
        case _:
            return None
