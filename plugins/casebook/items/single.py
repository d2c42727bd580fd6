"""`single`: one option is the key, or one of several is enough."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal
from xml.etree.ElementTree import Element

from pydantic import Field

from casebook.findings import FindingCode
from casebook.i18n import N_
from casebook.items.alternatives import say_any
from casebook.items.choosing import (
    MixedItem,
    MixedOption,
    add_radios,
    check_defensible,
    check_some_key,
    find_keys,
    keys_of,
    right_or_wrong,
    texts_of,
)
from casebook.items.contract import ANSWER, BY_OPTION, Answer, ItemType, lead_of_item, no_extra, options_only
from casebook.items.illustration import add_illustration
from casebook.items.option_text import bare
from casebook.items.shared_rules import check_tempting
from casebook.items.worth import check_no_parts
from casebook.model.base import Flag
from casebook.model.task import Choice
from casebook.parsing.document import Document, find_flag
from casebook.parsing.yaml_nodes import Mapping
from casebook.rendering.markdown import Writer
from casebook.rendering.punctuation import end_sentence


class SingleItem(MixedItem):
    """One option is the key; with `any_key` several are, and one of them is enough."""

    type: Literal["single"]
    any_key: Flag = False
    """Whether several options are right, of which one is enough."""
    options: Annotated[tuple[MixedOption, ...], Field(min_length=2)]
    """The options, with `key: true` on the right one."""


def check_one_key(document: Document, item: Mapping) -> None:
    """A `single` item has one key, or several of which any is enough."""
    keys, any_key = find_keys(item), find_flag(item, "any_key")
    if any_key and len(keys) == 1:
        message = "One of several keys is enough, and there is one only. Give another `key: true`, or delete this."
        document.error(any_key, FindingCode.KEY_MISSING, message)
    for extra in () if any_key else keys[1:]:
        message = (
            f"A `single` item has one key, and line {keys[0].line} has it. Delete this, use `type: multiple`, "
            "or write `any_key: true` in the item where either is enough."
        )
        document.error(extra, FindingCode.KEY_EXTRA, message)


def _add_controls(fieldset: Element, item: SingleItem, _anchor: str, _writer: Writer) -> None:
    add_radios(fieldset, item.options)


def _name_key(item: SingleItem, writer: Writer) -> Answer:
    answer = say_any((bare(option.text) for option in item.options if option.key), writer)
    return Answer(ANSWER, end_sentence(answer, writer.translator))


def _grade(key: str | Sequence[str], response: str) -> float:
    return float(response in ([key] if isinstance(key, str) else key))


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
    answer=_name_key,
    lead=lead_of_item,
    lines=right_or_wrong,
    extra=no_extra,
    asked=options_only,
    grade=_grade,
    task=_describe,
)
