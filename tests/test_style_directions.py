"""The stylesheets of pages name no left and no right: what they lay out turns round where text runs from the right."""

from __future__ import annotations

import re

from casebook.i18n.files import SCRIPTS

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARATION = re.compile(r"(?<![-\w])(?P<name>[a-z][a-z-]*):\s*(?P<value>[^;{}]+)")
SIDES = re.compile(r"(?:^|-)(?:left|right)(?:$|-)")
VALUES = re.compile(r"(?:[^\s()]|\([^()]*(?:\([^()]*\)[^()]*)*\))+")
FOUR_SIDES = ("margin", "padding", "inset", "border-width", "border-style", "border-color", "scroll-margin")
TO_ONE_SIDE = ("float", "clear", "text-align", "justify-content", "justify-items", "justify-self")


def find_physical(css: str) -> list[str]:
    """Return the declarations that name a side, or give left and right different values."""
    found = []
    for declaration in DECLARATION.finditer(COMMENT.sub("", css)):
        name, value = declaration["name"], declaration["value"].strip()
        values = VALUES.findall(value.replace("!important", ""))
        differs = name in FOUR_SIDES and len(values) == 4 and values[1] != values[3]
        if SIDES.search(name) or differs or (name in TO_ONE_SIDE and values[0] in ("left", "right")):
            found.append(f"{name}: {value}")
    return found


def test_no_style_of_a_page_depends_on_left_and_right() -> None:
    sheets = [file for file in SCRIPTS.glob("*/*.css") if file.parent.name != "node_modules"]
    assert len(sheets) > 10
    assert [(file.name, each) for file in sheets for each in find_physical(file.read_text(encoding="utf-8"))] == []


def test_what_names_a_side_is_found() -> None:
    css = "a { inset: 0 0 auto auto; padding: 1px 2px 3px; margin-left: 1em } b { float: right; left: calc((2) * 1px) }"
    assert find_physical(css) == ["inset: 0 0 auto auto", "margin-left: 1em", "float: right", "left: calc((2) * 1px)"]
