"""The item types: what each asks, and where its key stands."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from casebook.model.base import Flag, Frozen, Number, Slug, SourceKey, Text
from casebook.model.option import (
    AskedOption,
    FilledOption,
    ForeseenNumber,
    ForeseenText,
    KeyedOption,
    MatchedOption,
    Option,
    OrderedOption,
    RatedOption,
    RegionOption,
    Target,
)


class Review(Frozen):
    """Who has reviewed a judgement, and when."""

    by: Text
    date: Text


class Item(Frozen):
    """What every item has. A type adds its options, and its key where that is not on the options.

    The marks of its figure are shown after the commit; in a `marked` item, whose options name them, from the start.
    """

    id: Slug
    type: str
    level: Literal["recall", "apply", "appraise"]
    objectives: Annotated[tuple[Text, ...], Field(min_length=1)]
    lead_in: Text
    stem: Text | None = None
    hint: Text | None = None
    figure: Slug | None = None
    marked: Flag = False
    review: Literal["draft"] | Review | None = None
    sources: tuple[SourceKey, ...] = ()
    options: tuple[Option, ...]

    def sources_of(self, option: Option) -> tuple[str, ...]:
        """Return the sources an option's rationale rests on."""
        return option.sources or self.sources


class SingleItem(Item):
    """One option is the key."""

    type: Literal["single"]
    options: Annotated[tuple[KeyedOption, ...], Field(min_length=2)]


class MultipleItem(Item):
    """One or more options are keys."""

    type: Literal["multiple"]
    options: Annotated[tuple[KeyedOption, ...], Field(min_length=2)]


class MatchItem(Item):
    """Each option goes with one target; a target may serve several options or none."""

    type: Literal["match"]
    targets: Annotated[tuple[Target, ...], Field(min_length=2)]
    options: Annotated[tuple[MatchedOption, ...], Field(min_length=2)]


class OrderItem(Item):
    """The options are written in the right order and shown in another."""

    type: Literal["order"]
    options: Annotated[tuple[OrderedOption, ...], Field(min_length=3)]


class NumberKey(Frozen):
    """A number, how far a response may lie from it (bounds included), and its unit."""

    value: Number
    tolerance: Annotated[Number, Field(ge=0)] = 0
    unit: Text | None = None


class NumberItem(Item):
    """The response is a number. Options are slips foreseen by the author."""

    type: Literal["number"]
    key: NumberKey
    rationale: Text
    options: tuple[ForeseenNumber, ...] = ()


class TextItem(Item):
    """The response is a few words. The key lists every form accepted, best first."""

    type: Literal["text"]
    key: Annotated[tuple[Text, ...], Field(min_length=1)]
    rationale: Text
    options: tuple[ForeseenText, ...] = ()


class RatingItem(Item):
    """Each option is judged from -2 to 2 beside a reference. Never scored."""

    type: Literal["rating"]
    options: Annotated[tuple[RatedOption, ...], Field(min_length=1)]


class RegionItem(Item):
    """Regions of a figure are keys. `description` tells neutrally what the picture shows, before commit."""

    type: Literal["region"]
    figure: Slug
    description: Text
    options: Annotated[tuple[RegionOption, ...], Field(min_length=2)]


class ShortlistItem(Item):
    """Pick at most `most` of many. Picking more is shown and not punished; never scored."""

    type: Literal["shortlist"]
    most: Annotated[int, Field(ge=1)]
    options: Annotated[tuple[AskedOption, ...], Field(min_length=2)]


class FreeItem(Item):
    """A few typed sentences, kept and shown beside a model if there is one, or a row for each option. Never scored.

    The reader sees to it that there is either a rationale or options.
    """

    type: Literal["free"]
    model: Text | None = None
    rationale: Text | None = None
    options: Annotated[tuple[FilledOption, ...], Field(min_length=1)] = ()


ITEM_TYPES: dict[str, type[Item]] = {
    "single": SingleItem,
    "multiple": MultipleItem,
    "match": MatchItem,
    "order": OrderItem,
    "number": NumberItem,
    "text": TextItem,
    "rating": RatingItem,
    "region": RegionItem,
    "shortlist": ShortlistItem,
    "free": FreeItem,
}
