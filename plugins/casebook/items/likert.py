"""`likert`: a scale in words, with nothing to compare it with; each choice is kept at once, and no gate waits."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal
from xml.etree.ElementTree import Element, SubElement

from pydantic import Field

from casebook.i18n import N_
from casebook.items.contract import BY_ITEM, OURS, Answer, Asked, ItemType, no_extra, no_lines, ungraded
from casebook.items.illustration import add_illustration
from casebook.items.shared_rules import check_item_rationale
from casebook.items.worth import check_no_score
from casebook.model import Item, Option
from casebook.model.prose import Inline
from casebook.model.task import Choice
from casebook.rendering.citations import add_citations
from casebook.rendering.markdown import Writer


class LikertItem(Item):
    """What holds of the learner, as one step of `scale`. The rationale tells why it is asked."""

    is_survey: ClassVar[bool] = True

    type: Literal["likert"]
    scale: Annotated[tuple[Inline, ...], Field(min_length=2, max_length=7)]
    """The steps in words, from one end to the other."""
    options: tuple[Option, ...] = Field(default=(), max_length=0)
    """None: an item of this type has a scale instead."""


def _add_controls(fieldset: Element, item: LikertItem, _anchor: str, _writer: Writer) -> None:
    row = SubElement(fieldset, "div", {"class": "rated"})
    for place, step in enumerate(item.scale):
        label = SubElement(row, "label")
        SubElement(label, "input", {"type": "radio", "name": "r", "value": str(place)})
        SubElement(label, "span").text = step


def _add_lead(details: Element, item: LikertItem, writer: Writer) -> None:
    holder = SubElement(details, "div", {"data-key": ""})
    if item.rationale:
        writer.add_blocks(holder, item.rationale)
    add_citations(holder, item.sources)


def _describe(item: LikertItem) -> Choice:
    return Choice({str(place): step for place, step in enumerate(item.scale)}, frozenset(), most=1, is_scored=False)


LIKERT: ItemType[LikertItem] = ItemType(
    name="likert",
    # Translators: what the learner does, above an item.
    label=N_("Choose one, or skip. Not marked."),
    reasons=BY_ITEM,
    model=LikertItem,
    rules=(check_item_rationale, check_no_score),
    attributes=lambda _: {"type": "likert"},
    illustrate=add_illustration,
    controls=_add_controls,
    answer=lambda _item, _writer: Answer(OURS, ""),
    lead=_add_lead,
    lines=no_lines,
    extra=no_extra,
    asked=lambda item: Asked(item.scale, ()),
    grade=ungraded,
    task=_describe,
)
