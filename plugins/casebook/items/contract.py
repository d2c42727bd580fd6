"""What the engine must know of a type of item, all of it: a type is one file that fills this in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from xml.etree.ElementTree import Element, SubElement

from casebook.figures.prepare import PreparedFigure
from casebook.i18n import N_
from casebook.model import Item, Option
from casebook.model.task import Task
from casebook.parsing.document import Document
from casebook.parsing.yaml_nodes import Mapping
from casebook.rendering.citations import add_citations
from casebook.rendering.markdown import Writer

ANSWER, OURS = N_("Answer:"), N_("Ours:")
BY_OPTION, BY_ROW, BY_ITEM = N_("Why, option by option"), N_("Why, row by row"), N_("Why this question")
I = TypeVar("I", bound=Item)  # noqa: E741 - an item
Rule = Callable[[Document, Mapping], None]


@dataclass(frozen=True, slots=True)
class Line:
    """One option in the key: what it is by the reference, in words, and as the script reads it."""

    words: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is right, as Markdown; empty where the rows say it all. `lead` is what it is called, marked by `N_`."""

    lead: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the fingerprint covers beside type, stem, lead-in, options and figure.

    `key` has counted since version 0.1.0, `added` only later: records of 0.1.0 hold a fingerprint without it.
    """

    key: object
    added: tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemType(Generic[I]):
    """Everything the engine knows of one type. No field has a default: mypy names what a new type leaves out."""

    name: str
    """`type:` in an author's file."""
    label: str
    """What to do, in a few words above the item, marked by `N_`; it may name attributes, such as `{most}`."""
    reasons: str
    """What the fold with the rationales is called, marked by `N_`."""
    model: type[I]
    """Its fields. Which Markdown a text may hold is declared on the field: see `casebook.model.prose`."""
    rules: tuple[Rule, ...]
    """What must hold between its fields, beside what holds for all items."""
    attributes: Callable[[I], dict[str, str]]
    """What the custom element is given; `type` names its behaviour in the script."""
    illustrate: Callable[[Element, I, Sequence[PreparedFigure], Writer], None]
    """Adds its figures, in the order of `shown_figures`, to the fieldset; called where it has any."""
    controls: Callable[[Element, I, str, Writer], None]
    """Adds the native controls to the fieldset; the text is the item's anchor, for ids within it."""
    answer: Callable[[I, Writer], Answer]
    """Returns what is right, as it stands with the verdict of an item that has no `short`."""
    lead: Callable[[Element, I, Writer], None]
    """Adds what stands in the key before the options."""
    lines: Callable[[I, Writer], Iterator[Line]]
    """Yields what the key says of each option, in their order."""
    extra: Callable[[Element, Option, Writer], None]
    """Adds what stands in the key below the rationale of an option."""
    asked: Callable[[I], Asked]
    """What the fingerprint covers of it beside what it covers of every item."""
    grade: Callable[[Any, Any], float | None]
    """Key and response, in the shapes of `tests/items` -> score from 0 to 1; None where there is none."""
    task: Callable[[I], Task]
    """What the learner does, for exporters."""


def lead_of_item(details: Element, item: Item, writer: Writer) -> None:
    """Add the rationale of the item as a whole, where it has one beside those of its options."""
    if item.rationale:
        holder = SubElement(details, "div")
        writer.add_blocks(holder, item.rationale)
        if not item.options:
            add_citations(holder, item.sources)


def no_lines(_item: Item, _writer: Writer) -> Iterator[Line]:
    """Yield nothing: it has no options."""
    yield from ()


def no_extra(_row: Element, _option: Option, _writer: Writer) -> None:
    """Add nothing below a rationale."""


def options_only(_item: Item) -> Asked:
    """Return nothing that the fingerprint covers beside the options, on which the key stands."""
    return Asked(None, ())


def ungraded(_key: object, _response: object) -> None:
    """Return no score."""
