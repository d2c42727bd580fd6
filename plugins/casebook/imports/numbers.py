"""Numbers as banks write them, and as quiz files do."""

from __future__ import annotations

import re
from math import isfinite

NUMBER = re.compile(r"[+-]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][+-]?[0-9]{1,3})?")


def read_number(written: str) -> float | None:
    """Return a number with a decimal point or comma; None for anything else."""
    text = written.strip().replace("−", "-").replace("×10^", "e")
    if len(text) > 40 or not NUMBER.fullmatch(text):
        return None
    value = float(text.replace(",", "."))
    return value if isfinite(value) else None


def write_number(value: float) -> str:
    """Return a number in as few digits as tell it apart from others, without what binary fractions add."""
    rounded = float(f"{value:.12g}")
    return repr(rounded).removesuffix(".0")
