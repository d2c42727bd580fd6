"""How blocks are written in a page: the one grammar of the scanner, the page's parser and the search for leaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Any, Literal

from casebook.findings import Location

NOTHING = re.compile(r"")
CLOSE = 0.8  # how much alike a word and the name of a block are, from 0 to 1, where the name was meant


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """A block that names something and holds nothing."""

    argument: re.Pattern[str]
    """What may stand after the bar, without the spaces around it."""
    example: str
    """How it is written, as messages show it."""
    parse: Callable[[Mapping[str, Any], Location], Any]
    """Turns the groups of the argument, and the place of the block, into what it names."""
    decides: bool
    """Whether a learner decides something at it, so that a gate may follow."""
    former: tuple[str, ...]
    """Names that it had in earlier versions."""
    holds_items: bool = False
    """Whether items may be written in it, in place of naming them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A block that holds Markdown."""

    argument: re.Pattern[str]
    """What may stand after the bar, without the spaces around it."""
    expected: str
    """What to write there, as messages say it; empty where nothing may stand there."""
    example: str
    """How it is written, as messages show it."""
    content: Literal["block", "inline"]
    """What it holds: blocks of Markdown, or one paragraph."""
    within: str | None
    """The block that it stands directly in; empty where it stands in none that holds Markdown, None where in any."""
    former: tuple[str, ...]
    """Names that it had in earlier versions."""
    options: tuple[str, ...] = ()
    """What may stand on indented lines right below its first line, each a name and one line of text."""


@dataclass(frozen=True, eq=False)
class Grammar:
    """All blocks of a page by their names: those that name something, and those that hold Markdown."""

    blocks: Mapping[str, Syntax]
    containers: Mapping[str, Holding]

    @cached_property
    def examples(self) -> dict[str, str]:
        """How each block is written."""
        return {name: each.example for name, each in self._list_all()}

    @cached_property
    def renamed(self) -> dict[str, str]:
        """The name of a block by each that it had before."""
        return {former: name for name, each in self._list_all() for former in each.former}

    @cached_property
    def leak(self) -> re.Pattern[str]:
        """What a text begins with that would be one of the blocks, had the page's parser found it."""
        return re.compile(rf"\s*/{{3,}}\s*({'|'.join(self.examples)})\b", re.IGNORECASE)

    def find_close(self, words: Iterable[str]) -> str | None:
        """Return the name of the block that one of some words is close to, if there is one."""
        found = (get_close_matches(word, self.examples, n=1, cutoff=CLOSE) for word in words)
        return next((names[0] for names in found if names), None)

    def _list_all(self) -> Iterator[tuple[str, Syntax | Holding]]:
        yield from self.blocks.items()
        yield from self.containers.items()

    def decides(self, name: str) -> bool:
        """Tell whether a learner decides something at a block."""
        return name in self.blocks and self.blocks[name].decides


def names_nothing(_parts: Mapping[str, Any], _location: Location) -> None:
    """Return nothing: the block is its name."""


def write_plain(name: str, *former: str) -> Syntax:
    """Return the syntax of a block that is its name alone."""
    return Syntax(argument=NOTHING, example=f"`/// {name}`", parse=names_nothing, decides=False, former=former)
