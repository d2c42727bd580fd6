"""Everything that can be chosen is an option; its key and rationale stand on it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from casebook.model.base import Flag, Frozen, Number, Slug, SourceKey, Text


class Option(Frozen):
    """What every option has. Its own sources replace those of the item."""

    id: Slug
    rationale: Text
    sources: tuple[SourceKey, ...] = ()


class KeyedOption(Option):
    """An option of a `single` or `multiple` item: key or distractor."""

    text: Text
    key: Flag = False


class RegionOption(KeyedOption):
    """A landmark of a `region` item, key or distractor; without a region it stands in the list only ("nowhere")."""

    region: Text | None = None


class AskedOption(KeyedOption):
    """Something to ask about the patient: whether the reference would, and what the report tells."""

    report: tuple[SourceKey, ...] = ()


class MatchedOption(Option):
    """One row of a `match` item; the key is the id of a target."""

    text: Text
    key: Slug


class OrderedOption(Option):
    """One row of an `order` item; the key is its place in the file."""

    text: Text


class RatedOption(Option):
    """One row of a `rating` item; the key is the reference, from -2 (much less likely) to 2 (much more)."""

    text: Text
    key: Annotated[int, Field(ge=-2, le=2)]


class ForeseenNumber(Option):
    """A slip that a `number` item foresees."""

    value: Number


class ForeseenText(Option):
    """A wrong response that a `text` item foresees."""

    text: Text


class FilledOption(Option):
    """One row of a `free` item to fill; the rationale is its model."""

    text: Text


class Target(Frozen):
    """What a row of a `match` item can be matched with. Spare targets are the distractors."""

    id: Slug
    text: Text
