"""A quiz: items under one id."""

from __future__ import annotations

from casebook.model.base import Frozen, Slug, Text
from casebook.model.item import Item


class Quiz(Frozen):
    """A file of items. The id is neutral: it reaches anchors and storage keys."""

    id: Slug
    title: Text
    items: tuple[Item, ...]

    def item(self, item_id: str) -> Item | None:
        """Return the item with this id, if there is one."""
        return next((item for item in self.items if item.id == item_id), None)

    def between(self, names: str) -> tuple[Item, ...]:
        """Return the item `a1`, or the items `a1-a3` as written with both ends; nothing when there are none.

        Ids may hold hyphens themselves, so every hyphen is tried as the one between them.
        """
        ids = [item.id for item in self.items]
        ends = [(names, names)] + [(names[:at], names[at + 1 :]) for at, sign in enumerate(names) if sign == "-"]
        first, last = next(((a, b) for a, b in ends if a in ids and b in ids), ("", ""))
        return self.items[ids.index(first) : ids.index(last) + 1] if first else ()
