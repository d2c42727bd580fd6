"""The text of an option in its control."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from casebook.model import name_shown
from casebook.model.code_fence import read_fence
from casebook.rendering.code import add_code_block


def add_option_text(row: Element, text: str) -> Element:
    """Add what an option says, and what sentences call it where that cannot be read off the elements."""
    shown = SubElement(row, "span")
    fence = read_fence(text)
    if fence:
        add_code_block(shown, fence)
    else:
        shown.text = text
    if name := name_shown(text):
        shown.set("data-name", name)
    return shown


def bare(text: str) -> str:
    """Return a text without its full stop, to stand within a sentence; code of several lines in one."""
    fence = read_fence(text)
    if fence:
        return f"`` {fence.line} ``"
    return text.strip().rstrip(".")
