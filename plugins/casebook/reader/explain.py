"""What pydantic found wrong -> what to tell an author."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Literal, get_args, get_origin

from pydantic import BaseModel

from casebook.model.base import Frozen
from casebook.source import Code, listed, shorten, suggest

Steps = tuple[int | str, ...]
Explained = tuple[Code, str, bool]


def explain(kind: str, steps: Steps, value: object, model: type[Frozen]) -> Explained:
    """Return code, message, and whether the message is about the field's name rather than its value.

    `kind` is pydantic's error type, `steps` the path to the value in `model`.
    """
    name = next((step for step in reversed(steps) if isinstance(step, str)), "")
    if steps and steps[0] == "review":
        return Code.VALUE_KIND, "`review` must be `draft`, or `{by: …, date: …}`.", False
    if kind == "extra_forbidden":
        known = _fields_at(model, steps[:-1])
        return Code.FIELD_UNKNOWN, f"`{shorten(name)}` is not a field.{suggest(name, known)}", True
    if kind == "missing":
        return _explain_missing(name, _annotation_at(model, steps))
    if kind == "string_pattern_mismatch":
        return _explain_slug(name, str(value))
    tell = _KINDS.get(kind, _tell_other)
    return Code.VALUE_KIND, tell(_subject(name, steps), value, _annotation_at(model, steps)), False


def _explain_missing(name: str, annotation: object) -> Explained:
    if name == "rationale":
        message = "This has no `rationale`. Write `rationale: …`, why it is right or why it is not."
        return Code.RATIONALE_MISSING, message, False
    words = f"and {listed(map(str, get_args(annotation)))}" if get_origin(annotation) is Literal else "and its value"
    return Code.FIELD_MISSING, f"`{name}` is missing. Write `{name}: ` {words}.", False


def _explain_slug(name: str, value: str) -> Explained:
    letters = unicodedata.normalize("NFKD", value.lower()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", letters[:60]).strip("-")
    hint = f", as in `{slug}`" if slug and slug != value else ""
    if name == "sources":
        message = f"`{shorten(value)}` is not a source. Write a key of references.bib, or `case:` and a fact's id."
        return Code.SOURCE_UNKNOWN, message, False
    if value.startswith("not-") is False and name == "id" and slug == value:
        return Code.ID_FORM, f"`{shorten(value)}`: what is not reported has an id that begins with `not-`.", False
    return Code.ID_FORM, f"`{shorten(value)}` cannot be an id. Use small letters, digits and hyphens{hint}.", False


def _subject(name: str, steps: Steps) -> str:
    if steps and isinstance(steps[-1], int):
        return f"Entry {steps[-1] + 1} of `{name}`" if name else "This"
    return f"`{name}`" if name else "This"


def _written(value: object) -> str:
    return f"`{shorten(value)}`" if isinstance(value, str) and value else _shape(value)


def _shape(value: object) -> str:
    if isinstance(value, list):
        return "a list"
    return "fields" if isinstance(value, dict) else "nothing"


def _tell_other(subject: str, value: object, _annotation: object) -> str:
    return f"{subject} cannot be {_written(value)}."


def _tell_text(subject: str, value: object, _annotation: object) -> str:
    return f"{subject} must be text, not {_shape(value)}."


def _tell_empty(subject: str, _value: object, _annotation: object) -> str:
    return f"{subject} is empty. Write its text, or delete it."


def _tell_list(subject: str, value: object, _annotation: object) -> str:
    return f"{subject} must be a list, one `- ` an entry, not {_written(value)}."


def _tell_few(subject: str, value: object, _annotation: object) -> str:
    length = len(value) if isinstance(value, list) else 0
    return f"{subject} has too few entries ({length}). Add one."


def _tell_number(subject: str, value: object, _annotation: object) -> str:
    return f"{subject} must be a number such as 12.5, not {_written(value)}."


def _tell_flag(subject: str, value: object, _annotation: object) -> str:
    return f"{subject} must be `true`, or be left out; it is {_written(value)}."


def _tell_literal(subject: str, value: object, annotation: object) -> str:
    return f"{subject} must be {listed(str(word) for word in get_args(annotation))}, not {_written(value)}."


def _tell_judgement(subject: str, value: object, _annotation: object) -> str:
    return f"{subject} must be -2, -1, 0, 1 or 2, not {_written(value)}."


def _tell_negative(subject: str, value: object, annotation: object) -> str:
    if annotation is int:
        return _tell_judgement(subject, value, annotation)
    return f"{subject} must not be below 0, and is {_written(value)}."


def _tell_fields(subject: str, value: object, _annotation: object) -> str:
    return f"{subject} must have fields (`name: value`), not {_written(value)}."


_KINDS: dict[str, Callable[[str, object, object], str]] = {
    "string_type": _tell_text,
    "string_too_short": _tell_empty,
    "tuple_type": _tell_list,
    "too_short": _tell_few,
    "float_parsing": _tell_number,
    "float_type": _tell_number,
    "finite_number": _tell_number,
    "bool_type": _tell_flag,
    "literal_error": _tell_literal,
    "int_parsing": _tell_judgement,
    "int_type": _tell_judgement,
    "int_from_float": _tell_judgement,
    "int_parsing_size": _tell_judgement,
    "less_than_equal": _tell_judgement,
    "greater_than_equal": _tell_negative,
    "model_type": _tell_fields,
    "enum": _tell_other,
}


def _annotation_at(model: type[BaseModel], steps: Steps) -> object:
    """Return what a field is declared as, looking through tuples and optional values."""
    found: object = model
    for step in steps:
        if isinstance(step, str) and isinstance(found, type) and issubclass(found, BaseModel):
            field = found.model_fields.get(step)
            found = _inner(field.annotation) if field else None
    return found


def _inner(annotation: object) -> object:
    """Strip `tuple[X, ...]` and `X | None` down to X."""
    if get_origin(annotation) is Literal:
        return annotation
    parts = [part for part in get_args(annotation) if part not in (Ellipsis, type(None))]
    return _inner(parts[0]) if parts else annotation


def _fields_at(model: type[BaseModel], steps: Steps) -> list[str]:
    found = _annotation_at(model, steps)
    return list(found.model_fields) if isinstance(found, type) and issubclass(found, BaseModel) else []
