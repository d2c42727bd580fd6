"""The names of all fields that an author writes in YAML, and which of them hold no text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from pydantic import BaseModel

from casebook.model import ITEM_TYPES, Differential, FactSheet, Figure, Series, SpoilerSheet

# Of these an author writes an id, a number, a name from a list or a path. Anything else is text.
NOT_TEXT = frozenset(
    (
        *("id", "type", "level", "grade", "at", "from", "review", "marked", "quiet", "cannot_miss", "most"),
        *("value", "tolerance", "sources", "fact", "report", "checkpoints", "region", "figure", "figures"),
        *("picture", "dark", "print", "geometry", "file", "date"),
        *("point", "circle", "box", "polygon", "arrow"),
    )
)


def is_text(name: str, *, is_listed: bool) -> bool:
    """Tell whether a value under a field is text. `is_listed`: it is an entry of a list, as the forms of a `key`."""
    return name not in NOT_TEXT and (name != "key" or is_listed)


def _names(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield field.alias or name
        for inner in _models(field.annotation):
            yield from _names(inner)


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


KNOWN = frozenset(
    {
        "items",
        *(name for model in ITEM_TYPES.values() for name in _names(model)),
        *(name for model in (FactSheet, Differential, Figure, Series, SpoilerSheet) for name in _names(model)),
    }
)
