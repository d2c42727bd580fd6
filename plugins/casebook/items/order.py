"""`order`: the options are written in the right order and shown in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal
from xml.etree.ElementTree import Element, SubElement

from pydantic import Field

from casebook.i18n import N_
from casebook.items.contract import ANSWER, BY_ROW, Answer, ItemType, Line, lead_of_item, no_extra, options_only
from casebook.items.illustration import add_illustration
from casebook.items.option_text import add_option_text, bare
from casebook.items.shown_order import displaced_order
from casebook.model import Item, Option
from casebook.model.prose import OptionText
from casebook.model.task import Ordering
from casebook.rendering.markdown import Writer


class OrderedOption(Option):
    """One row; the key is its place in the file."""

    text: OptionText
    """What is to be put in its place."""


class OrderItem(Item):
    """The options are written in the right order and shown in another."""

    type: Literal["order"]
    options: Annotated[tuple[OrderedOption, ...], Field(min_length=3)]
    """The rows in the right order. Learners see them in another one."""


def _add_controls(fieldset: Element, item: OrderItem, _anchor: str, _writer: Writer) -> None:
    rows = SubElement(fieldset, "ol", {"class": "order"})
    for option in displaced_order(item.id, item.options):
        add_option_text(SubElement(rows, "li", {"data-option": option.id}), option.text)


def _list_lines(item: OrderItem, _writer: Writer) -> Iterator[Line]:
    for option in item.options:
        yield Line(f"{bare(option.text)}.")


def _name_order(item: OrderItem, _writer: Writer) -> Answer:
    return Answer(ANSWER, f"{'; '.join(bare(option.text) for option in item.options)}.")


def _grade(key: Sequence[str], response: Sequence[str]) -> float:
    return sum(a == b for a, b in zip(key, response, strict=False)) / len(key)


def _describe(item: OrderItem) -> Ordering:
    return Ordering({option.id: option.text for option in item.options})


ORDER: ItemType[OrderItem] = ItemType(
    name="order",
    # Translators: what the learner does, above an item.
    label=N_("Put in order"),
    reasons=BY_ROW,
    model=OrderItem,
    rules=(),
    attributes=lambda _: {"type": "order"},
    illustrate=add_illustration,
    controls=_add_controls,
    answer=_name_order,
    lead=lead_of_item,
    lines=_list_lines,
    extra=no_extra,
    asked=options_only,
    grade=_grade,
    task=_describe,
)
