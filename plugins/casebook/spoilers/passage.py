"""What a file of a built site says, piece by piece, and where it leads."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

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


def join_pieces(pieces: Iterable[tuple[str, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the text of pieces that each have a place in the file, and the places as `Passage` keeps them."""
    texts, places, length = [], [], 0
    for text, offset in pieces:
        places.append((length, offset))
        texts.append(text)
        length += len(text)
    return "".join(texts), tuple(places)


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a file leads to or loads, and from when.

    One that stands in a script `is_loose`: it counts from the script, from the page, or from the root of the site.
    """

    address: str
    when: When
    is_loose: bool = False


@dataclass(slots=True)
class Contents:
    """Everything read from one file. `unread` says why something in it could not be read, if so."""

    passages: list[Passage] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    gates: dict[int, int] = field(default_factory=dict)  # how many each step of a case has
    has_search: bool = False
    base: str = ""  # what `<base href>` says
    unread: list[str] = field(default_factory=list)

    def add(self, text: str, channel: str, when: When, offset: int = 0, *, is_packed: bool = False) -> None:
        """Add a text that stands in one piece."""
        if text.strip():
            self.passages.append(Passage(text, channel, when, ((0, offset),), is_packed))

    def lead(self, addresses: Iterable[str], when: When, *, is_loose: bool = False) -> None:
        """Add where the file leads."""
        self.links += [Link(address, when, is_loose) for address in addresses]

    def pack(self, inner: Contents, channel: str, offset: int = 0) -> None:
        """Add what was unpacked: all of it stands at one place. `{}` in the channel stands for that of a piece."""
        for each in inner.passages:
            name = channel.replace("{}", each.channel)
            self.passages.append(Passage(each.text, name, each.when, ((0, offset),), is_packed=True))
        self.links += inner.links
        self.unread += inner.unread
