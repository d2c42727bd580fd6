"""The key of an item and its rationales: a disclosure without script, feedback with it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from casebook.items.contract import Answer
from casebook.items.registry import type_of
from casebook.model import Item
from casebook.parsing.markdown_rules import may_hold_blocks
from casebook.rendering.citations import add_citations
from casebook.rendering.markdown import Writer
from casebook.rendering.tags import add_tag


def add_key(parent: Element, item: Item, writer: Writer) -> None:
    """Add the disclosure that holds the key and each rationale once, in the order of `name_options`."""
    kind = type_of(item)
    details = SubElement(parent, "details", {"class": "key"})
    SubElement(details, "summary").text = writer.t(kind.reasons)
    _add_answer(details, item, kind.answer(item, writer), writer)
    kind.lead(details, item, writer)
    if item.options:
        _add_lines(details, item, writer)


def _add_answer(parent: Element, item: Item, answer: Answer, writer: Writer) -> None:
    """Add what stands with the verdict: the line of the item, or what is right; and whether that is a judgement."""
    text = item.short or answer.text
    if not text and not item.is_draft:
        return
    holder = SubElement(parent, "div" if may_hold_blocks(text) else "p", {"class": "answer"})
    if text:
        writer.add_rationale(holder, writer.t(answer.lead), text)
    if item.is_draft:
        for last in holder[-1:]:
            last.tail = f"{last.tail or ''} "
        add_tag(holder, "judgement", writer)


def name_options(item: Item) -> Iterator[str]:
    """Yield the ids of the options as written; where options are chosen, a key has a star, what is defensible a tilde.

    One attribute of the item holds them: an id and a key on each input and each rationale would cost a page twice
    the bytes that all other markup of an item does.
    """
    for option in item.options:
        yield f"{option.id}{'*' if option.is_key else '~' if option.is_defensible else ''}"


def _add_lines(details: Element, item: Item, writer: Writer) -> None:
    kind = type_of(item)
    rows = SubElement(details, "ol")
    for option, line in zip(item.options, kind.lines(item, writer), strict=True):
        row = SubElement(rows, "li")
        if line.key is not None:
            row.set("data-key", line.key)
        writer.add_rationale(row, line.words, option.rationale or "")
        add_citations(row, item.sources_of(option))
        kind.extra(row, option, writer)
