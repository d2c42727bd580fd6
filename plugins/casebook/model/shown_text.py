"""An author's inline Markdown as it reads, for places that hold no elements: menus, names, what is compared."""

from __future__ import annotations

import html
import re

from casebook.model.code_fence import read_fence
from casebook.model.formula_text import FORMULA, raise_or_lower, read_formula

# Every pattern ends at the next sign of its own kind, so that a text is read in linear time.
_MARKUP = re.compile(
    rf"""
    {FORMULA.pattern}
    | \\(?P<escaped>[\\`*_{{}}\[\]()<>\#+.!~^$-])
    | (?<!`)(?P<ticks>`{{1,3}})(?P<code>[^`]+)(?P=ticks)
    | \[@[^\[\]\n]*\]
    | !?\[(?P<shown>(?:[^\[\]]|\[[^\[\]]*\])*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)
    | <(?P<address>(?:https?://|mailto:)[^<>\s]+)>
    | ~(?P<below>[\w+-]{{1,12}})~
    | \^(?P<above>[\w+-]{{1,12}})\^
    """,
    re.VERBOSE | re.DOTALL,
)
_SIGN = re.compile(r"[\\`$\[<~^*_&]")
_UNREAD = re.compile(r"!\[|[$^~]|\\\(")
_PICTURE = "!["
_EMPHASIS = re.compile(r"\*(?!\s)([^*]+)(?<!\s)\*|(?<![^\W_])_(?!\s)([^_]+)(?<!\s)_(?![^\W_])")
_DEEPEST = 4
_RAISED = re.compile(r"[0-9+-]+")
# Signs that an author wrote to be read as such are replaced while markup is removed.
_LITERAL = dict(zip(map(ord, "*_&"), "\ue000\ue001\ue002", strict=True))
_BACK = {ord(aside): sign for sign, aside in zip("*_&", "\ue000\ue001\ue002", strict=True)}


def strip_markup(text: str) -> str:
    """Return a text as it reads: a picture as its alternative text, a formula in signs that need no elements."""
    if not _SIGN.search(text):  # as most texts
        return text.strip()
    fence = read_fence(text)
    if fence:
        return fence.line
    bare = _MARKUP.sub(_show, text)
    for _ in range(_DEEPEST):
        bare = _EMPHASIS.sub(r"\1\2", bare)
    return html.unescape(bare).translate(_BACK).strip()


def name_shown(text: str) -> str | None:
    """Return what to call a text whose elements do not read as it does: a picture, a formula, a raised number."""
    if not _UNREAD.search(text) and not read_fence(text):
        return None
    name = strip_markup(text)
    return name if name and name != text else None


def needs_elements(text: str) -> bool:
    """Tell whether a text holds what is to be seen, and not only read: a picture, a formula, lines of code."""
    return _PICTURE in text or read_fence(text) is not None or FORMULA.search(text) is not None


def _show(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "shown":
            return _MARKUP.sub(_show, found["shown"])
        case "display" | "dollars" | "round" as kind:
            return read_formula(found[kind]).translate(_LITERAL)
        case "below" | "above" as place:
            sign = "_" if place == "below" else "^"
            return raise_or_lower(found[place], sign) if _RAISED.fullmatch(found[place]) else found[place]
        case None:
            return ""
        case kind:
            return found[kind].translate(_LITERAL)
