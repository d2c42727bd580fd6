"""The types of item: the only list of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from casebook.items.cloze import CLOZE
from casebook.items.contract import ItemType
from casebook.items.free import FREE
from casebook.items.likert import LIKERT
from casebook.items.match import MATCH
from casebook.items.multiple import MULTIPLE
from casebook.items.number import NUMBER
from casebook.items.order import ORDER
from casebook.items.rating import RATING
from casebook.items.region import REGION
from casebook.items.shortlist import SHORTLIST
from casebook.items.single import SINGLE
from casebook.items.text import TEXT
from casebook.model import Item
from casebook.parsing.renamed import ITEM_TYPES as RENAMED_TYPES

_ALL: tuple[ItemType[Any], ...] = (
    SINGLE,
    MULTIPLE,
    MATCH,
    ORDER,
    NUMBER,
    TEXT,
    CLOZE,
    RATING,
    REGION,
    SHORTLIST,
    FREE,
    LIKERT,
)
ITEM_TYPES: Mapping[str, ItemType[Any]] = MappingProxyType({each.name: each for each in _ALL})
# What types were called in version 0.1.0, by their names of today.
FORMER_NAMES: Mapping[str, str] = MappingProxyType({name: former for former, name in RENAMED_TYPES.items()})


def type_of(item: Item) -> ItemType[Any]:
    """Return what the engine knows of the type of an item."""
    return ITEM_TYPES[item.type]
