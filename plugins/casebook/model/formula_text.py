"""A formula in TeX as it reads, for places that hold no elements: menus, verdicts, records, names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

# Dollars as pandoc reads them: no space within the signs, no digit after the second, so that prices stay prices.
# What stands between them ends at the next sign of its own kind, so that a text is read in linear time.
_HELD = r"(?:\\.|[^\\$\n\x02]|\n(?![ \t]*\n))+?"
FORMULA = re.compile(
    rf"""
    (?<![\\$])\$\$(?!\$)(?P<display>{_HELD})\$\$(?!\$)
    | (?<![\\$])\$(?![\s$])(?P<dollars>{_HELD})(?<!\s)\$(?![\d$])
    | (?<!\\)\\\((?P<round>(?:\\(?![()]).|[^\\\n\x02]|\n(?![ \t]*\n))+?)\\\)
    """,
    re.VERBOSE | re.DOTALL,
)
_TOKEN = re.compile(r"\\(?P<command>[A-Za-z]+|.)[ ]*|(?P<sign>.)", re.DOTALL)
_SPACES = re.compile(r"\s+")

_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi "
    "psi omega"
)


def _list_greek() -> dict[str, str]:
    # Unicode writes LAMDA
    names = {name: name.upper().replace("LAMBDA", "LAMDA") for name in _GREEK.split()}
    small = {name: unicodedata.lookup(f"GREEK SMALL LETTER {named}") for name, named in names.items()}
    capital = {name.title(): unicodedata.lookup(f"GREEK CAPITAL LETTER {named}") for name, named in names.items()}
    return small | capital | {f"var{name}": sign for name, sign in small.items()}


def _pairs(listed: str) -> dict[str, str]:
    """Return names of commands with their signs, from a list in which they take turns."""
    words = listed.split()
    return dict(zip(words[::2], words[1::2], strict=True))


# Signs between two sides are set apart by spaces; all others stand as they are.
_BETWEEN = _pairs(
    "le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ne ≠ neq ≠ lt < gt > ll ≪ gg ≫ approx ≈ sim ~ simeq ≃ equiv ≡ "
    "propto ∝ times × cdot · ast * div ÷ pm ± mp ∓ to → rightarrow → longrightarrow → leftarrow ← leftrightarrow ↔ "
    "Rightarrow ⇒ implies ⇒ Leftrightarrow ⇔ iff ⇔ rightleftharpoons ⇌ in ∈ notin ∉ subset ⊂ cup ∪ cap ∩ mid | "
    "land ∧ wedge ∧ lor ∨ vee ∨"
)
_SIGNS = {
    **_list_greek(),
    **_pairs(
        "infty ∞ degree ° circ ° prime ′ partial ∂ nabla ∇ neg ¬ lnot ¬ sum ∑ prod ∏ int ∫ forall ∀ exists ∃ "
        "emptyset ∅ angle ∠ perp ⊥ uparrow ↑ downarrow ↓ ldots … dots … cdots ⋯ ell ℓ hbar ℏ langle ⟨ rangle ⟩ "
        "vert | lvert | rvert |"
    ),
    **dict.fromkeys(("left", "right", "big", "Big", "bigl", "bigr", "limits", "displaystyle", "textstyle", "!"), ""),
    **dict.fromkeys((",", ";", ":", " ", "quad", "qquad", ">", "\n"), " "),
    "\\": "; ",
}
_ACCENTS = {"bar": "\u0304", "overline": "\u0304", "hat": "\u0302", "dot": "\u0307", "tilde": "\u0303", "vec": "\u20d7"}
_WORDS = frozenset(("text", "textrm", "textit", "textbf", "mbox"))  # their spaces are spaces
_LETTERS = frozenset(("mathrm", "mathbf", "mathit", "mathsf", "operatorname", "boldsymbol", "rm", "mathbb", "mathcal"))
_FRACTIONS = frozenset(("frac", "dfrac", "tfrac", "cfrac"))
_UNSEEN = frozenset(("begin", "end"))

_BELOW = str.maketrans("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
_ABOVE = str.maketrans("0123456789+-−=()nixT°′*", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱˣᵀ°′*")
_COMPOUND = re.compile(r"[\s,+\-−/*·×±=<>≤≥]")


def read_formula(tex: str) -> str:
    r"""Return a formula as it reads: `\frac{1}{2}` as 1/2, `x^2` as x², `\text{if } a \le b` as if a ≤ b."""
    try:
        return _SPACES.sub(" ", _Reader(tex).read()).strip()
    except RecursionError:
        return tex


def raise_or_lower(text: str, sign: str) -> str:
    """Return a text as superscript (`^`) or subscript (`_`); with its sign where Unicode has no such letters."""
    table = _ABOVE if sign == "^" else _BELOW
    if all(ord(letter) in table for letter in text):
        return text.translate(table)
    return f"{sign}{_group(text)}"


def _group(text: str) -> str:
    """Return a text in parentheses where without them only its end would belong to the sign beside it."""
    return f"({text})" if _COMPOUND.search(text) else text


class _Reader:
    """Reads the signs of a formula one after another."""

    def __init__(self, tex: str) -> None:
        self.found = list(_TOKEN.finditer(tex))
        self.place = 0

    def read(self, end: str = "") -> str:
        """Return all up to the sign `end`, which is passed."""
        parts: list[str] = []
        while self.place < len(self.found):
            token = self._next()
            if token["sign"] == end:
                break
            parts.append(self._show(token))
        return "".join(parts)

    def _next(self) -> re.Match[str]:
        self.place += 1
        return self.found[self.place - 1]

    def _show(self, token: re.Match[str]) -> str:
        if token["command"]:
            return self._show_command(token["command"])
        match token["sign"]:
            case "{":
                return self.read("}")
            case "^" | "_" as sign:
                return raise_or_lower(self._read_argument(), sign)
            case "}":
                return ""
            case sign:
                return _PLAIN.get(sign, sign)

    def _show_command(self, name: str) -> str:
        for names, show in _COMMANDS:
            if name in names:
                return show(self, name)
        return _SIGNS.get(name, f"{name} " if name.isalpha() else name)

    def _read_argument(self) -> str:
        """Return what a command or a raised sign takes: a group in braces, or one sign."""
        while self.place < len(self.found) and self.found[self.place][0].isspace():
            self.place += 1
        return self._show(self._next()).strip() if self.place < len(self.found) else ""

    def _is_next(self, sign: str) -> bool:
        return self.place < len(self.found) and self.found[self.place]["sign"] == sign

    def show_fraction(self, _name: str) -> str:
        """Return both parts with a slash between them."""
        above, below = self._read_argument(), self._read_argument()
        return f"{_group(above)}/{_group(below)}"

    def show_root(self, _name: str) -> str:
        """Return what is under the root, with its degree before it."""
        degree = ""
        if self._is_next("["):
            self._next()
            degree = raise_or_lower(self.read("]").strip(), "^")
        return f"{degree}√{_group(self._read_argument())}"

    def show_words(self, _name: str) -> str:
        """Return words as they stand, with their spaces."""
        if not self._is_next("{"):
            return self._read_argument()
        self._next()
        return self.read("}").replace("−", "-")

    def show_between(self, name: str) -> str:
        """Return a sign that stands between two sides."""
        return f" {_BETWEEN[name]} "

    def show_accent(self, name: str) -> str:
        """Return a letter with the accent over it."""
        held = self._read_argument()
        return unicodedata.normalize("NFC", held + _ACCENTS[name]) if len(held) == 1 else held

    def drop(self, _name: str) -> str:
        """Pass over an argument that says how things are arranged."""
        self._read_argument()
        return ""


_PLAIN = {"&": ", ", "~": " ", "'": "′", "-": "−"}
_COMMANDS: tuple[tuple[frozenset[str] | dict[str, str], Callable[[_Reader, str], str]], ...] = (
    (_BETWEEN, _Reader.show_between),
    (_FRACTIONS, _Reader.show_fraction),
    (frozenset(("sqrt",)), _Reader.show_root),
    (_WORDS | _LETTERS, _Reader.show_words),
    (_ACCENTS, _Reader.show_accent),
    (_UNSEEN, _Reader.drop),
)
