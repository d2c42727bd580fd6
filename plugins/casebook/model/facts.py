"""The facts of the case, and what its report does not say."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import StringConstraints

from casebook.i18n import N_
from casebook.model.base import Frozen, Slug, SourceKey, Text
from casebook.model.prose import Inline
from casebook.model.review import ReviewState, take_over

CASE_PREFIX = "case:"
# The line above a list of gaps; the second where a case is made up.
UNTOLD = (N_("Not reported"), N_("Not told"))


class Report(Frozen):
    """The published report, as far as it is known. The note says what is not."""

    title: Text
    """The title as it is printed."""
    journal: Text | None = None
    """The journal."""
    note: Text | None = None
    """What is not known of the report."""


class Fact(Frozen):
    """One statement of the report in our own words, and the section it stands in; a made-up case has no sections."""

    id: Slug
    """What it is cited by: `case:` and this id."""
    text: Text
    """What the report says, in your own words."""
    section: Text | None = None
    """The section of the report that says it. A made-up case has none."""


class Would(Frozen):
    """One result that a gap might have had, what it would have done, and what that rests on.

    Without an `id` it is known by the words of its result.
    """

    id: Slug | None = None
    """What the result is known by. Without it, its words are."""
    result: Inline
    """A result that might have been found."""
    effect: Inline
    """What it would have changed."""
    grade: Literal["case", "literature", "judgement"]
    """What that rests on: the case, the literature (name `sources`), or judgement."""
    sources: tuple[SourceKey, ...] = ()
    """Keys of references.bib."""
    review: ReviewState = None
    """`draft`, or who has signed this."""


class Gap(Frozen):
    """Something a reader would ask and the report does not say; `would` lists what its results would have done."""

    id: Annotated[Slug, StringConstraints(pattern=r"^not-[a-z0-9-]+$")]
    """What it is cited by, beginning with `not-`."""
    text: Text
    """What the report does not say."""
    would: tuple[Would, ...] = ()
    """Results that it might have had."""


class FactSheet(Frozen):
    """`facts.yml`: one site holds one case. A case without a report is made up, and is not called reported."""

    report: Report | None = None
    """The published report. A made-up case has none."""
    review: ReviewState = None
    """`draft`, or who has signed. It holds for each result that has no review of its own."""
    facts: tuple[Fact, ...] = ()
    """What the report says."""
    not_reported: tuple[Gap, ...] = ()
    """What a reader would ask and the report does not say."""

    def review_of(self, would: Would) -> ReviewState:
        """Return the review of what a result would have done."""
        return take_over(would.review, self.review)

    @property
    def teller(self) -> str:
        """Return what tells the facts: the report, or the case itself."""
        return "report" if self.report else "case"

    @property
    def untold(self) -> str:
        """Return the interface string that stands for the result of a gap."""
        return N_("not reported") if self.report else N_("not told")

    @cached_property
    def sources(self) -> dict[str, Fact | Gap]:
        """Everything that can be cited, as it is cited: `case:` and an id."""
        entries: tuple[Fact | Gap, ...] = (*self.facts, *self.not_reported)
        return {CASE_PREFIX + entry.id: entry for entry in entries}
