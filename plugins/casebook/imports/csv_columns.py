"""The columns of a CSV: what each is called, and which sign parts them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from casebook.imports.tables import read_rows

# What a column may be called beside its own name.
NAMES: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "question": ("question", "stem", "question text", "questiontext", "text", "frage", "front"),
        "key": (
            "key",
            "answer",
            "answers",
            "correct",
            "correct answer",
            "correct answers",
            "correct option",
            "solution",
            "antwort",
        ),
        "type": ("type", "question type", "qtype"),
        "options": ("options", "choices"),
        "rationale": ("rationale", "explanation", "feedback", "general feedback", "generalfeedback", "comment"),
        "hint": ("hint",),
        "tags": ("tags", "tag"),
        "category": ("category", "topic", "quiz", "subject"),
        "id": ("id", "item id", "question id"),
        "tolerance": ("tolerance",),
        "unit": ("unit",),
        "picture": ("picture", "image"),
    }
)
OPTION = re.compile(r"(?:option|choice|answer|opt)?[ _]*(?P<sign>[a-j]|[1-9]|10)", re.IGNORECASE)
REASON = re.compile(r"(?:rationale|feedback|explanation)[ _]*(?:option)?[ _]*(?P<sign>[a-j]|[1-9]|10)", re.IGNORECASE)
SEPARATORS = (",", ";", "\t", "|")


def has_head(text: str) -> bool:
    """Tell whether a table begins with the names of its columns, a question and its key or an option among them."""
    head = next(iter(read_rows(text.lstrip(), find_separator(text))), None)
    names = set(name_columns(head.cells).values()) if head else set()
    return "question" in names and len(names) > 1


def find_separator(text: str) -> str:
    """Return the sign that parts the most cells of the first line."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    return max(SEPARATORS, key=first.count)


def name_columns(cells: Sequence[str]) -> dict[int, str]:
    """Return the known columns by their place; options and their reasons are `a`, `b`, … and `reason a`, …."""
    known = {alias: name for name, aliases in NAMES.items() for alias in aliases}
    columns: dict[int, str] = {}
    for place, cell in enumerate(cells):
        written = re.sub(r"[\s_\-]+", " ", cell.strip().lower())
        option, reason = OPTION.fullmatch(written), REASON.fullmatch(written)
        name = known.get(written) or (_letter(option) if option else f"reason {_letter(reason)}" if reason else None)
        if name and name not in columns.values():
            columns[place] = name
    return columns


def _letter(found: re.Match[str]) -> str:
    sign = found["sign"].lower()
    return chr(ord("a") + int(sign) - 1) if sign.isdigit() else sign
