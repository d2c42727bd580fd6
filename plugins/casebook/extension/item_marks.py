"""Comments that mark where the items of a page stand, so that whoever builds can keep them from a search."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

BEGIN, END = "<!--casebook-items-->", "<!--/casebook-items-->"


def mark_items(root: Element, store: Callable[[str], str]) -> None:
    """Mark the contents of each set of items by two comments.

    `store` keeps HTML that goes into the page as it is, and returns what stands for it until then.
    """
    sets = list(root.iter("quiz-set"))
    begin, end = (store(BEGIN), store(END)) if sets else ("", "")
    for each in sets:
        each.text = begin + (each.text or "")
        if len(each):
            each[-1].tail = (each[-1].tail or "") + end
        else:
            each.text += end
