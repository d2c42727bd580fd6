"""What a block of a page names in a bank."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.findings import Location


@dataclass(frozen=True, slots=True)
class ItemRef:
    """A quiz, or one of its items (`a1`), or some in a row (`a1-a3`), and where it is named."""

    quiz: str
    items: str | None
    location: Location


@dataclass(frozen=True, slots=True)
class CheckpointRef:
    """A checkpoint at which a learner ranks diagnoses, then meets the reference, and where it is named."""

    checkpoint: str
    location: Location
