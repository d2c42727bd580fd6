"""`free`: a few typed sentences, kept and shown beside a model if there is one, or a row for each option."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal
from xml.etree.ElementTree import Element, SubElement

from pydantic import Field

from casebook.findings import FindingCode
from casebook.i18n import N_
from casebook.items.contract import BY_ITEM, OURS, Answer, Asked, ItemType, Line, no_extra, ungraded
from casebook.items.illustration import add_illustration
from casebook.items.option_text import add_option_text
from casebook.items.shared_rules import check_item_rationale
from casebook.items.worth import check_no_score
from casebook.model import Item, Option
from casebook.model.prose import Block, OptionText
from casebook.model.task import Writing
from casebook.parsing.document import Document
from casebook.parsing.yaml_nodes import Mapping
from casebook.rendering.citations import add_citations
from casebook.rendering.markdown import Writer


class FilledOption(Option):
    """One row to fill; the rationale is its model."""

    text: OptionText
    """What the row is about."""


class FreeItem(Item):
    """A few typed sentences, kept and shown beside a model if there is one, or a row for each option. Never scored.

    `check_writing` sees to it that options have no model or rationale beside them.
    """

    type: Literal["free"]
    model: Block | None = None
    """A model answer, shown after the learner has written."""
    options: Annotated[tuple[FilledOption, ...], Field(min_length=1)] = ()
    """Rows to fill, in place of one field. The rationale of each is its model."""

    @property
    def has_answer(self) -> bool:
        """Tell whether there is a model, of its own or for each row."""
        return bool(self.model or self.options)

    @property
    def model_response(self) -> str | None:
        """Return the text that free words are set beside, where there is one."""
        return self.model


def check_writing(document: Document, item: Mapping) -> None:
    """A `free` item has a rationale, with a model or without, or a row to fill for each option."""
    own = [name for name in ("model", "rationale") if name in item.nodes]
    if "options" in item.nodes:
        for name in own:
            message = f"A `free` item has `options` or `model` and `rationale`, not both. Delete `{name}` or `options`."
            document.error(item.names[name], FindingCode.KEY_EXTRA, message)
    else:
        check_item_rationale(document, item)


def _add_controls(fieldset: Element, item: FreeItem, _anchor: str, writer: Writer) -> None:
    if item.options:
        SubElement(fieldset, "p").text = writer.t("A row may stay empty.")
    for option in item.options:
        _add_area(fieldset, f"o-{option.id}", option.text, height=2)
    if not item.options:
        _add_area(fieldset, "r", writer.t("Your answer"), height=3)


def _add_area(fieldset: Element, name: str, words: str, *, height: int) -> None:
    """Add an area for several lines; `height` is how many it shows."""
    label = SubElement(fieldset, "label", {"class": "writing"})
    add_option_text(label, words)
    SubElement(label, "textarea", {"name": name, "rows": str(height)})


def _add_lead(details: Element, item: FreeItem, writer: Writer) -> None:
    if item.options:
        return
    holder = SubElement(details, "div", {"data-key": ""})
    # Without a line of its own, what is ours stands with the verdict.
    if item.model and item.short:
        writer.add_rationale(holder, writer.t(OURS), item.model)
    if item.rationale:
        writer.add_blocks(holder, item.rationale)
    add_citations(holder, item.sources)


def _list_lines(item: FreeItem, writer: Writer) -> Iterator[Line]:
    for _option in item.options:
        yield Line(writer.t(OURS))


def _list_asked(item: FreeItem) -> Asked:
    """Return what the words are set beside, and the hint: there is no key."""
    models = [option.rationale for option in item.options]
    hint = item.hints[0] if len(item.hints) == 1 else item.hints or None
    return Asked(None, (hint, item.model or item.rationale, models))


def _describe(item: FreeItem) -> Writing:
    return Writing({option.id: option.text for option in item.options}, item.model)


FREE: ItemType[FreeItem] = ItemType(
    name="free",
    # Translators: what the learner does, above an item.
    label=N_("Your words. Not marked."),
    reasons=BY_ITEM,
    model=FreeItem,
    rules=(check_writing, check_no_score),
    attributes=lambda _: {"type": "free"},
    illustrate=add_illustration,
    controls=_add_controls,
    answer=lambda item, _: Answer(OURS, item.model or ""),
    lead=_add_lead,
    lines=_list_lines,
    extra=no_extra,
    asked=_list_asked,
    grade=ungraded,
    task=_describe,
)
