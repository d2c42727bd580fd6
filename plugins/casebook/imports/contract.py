"""What a reader of another format returns: items in a neutral form, and what is to be said of the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from casebook.findings import Location

WHOLE = 0.999  # what counts as full credit: banks write 100, 1, or thirds that add up to it


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A choice or a row. `credit` is 1 for the whole; texts are Markdown."""

    text: str
    credit: float = 0
    feedback: str = ""

    @property
    def is_whole(self) -> bool:
        """Tell whether it earns everything."""
        return self.credit >= WHOLE


@dataclass(frozen=True, slots=True)
class Chosen:
    """One option is chosen, or several."""

    options: tuple[Option, ...]
    several: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a matching item, and the text of the target that it goes with."""

    text: str
    target: str
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Matched:
    """Rows with their targets; `spare` are the targets that no row goes with."""

    rows: tuple[Row, ...]
    spare: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ordered:
    """Rows in the right order."""

    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberAnswer:
    """A number and how far a response may lie from it."""

    value: float
    tolerance: float = 0
    credit: float = 1
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number is written; `otherwise` is said of any other."""

    answers: tuple[NumberAnswer, ...]
    unit: str = ""
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Worded:
    """A few words are written. A form with `*` in it stands for any letters when `has_wildcards`."""

    answers: tuple[Option, ...]
    has_wildcards: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Words left out: the forms that are right, and the menu they are chosen from, if any."""

    forms: tuple[str, ...]
    choices: tuple[str, ...] = ()
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Gapped:
    """A text in pieces, with gaps between them."""

    parts: tuple[str | Gap, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """Sentences are written, and set beside a model if there is one."""

    model: str = ""


Answers: TypeAlias = Chosen | Matched | Ordered | Numbered | Worded | Gapped | Written


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedItem:
    """One item. `own_id` is what the bank itself knows it by, empty where it knows nothing.

    `text` is Markdown in blocks; of a gapped item it is what stands above the text with gaps.
    """

    place: Location
    name: str
    text: str
    answers: Answers
    own_id: str = ""
    feedback: str = ""
    hints: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    category: str = ""
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """An item that cannot be written, and why."""

    place: Location
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class FileFault:
    """What is wrong with a file itself, so that not all of it was read."""

    place: Location
    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know of the file that concerns no item that counts, such as a text between two items."""

    place: Location
    text: str


Imported: TypeAlias = ImportedItem | Refused | FileFault | Remark


class RefusalError(Exception):
    """Raised where an item cannot be read; the words say why."""


@dataclass(slots=True)
class Losses:
    """What is lost of one item while its texts are read, each said once."""

    said: list[str] = field(default_factory=list)

    def add(self, words: str) -> None:
        """Remember what is lost."""
        if words not in self.said:
            self.said.append(words)


Find: TypeAlias = Callable[[str, str], "str | None"]
"""The address and the alternative text of a picture -> Markdown for it, None where a link to it is to stand."""
