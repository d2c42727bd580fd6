"""What pydantic found wrong -> what to tell an author."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from casebook.findings import FindingCode, listed, shorten, suggest
from casebook.model.base import Frozen

Steps = tuple[int | str, ...]
Explained = tuple[FindingCode, str, bool]

JUDGEMENT = "{subject} must be -2, -1, 0, 1 or 2, not {written}."
COUNT = "{subject} must be a whole number from 1 up, not {written}."
TEMPLATES = {
    "string_type": "{subject} must be text, not {shape}.",
    "string_too_short": "{subject} is empty. Write its text, or delete it.",
    "tuple_type": "{subject} must be a list, {list}, not {written}.",
    "too_short": "{subject} has too few entries ({length}). Add one.",
    "too_long": "{subject} has too many entries ({length}). Delete one.",
    "float_parsing": "{subject} must be a number such as 12.5, not {written}.",
    "float_type": "{subject} must be a number such as 12.5, not {shape}.",
    "finite_number": "{subject} must be a number such as 12.5, not {written}.",
    "greater_than": "{subject} must be above 0, and is {written}.",
    "greater_than_equal": "{subject} must not be below 0, and is {written}.",
    "bool_type": "{subject} must be `true`, or be left out; it is {written}.",
    "literal_error": "{subject} must be {words}, not {written}.{hint}",
    "model_type": "{subject} must have fields (`name: value`), not {written}.",
}

FORMS = {
    "tolerance": "`tolerance` must be a number from 0 up, such as `0.5`, or a share such as `5%`, not `{written}`.",
}


def explain(kind: str, steps: Steps, value: object, model: type[Frozen]) -> Explained:
    """Return code, message, and whether the message is about the field's name rather than its value.

    `kind` is pydantic's error type, `steps` the path to the value in `model`.
    """
    name = next((step for step in reversed(steps) if isinstance(step, str)), "")
    if "review" in steps:
        return (
            FindingCode.VALUE_KIND,
            "`review` must be `draft`, or `by: …` and `date: …` on lines of their own.",
            False,
        )
    if kind == "extra_forbidden":
        known = _fields_at(model, steps[:-1])
        return FindingCode.FIELD_UNKNOWN, f"`{shorten(name)}` is not a field.{suggest(name, known)}", True
    if kind == "missing":
        return _explain_missing(name, _annotation_at(model, steps))
    if kind == "string_pattern_mismatch":
        return _explain_slug(name, str(value))
    return FindingCode.VALUE_KIND, _fill_template(kind, steps, name, value, _annotation_at(model, steps)), False


def _explain_missing(name: str, annotation: object) -> Explained:
    if name == "rationale":
        message = "This has no `rationale`. Write `rationale: …` to say why it is right or wrong."
        return FindingCode.RATIONALE_MISSING, message, False
    words = f"and {listed(map(str, get_args(annotation)))}" if get_origin(annotation) is Literal else "and its value"
    return FindingCode.FIELD_MISSING, f"`{name}` is missing. Write `{name}: ` {words}.", False


def _explain_slug(name: str, value: str) -> Explained:
    if name in FORMS:
        return FindingCode.VALUE_KIND, FORMS[name].format(written=shorten(value)), False
    slug = make_slug(value)
    hint = f", as in `{slug}`" if slug and slug != value else ""
    if name in ("sources", "fact", "report"):
        message = f"`{shorten(value)}` is not a source. Write a key of references.bib, or `case:` and a fact's id."
        return FindingCode.SOURCE_UNKNOWN, message, False
    if value.startswith("not-") is False and name == "id" and slug == value:
        return (
            FindingCode.ID_FORM,
            f"`{shorten(value)}`: what is not reported has an id that begins with `not-`.",
            False,
        )
    return (
        FindingCode.ID_FORM,
        f"`{shorten(value)}` cannot be an id. Use small letters, digits and hyphens{hint}.",
        False,
    )


def make_slug(value: str) -> str:
    """Return an id that a text could have; nothing where it holds no letter of ours."""
    letters = unicodedata.normalize("NFKD", value.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters[:60]).strip("-")


def _fill_template(kind: str, steps: Steps, name: str, value: object, annotation: object) -> str:
    whole = JUDGEMENT if name == "key" else COUNT
    template = whole if annotation is int else TEMPLATES.get(kind, "{subject} cannot be {written}.")
    return template.format(
        subject=_subject(name, steps),
        written=f"`{shorten(value)}`" if isinstance(value, str) and value else _shape(value),
        shape=_shape(value),
        list="one `- ` an entry" if _holds_fields(annotation) else f"such as `[{shorten(str(value or 'a'))}]`",
        hint=suggest(value.lower(), map(str, get_args(annotation))) if isinstance(value, str) else "",
        length=len(value) if isinstance(value, list) else 0,
        words=listed(map(str, get_args(annotation))) if get_origin(annotation) is Literal else "",
    )


def _holds_fields(annotation: object) -> bool:
    """Tell whether the entries of a list have fields; `Any` stands where each is built by itself."""
    return annotation is Any or (isinstance(annotation, type) and issubclass(annotation, BaseModel))


def _subject(name: str, steps: Steps) -> str:
    if steps and isinstance(steps[-1], int):
        return f"Entry {steps[-1] + 1} of `{name}`" if name else "This"
    return f"`{name}`" if name else "This"


def _shape(value: object) -> str:
    if isinstance(value, list):
        return "a list"
    return "fields" if isinstance(value, dict) else "nothing"


def _annotation_at(model: type[BaseModel], steps: Steps) -> object:
    """Return what a field is declared as, looking through tuples and optional values."""
    found: object = model
    for step in steps:
        if isinstance(step, str) and isinstance(found, type) and issubclass(found, BaseModel):
            field = _named(found).get(step)
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
    return list(_named(found)) if isinstance(found, type) and issubclass(found, BaseModel) else []


def _named(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields by the names that authors write: `from` cannot be a name in code."""
    return {field.alias or name: field for name, field in model.model_fields.items()}
