"""What the engine must know of a block of a page, all of it: a block is one file that fills this in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar
from xml.etree.ElementTree import Element

from casebook.bank.bank import Bank
from casebook.bank.refs import CheckpointRef
from casebook.blocks.page_context import PageContext
from casebook.findings import Finding, Location
from casebook.model import Item
from casebook.parsing.page_scanner import PageText
from casebook.parsing.syntax import Holding, Syntax
from casebook.rendering.anchors import Anchors
from casebook.rendering.markdown import Writer

N = TypeVar("N")


@dataclass(frozen=True, slots=True)
class Placed:
    """Something of a page at which a learner decides, and the number of the step around it; empty outside of steps.

    `number` is that of an item.
    """

    decided: Item | CheckpointRef
    step: str
    number: str = ""

    def name(self, writer: Writer) -> str:
        """Return the words of a link that leads to it."""
        if self.step:
            return writer.t("Step {number}", number=self.step)
        if isinstance(self.decided, Item):
            return writer.t("Question {number}", number=self.number)
        return writer.t("Ranking")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """The page that is being filled, and what a block needs for its place in it."""

    page: PageContext
    writer: Writer
    anchors: Anchors
    placed: dict[str, Placed]
    """What stands on the page so far, by its anchor; a block that looks back finds all of it."""
    step: str
    """The number of the step around the place of the block; empty outside of steps."""
    hold: Callable[[Iterable[Element]], None]
    """Keeps the plain texts of elements from the page's inline parser."""
    remember: Callable[[Element, Location], None]
    """Notes an element with the place of its text, where that is another than the block's."""
    add_rule: Callable[[Element, str], None]
    """Puts a constant rule, as HTML, before an element of the page."""


@dataclass(frozen=True, slots=True)
class Checking:
    """What a block is checked against: the bank, and all that the lines of its page name."""

    bank: Bank
    page: PageText


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockType(Generic[N]):
    """Everything the engine knows of one block. No field has a default: mypy names what a new block leaves out."""

    name: str
    """The word after the slashes."""
    syntax: Syntax
    """What may follow it, and what that names: an `N`."""
    check: Callable[[N, Checking], Iterator[Finding]]
    """Yields what is wrong with naming that, before anything is rendered."""
    anchors: Callable[[N, Bank], Iterator[str]]
    """Yields the ids that belong to what it names, wherever on the page it stands."""
    build: Callable[[N, Filling], Element]
    """Returns what stands in its place in the page."""
    when: Literal["in turn", "last"]
    """`last`: it looks back on what else stands on the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContainerType:
    """Everything the engine knows of one block that holds Markdown."""

    name: str
    """The word after the slashes."""
    holds: Holding
    """What may follow it, what it holds, and where it may stand."""
    begin: Callable[[Element, str], Element]
    """Adds its element to a parent, with its argument, and returns it."""
    content: Callable[[Element], Element]
    """Returns where in its element the content goes."""
    finish: Callable[[Element, Filling], None]
    """Finishes all of its kind on a page, given by the root, when every other block stands there."""


def nothing_wrong(_named: object, _checking: Checking) -> Iterator[Finding]:
    """Yield nothing: whatever it names is right."""
    yield from ()


def no_anchors(_named: object, _bank: Bank) -> Iterator[str]:
    """Yield nothing: no id belongs to it."""
    yield from ()


def content_directly(element: Element) -> Element:
    """Return the element itself: its content stands directly in it."""
    return element


def nothing_to_finish(_root: Element, _filling: Filling) -> None:
    """Leave the page as it is."""
