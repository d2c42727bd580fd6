"""`shortlist`: pick a few of many, such as what to ask; picking more is shown and not punished."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString
from pydantic import Field

from casebook.i18n import N_, NC_
from casebook.items.choosing import KeyedOption, add_boxes, check_some_key, keys_of, name_keys, texts_of
from casebook.items.contract import BY_OPTION, Asked, ItemType, Line, lead_of_item, ungraded
from casebook.items.illustration import add_illustration
from casebook.items.worth import check_no_score
from casebook.model import Fact, Item, Option
from casebook.model.base import SourceKey
from casebook.model.task import Choice
from casebook.rendering.citations import add_citations
from casebook.rendering.markdown import Writer
from casebook.rendering.punctuation import end_sentence, list_parts

ASK, NO_NEED = N_("Ours."), N_("Not among ours.")
# Translators: what we would ask, above a list of it.
OURS = NC_("what to ask", "Ours:")


class AskedOption(KeyedOption):
    """Something to ask about the patient: whether the reference would, and what the report tells."""

    report: tuple[SourceKey, ...] = ()
    """What answers it: `case:` with the id of a fact, or of something not reported."""


class ShortlistItem(Item):
    """Pick at most `most` of many. Picking more is shown and not punished; never scored."""

    type: Literal["shortlist"]
    most: Annotated[int, Field(ge=1)]
    """How many the learner is asked to choose at most."""
    options: Annotated[tuple[AskedOption, ...], Field(min_length=2)]
    """What can be asked, with `key: true` on what the reference would ask."""

    def reports_of(self, option: Option) -> tuple[str, ...]:
        """Return the sources that tell what asking for an option reports."""
        return option.report if isinstance(option, AskedOption) else ()


def _add_controls(fieldset: Element, item: ShortlistItem, _anchor: str, _writer: Writer) -> None:
    add_boxes(fieldset, item.options)


def _list_lines(item: ShortlistItem, writer: Writer) -> Iterator[Line]:
    for option in item.options:
        yield Line(writer.t(ASK if option.key else NO_NEED))


def _add_report(row: Element, option: Option, writer: Writer) -> None:
    """Add what the report, or a made-up case, says to an option; with nothing to cite, it does not say."""
    keys, sheet = (option.report if isinstance(option, AskedOption) else ()), writer.sheet
    reported = SubElement(row, "p", {"class": "report"})
    SubElement(reported, "b").text = writer.t("The report:") if sheet.report else writer.t("The case:")
    found = [sheet.sources[key] for key in keys if key in sheet.sources]
    facts = [fact.text.rstrip(".") for fact in found if isinstance(fact, Fact)]
    told = list_parts(facts, writer.translator) or writer.t(sheet.untold)
    reported[0].tail = AtomicString(f" {end_sentence(told, writer.translator)}")
    add_citations(reported, keys)


def _describe(item: ShortlistItem) -> Choice:
    return Choice(texts_of(item.options), keys_of(item.options), item.most, is_scored=False)


SHORTLIST: ItemType[ShortlistItem] = ItemType(
    name="shortlist",
    # Translators: what the learner does, above an item.
    label=N_("Choose up to {most}"),
    reasons=BY_OPTION,
    model=ShortlistItem,
    rules=(check_some_key, check_no_score),
    attributes=lambda item: {"type": "shortlist", "most": str(item.most)},
    illustrate=add_illustration,
    controls=_add_controls,
    answer=lambda item, writer: name_keys(item.options, writer, OURS),
    lead=lead_of_item,
    lines=_list_lines,
    extra=_add_report,
    asked=lambda item: Asked(item.most, ()),
    grade=ungraded,
    task=_describe,
)
