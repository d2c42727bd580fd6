"""The letters that name options and targets on paper: A to Z, then AA, AB and so on."""

from __future__ import annotations

from string import ascii_uppercase


def letter_of(place: int) -> str:
    """Return the letter of a place, counted from 0."""
    before, last = divmod(place, len(ascii_uppercase))
    return (letter_of(before - 1) if before else "") + ascii_uppercase[last]
