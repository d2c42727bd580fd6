"""A quiz: items under one id."""

from __future__ import annotations

from typing import Literal

from casebook.model.base import Frozen, Slug, Text
from casebook.model.item import Item

LONGEST_NUMBER = 5  # letters of an id that a learner reads as a number, such as `s4b` or `l-12`


Shuffle = Literal["options", "items", "both"]


class Quiz(Frozen):
    """A file of items. The id is neutral: it reaches anchors and storage keys.

    `shuffle` says what each learner sees in an order of their own.
    `written` holds the ids of all items in the file where some of them are left out because something in them is wrong.
    """

    id: Slug
    title: Text
    items: tuple[Item, ...]
    written: tuple[str, ...] = ()
    shuffle: Shuffle | None = None

    def item(self, item_id: str) -> Item | None:
        """Return the item with this id, if there is one."""
        return next((item for item in self.items if item.id == item_id), None)

    def number_of(self, item: Item) -> str:
        """Return what an item is called above its question: an id as short as a number, else its place in the quiz."""
        if len(item.id) <= LONGEST_NUMBER:
            return item.id.upper()
        ids = self.written or tuple(each.id for each in self.items)
        return str(ids.index(item.id) + 1)

    def between(self, names: str) -> tuple[Item, ...]:
        """Return the item `a1`, or the items `a1-a3` as written with both ends; nothing when there are none."""
        named = set(self.find_ids(names))
        return tuple(item for item in self.items if item.id in named)

    def find_ids(self, names: str) -> tuple[str, ...]:
        """Return the ids that `a1` or `a1-a3` means, those of items left out among them.

        Ids may hold hyphens themselves, so every id is tried as the first of the two.
        """
        ids = self.written or tuple(item.id for item in self.items)
        if names in ids:
            return (names,)
        ends = sorted(((first, names[len(first) + 1 :]) for first in ids if names.startswith(f"{first}-")), key=_first)
        first, last = next(((first, last) for first, last in ends if last in ids), ("", ""))
        return ids[ids.index(first) : ids.index(last) + 1] if first else ()


def _first(ends: tuple[str, str]) -> int:
    return len(ends[0])
