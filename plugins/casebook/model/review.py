"""A review: who has signed a judgement, and how one that says nothing itself takes over the review above it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import StringConstraints

from casebook.model.base import Frozen
from casebook.model.prose import Date, Inline

Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]


class Review(Frozen):
    """Who has signed a judgement, and when.

    With a `fingerprint` it holds for the one text that was signed, and no longer once that has changed. Without one it
    also holds for every judgement below it that has no review of its own.
    """

    by: Inline
    """The name of who has signed."""
    role: Inline | None = None
    """What that person is, such as a specialty."""
    date: Date
    """When it was signed, such as `2026-05-31`."""
    fingerprint: Fingerprint | None = None
    """Written by `casebook review`: it tells when the words that were signed have changed."""

    @property
    def signer(self) -> str:
        """Return name and role."""
        return f"{self.by}, {self.role}" if self.role else self.by


ReviewState = Literal["draft"] | Review | None
"""`draft` and None are both unsigned; `draft` also says so to learners."""


def take_over(own: ReviewState, above: ReviewState) -> ReviewState:
    """Return the review of a judgement: its own, or else what is written above it.

    What is signed above with a fingerprint is another text, so the judgement remains a draft.
    """
    if own is not None:
        return own
    return "draft" if isinstance(above, Review) and above.fingerprint else above


def list_signers(reviews: Iterable[ReviewState]) -> dict[str, str]:
    """Return who has signed judgements, each with the last date; nothing where one of them is unsigned."""
    signers: dict[str, str] = {}
    for review in reviews:
        if not isinstance(review, Review):
            return {}
        signers[review.signer] = max(signers.get(review.signer, ""), review.date)
    return signers
