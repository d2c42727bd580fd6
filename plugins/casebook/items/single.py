"""`single`: one option is the key."""

from __future__ import annotations

from typing import Annotated, Literal
from xml.etree.ElementTree import Element

from pydantic import Field

from casebook.findings import FindingCode
from casebook.i18n import N_
from casebook.items.choosing import (
    ScoredOption,
    add_radios,
    check_defensible,
    check_some_key,
    find_keys,
    keys_of,
    name_keys,
    right_or_wrong,
    texts_of,
)
from casebook.items.contract import BY_OPTION, ItemType, lead_of_item, no_extra, options_only
from casebook.items.illustration import add_illustration
from casebook.items.shared_rules import check_tempting
from casebook.items.worth import check_no_parts
from casebook.model import Item
from casebook.model.task import Choice
from casebook.parsing.document import Document
from casebook.parsing.yaml_nodes import Mapping
from casebook.rendering.markdown import Writer


class SingleItem(Item):
    """One option is the key."""

    type: Literal["single"]
    options: Annotated[tuple[ScoredOption, ...], Field(min_length=2)]


def check_one_key(document: Document, item: Mapping) -> None:
    """A `single` item has one key."""
    keys = find_keys(item)
    for extra in keys[1:]:
        message = f"A `single` item has one key, and line {keys[0].line} has it. Delete this, or use `type: multiple`."
        document.error(extra, FindingCode.KEY_EXTRA, message)


def _add_controls(fieldset: Element, item: SingleItem, _anchor: str, _writer: Writer) -> None:
    add_radios(fieldset, item.options)


def _grade(key: str, response: str) -> float:
    return float(response == key)


def _describe(item: SingleItem) -> Choice:
    return Choice(texts_of(item.options), keys_of(item.options), most=1, is_scored=True)


SINGLE: ItemType[SingleItem] = ItemType(
    name="single",
    # Translators: what the learner does, above an item.
    label=N_("Choose one answer"),
    reasons=BY_OPTION,
    model=SingleItem,
    rules=(check_some_key, check_defensible, check_tempting, check_one_key, check_no_parts),
    attributes=lambda _: {"type": "single"},
    illustrate=add_illustration,
    controls=_add_controls,
    answer=lambda item, _: name_keys(item.options),
    lead=lead_of_item,
    lines=right_or_wrong,
    extra=no_extra,
    asked=options_only,
    grade=_grade,
    task=_describe,
)
