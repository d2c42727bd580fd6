"""The fields of an item -> YAML in blocks, one field a line, quoted only where it must be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casebook.imports.item_fields import Fields, Value

# What may stand without quotes on a line of its own, and what within brackets.
PLAIN = re.compile(r"[^\W_](?:[^\n:#\"'\\`]|'(?=\w)|:(?=\S)|(?<=\S)#)*")
LISTED = re.compile(r"[^\W_](?:[^:#,\[\]{}\"'\\\n`]*[^\s:#,\[\]{}\"'\\`])?")
LONGEST_LIST = 100


def write_item(fields: Fields, comments: Sequence[str] = ()) -> str:
    """Return an item as an entry of a list, below comments."""
    lines = [f"# {comment}" for comment in comments]
    body = list(_write_fields(fields, "  "))
    return "\n".join([*lines, f"- {body[0][2:]}", *body[1:]]) + "\n"


def write_text(text: str, margin: str = "") -> str:
    """Return a text as it stands after the colon of a field that is indented by `margin`."""
    if "\n" in text:
        lines = (f"{margin}  {line}" if line.strip() else "" for line in text.split("\n"))
        return "\n".join(["|-", *lines])
    return text if PLAIN.fullmatch(text) and not text.endswith((":", " ")) else quote(text)


def quote(text: str) -> str:
    """Return a text in quotation marks: in double ones, unless it holds such or a backslash."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _write_fields(fields: Fields, margin: str) -> Iterator[str]:
    for name, value in fields.items():
        yield from _write_field(name, value, margin)


def _write_field(name: str, value: Value, margin: str) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{margin}{name}: {write_text(value, margin)}"
    elif isinstance(value, dict):
        yield f"{margin}{name}:"
        yield from _write_fields(value, f"{margin}  ")
    else:
        yield from _write_list(name, value, margin)


def _write_list(name: str, values: list[str] | list[Fields], margin: str) -> Iterator[str]:
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) == len(values) and _fits(texts):
        yield f"{margin}{name}: [{', '.join(texts)}]"
        return
    yield f"{margin}{name}:"
    for value in values:
        if isinstance(value, str):
            yield f"{margin}- {write_text(value, margin)}"
        else:
            first, *others = _write_fields(value, f"{margin}  ")
            yield f"{margin}- {first.removeprefix(f'{margin}  ')}"
            yield from others


def _fits(texts: Sequence[str]) -> bool:
    return sum(map(len, texts)) <= LONGEST_LIST and all(map(LISTED.fullmatch, texts))
