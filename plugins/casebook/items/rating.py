"""`rating`: each option is rated from -2 to 2 beside a reference; never scored."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Annotated, Literal
from xml.etree.ElementTree import Element, SubElement

from pydantic import Field

from casebook.i18n import N_
from casebook.items.contract import ItemType, Line, no_extra, options_only, ungraded
from casebook.items.illustration import add_illustration
from casebook.items.option_text import add_option_text
from casebook.model import Item, Option, Review
from casebook.model.prose import Inline
from casebook.model.task import Scale
from casebook.rendering.interface_words import OwnWords
from casebook.rendering.markdown import Writer

RATINGS = MappingProxyType({-2: "−2", -1: "−1", 0: "0", 1: "+1", 2: "+2"})


class RatedOption(Option):
    """One row; the key is the reference, from -2 (much less likely) to 2 (much more)."""

    text: Inline
    key: Annotated[int, Field(ge=min(RATINGS), le=max(RATINGS))]


class RatingItem(Item):
    """Each option is rated from -2 to 2 beside a reference. Never scored."""

    type: Literal["rating"]
    options: Annotated[tuple[RatedOption, ...], Field(min_length=1)]


def _add_controls(fieldset: Element, item: RatingItem, anchor: str, writer: Writer) -> None:
    scale = f"{anchor}-scale"
    explained = SubElement(fieldset, "p", {"id": scale})
    explained.text = writer.t("−2 much less likely, 0 no change, +2 much more likely. Not scored.")
    for option in item.options:
        named = f"{anchor}-{option.id}"
        names = {"aria-labelledby": named, "aria-describedby": scale}
        row = SubElement(fieldset, "div", {"class": "rated", "role": "radiogroup", **names})
        add_option_text(row, option.text).set("id", named)
        for value, shown in RATINGS.items():
            label = SubElement(row, "label")
            SubElement(label, "input", {"type": "radio", "name": f"o-{option.id}", "value": str(value)})
            SubElement(label, "span").text = OwnWords(shown)


def _add_lead(details: Element, item: RatingItem, writer: Writer) -> None:
    SubElement(details, "p", {"class": "review"}).text = _describe_review(item, writer)


def _describe_review(item: RatingItem, writer: Writer) -> OwnWords:
    if isinstance(item.review, Review):
        by, date = item.review.by, item.review.date
        return writer.t("The reference is judgement, reviewed by {name}, {date}.", name=by, date=date)
    return writer.t("The reference is judgement, not yet reviewed by a named clinician.")


def _list_lines(item: RatingItem, _writer: Writer) -> Iterator[Line]:
    for option in item.options:
        yield Line(OwnWords(f"{RATINGS[option.key]}."), str(option.key))


def _describe(item: RatingItem) -> Scale:
    return Scale(
        options={option.id: option.text for option in item.options},
        reference={option.id: option.key for option in item.options},
        low=min(RATINGS),
        high=max(RATINGS),
    )


RATING: ItemType[RatingItem] = ItemType(
    name="rating",
    # Translators: what the learner does, above an item.
    label=N_("rate"),
    model=RatingItem,
    rules=(),
    attributes=lambda _: {"type": "rating"},
    illustrate=add_illustration,
    controls=_add_controls,
    lead=_add_lead,
    lines=_list_lines,
    extra=no_extra,
    asked=options_only,
    grade=ungraded,
    task=_describe,
)
