"""The options of a block that holds Markdown: indented lines right below its first line, each a name and a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import yaml

from casebook.findings import Finding, FindingCode, Location, listed, shorten

# As the builder's own pattern: a line indented by four spaces or more, whatever it holds.
OPTION = re.compile(r"[ ]{4,}\S")


def check_options(
    lines: Sequence[str | None], first: int, block: Location, name: str, allowed: tuple[str, ...]
) -> Iterator[Finding]:
    """Yield what is wrong with the options of a block, whose lines begin with the one at `first`.

    The builder prints a block with an option that it cannot read as plain text.
    """
    indent = " " * (block.column - 1)
    seen: set[str] = set()
    for index in range(first, len(lines)):
        line = (lines[index] or "").removeprefix(indent)
        if not OPTION.match(line):
            yield from _find_misplaced(lines, index, replace(block, line=block.line + index - first + 1), name, allowed)
            return
        problem = _find_problem(name, line.strip(), allowed, seen)
        if problem:
            column = len(lines[index] or "") - len(line.lstrip()) + 1
            place = replace(block, line=block.line + index - first + 1, column=column)
            yield Finding(place, FindingCode.BLOCK_OPTION, problem)


def _find_misplaced(
    lines: Sequence[str | None], index: int, place: Location, name: str, allowed: tuple[str, ...]
) -> Iterator[Finding]:
    """Yield an option that stands as the first text of a block: it would be printed."""
    while index < len(lines) and not (lines[index] or "").strip():
        index, place = index + 1, replace(place, line=place.line + 1)
    line = lines[index] or "" if index < len(lines) else ""
    option = line.strip().partition(":")[0]
    if option in allowed and ":" in line:
        message = f"`{option}` is printed as text here. Write it right below `/// {name}`, indented by four spaces."
        column = len(line) - len(line.lstrip()) + 1
        yield Finding(replace(place, column=column), FindingCode.BLOCK_OPTION, message)


def _find_problem(name: str, text: str, allowed: tuple[str, ...], seen: set[str]) -> str:
    """Return what is wrong with one option, in words; empty where it is right."""
    option = text.partition(":")[0]
    if not allowed:
        return f"`/// {name}` has no options. Delete `{shorten(text)}`, or put an empty line before it."
    if option not in allowed:
        return f"`/// {name}` has no option `{shorten(text)}`. Write {listed(allowed)}, or put an empty line before it."
    if option in seen:
        return f"`{option}` is given twice. Keep one."
    seen.add(option)
    value = _read(text).get(option)
    if not isinstance(value, str) or not value.strip():
        return f'`{shorten(text)}` is not one line of text. Write it between quotes: `{option}: "A further test"`.'
    return ""


def _read(text: str) -> dict[str, object]:
    try:
        read = yaml.safe_load(text)
    except yaml.YAMLError:
        return {}
    return read if isinstance(read, dict) else {}
