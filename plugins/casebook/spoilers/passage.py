"""What a file of a built site says, piece by piece, and where it leads."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate

from casebook.model import When


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that a learner can meet, by which channel, and from when.

    `pieces` says where the text comes from: pairs of an offset in the text and one in the file, in order. What was
    unpacked has `is_packed`: all of it stands at one place.
    """

    text: str
    channel: str
    when: When
    pieces: tuple[tuple[int, int], ...] = ((0, 0),)
    is_packed: bool = False

    def place(self, offset: int) -> int:
        """Return the offset in the file of an offset in the text."""
        begin, source = self.pieces[bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1]
        return source if self.is_packed else source + offset - begin


def start_lines(text: str) -> list[int]:
    """Return the offset at which each line begins."""
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))]


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a file leads to or loads, and from when."""

    address: str
    when: When


@dataclass(slots=True)
class Contents:
    """Everything read from one file."""

    passages: list[Passage] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    gates: dict[int, int] = field(default_factory=dict)  # how many each step of a case has
    has_search: bool = False

    def add(self, text: str, channel: str, when: When, offset: int = 0, *, is_packed: bool = False) -> None:
        """Add a text that stands in one piece."""
        if text.strip():
            self.passages.append(Passage(text, channel, when, ((0, offset),), is_packed))

    def lead(self, addresses: Iterable[str], when: When) -> None:
        """Add where the file leads."""
        self.links += [Link(address, when) for address in addresses]
