"""Plain words -> Markdown that prints them as they are, and the few signs that have a letter of their own."""

from __future__ import annotations

import re

from casebook.parsing.odd_characters import find_unseen

# Formulas of banks, and what is between dollar signs and can be nothing else.
FORMULA = re.compile(
    r"\\\((?P<round>(?:(?!\\\().){1,2000}?)\\\)"
    r" | \\\[(?P<square>(?:(?!\\\[).){1,2000}?)\\\]"
    r" | \$\$(?P<double>.{1,2000}?)\$\$"
    r" | (?<![\\$])\$(?P<command>[^$\n\\]{0,300}\\[A-Za-z][^$\n]{0,300})\$(?!\d)"
    r" | (?<![\\$])\$(?P<single>(?=[^$\n]{0,300}[\\^_{])[^\s$](?:[^$\n]{0,500}[^\s$\\])?)\$(?!\d)",
    re.VERBOSE | re.DOTALL,
)
_EVERYWHERE = re.compile(
    r"(?P<gap>(?<!\S)_{2,}(?=[\s.,;:?!]|$))|[\\`*{]|<(?=[A-Za-z/!?])|\[(?=[@^])|\](?=[(\[:{])"
    r"|(?P<run>(?<![^\W_])_+|_+(?![^\W_]))|&(?=#?\w+;)"
)
# At the beginning of a line these would begin a heading, a quotation, a list, a table or a block.
_AT_START = re.compile(
    r"(?P<sign>[#>|]|[-+](?=[ ])|[-=](?=[-=]*[ ]*$)|_(?=_+[ ]*$)|~(?=~~))|(?P<number>\d+)(?=[.)](?:[ ]|$))",
    re.MULTILINE,
)
_BLOCK = re.compile(r"(?P<first>[/:!?=])(?=///?[ ]|::|!![ ]|\?\?[ ]|==[ ])|(?P<colon>:)(?=[ ])")
_UP = str.maketrans("0123456789+-−=()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
_DOWN = str.maketrans("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
BREAK = "  \n"


def escape(text: str) -> str:
    """Return words with a backslash before each sign that Markdown would take for its own, formulas as `$…$`."""
    parts: list[str] = []
    end = 0
    for found in FORMULA.finditer(text):
        parts += [_escape(text[end : found.start()]), write_formula(str(found[found.lastgroup or 0]))]
        end = found.end()
    return "".join([*parts, _escape(text[end:])])


def write_formula(tex: str) -> str:
    """Return a formula as Markdown; signs that Markdown or HTML would read are written as TeX names them."""
    named = re.sub(r"(?<!\\)\*", r"\\ast ", tex.replace("<", r"\lt "))
    return f"${' '.join(named.split())}$"


def guard_lines(text: str) -> str:
    """Return a paragraph in which no line begins like something else than a paragraph."""
    return "\n".join(_guard(line) for line in text.split("\n"))


def raise_signs(text: str) -> str | None:
    """Return superscript letters for a text, None where a letter has none."""
    return _shift(text, _UP)


def lower_signs(text: str) -> str | None:
    """Return subscript letters for a text, None where a letter has none."""
    return _shift(text, _DOWN)


def write_code(text: str) -> str:
    """Return code between backticks, each line by itself: blanks before it would otherwise be lost."""
    lines = [line.rstrip() for line in text.expandtabs(4).strip("\n").split("\n")]
    return BREAK.join(_quote(line) for line in lines if line)


def strip_invisible(text: str, *, is_typed: bool = False) -> str:
    """Return a text without characters that cannot be seen and do nothing for it."""
    unseen = set(find_unseen(text, is_typed=is_typed))
    return "".join(sign for place, sign in enumerate(text) if place not in unseen) if unseen else text


def _escape(text: str) -> str:
    return _EVERYWHERE.sub(_write_sign, text)


def _write_sign(found: re.Match[str]) -> str:
    if found["gap"]:  # a line to write on, which Markdown leaves as it is
        return found["gap"]
    return "&amp;" if found[0] == "&" else "".join(f"\\{sign}" for sign in found[0])


def _guard(line: str) -> str:
    body = line.lstrip(" ")
    start = _AT_START.match(body)
    if start and start["number"]:
        return f"{start['number']}\\{body[start.end() :]}"
    if start:
        return f"&#{ord(body[0])};{body[1:]}" if body[0] in "=~" else f"\\{body}"
    block = _BLOCK.match(body)
    return f"&#{ord(body[0])};{body[1:]}" if block else body


def _shift(text: str, table: dict[int, int]) -> str | None:
    return text.translate(table) if all(ord(sign) in table or sign == " " for sign in text) else None


def _quote(line: str) -> str:
    indent = len(line) - len(line.lstrip(" "))
    longest = max((len(run) for run in re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    space = " " if line.startswith("`") or line.endswith("`") else ""
    # an ordinary space before code would not be shown
    return f"{fence}{space}{chr(0xA0) * indent}{line[indent:]}{space}{fence}"
