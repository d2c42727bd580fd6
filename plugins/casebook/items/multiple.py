"""`multiple`: one or more options are keys."""

from __future__ import annotations

from typing import Annotated, Literal
from xml.etree.ElementTree import Element

from pydantic import Field

from casebook.i18n import N_
from casebook.items.choosing import (
    MixedItem,
    MixedOption,
    add_boxes,
    check_defensible,
    check_some_key,
    grade_several,
    keys_of,
    name_keys,
    right_or_wrong,
    texts_of,
)
from casebook.items.contract import BY_OPTION, ItemType, lead_of_item, no_extra, options_only
from casebook.items.illustration import add_illustration
from casebook.items.shared_rules import check_tempting
from casebook.model.task import Choice
from casebook.rendering.markdown import Writer


class MultipleItem(MixedItem):
    """One or more options are keys."""

    type: Literal["multiple"]
    options: Annotated[tuple[MixedOption, ...], Field(min_length=2)]
    """The options, with `key: true` on each right one."""


def _add_controls(fieldset: Element, item: MultipleItem, _anchor: str, _writer: Writer) -> None:
    add_boxes(fieldset, item.options)


def _describe(item: MultipleItem) -> Choice:
    return Choice(texts_of(item.options), keys_of(item.options), most=None, is_scored=True)


MULTIPLE: ItemType[MultipleItem] = ItemType(
    name="multiple",
    # Translators: what the learner does, above an item.
    label=N_("Choose all that apply"),
    reasons=BY_OPTION,
    model=MultipleItem,
    rules=(check_some_key, check_defensible, check_tempting),
    attributes=lambda _: {"type": "multiple"},
    illustrate=add_illustration,
    controls=_add_controls,
    answer=lambda item, writer: name_keys(item.options, writer),
    lead=lead_of_item,
    lines=right_or_wrong,
    extra=no_extra,
    asked=options_only,
    grade=grade_several,
    task=_describe,
)
