"""Trees of HTML: read, searched, built and written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import TypeAlias, cast
from xml.etree.ElementTree import Element, tostring

SPACE = re.compile(r"\s+")
NO_BREAK = "\u00a0"

Part = Element | str | None
Parts: TypeAlias = "Part | Iterable[Parts]"


def read_html(text: str) -> Element:
    """Return the tree of a page. Names lose their namespaces; those of SVG keep their capitals."""
    parse = cast(Callable[..., Element], import_module("tinyhtml5").parse)  # part of the extra `pdf`
    root = parse(text, namespace_html_elements=False)
    for element in root.iter():
        if not isinstance(element.tag, str):
            element.tag, element.text = "comment", None
        element.tag = _local(element.tag)
        element.attrib = {_local(name): value for name, value in element.attrib.items()}
    return root


def read_fragment(text: str) -> list[Element]:
    """Return the elements of a piece of HTML."""
    body = read_html(text).find("body")
    return [] if body is None else list(body)


def write_html(root: Element) -> str:
    """Return a whole document."""
    return "<!DOCTYPE html>" + tostring(root, encoding="unicode", method="html")


def make(tag: str, kind: str = "", *parts: Parts, **attributes: str) -> Element:
    """Return an element of a class with what it holds; underscores in names of attributes become hyphens."""
    named = {name.replace("_", "-"): value for name, value in attributes.items()}
    element = Element(tag, ({"class": kind} if kind else {}) | named)
    add(element, *parts)
    return element


def add(parent: Element, *parts: Parts) -> None:
    """Append text, elements and rows of them."""
    for part in parts:
        if part is None:
            continue
        if isinstance(part, str):
            _add_text(parent, part)
        elif isinstance(part, Element):
            parent.append(part)
        else:
            add(parent, *part)


def classes(element: Element) -> set[str]:
    """Return the classes of an element."""
    return set(element.get("class", "").split())


def find_class(root: Element, name: str) -> Element | None:
    """Return the first element of a class, in the order of the page."""
    return next(all_of_class(root, name), None)


def all_of_class(root: Element, name: str) -> Iterator[Element]:
    """Yield the elements of a class, in the order of the page."""
    return (element for element in root.iter() if name in classes(element))


def words_of(element: Element | None) -> str:
    """Return the text of an element on one line."""
    return "" if element is None else SPACE.sub(" ", "".join(element.itertext())).strip()


def parents_of(root: Element) -> dict[Element, Element]:
    """Return the parent of each element."""
    return {child: parent for parent in root.iter() for child in parent}


def unwrap(parent: Element, child: Element) -> None:
    """Put what an element holds in its place."""
    place = list(parent).index(child)
    inner, tail = list(child), child.tail or ""
    parent.remove(child)
    before = parent[place - 1] if place else None
    _append_after(parent, before, child.text or "")
    for offset, element in enumerate(inner):
        parent.insert(place + offset, element)
    _append_after(parent, parent[place + len(inner) - 1] if place + len(inner) else None, tail)


def _append_after(parent: Element, before: Element | None, text: str) -> None:
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text


def _add_text(parent: Element, text: str) -> None:
    _append_after(parent, parent[-1] if len(parent) else None, text)


def _local(name: str) -> str:
    return name.rpartition("}")[2].rpartition(":")[2] if "}" in name else name.removeprefix("xlink:")
