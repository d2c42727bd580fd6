"""Items that a search must not read: the extension marks where they stand, and a builder puts them aside meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from xml.etree.ElementTree import Element

BEGIN, END = "<!--casebook-items-->", "<!--/casebook-items-->"
PLACE, PLACE_END = "<!--casebook {} ", "-->"


def mark_items(root: Element, store: Callable[[str], str]) -> None:
    """Mark the contents of each set of items by two comments.

    `store` keeps HTML that goes into the page as it is, and returns what stands for it until then.
    """
    begin, end = store(BEGIN), store(END)
    for each in root.iter("quiz-set"):
        each.text = begin + (each.text or "")
        if len(each):
            each[-1].tail = (each[-1].tail or "") + end
        else:
            each.text += end


class HiddenItems:
    """The items of one page while they are put aside."""

    def __init__(self) -> None:
        self.items: list[str] = []
        self.sign = ""  # tells our places from what an author wrote

    def hide(self, html: str) -> str:
        """Return a page without the contents of its sets, and without the marks around them."""
        self.items = []
        self.sign = next(sign for sign in map(str, count()) if PLACE.format(sign) not in html)
        first, *parts = html.split(BEGIN)
        shown = [first]
        for part in parts:
            held, end, rest = part.partition(END)
            if end:
                shown += [f"{PLACE.format(self.sign)}{len(self.items)}{PLACE_END}", rest]
                self.items.append(held)
            else:  # an author wrote the mark
                shown.append(part)
        return "".join(shown)

    def show(self, html: str) -> str:
        """Put them back where they stood."""
        first, *parts = html.split(PLACE.format(self.sign))
        shown = [first]
        for part in parts:
            number, _, rest = part.partition(PLACE_END)
            shown += [self.items[int(number)], rest]
        return "".join(shown)
