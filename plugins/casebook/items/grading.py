"""A key beside a response -> a score. `tests/items` holds the elements to the same rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from casebook.items.acceptance import accepts, normalize, within

NUMBER = re.compile(r"[+-]?([0-9]*\.)?[0-9]+(e[+-]?[0-9]+)?", re.IGNORECASE)
# What may part thousands stands before three digits; a comma or a point may be the decimal sign as well.
EITHER = re.compile(r"[+-]?[1-9][0-9]?[0-9]?[ '.][0-9]{3}")


def grade(kind: str, key: Any, response: Any) -> float | None:
    """Return a score from 0 to 1, or None where a type has no score or the response is not one.

    Keys and responses have the shapes of `tests/items`: an option's id, a list of ids, ids by id, or text.
    """
    return GRADERS[kind](key, response)


def read_number(written: str, unit: str | None) -> float | str | None:
    """Return the number in a response such as `12,5 %`, or None when there is none or the unit differs.

    A thousands separator is never guessed: for `1,500` the words are returned that ask which number is meant.
    """
    bare = _spell(written).replace(_spell(unit or ""), " ", 1).strip()
    number = re.sub("[,٫]", ".", re.sub(r" ?x ?10\^", "e", bare, count=1), count=1)
    value = float(number) if NUMBER.fullmatch(number) else None
    if EITHER.fullmatch(number):
        joined = re.sub("[ '.]", "", number)
        return f"Write {joined} or {value:g}." if value else f"Write {joined}."
    return value


def _spell(text: str) -> str:
    """Let the spellings of a unit meet. The case of other letters than l may make another unit: mg is not Mg."""
    return re.sub("μ|mc(?=g)", "u", normalize(text).replace("L", "l")).replace("×", "x")


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
    return float(within(value, key["value"], key.get("tolerance", 0))) if isinstance(value, float) else None


def _grade_text(key: Sequence[str], response: str) -> float:
    return float(accepts(key, response))


def _leave_ungraded(_key: object, _response: object) -> None:
    return None


GRADERS: dict[str, Callable[[Any, Any], float | None]] = {
    "single": _grade_single,
    "multiple": _grade_multiple,
    "match": _grade_match,
    "order": _grade_order,
    "number": _grade_number,
    "text": _grade_text,
    "rating": _leave_ungraded,
    "region": _grade_multiple,
    "shortlist": _leave_ungraded,
    "free": _leave_ungraded,
}
