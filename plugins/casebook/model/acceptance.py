"""Which written responses count as the same, and which numbers as near enough."""

from __future__ import annotations

import re
import unicodedata

_SEPARATORS = {"Pd", "Zs", "Zl", "Zp", "Cc"}
_EPSILON = 1e-9


def fold(text: str) -> str:
    """Reduce a text to what is compared: Unicode forms, case, hyphens, plurals and oe/ae fall away.

    Nothing else does: there is no edit distance, since *hypo-* and *hyper-* differ by two letters.
    """
    lowered = unicodedata.normalize("NFKD", _unligate(text.lower())).lower().replace("’", "'").replace("‘", "'")
    plain = "".join(sign for sign in lowered if not unicodedata.category(sign).startswith("M"))
    spaced = "".join(" " if _separates(sign) else sign for sign in plain).strip().rstrip(".")
    # Once a word and once joined: "no oedema" must meet "no edema", "gastro-oesophageal" "gastroesophageal".
    return _americanize("".join(_americanize(_singular(word)) for word in spaced.split()))


def within(value: float, centre: float, tolerance: float) -> bool:
    """Tell whether a number lies within the tolerance, bounds included despite binary fractions."""
    return abs(value - centre) <= tolerance + _EPSILON * max(1.0, abs(centre), abs(tolerance))


def _unligate(text: str) -> str:
    return text.replace("æ", "ae").replace("œ", "oe")


def _separates(sign: str) -> bool:
    return sign in "\t\n−" or unicodedata.category(sign) in _SEPARATORS


def _americanize(word: str) -> str:
    return word.replace("oe", "e").replace("ae", "e")


def _singular(word: str) -> str:
    if len(word) < 4:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if re.search(r"(ss|x|ch|sh)es$", word):
        return word[:-2]
    return word[:-1] if re.search(r"[^siu]s$", word) else word
