"""The key of what is written: forms and patterns that are right, and how strictly a response is compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import Field

from casebook.findings import FindingCode, shorten
from casebook.items.acceptance import accepts_forms, fold, list_forms, name_greek
from casebook.items.patterns import GAP, MOST, Fault, find_fault, write_out
from casebook.model.base import Frozen
from casebook.model.prose import Inline, Words
from casebook.parsing import yaml_nodes
from casebook.parsing.document import Document, find_scalar

FAULTS: Mapping[Fault, str] = MappingProxyType(
    {
        Fault.SLASHES: "`{}` is an expression between slashes. Write `*` for any signs, `(a|b)` for one of several.",
        Fault.ODD: r"`{}` has a bracket, a bar or a backslash by itself. Write `(a|b)`, or `\(` for the sign.",
        Fault.MANY: f"`{{}}` stands for more than {MOST} forms. Write several patterns.",
    }
)
Packed = list[str] | dict[str, object]


class WrittenKey(Frozen):
    """Every form accepted, best first, and patterns of more. With `strict`, case and accents count."""

    key: Annotated[tuple[Inline, ...], Field(min_length=1)]
    """Every form that is right, the best first."""
    patterns: Words = Field(default=(), alias="pattern")
    """More forms that are right: `*` stands for any signs or none, `(a|b)` for one of several."""
    strict: Literal["case"] | None = None
    """Whether case and accents count."""

    @property
    def added(self) -> tuple[object, ...]:
        """What the fingerprint covers of it beside the forms."""
        return (self.patterns, self.strict) if self.patterns or self.strict else ()


def list_accepted(key: WrittenKey) -> list[str]:
    """Return all forms that are right, with gaps those that patterns stand for."""
    written = (form for each in key.key for form in list_forms(each))
    patterned = (form for pattern in key.patterns for each in write_out(pattern) for form in name_greek(each))
    return list(dict.fromkeys([*written, *patterned]))


def pack_key(key: WrittenKey) -> Packed:
    """Return the key as the script reads it."""
    forms = list_accepted(key)
    return {"forms": forms, "strict": True} if key.strict else forms


def accepts_written(key: WrittenKey, response: str) -> bool:
    """Tell whether a response is right."""
    return accepts_forms(list_accepted(key), response, is_strict=key.strict is not None)


def grade_written(key: Sequence[str] | Mapping[str, Any], response: str) -> bool:
    """The same by a key as goldens hold it: the forms, or the fields that an author writes."""
    fields = key if isinstance(key, Mapping) else {"key": key}
    return accepts_written(WrittenKey.model_validate(fields), response)


def check_patterns(document: Document, node: yaml_nodes.Mapping) -> None:
    """Each pattern of a key can be read, and leaves something to compare."""
    for pattern in find_patterns(node):
        fault = find_fault(pattern.value)
        if fault:
            document.error(pattern, FindingCode.KEY_EMPTY, FAULTS[fault].format(shorten(pattern.value)))
        elif any(not fold(form).replace(GAP, "").strip("-") for form in write_out(pattern.value)):
            message = f"`{shorten(pattern.value)}` would accept any response, or an empty one. Write a word in it."
            document.error(pattern, FindingCode.KEY_EMPTY, message)


def find_patterns(node: yaml_nodes.Mapping) -> Iterator[yaml_nodes.Scalar]:
    """Yield the patterns of a key, written as a text or as a list."""
    found = node.nodes.get("pattern")
    for each in found.nodes if isinstance(found, yaml_nodes.Sequence) else [found]:
        if isinstance(each, yaml_nodes.Scalar) and each.value.strip():
            yield each


def read_written(node: yaml_nodes.Mapping, forms: list[str]) -> WrittenKey:
    """Return the key of a node as far as it is sound; `forms` are those that something is left of to compare."""
    patterns = tuple(each.value for each in find_patterns(node) if not find_fault(each.value))
    strict = find_scalar(node, "strict")
    return WrittenKey.model_construct(key=tuple(forms), patterns=patterns, strict="case" if strict else None)
