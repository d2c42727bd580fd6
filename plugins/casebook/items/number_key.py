"""The key of a `number` item: which numbers are right, and how far from each a response may lie."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints, ValidationError, WithJsonSchema

from casebook.findings import FindingCode
from casebook.model.base import Frozen, Number, Text
from casebook.model.prose import Count, list_texts
from casebook.parsing import yaml_nodes
from casebook.parsing.document import Document, find_scalar

Span = tuple[float, float]
"""A number, and how far a response may lie from it, bounds included."""
_FORM = r"^(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?\s*%?$"
Tolerance = Annotated[
    str,
    StringConstraints(pattern=_FORM),
    WithJsonSchema({"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": _FORM}]}),
]


class NumberKey(Frozen):
    """A number or several, each with its tolerance; or the limits between which a response lies. And their unit.

    `check_key` sees to it that there is one of the two.
    """

    values: Annotated[
        tuple[Number, ...], Count.ONE_OR_MORE, BeforeValidator(list_texts), Field(min_length=1, alias="value")
    ] = ()
    """The right number, or a list of several."""
    range: Annotated[tuple[Number, ...], Field(min_length=2, max_length=2)] = ()
    """In place of `value`: the lowest and the highest number that are right."""
    tolerance: Tolerance | None = None
    """How far a response may be from it, in the same unit, or as a share such as `5%`. Without it: exact."""
    unit: Text | None = None
    """The unit, shown behind the field."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return what is right: each value, or the middle of the range, with how far a response may lie from it."""
        if self.range:
            low, high = self.range
            return (((low + high) / 2, (high - low) / 2),)
        return tuple((value, self._reach(value)) for value in self.values)

    def _reach(self, value: float) -> float:
        if self.tolerance is None:
            return 0
        amount = float(self.tolerance.rstrip("% "))
        return abs(value) * amount / 100 if self.tolerance.endswith("%") else amount


def read_key(item: yaml_nodes.Mapping) -> NumberKey | None:
    """Return the key of an item as far as it can be read by itself."""
    try:
        return NumberKey.model_validate(yaml_nodes.plain(item.nodes["key"])) if "key" in item.nodes else None
    except ValidationError:
        return None


def check_key(document: Document, item: yaml_nodes.Mapping) -> None:
    """A key has a value or a range; a tolerance goes with a value, and a share of it is not nothing."""
    key = item.nodes.get("key")
    if not isinstance(key, yaml_nodes.Mapping):
        return
    if "range" not in key.nodes and document.lacks(key, "value"):
        message = "`value` is missing. Write `value: ` and the number, or `range: ` and two, such as `[4, 6]`."
        document.error(key, FindingCode.FIELD_MISSING, message)
    for name in ("value", "tolerance"):
        if "range" in key.nodes and name in key.nodes:
            message = f"`range` has its own limits. Delete `{name}` or `range`."
            document.error(key.names[name], FindingCode.KEY_EXTRA, message)
    _check_limits(document, item, key)


def _check_limits(document: Document, item: yaml_nodes.Mapping, key: yaml_nodes.Mapping) -> None:
    read, tolerance = read_key(item), find_scalar(key, "tolerance")
    if read and read.range and read.range[0] >= read.range[1]:
        message = "`range` goes from the lower number to the higher one, such as `[4, 6]`."
        document.error(key.nodes["range"], FindingCode.VALUE_KIND, message)
    elif read and tolerance and tolerance.value.endswith("%") and 0 in read.values:
        message = "A share of 0 is 0. Write the tolerance as a number."
        document.error(tolerance, FindingCode.VALUE_KIND, message)
