"""The ids of a page: each stands there once."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, count
from xml.etree.ElementTree import Element

# What names other ids of the same element, with spaces between them.
NAMING = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers")


class Anchors:
    """Hands out ids.

    `taken` are those of the page's own text, `held` those that are kept for lists of sources. `awaited` are those that
    something on the page has by right, wherever it stands: so a second copy never takes the id of what comes after it.
    """

    def __init__(self, taken: Iterable[str], held: Iterable[str], pending: Iterable[str]) -> None:
        self.taken = set(taken)
        self.held = set(held)
        self.pending = set(pending) - self.taken - self.held

    def take(self, wanted: str, *, by_right: bool = False) -> str:
        """Return an id that nothing else has: the one wanted, or the first that is free with a number behind it."""
        if by_right:
            self.pending.discard(wanted)
        numbered = (f"{wanted}-{number}" for number in count(2))
        found = next(filter(self._is_free, chain([wanted], numbered)))
        self.taken.add(found)
        return found

    def _is_free(self, anchor: str) -> bool:
        return not any(anchor in each for each in (self.taken, self.held, self.pending))

    def hand_over(self, built: Element) -> Element:
        """Give a list of sources the ids that were held for it; a second list has others."""
        self.held -= {each.get("id", "") for each in built.iter()}
        return self.keep_apart(built)

    def keep_apart(self, built: Element) -> Element:
        """Give what was built, and all within it, ids of its own; what names them there follows."""
        anchors = {anchor: each is built for each in built.iter() if (anchor := each.get("id")) is not None}
        taken = {anchor: self.take(anchor, by_right=right) for anchor, right in anchors.items()}
        moved = {old: new for old, new in taken.items() if old != new}
        for each in built.iter() if moved else ():
            _follow(each, moved)
        return built


def _follow(element: Element, moved: dict[str, str]) -> None:
    for name in ("id", *NAMING):
        if name in element.attrib:
            element.set(name, " ".join(moved.get(word, word) for word in element.attrib[name].split()))
    if element.get("href", "").startswith("#"):
        element.set("href", f"#{moved.get(element.attrib['href'][1:], element.attrib['href'][1:])}")
