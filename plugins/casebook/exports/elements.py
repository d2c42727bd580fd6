"""Elements of a printed document: made, walked through with their parents, replaced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias
from xml.etree.ElementTree import Element

Part: TypeAlias = "str | Element | Iterable[Part] | None"


def make(tag: str, css: str = "", *parts: Part, **attributes: str) -> Element:
    """Return an element of a class with texts and elements in it, in their order; a `_` in a name stands for `-`."""
    element = Element(tag, {name.replace("_", "-"): value for name, value in attributes.items()})
    if css:
        element.set("class", css)
    for part in parts:
        add(element, part)
    return element


def add(element: Element, part: Part) -> None:
    """Add a text or an element at the end of another, or several."""
    if part is None:
        return
    if isinstance(part, Element):
        element.append(part)
    elif not isinstance(part, str):
        for each in part:
            add(element, each)
    elif len(element):
        element[-1].tail = f"{element[-1].tail or ''}{part}"
    else:
        element.text = f"{element.text or ''}{part}"


def contents(element: Element) -> list[Part]:
    """Return what an element holds, to be put into another."""
    return [element.text, *element]


def pairs(root: Element) -> Iterator[tuple[Element, Element]]:
    """Yield each element below another, with its parent; what is replaced meanwhile is still found."""
    yield from [(parent, child) for parent in root.iter() for child in parent]


def replace(parent: Element, child: Element, *parts: Part) -> None:
    """Put other things in the place of a child; with none, only what stands after it remains."""
    place, held = list(parent).index(child), list(parent)
    after = held[place + 1 :]
    for each in held[place:]:
        parent.remove(each)
    for part in parts:
        add(parent, part)
    add(parent, child.tail)
    child.tail = None
    for each in after:
        parent.append(each)


def has_class(element: Element, name: str) -> bool:
    """Tell whether an element is of a class."""
    return name in element.get("class", "").split()


def words_of(element: Element | None) -> str:
    """Return the words of an element in one line."""
    return "" if element is None else " ".join("".join(element.itertext()).split())
