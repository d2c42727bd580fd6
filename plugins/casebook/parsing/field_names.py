"""What the fields of a file are called and what they hold, as its models declare them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from casebook.model import Differential, FactSheet, Figure, Prose, Series, SpoilerSheet, Verbatim
from casebook.model.prose import Count


@dataclass(frozen=True)
class FieldNames:
    """The vocabulary of a kind of file. A name means the same wherever it stands in a file.

    `known` are all names that it may hold; `words` those whose value is no text: an id, a number, a name from a list, a
    path; `listed_words` those whose entries are none. `prose` says which Markdown a value may hold, `listed_prose` an
    entry.
    """

    known: frozenset[str]
    words: frozenset[str]
    listed_words: frozenset[str]
    prose: Mapping[str, Prose]
    listed_prose: Mapping[str, Prose]

    @cached_property
    def _alternatives(self) -> str:
        return "|".join(sorted(self.known))

    def match(self, pattern: str, line: str) -> re.Match[str] | None:
        """Match the beginning of a line with a pattern in which `NAMES` stands for any of the names."""
        return _compile(pattern, self._alternatives).match(line)

    def is_text(self, name: str, *, is_listed: bool) -> bool:
        """Tell whether a value under a field is text. `is_listed`: it is an entry of a list, such as `key: [a]`."""
        return name not in (self.listed_words if is_listed else self.words)


@cache
def _compile(pattern: str, alternatives: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("NAMES", f"(?:{alternatives})"))


@dataclass(frozen=True, slots=True)
class _Value:
    """One declaration of what stands under a name: on its own or as an entry of a list, a text or not."""

    name: str
    is_listed: bool
    is_text: bool
    prose: Prose | None


def collect_fields(*models: type[BaseModel]) -> FieldNames:
    """Return what the fields of these models, and of all within them, are called and hold.

    Raises: ValueError when a name is declared to hold Markdown of two kinds; no author could tell them apart.
    """
    fields = [field for model in models for field in _fields(model)]
    values = [value for name, field in fields for value in _values(name, field.annotation, tuple(field.metadata))]
    return FieldNames(
        known=frozenset(name for name, _ in fields),
        words=_find_words(values, is_listed=False),
        listed_words=_find_words(values, is_listed=True),
        prose=_find_prose(values, is_listed=False),
        listed_prose=_find_prose(values, is_listed=True),
    )


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    for name, field in model.model_fields.items():
        yield field.alias or name, field
        for inner in _models(field.annotation):
            yield from _fields(inner)


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _values(name: str, annotation: Any, marks: tuple[object, ...], *, is_listed: bool = False) -> Iterator[_Value]:
    """Yield what may stand under a name. `marks` is what `Annotated` says of it."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if annotation is str or origin is Literal:
        is_text = origin is not Literal and Verbatim.WORD not in marks and not any(map(_is_pattern, marks))
        yield _Value(name, is_listed, is_text, next((mark for mark in marks if isinstance(mark, Prose)), None))
    elif annotation in (int, float, bool):
        yield _Value(name, is_listed, is_text=False, prose=None)
    elif hasattr(annotation, "__metadata__"):
        yield from _values(name, parts[0], (*marks, *parts[1:]), is_listed=is_listed)
    else:
        for part in parts:
            yield from _values(name, part, marks, is_listed=is_listed or origin is tuple)
            if Count.ONE_OR_MORE in marks and part is not Ellipsis:
                yield from _values(name, part, (), is_listed=False)


def _is_pattern(mark: object) -> bool:
    return isinstance(mark, StringConstraints) and mark.pattern is not None


def _find_words(values: list[_Value], *, is_listed: bool) -> frozenset[str]:
    """Return the names whose values are no texts; where no model says, on their own or in a list, the other counts."""
    names = {value.name for value in values}
    declared = {name: [value for value in values if value.name == name] for name in names}
    alike = {name: [value for value in found if value.is_listed == is_listed] for name, found in declared.items()}
    return frozenset(name for name in names if not any(value.is_text for value in alike[name] or declared[name]))


def _find_prose(values: list[_Value], *, is_listed: bool) -> Mapping[str, Prose]:
    found: dict[str, Prose] = {}
    for value in values:
        if value.prose and value.is_listed == is_listed and found.setdefault(value.name, value.prose) != value.prose:
            raise ValueError(f"`{value.name}` is declared to hold Markdown of two kinds.")
    return MappingProxyType(found)


CASE_FIELDS = collect_fields(FactSheet, Differential, Figure, Series, SpoilerSheet)
