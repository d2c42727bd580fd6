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
    level: LevelName
    fact: tuple[SourceKey, ...] = ()
    reason: Cell
    grade: Literal["case", "literature", "judgement"]
    sources: tuple[SourceKey, ...] = ()
    review: ReviewState = None


class Term(Frozen):
    """What a diagnosis is called, and what is short for that: an abbreviation may be short for several."""

    name: Text
    synonyms: tuple[Text, ...] = ()
    abbreviations: tuple[Text, ...] = ()


class Name(Term):
    """A diagnosis that can be typed.

    A rank with one of its `children` keeps that name and counts as the diagnosis. `short` is its name in a sentence.
    A `quiet` one would cue, so it is never offered, but accepted where it is typed whole.
    """

    id: Slug
    short: Text | None = None
    children: tuple[Term, ...] = ()
    quiet: Flag = False


class Diagnosis(Name):
    """A diagnosis of the reference. No order is meant within a level."""

    cannot_miss: Flag = False
    levels: Annotated[tuple[Move, ...], Field(min_length=1)]


class Differential(Frozen):
    """`differential.yml`: one site holds one case."""

    checkpoints: Annotated[tuple[Slug, ...], Field(min_length=1)]
    review: Literal["draft"] | Review
    diagnoses: Annotated[tuple[Diagnosis, ...], Field(min_length=1)]
    names: tuple[Name, ...] = ()

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
