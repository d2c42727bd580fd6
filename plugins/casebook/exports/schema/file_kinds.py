"""The JSON Schema of each kind of file that an author writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from casebook.exports.schema.generation import DRAFT, define
from casebook.items.quiz_file import QuizHead
from casebook.items.registry import ITEM_TYPES
from casebook.model import Differential, FactSheet, Figure, Item, Series, SpoilerSheet

ITEM = "AnyItem"
# An item without a type is `single` or `multiple`, which have the same fields, where an option is a key.
KEYED = {"contains": {"required": ["key"], "properties": {"key": {"enum": [True, "true"]}}}}
UNTYPED = {"not": {"required": ["type"]}, "required": ["options"], "properties": {"options": KEYED}}
Schema = dict[str, Any]


def describe_quiz() -> Schema:
    """Return the schema of a quiz: `type` decides which fields an item has, so that an editor speaks of these only."""
    names = {name: each.model.__name__ for name, each in ITEM_TYPES.items()}
    (head, *items), definitions = define(QuizHead, *(each.model for each in ITEM_TYPES.values()))
    for definition in definitions.values():
        wanted = set(definition.pop("required", ())) - _list_made(definition["properties"])
        definition.update({"required": sorted(wanted)} if wanted else {})
    for name, model in names.items():
        definitions[model]["title"] = f"{name} item"  # what an editor offers to fill in
    told = {name: definitions[model]["description"] for name, model in names.items()}
    definitions[ITEM] = _choose_by_type(dict(zip(ITEM_TYPES, items, strict=True)), told)
    definitions[QuizHead.__name__]["properties"]["items"]["items"] = {"$ref": f"#/definitions/{ITEM}"}
    return _join("A quiz of Casebook", head, definitions)


def _choose_by_type(described: Mapping[str, Schema], told: Mapping[str, str]) -> Schema:
    """Return the schema of any item; `described` and `told` have the schema of each type, and what it is."""
    branches = [
        {"if": {"properties": {"type": {"const": name}}, "required": ["type"]}, "then": schema}
        for name, schema in described.items()
    ]
    branches.append({"if": UNTYPED, "then": described["multiple"], "else": {"required": ["type"]}})
    types = {
        "enum": [*told],
        "description": Item.model_fields["type"].description,
        "markdownEnumDescriptions": [*told.values()],
    }
    return {"type": "object", "properties": {"type": types}, "allOf": branches}


def _list_made(fields: Schema) -> set[str]:
    """Return the fields that the engine makes where a quiz, an item or an option lacks them: see `items.naming`."""
    if "items" in fields:
        return {"id", "title"}
    if "lead_in" in fields:
        return {"id", "type"}
    return {"id"} if "rationale" in fields and fields.keys() & {"text", "value"} else set()


def describe_figure() -> Schema:
    """Return the schema of a figure, or of a series where the file has `series`."""
    (figure, series), definitions = define(Figure, Series)
    either = {"if": {"required": ["series"]}, "then": series, "else": figure}
    return _join("A figure of Casebook", either, definitions)


def _describe(title: str, model: type[BaseModel]) -> Callable[[], Schema]:
    def describe() -> Schema:
        (reference,), definitions = define(model)
        return _join(title, reference, definitions)

    return describe


def _join(title: str, root: Schema, definitions: Schema) -> Schema:
    kept = {"allOf": [root]} if "$ref" in root else root
    return {"$schema": DRAFT, "title": title, **kept, "definitions": definitions}


DESCRIBED: Mapping[str, Callable[[], Schema]] = MappingProxyType(
    {
        "quiz": describe_quiz,
        "facts": _describe("The facts of a case of Casebook", FactSheet),
        "differential": _describe("The reference differential of a case of Casebook", Differential),
        "spoilers": _describe("Words of a case of Casebook that tell too much", SpoilerSheet),
        "figure": describe_figure,
    }
)
