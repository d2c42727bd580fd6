"""The reference differential: how far up each diagnosis stands at each checkpoint, and what moved it there."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from casebook.model.base import Flag, Frozen, Slug, SourceKey, Text
from casebook.model.prose import Cell
from casebook.model.review import Review, ReviewState, take_over

LEVELS = ("lead", "group", "possible", "low", "aside", "unnamed")
LevelName = Literal["lead", "group", "possible", "low", "aside", "unnamed"]


class Move(Frozen):
    """The level of a diagnosis from a checkpoint on: the facts that moved it, why, and what the reason rests on."""

    at: Slug
    """The checkpoint from which the level holds."""
    level: LevelName
    """How likely the diagnosis is from there on, or that it is set aside or not yet named."""
    fact: tuple[SourceKey, ...] = ()
    """The facts that moved it, such as `case:exam`."""
    reason: Cell
    """Why, in 40 words or fewer."""
    grade: Literal["case", "literature", "judgement"]
    """What the reason rests on: the case, the literature (name `sources`), or judgement."""
    sources: tuple[SourceKey, ...] = ()
    """Keys of references.bib."""
    review: ReviewState = None
    """`draft`, or who has signed this level."""


class Term(Frozen):
    """What a diagnosis is called, and what is short for that: an abbreviation may be short for several."""

    name: Text
    """What it is called."""
    synonyms: tuple[Text, ...] = ()
    """Other names that a learner may type."""
    abbreviations: tuple[Text, ...] = ()
    """What is short for it. One may be short for several diagnoses."""


class Name(Term):
    """A diagnosis that can be typed.

    A rank with one of its `children` keeps that name and counts as the diagnosis. `short` is its name in a sentence.
    A `quiet` one would cue, so it is never offered, but accepted where it is typed whole.
    """

    id: Slug
    """What the diagnosis is known by."""
    short: Text | None = None
    """Its name within a sentence."""
    children: tuple[Term, ...] = ()
    """Narrower diagnoses, which count as this one."""
    quiet: Flag = False
    """Whether it is left out of the names offered, and only accepted where it is typed in full."""


class Diagnosis(Name):
    """A diagnosis of the reference. No order is meant within a level."""

    cannot_miss: Flag = False
    """Whether it must not be missed; it is marked with a star."""
    levels: Annotated[tuple[Move, ...], Field(min_length=1)]
    """How likely it is, from one checkpoint to the next."""


class Differential(Frozen):
    """`differential.yml`: one site holds one case."""

    checkpoints: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """The ids of the points at which learners rank, in the order of the case."""
    review: Literal["draft"] | Review
    """`draft`, or who has signed. It holds for each level that has no review of its own."""
    diagnoses: Annotated[tuple[Diagnosis, ...], Field(min_length=1)]
    """The diagnoses of the reference. Their order does not matter."""
    names: tuple[Name, ...] = ()
    """Further diagnoses that are offered while learners type."""

    def move_at(self, diagnosis: Diagnosis, checkpoint: str) -> Move | None:
        """Return the last move of a diagnosis up to a checkpoint; None where it has no level yet."""
        passed = self.checkpoints[: self.checkpoints.index(checkpoint) + 1]
        moves = [move for move in diagnosis.levels if move.at in passed]
        return moves[-1] if moves and moves[-1].level != "unnamed" else None

    def review_of(self, move: Move) -> ReviewState:
        """Return the review of a move."""
        return take_over(move.review, self.review)

    @property
    def typed(self) -> tuple[Name, ...]:
        """Everything that a learner may find by typing."""
        return (*self.diagnoses, *self.names)
