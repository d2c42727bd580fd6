"""`rating`: each option is rated from -2 to 2 beside a reference; never scored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal
from xml.etree.ElementTree import Element, SubElement

from pydantic import Field

from casebook.i18n import N_
from casebook.items.contract import BY_ROW, OURS, Answer, ItemType, Line, no_extra, options_only, ungraded
from casebook.items.illustration import add_illustration
from casebook.items.option_text import add_option_text, bare
from casebook.items.rating_steps import RATINGS, WORDS
from casebook.items.worth import check_no_score
from casebook.model import Item, Option, list_signers
from casebook.model.prose import OptionText
from casebook.model.task import Scale
from casebook.rendering.interface_words import OwnWords
from casebook.rendering.markdown import Writer


class RatedOption(Option):
    """One row; the key is the reference, from -2 (much less likely) to 2 (much more)."""

    text: OptionText
    """What is rated."""
    key: Annotated[int, Field(ge=min(RATINGS), le=max(RATINGS))]
    """The rating of the reference, from -2 (much less likely) to 2 (much more likely)."""

    @property
    def is_judgement(self) -> bool:
        """A reference is one."""
        return True


class RatingItem(Item):
    """Each option is rated from -2 to 2 beside a reference. Never scored."""

    type: Literal["rating"]
    options: Annotated[tuple[RatedOption, ...], Field(min_length=1)]
    """The rows."""


def _add_controls(fieldset: Element, item: RatingItem, anchor: str, writer: Writer) -> None:
    # Each step has its words for who cannot see the signs.
    ends = SubElement(fieldset, "p", {"class": "ends", "aria-hidden": "true"})
    for value in (-1, 1):
        SubElement(ends, "span").text = writer.t(WORDS[value])
    for option in item.options:
        named = f"{anchor}-{option.id}"
        row = SubElement(fieldset, "div", {"class": "rated", "role": "radiogroup", "aria-labelledby": named})
        add_option_text(row, option.text).set("id", named)
        for value, shown in RATINGS.items():
            label = SubElement(row, "label")
            control = {"type": "radio", "name": f"o-{option.id}", "value": str(value)}
            SubElement(label, "input", control | {"aria-label": writer.t(WORDS[value])})
            SubElement(label, "span").text = OwnWords(shown)


def _add_lead(details: Element, item: RatingItem, writer: Writer) -> None:
    for name, date in list_signers(map(item.review_of, item.options)).items():
        words = writer.t("Our judgement, reviewed by {name}, {date}.", name=name, date=date)
        SubElement(details, "p", {"class": "review"}).text = words


def _list_lines(item: RatingItem, writer: Writer) -> Iterator[Line]:
    for option in item.options:
        words = f"{bare(option.text)}: {RATINGS[option.key]} {writer.t(WORDS[option.key])}."
        yield Line(words, str(option.key))


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
    label=N_("Rate each row. Not marked."),
    reasons=BY_ROW,
    model=RatingItem,
    rules=(check_no_score,),
    attributes=lambda _: {"type": "rating"},
    illustrate=add_illustration,
    controls=_add_controls,
    answer=lambda _item, _writer: Answer(OURS, ""),
    lead=_add_lead,
    lines=_list_lines,
    extra=no_extra,
    asked=options_only,
    grade=ungraded,
    task=_describe,
)
