"""Why a printed edition cannot be made, or must not be."""

from __future__ import annotations


class BookletError(Exception):
    """What keeps an edition from being made, in words for an author."""


class MisleadingError(BookletError):
    """An edition would mislead: it tells something too early, or lacks a picture."""
