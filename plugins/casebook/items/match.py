"""`match`: each option goes with a target; spare targets are the distractors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Literal
from xml.etree.ElementTree import Element, SubElement

from pydantic import Field

from casebook.findings import FindingCode, shorten, suggest
from casebook.i18n import N_
from casebook.items.contract import ANSWER, BY_ROW, Answer, Asked, ItemType, Line, lead_of_item, no_extra
from casebook.items.illustration import add_illustration
from casebook.items.menu import Choice, add_list, add_menu, is_listed
from casebook.items.option_text import add_option_text, bare
from casebook.items.shared_rules import check_entries
from casebook.items.shown_order import shown_order
from casebook.model import Item, Option
from casebook.model.base import Frozen, Slug
from casebook.model.prose import OptionText
from casebook.model.task import Association
from casebook.parsing import yaml_nodes
from casebook.parsing.document import Document, find_entries, find_scalar
from casebook.rendering.markdown import Writer


class Target(Frozen):
    """What a row can be matched with."""

    id: Slug
    """What the options name in their key."""
    text: OptionText
    """What the learner chooses."""


class MatchedOption(Option):
    """One row; the key is the id of a target."""

    text: OptionText
    """What is to be matched."""
    key: Slug
    """The id of the target that it goes with."""


class MatchItem(Item):
    """Each option goes with one target; a target may serve several options or none."""

    type: Literal["match"]
    targets: Annotated[tuple[Target, ...], Field(min_length=2)]
    """What the options can be matched with. Those that no option names are distractors."""
    options: Annotated[tuple[MatchedOption, ...], Field(min_length=2)]
    """The rows."""


def check_target_entries(document: Document, item: yaml_nodes.Mapping) -> None:
    """Targets have ids and texts that differ."""
    check_entries(document, item, "targets")


def check_targets(document: Document, item: yaml_nodes.Mapping) -> None:
    """Each option of a `match` item names a target that exists."""
    ids = (find_scalar(target, "id") for target in find_entries(item, "targets"))
    targets = dict.fromkeys(found.value for found in ids if found)
    for option in find_entries(item, "options"):
        key = find_scalar(option, "key")
        if key and key.value not in targets and not document.is_full:
            message = f"No target has the id `{shorten(key.value)}`.{suggest(key.value, targets)}"
            document.error(key, FindingCode.TARGET_UNKNOWN, message)


def _add_controls(fieldset: Element, item: MatchItem, _anchor: str, writer: Writer) -> None:
    targets = [Choice(target.id, target.text) for target in shown_order(item.id, item.targets)]
    for option in item.options:
        # A prefix on the name keeps an option called `reset` or `append` from hiding what a form can do.
        name = f"o-{option.id}"
        if is_listed(targets, writer):
            add_option_text(add_list(fieldset, name, targets)[0], option.text)
            continue
        label = SubElement(fieldset, "label")
        add_option_text(label, option.text)
        add_menu(label, {"name": name}, targets, writer)
    if not is_listed(targets, writer):
        _add_printed(fieldset, targets)


def _add_printed(fieldset: Element, targets: Sequence[Choice]) -> None:
    """Add the targets once more, for print only: on paper a menu shows nothing."""
    printed = SubElement(fieldset, "ol", {"class": "targets", "hidden": ""})
    for target in targets:
        SubElement(printed, "li").text = target.text


def _list_lines(item: MatchItem, _writer: Writer) -> Iterator[Line]:
    texts = {target.id: target.text for target in item.targets}
    for option in item.options:
        yield Line(f"{bare(option.text)}: {bare(texts[option.key])}.", option.key)


def _name_pairs(item: MatchItem, _writer: Writer) -> Answer:
    texts = {target.id: target.text for target in item.targets}
    pairs = (f"{bare(option.text)}: {bare(texts[option.key])}" for option in item.options)
    return Answer(ANSWER, f"{'; '.join(pairs)}.")


def _list_asked(item: MatchItem) -> Asked:
    return Asked([[target.id, target.text] for target in item.targets], ())


def _grade(key: Mapping[str, str], response: Mapping[str, str]) -> float:
    return sum(response.get(option) == target for option, target in key.items()) / len(key)


def _describe(item: MatchItem) -> Association:
    return Association(
        options={option.id: option.text for option in item.options},
        targets={target.id: target.text for target in item.targets},
        key={option.id: option.key for option in item.options},
    )


MATCH: ItemType[MatchItem] = ItemType(
    name="match",
    # Translators: what the learner does, above an item.
    label=N_("Match each row"),
    reasons=BY_ROW,
    model=MatchItem,
    rules=(check_target_entries, check_targets),
    attributes=lambda _: {"type": "match"},
    illustrate=add_illustration,
    controls=_add_controls,
    answer=_name_pairs,
    lead=lead_of_item,
    lines=_list_lines,
    extra=no_extra,
    asked=_list_asked,
    grade=_grade,
    task=_describe,
)
