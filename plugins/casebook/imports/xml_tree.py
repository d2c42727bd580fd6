"""XML -> elements with their places. No entity is expanded and nothing outside the text is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from xml.parsers import expat

DEEPEST = 100
# Names that HTML knows and XML does not. What they stand for may also stand in a section of characters.
NAMED = re.compile("&(?!(?:lt|gt|amp|quot|apos);)[A-Za-z][A-Za-z0-9]{1,30};")
MOST_ELEMENTS = 1_000_000
ENTITIES = "This file declares entities (`<!ENTITY …>`), which are not read. Delete the declaration."
DEEP = f"Elements are nested more than {DEEPEST} levels deep here, or there are more than {MOST_ELEMENTS:,}."


@dataclass(slots=True, eq=False)
class Element:
    """An element: its name without a prefix, and its texts and elements in their order.

    `is_whole` is false where the text ends before the element does.
    """

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    line: int = 1
    column: int = 1
    parts: list[str | Element] = field(default_factory=list)
    is_whole: bool = True

    def get(self, name: str) -> str:
        """Return an attribute, empty where it is missing."""
        return self.attributes.get(name, "")

    def children(self, *tags: str) -> Iterator[Element]:
        """Yield the elements directly within, those with one of the names where any are given."""
        return (part for part in self.parts if isinstance(part, Element) and (not tags or part.tag in tags))

    def find(self, *path: str) -> Element | None:
        """Return the first element that a path of names leads to."""
        found: Element | None = self
        for tag in path:
            found = next(found.children(tag), None) if found else None
        return found

    def walk(self, *tags: str) -> Iterator[Element]:
        """Yield every element within, at whatever depth, in their order."""
        waiting = list(reversed(list(self.children())))
        while waiting:
            element = waiting.pop()
            if not tags or element.tag in tags:
                yield element
            waiting += reversed(list(element.children()))

    @property
    def text(self) -> str:
        """Return all the text within."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    def read(self, *path: str) -> str:
        """Return the text of the element that a path leads to, without blanks around it; empty where there is none."""
        found = self.find(*path)
        return found.text.strip() if found else ""


@dataclass(frozen=True, slots=True)
class XmlFault:
    """Why no more of a text could be read, and where."""

    line: int
    column: int
    words: str


class _Stop(Exception):  # noqa: N818 - it carries the fault
    """Nothing more is read of this text."""


class _Builder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.root = Element("")
        self.open = [self.root]
        self.count = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._add_text
        self.parser.EntityDeclHandler = self._refuse

    def build(self) -> XmlFault | None:
        try:
            self.parser.Parse(self.text, True)  # noqa: FBT003 - the parser's own signature
        except _Stop as stop:
            return self._fault(str(stop))
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            return XmlFault(error.lineno, error.offset + 1, f"This is no well-formed XML: {reason}.")
        return None

    def _fault(self, words: str) -> XmlFault:
        return XmlFault(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1, words)

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if len(self.open) > DEEPEST or self.count > MOST_ELEMENTS:
            raise _Stop(DEEP)
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        named = {_local(name): value for name, value in attributes.items() if not name.startswith("xmlns")}
        element = Element(_local(tag), named, line, column)
        self.open[-1].parts.append(element)
        self.open.append(element)

    def _end(self, _tag: str) -> None:
        self.open.pop()

    def _add_text(self, text: str) -> None:
        self.open[-1].parts.append(text)

    def _refuse(self, *_: object) -> None:
        raise _Stop(ENTITIES)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def read_xml(text: str) -> tuple[Element, XmlFault | None]:
    """Return an element that holds the root, and why reading stopped, if it did: what stood before is there.

    Elements that were open then are not whole.
    """
    builder = _Builder(NAMED.sub(lambda found: unescape(found[0]), text))
    fault = builder.build()
    for element in builder.open:
        element.is_whole = fault is None
    return builder.root, fault
