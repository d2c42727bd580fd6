"""The key of an item and its rationales: a disclosure without script, feedback with it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from casebook.items.registry import type_of
from casebook.model import Item
from casebook.rendering.citations import add_citations
from casebook.rendering.markdown import Writer


def add_key(parent: Element, item: Item, writer: Writer) -> None:
    """Add the disclosure that holds the key and each rationale once, in the order of `name_options`."""
    details = SubElement(parent, "details", {"class": "key"})
    SubElement(details, "summary").text = writer.t("Key and rationales")
    type_of(item).lead(details, item, writer)
    if item.options:
        _add_lines(details, item, writer)


def name_options(item: Item) -> Iterator[str]:
    """Yield the ids of the options as written; where options are chosen, a key has a star.

    One attribute of the item holds them: an id and a key on each input and each rationale would cost a page twice
    the bytes that all other markup of an item does.
    """
    for option in item.options:
        yield f"{option.id}*" if option.is_key else option.id


def _add_lines(details: Element, item: Item, writer: Writer) -> None:
    kind = type_of(item)
    rows = SubElement(details, "ol")
    for option, line in zip(item.options, kind.lines(item, writer), strict=True):
        row = SubElement(rows, "li")
        if line.key is not None:
            row.set("data-key", line.key)
        writer.add_rationale(row, line.words, option.rationale)
        add_citations(row, item.sources_of(option))
        kind.extra(row, option, writer)
