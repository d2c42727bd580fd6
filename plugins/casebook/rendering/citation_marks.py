"""Where the marks of citations stand in a text: one at its end for all facts of the case, the others by their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from casebook.model import CASE_PREFIX

SOURCE = "data-source"
# What stands within a line; any other element begins a text of its own, in which the case is cited once.
INLINE = frozenset((
    *("a", "abbr", "b", "br", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "s", "small", "strong"),
    *("sub", "sup", "svg", "u"),
))  # fmt: skip
SPACES = " \t\n\u00a0"
# Before these a mark that is taken away leaves no space.
ENDS = frozenset(SPACES + ",;.:!?)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark, the element that it stands in, and the text around it: a paragraph, an entry of a list, a cell."""

    element: Element
    parent: Element
    text: Element

    @property
    def link(self) -> Element:
        """The link in the mark."""
        return self.element[0]

    @property
    def keys(self) -> list[str]:
        """The sources that it cites."""
        return self.link.attrib[SOURCE].split()

    @property
    def cites_facts(self) -> bool:
        """Tell whether these are facts of the case."""
        return self.keys[0].startswith(CASE_PREFIX)


def cite(*keys: str) -> Element:
    """Return the mark of a citation of works, or of facts. What it says is known only when the page is complete."""
    mark = Element("sup")
    SubElement(mark, "a", {SOURCE: " ".join(keys)})
    return mark


def find_marks(root: Element) -> Iterator[Mark]:
    """Yield each mark below an element in reading order."""
    waiting = [(root, root, child) for child in reversed(root)]
    while waiting:
        text, parent, element = waiting.pop()
        if _is_mark(element):
            yield Mark(element, parent, text)
        inner = text if element.tag in INLINE else element
        waiting += [(inner, element, child) for child in reversed(element)]


def place_marks(root: Element) -> None:
    """Cite all facts of a text with one mark at its end, and let each mark follow its words without a space."""
    texts: dict[Element, list[Mark]] = {}
    for mark in list(find_marks(root)):
        if mark.cites_facts:
            texts.setdefault(mark.text, []).append(mark)
    for text, marks in texts.items():
        _gather(text, marks)
    for mark in list(find_marks(root)):
        place = list(mark.parent).index(mark.element)
        _write_before(mark.parent, place, _read_before(mark.parent, place).rstrip(SPACES))
    _separate(root)


def _gather(text: Element, marks: list[Mark]) -> None:
    """Take marks out of a text, and add one for all at its end: before a list in it, or whatever else follows."""
    last = marks[-1].element
    place = next(place for place, child in enumerate(text) if any(each is last for each in child.iter()))
    end = next((child for child in text[place + 1 :] if child.tag not in INLINE), None)
    for mark in marks:
        _take_out(mark)
    joined = cite(*dict.fromkeys(key for mark in marks for key in mark.keys))
    text.insert(len(text) if end is None else list(text).index(end), joined)


def _take_out(mark: Mark) -> None:
    place, after = list(mark.parent).index(mark.element), mark.element.tail or ""
    before = _read_before(mark.parent, place)
    mark.parent.remove(mark.element)
    _write_before(mark.parent, place, (before.rstrip(SPACES) if not after or after[0] in ENDS else before) + after)


def _read_before(parent: Element, place: int) -> str:
    return (parent[place - 1].tail if place else parent.text) or ""


def _write_before(parent: Element, place: int, text: str) -> None:
    """Put a text before a child, or at the end; one that has not changed stays what it is, such as words of ours."""
    if text == _read_before(parent, place):
        return
    if place:
        parent[place - 1].tail = text
    else:
        parent.text = text


def _separate(root: Element) -> None:
    """Put a comma between two marks that would read as one."""
    for parent in root.iter():
        for before, after in pairwise(parent):
            if _is_mark(before) and _is_mark(after) and not before.tail:
                after.text = ","


def _is_mark(element: Element) -> bool:
    return element.tag == "sup" and len(element) == 1 and SOURCE in element[0].attrib
