"""Folds each list of what the report does not say into one line with their number."""

from __future__ import annotations

from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from casebook.model import UNTOLD
from casebook.rendering.interface_words import OwnWords
from casebook.rendering.markdown import Writer

CLASS = "unreported"


def fold_unreported(root: Element, writer: Writer) -> None:
    """Fold each list below a line `**Not reported**`, or `**Not told**` in a made-up case, and take the line away.

    The author writes the line in English or in the language of the interface.
    """
    heads = {written: head for head in UNTOLD for written in (head, writer.t(head))}
    for parent in list(root.iter()):
        for before, after in list(pairwise(parent)):
            head = heads.get((before.text or "").strip("* ")) if before.tag == "p" and not len(before) else None
            if head and after.tag == "ul":
                words = _count(head, len(after), writer) if writer.medium == "screen" else writer.t(head)
                _fold(parent, before, after, words)


def _fold(parent: Element, line: Element, listed: Element, words: OwnWords) -> None:
    folded = Element("details", {"class": CLASS})
    folded.tail = listed.tail
    SubElement(folded, "summary").text = words
    folded.append(listed)
    parent[list(parent).index(listed)] = folded
    parent.remove(line)


def _count(head: str, number: int, writer: Writer) -> OwnWords:
    if head == UNTOLD[0]:
        return writer.tn("Not reported: # thing", "Not reported: # things", number)
    return writer.tn("Not told: # thing", "Not told: # things", number)
