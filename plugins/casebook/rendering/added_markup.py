"""What Markdown adds to the elements of items and figures: nothing that is not on the list stays on the page.

`check` looks at every text with the extensions that most sites use. A page may have others, and those see all of an
element's text, so what they have added is looked at once more when they are done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER_RE

from casebook.findings import Finding, Location
from casebook.parsing.allowed_markup import ELEMENTS, Refusal, check_attribute, find_refusals, refuse_html
from casebook.parsing.author_markup import find_raw, resolve
from casebook.rendering.code import HIGHLIGHTED

ICON = ("span", "twemoji")
NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class _Built:
    """Something built from an author's file, and where that is."""

    element: Element
    location: Location


class AddedMarkup:
    """Remembers elements as they were built, and takes away what was added to them and may not stand."""

    def __init__(self, md: Markdown) -> None:
        self.md = md
        self.ours: dict[Element, Mapping[str, str]] = {}
        self.theirs: set[Element] = set()
        self.built: list[_Built] = []
        self.refused: dict[Element, Refusal] = {}

    def begin(self) -> None:
        """Forget the last page."""
        self.ours.clear()
        self.theirs.clear()
        self.built.clear()
        self.refused.clear()

    def take_blocks(self, blocks: list[Element]) -> None:
        """Take over the elements that the block parser has made of texts: the author's, though not yet checked."""
        self.theirs.update(each for block in blocks for each in block.iter())
        blocks.clear()

    def remember(self, element: Element, location: Location) -> None:
        """Note an element, with all in it that is ours, before the parser adds to it."""
        self.adopt([element])
        self.built.append(_Built(element, location))

    def adopt(self, elements: Iterable[Element]) -> None:
        """Note elements of ours as they are now, such as those that took the place of an author's sign."""
        for element in elements:
            for each in element.iter():
                if each not in self.theirs:
                    self.ours[each] = dict(each.attrib) if each.attrib else NOTHING

    def refuse(self, element: Element, refusal: Refusal) -> None:
        """Note what is wrong with what the inline parser has made an element of."""
        self.refused[element] = refusal

    def clean(self, start: Location) -> Iterator[tuple[Location, Refusal]]:
        """Take away what may not stand; yield what it was, with the place given for the element around it.

        What was refused elsewhere in the page has the place `start`.
        """
        for built in self.built:
            for element in [each for each in built.element.iter() if self._is_changed(each)]:
                for refusal in self._clean(element):
                    yield built.location, refusal
        yield from ((start, refusal) for refusal in self.refused.values())

    def _is_changed(self, element: Element) -> bool:
        return (
            element in self.refused
            or self.ours.get(element) != element.attrib
            or "\x02" in (element.text or "")
            or "\x02" in (element.tail or "")
        )

    def _clean(self, element: Element) -> Iterator[Refusal]:
        if element in self.refused:
            yield self.refused.pop(element)
        yield from _clean_element(element, self.ours.get(element))
        for name in ("text", "tail"):
            text = getattr(element, name)
            if text and (element.tag, element.get("class")) not in (ICON, HIGHLIGHTED):
                yield from self._clean_text(element, name, text)

    def _clean_text(self, element: Element, name: str, text: str) -> Iterator[Refusal]:
        stash = self.md.htmlStash.rawHtmlBlocks
        found = list(find_raw(text, stash))
        if found:
            shown = HTML_PLACEHOLDER_RE.sub(lambda mark: next(find_raw(mark[0], stash), mark[0]), text)
            setattr(element, name, shown)
        yield from map(refuse_html, found)


def _clean_element(element: Element, ours: Mapping[str, str] | None) -> Iterator[Refusal]:
    if ours is None and element.tag not in ELEMENTS:
        yield from find_refusals(element.tag, NOTHING)
        element.tag, element.attrib = "span", {}
    for name, value in list(element.attrib.items()):
        refusal = None if ours and ours.get(name) == value else check_attribute(element.tag, name, resolve(value))
        if refusal:
            yield refusal
            _restore(element, name, ours or NOTHING)


def _restore(element: Element, name: str, ours: Mapping[str, str]) -> None:
    if name in ours:
        element.set(name, ours[name])
    else:
        del element.attrib[name]


def locate(refusal: Refusal, location: Location, lines: list[str]) -> Finding:
    """Return the finding, at the line of the author's file from `span` on that holds what was refused."""
    for number, line in enumerate(lines[location.line - 1 :], location.line):
        column = line.find(refusal.written) if refusal.written else -1
        if column >= 0:
            return Finding(Location(location.path, number, column + 1), refusal.code, refusal.message)
    return Finding(location, refusal.code, refusal.message)
