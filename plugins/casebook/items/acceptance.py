"""Which written responses count as the same, and which numbers as near enough."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from casebook.items.patterns import fits
from casebook.model.shown_text import strip_markup

# What binary fractions may add to a difference, as a share of the numbers themselves: 50.1 - 50 exceeds 0.1.
_EPSILON = 1e-15
# Accents fall away from these: Latin and Greek letters, and the ё, whose dots nobody types.
_ACCENTED = frozenset("abcdefghijklmnopqrstuvwxyzαβγδεζηθικλμνξοπρςστυφχψωе")
_UMLAUT = re.compile("([aou])\u0308")
_FINAL = re.compile(r"[.。।؟?!]+$")
# A hyphen joins to a letter, before it or after; before a number or at the end of a word it is a sign, and stays.
_LETTER = r"[^\W\d_]"
_AFTER_LETTER = re.compile(rf"({_LETTER})-(?=[0-9])")
_BETWEEN_WORDS = re.compile(rf" - (?![0-9])|\s|-(?={_LETTER})")
# Short words are no plurals, nor are these: without the s they would be other terms, such as CRP or TEN.
_SINGULAR = re.compile(r".{0,3}|crps|tens")
_PLURAL = re.compile(r"(ss|x|ch|sh)es?$|([^siu])s$")
_NAMES = {
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "epsilon": "ε",
    "zeta": "ζ",
    "eta": "η",
    "theta": "θ",
    "iota": "ι",
    "kappa": "κ",
    "lambda": "λ",
    "mu": "μ",
    "nu": "ν",
    "xi": "ξ",
    "omicron": "ο",
    "pi": "π",
    "rho": "ρ",
    "sigma": "σ",
    "tau": "τ",
    "upsilon": "υ",
    "phi": "φ",
    "chi": "χ",
    "psi": "ψ",
    "omega": "ω",
}
_LETTERS = {letter: name for name, letter in _NAMES.items()}
_ONE_GREEK = re.compile(r"(?<![α-ωΑ-Ω])[α-ωΑ-Ω](?![α-ωΑ-Ω])")
_GREEK_NAME = re.compile(rf"\b(?:{'|'.join(_NAMES)})\b", re.IGNORECASE)


def accepts(key: Iterable[str], response: str) -> bool:
    """Tell whether a response is one of the forms of a `text` key: Ödem is Oedem and, without dots, Odem."""
    return accepts_forms([form for written in key for form in list_forms(written)], response)


def accepts_forms(forms: Iterable[str], response: str, *, is_strict: bool = False) -> bool:
    """Tell whether a response is one of some forms, as they read; patterns have gaps in theirs."""
    pairs = ((form, umlaut) for form in forms for umlaut in ("", "e"))
    return any(
        fits(fold(form, umlaut, is_strict=is_strict), fold(response, umlaut, is_strict=is_strict))
        for form, umlaut in pairs
    )


def list_forms(written: str) -> tuple[str, ...]:
    """Return a form of a key as it reads, and with its Greek letters as names or the other way round."""
    return name_greek(strip_markup(written))


def name_greek(text: str) -> tuple[str, ...]:
    """Return a text, and the same with its Greek letters as names or the other way round."""
    read = unicodedata.normalize("NFC", text).replace("µ", "μ")
    named = _ONE_GREEK.sub(lambda found: _LETTERS.get(found[0].lower(), found[0]), read)
    signed = _GREEK_NAME.sub(lambda found: _NAMES[found[0].lower()], read)
    return tuple(dict.fromkeys((read, named, signed)))


def is_empty(written: str) -> bool:
    """Tell whether nothing of a form is left to compare, as of `-` or `?`."""
    return not fold(strip_markup(written)).strip("-")


def fold(text: str, umlaut: str = "", *, is_strict: bool = False) -> str:
    """Reduce a text to what is compared: Unicode forms, case, accents, hyphens, plurals and oe/ae fall away.

    Nothing else does: there is no edit distance, since *hypo-* and *hyper-* differ by two letters.
    `umlaut` is what stands for the two dots of an umlaut: nothing, or an e. Case and accents stay where `is_strict`.
    """
    plain = _FINAL.sub("", normalize(text) if is_strict else _soften(text, umlaut))
    words = _BETWEEN_WORDS.split(_AFTER_LETTER.sub(r"\1", plain))
    # Once a word and once joined: "no oestrogen" must meet "no estrogen", "gastro-oesophageal" "gastroesophageal".
    return _americanize("".join(_americanize(_singular(word)) for word in words))


def _soften(text: str, umlaut: str) -> str:
    """Take case and accents away."""
    # Up and down again, because ß and ẞ are then both ss, and the dotless i an i.
    lower = normalize(text).lower().upper().lower().replace("æ", "e").replace("œ", "e")
    return _unmark(_UMLAUT.sub(rf"\1{umlaut}", lower))


def normalize(text: str) -> str:
    """Give each sign one form: compatibility forms, digits of any script, quotes, hyphens and spaces.

    A power such as 10⁵ stays one, as 10^5.
    """
    powers = "".join(map(_set_power, " " + text, text))
    visible = "".join(sign for sign in powers if unicodedata.category(sign) != "Cf")
    decomposed = unicodedata.normalize("NFKD", visible.replace("‘", "'").replace("’", "'"))
    return "".join(map(_simplify, decomposed)).strip()


def within(value: float, centre: float, tolerance: float) -> bool:
    """Tell whether a number lies within the tolerance, bounds included despite binary fractions."""
    return abs(value - centre) <= tolerance + _EPSILON * (abs(centre) + tolerance)


def _set_power(before: str, sign: str) -> str:
    is_raised = sign == "⁻" or unicodedata.category(sign) == "No"
    return f"^{sign}" if is_raised and before in "0123456789" else sign


def _simplify(sign: str) -> str:
    category = unicodedata.category(sign)
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    return "-" if sign == "−" or category == "Pd" else sign


def _unmark(text: str) -> str:
    """Take accents off; where a mark makes another letter (й, ñ, が) it stays."""
    kept: list[str] = []
    loses = False
    for sign, following in zip(text, f"{text} "[1:], strict=True):
        is_mark = unicodedata.category(sign).startswith("M")
        if not is_mark:
            loses = sign in _ACCENTED and sign + following != "n\u0303"
        if not (is_mark and loses):
            kept.append(sign)
    return "".join(kept)


def _americanize(word: str) -> str:
    return re.sub("[oa]e", "e", word)


def _singular(word: str) -> str:
    return word if _SINGULAR.fullmatch(word) else _PLURAL.sub(r"\1\2", re.sub("ies?$", "y", word))
