"""The facts of the case, and what its report does not say."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import StringConstraints

from casebook.model.base import Frozen, Slug, SourceKey, Text

CASE_PREFIX = "case:"


class Report(Frozen):
    """The published report, as far as it is known. The note says what is not."""

    title: Text
    journal: Text
    note: Text


class Fact(Frozen):
    """One statement of the report in our own words, and the section it stands in."""

    id: Slug
    text: Text
    section: Text


class Would(Frozen):
    """One result that a gap might have had, what it would have done, and what that rests on."""

    result: Text
    effect: Text
    grade: Literal["case", "literature", "judgement"]
    sources: tuple[SourceKey, ...] = ()


class Gap(Frozen):
    """Something a reader would ask and the report does not say; `would` lists what its results would have done."""

    id: Annotated[Slug, StringConstraints(pattern=r"^not-[a-z0-9-]+$")]
    text: Text
    would: tuple[Would, ...] = ()


class FactSheet(Frozen):
    """`facts.yml`: one site holds one case."""

    report: Report | None = None
    facts: tuple[Fact, ...] = ()
    not_reported: tuple[Gap, ...] = ()

    @cached_property
    def sources(self) -> dict[str, Fact | Gap]:
        """Everything that can be cited, as it is cited: `case:` and an id."""
        entries: tuple[Fact | Gap, ...] = (*self.facts, *self.not_reported)
        return {CASE_PREFIX + entry.id: entry for entry in entries}
