"""An author's inline Markdown as it reads, for places that hold no elements: menus, names, what is compared."""

from __future__ import annotations

import html
import re

# Every pattern ends at the next sign of its own kind, so that a text is read in linear time.
_MARKUP = re.compile(
    r"""
    \\(?P<escaped>[\\`*_{}\[\]()<>\#+.!~^$-])
    | (?<!`)(?P<ticks>`{1,3})(?P<code>[^`]+)(?P=ticks)
    | \$(?!\s)(?P<formula>[^$\n]+)(?<!\s)\$(?!\d)
    | \[@[^\[\]\n]*\]
    | !?\[(?P<shown>(?:[^\[\]]|\[[^\[\]]*\])*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)
    | <(?P<address>(?:https?://|mailto:)[^<>\s]+)>
    | ~(?P<below>[\w+-]{1,12})~
    | \^(?P<above>[\w+-]{1,12})\^
    """,
    re.VERBOSE,
)
_SIGN = re.compile(r"[\\`$\[<~^*_&]")
_UNREAD = re.compile(r"!\[|[$^]")
_EMPHASIS = re.compile(r"\*(?!\s)([^*]+)(?<!\s)\*|(?<![^\W_])_(?!\s)([^_]+)(?<!\s)_(?![^\W_])")
_DEEPEST = 4
_FRACTION = re.compile(r"\\d?frac\{([^{}]*)\}\{([^{}]*)\}")
_COMMAND = re.compile(r"\\(?:text|mathrm|left|right|[,;:! ])|[{}\\]")
_BELOW = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_ABOVE = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_RAISED = re.compile(r"[0-9+-]+")
# Signs that an author wrote to be read as such are replaced while markup is removed.
_LITERAL = dict(zip(map(ord, "*_&"), "\ue000\ue001\ue002", strict=True))
_BACK = {ord(aside): sign for sign, aside in zip("*_&", "\ue000\ue001\ue002", strict=True)}


def strip_markup(text: str) -> str:
    """Return a text as it reads: a picture as its alternative text, a formula as its source without dollar signs."""
    if not _SIGN.search(text):  # as most texts
        return text.strip()
    bare = _MARKUP.sub(_show, text)
    for _ in range(_DEEPEST):
        bare = _EMPHASIS.sub(r"\1\2", bare)
    return html.unescape(bare).translate(_BACK).strip()


def name_shown(text: str) -> str | None:
    """Return what to call a text whose elements do not read as it does: a picture, a formula, a raised number."""
    if not _UNREAD.search(text):
        return None
    name = strip_markup(text)
    return name if name and name != text else None


def _show(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "shown":
            return _MARKUP.sub(_show, found["shown"])
        case "formula":
            return _COMMAND.sub("", _FRACTION.sub(r"\1/\2", found["formula"])).translate(_LITERAL)
        case "below" | "above" as place:
            table = _BELOW if place == "below" else _ABOVE
            return found[place].translate(table) if _RAISED.fullmatch(found[place]) else found[place]
        case None:
            return ""
        case kind:
            return found[kind].translate(_LITERAL)
