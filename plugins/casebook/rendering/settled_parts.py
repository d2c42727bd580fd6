"""Takes parts of items that no later processor changes out of the tree, so that none walks through them in vain."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import dropwhile, islice, takewhile
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

PLACE = "casebook-settled"
# Neither links, pictures and citations, which are finished later, nor headings, from which contents are made.
TAGS = frozenset(
    (
        *("b", "details", "div", "fieldset", "form", "input", "label", "legend", "li", "ol", "option", "p"),
        *("select", "span", "summary", "textarea", "ul"),
    )
)
# Processors that leave an element of these with plain text as it is, but for line ends between elements.
PASSING = frozenset(
    (
        "casebook.extension.processors.PageFinisher",
        "markdown.extensions.attr_list.AttrListTreeprocessor",  # it looks for braces
        "markdown.extensions.footnotes.FootnotePostTreeprocessor",
        "markdown.extensions.toc.TocTreeprocessor",  # it looks for headings and ids
        "markdown.treeprocessors.PrettifyTreeprocessor",
        "mkdocs.structure.pages._ExtractAnchorsTreeprocessor",  # it looks for ids and links
        "pymdownx.blocks.BlocksTreeprocessor",
    )
)
ABBREVIATIONS = "markdown.extensions.abbr.AbbrTreeprocessor"


@dataclass(frozen=True, slots=True)
class _Settled:
    """A part that is out of the tree, and the empty element in its place."""

    parent: Element
    place: Element
    part: Element


@dataclass(slots=True)
class SettledParts:
    """What is out of the tree of a page."""

    settled: list[_Settled] = field(default_factory=list)

    def set_aside(self, parent: Element) -> None:
        """Set aside the settled parts of an item, or of its form: the line above it, the controls, the key."""
        for index, part in enumerate(parent):
            if len(part) and all(map(_is_settled, part.iter())):
                place = Element(PLACE)
                parent[index] = place
                self.settled.append(_Settled(parent, place, part))
            elif part.tag == "form":
                self.set_aside(part)

    def bring_back(self) -> None:
        """Put every part where its place stands now."""
        for each in self.settled:
            each.parent[list(each.parent).index(each.place)] = each.part
        self.settled.clear()


def _is_settled(element: Element) -> bool:
    """Tell whether an element, without what is within it, is one that no processor changes."""
    return element.tag in TAGS and element.get("id") is None and _is_plain(element.text) and _is_plain(element.tail)


def _is_plain(text: str | None) -> bool:
    return not text or (isinstance(text, AtomicString) and "{" not in text) or text.isspace()


class PartsRemover(Treeprocessor):
    """Takes settled parts out, unless a processor of the page is known to look at plain text, or not known at all."""

    def __init__(self, md: Markdown, parts: SettledParts, restorer: PartsRestorer) -> None:
        super().__init__(md)
        self.parts = parts
        self.restorer = restorer

    def run(self, root: Element) -> None:
        """Take them out of every item."""
        self.parts.settled.clear()
        later = islice(dropwhile(lambda each: each is not self, self.md.treeprocessors), 1, None)
        if all(map(self._passes, takewhile(lambda each: each is not self.restorer, later))):
            for item in root.iter("quiz-item"):
                self.parts.set_aside(item)

    def _passes(self, processor: Treeprocessor) -> bool:
        name = f"{type(processor).__module__}.{type(processor).__qualname__}"
        if name == ABBREVIATIONS:
            return not getattr(processor, "abbrs", True)
        return (
            name in PASSING or processor is self.md.treeprocessors["inline"]
        )  # smarty has an inline parser of its own


class PartsRestorer(Treeprocessor):
    """Puts settled parts back."""

    def __init__(self, md: Markdown, parts: SettledParts) -> None:
        super().__init__(md)
        self.parts = parts

    def run(self, root: Element) -> None:  # noqa: ARG002
        """Put them back."""
        self.parts.bring_back()
