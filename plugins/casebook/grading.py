"""A key beside a response -> a score. `tests/grading.json` holds the elements to the same rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from casebook.model.acceptance import fold, within

NUMBER = re.compile(r"\s*([-+−]?)([0-9]+(?:[.,][0-9]+)?|[.,][0-9]+)\s*(.*?)\s*", re.DOTALL)


def grade(kind: str, key: Any, response: Any) -> float | None:
    """Return a score from 0 to 1, or None where a type has no score or the response is not one.

    Keys and responses have the shapes of `tests/grading.json`: an option's id, a list of ids, ids by id, or text.
    """
    return GRADERS[kind](key, response)


def read_number(written: str, unit: str | None) -> float | None:
    """Return the number in a response such as `12,5 %`, or None when there is none or the unit differs."""
    found = NUMBER.fullmatch(written)
    if not found or found[3] not in ("", unit):
        return None
    value = float(found[2].replace(",", "."))
    return -value if found[1] in ("-", "−") else value


def _grade_single(key: str, response: str) -> float:
    return float(response == key)


def _grade_multiple(key: Sequence[str], response: Sequence[str]) -> float:
    right = len(set(response) & set(key))
    wrong = len(set(response) - set(key))
    return max(0, right - wrong) / len(key)


def _grade_match(key: Mapping[str, str], response: Mapping[str, str]) -> float:
    return sum(response.get(option) == target for option, target in key.items()) / len(key)


def _grade_order(key: Sequence[str], response: Sequence[str]) -> float:
    return sum(a == b for a, b in zip(key, response, strict=False)) / len(key)


def _grade_number(key: Mapping[str, Any], response: str) -> float | None:
    value = read_number(response, key.get("unit"))
    return None if value is None else float(within(value, key["value"], key.get("tolerance", 0)))


def _grade_text(key: Sequence[str], response: str) -> float:
    return float(fold(response) in {fold(form) for form in key})


def _grade_judge(_key: Mapping[str, int], _response: Mapping[str, int]) -> None:
    return None


GRADERS: dict[str, Callable[[Any, Any], float | None]] = {
    "single": _grade_single,
    "multiple": _grade_multiple,
    "match": _grade_match,
    "order": _grade_order,
    "number": _grade_number,
    "text": _grade_text,
    "judge": _grade_judge,
    "region": _grade_multiple,
}
