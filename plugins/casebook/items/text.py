"""`text`: the response is a few words; the key lists every form accepted, best first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal
from xml.etree.ElementTree import Element

from casebook.findings import FindingCode, shorten
from casebook.i18n import N_
from casebook.items.acceptance import is_empty
from casebook.items.contract import ANSWER, Answer, Asked, ItemType, Line, no_extra
from casebook.items.entry import ForeseenOption, add_entry, add_key_of_entry
from casebook.items.illustration import add_illustration
from casebook.items.shared_rules import check_item_rationale, check_tempting
from casebook.items.worth import check_no_parts
from casebook.items.written_key import (
    WrittenKey,
    accepts_written,
    check_patterns,
    grade_written,
    pack_key,
    read_written,
)
from casebook.model import Item, strip_markup
from casebook.model.prose import OptionText
from casebook.model.task import TextEntry
from casebook.parsing import yaml_nodes
from casebook.parsing.document import Document, find_entries, find_scalar
from casebook.rendering.markdown import Writer


class ForeseenText(ForeseenOption):
    """A wrong response that is foreseen."""

    text: OptionText
    """The wrong response."""


class TextItem(Item, WrittenKey):
    """The response is a few words. The key lists every form accepted, best first, and patterns of more."""

    type: Literal["text"]
    options: tuple[ForeseenText, ...] = ()
    """Wrong responses that you foresee, each with its own rationale."""


def check_forms(document: Document, item: yaml_nodes.Mapping) -> None:
    """Of every form that a `text` item accepts or foresees something is left to compare."""
    foreseen = [found for option in find_entries(item, "options") if (found := find_scalar(option, "text"))]
    for form in [*_find_forms(item), *foreseen]:
        if form.value.strip() and is_empty(form.value):
            message = (
                f"`{shorten(form.value.strip())}` cannot be compared: punctuation and hyphens by themselves are "
                "ignored. Write it in words, such as `negative` for a minus sign."
            )
            document.error(form, FindingCode.KEY_EMPTY, message)


def check_foreseen(document: Document, item: yaml_nodes.Mapping) -> None:
    """A response that a `text` item foresees as wrong would not be graded right."""
    key = read_written(item, [form.value for form in _find_forms(item) if not is_empty(form.value)])
    for option in find_entries(item, "options"):
        found = find_scalar(option, "text")
        if found and accepts_written(key, strip_markup(found.value)):
            message = f"`{shorten(found.value)}` is accepted by `key`, so it cannot be a foreseen wrong response."
            document.error(found, FindingCode.KEY_REPEATED, message)


def _find_forms(item: yaml_nodes.Mapping) -> list[yaml_nodes.Scalar]:
    key = item.nodes.get("key")
    nodes = key.nodes if isinstance(key, yaml_nodes.Sequence) else []
    return [form for form in nodes if isinstance(form, yaml_nodes.Scalar)]


def _add_controls(fieldset: Element, _item: TextItem, _anchor: str, writer: Writer) -> None:
    add_entry(fieldset, writer)


def _add_lead(details: Element, item: TextItem, writer: Writer) -> None:
    add_key_of_entry(details, item, pack_key(item), f"{item.key[0]}.", writer)


def _list_lines(item: TextItem, _writer: Writer) -> Iterator[Line]:
    for option in item.options:
        yield Line(f"{option.text}.", strip_markup(option.text))


def _grade(key: Sequence[str] | Mapping[str, Any], response: str) -> float:
    return float(grade_written(key, response))


def _describe(item: TextItem) -> TextEntry:
    slips = {option.id: option.text for option in item.options}
    return TextEntry(item.key, slips, item.patterns, is_strict=item.strict is not None)


TEXT: ItemType[TextItem] = ItemType(
    name="text",
    # Translators: what the learner does, above an item.
    label=N_("Write a few words"),
    reasons=N_("Why this answer"),
    model=TextItem,
    rules=(check_item_rationale, check_forms, check_patterns, check_foreseen, check_tempting, check_no_parts),
    attributes=lambda _: {"type": "text"},
    illustrate=add_illustration,
    controls=_add_controls,
    answer=lambda item, _: Answer(ANSWER, f"{item.key[0]}."),
    lead=_add_lead,
    lines=_list_lines,
    extra=no_extra,
    asked=lambda item: Asked([*item.key, *item.added], ()),
    grade=_grade,
    task=_describe,
)
