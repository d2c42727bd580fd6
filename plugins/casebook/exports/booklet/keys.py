"""The key of an item on paper: in letters what is right, then why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never
from xml.etree.ElementTree import Element

from casebook.exports.booklet.letters import letter_of
from casebook.exports.elements import Part, add, contents, has_class, make, words_of
from casebook.i18n import N_, Translator
from casebook.items.rating_steps import RATINGS
from casebook.items.registry import type_of
from casebook.items.shown_order import displaced_order, shown_order
from casebook.model import Item
from casebook.model.task import (
    Association,
    Choice,
    Gaps,
    NumberEntry,
    Ordering,
    Pointing,
    Scale,
    TextEntry,
    Writing,
)

TEMPTING = N_("{answer} is tempting:")


def build_key(element: Element, item: Item, translator: Translator, anchor: str, *, whole: bool) -> Element:
    """Return the key of an item: the letters, the answer in a line, then reasons.

    Those of the key and of the option most often chosen in error; `whole`, as a tutor has it, all of them, a letter
    before each.
    """
    details = element.find("details[@class='key']")
    head = make("h3", "", words_of(element.find("p[@class='item-header']/b")), " ", make("b", "", say_key(item)))
    key = make("div", "key", head, id=f"{'t' if whole else 'k'}:{anchor}")
    for part in details if details is not None else ():
        if part.tag == "ol":
            add(key, _list_reasons(part, item, translator, whole=whole))
        elif part.tag != "summary" and (whole or _is_needed(part, item)):
            key.append(part)
    for hint in element.findall("form/details[@class='hint']") if whole else ():
        hint[0].tag = "b"
        key.append(make("div", "reason", contents(hint)))
    return key


def say_key(item: Item) -> str:
    """Return what is right as a learner wrote it: letters, numbers or words; empty where nothing is right."""
    match type_of(item).task(item):
        case Choice(options=options, keys=keys) | Pointing(options=options, keys=keys):
            return ", ".join(letter_of(place) for place, option in enumerate(options) if option in keys)
        case Association(targets=targets, key=key):
            letters = {target: letter_of(place) for place, target in enumerate(shown_order(item.id, tuple(targets)))}
            return ", ".join(f"{number} {letters[target]}" for number, target in enumerate(key.values(), 1))
        case Ordering(options=options):
            letters = {
                option: letter_of(place) for place, option in enumerate(displaced_order(item.id, tuple(options)))
            }
            return ", ".join(f"{number} {letters[option]}" for number, option in enumerate(options, 1))
        case Scale(reference=reference):
            return ", ".join(RATINGS[value] for value in reference.values())
        case NumberEntry() | TextEntry() | Gaps() | Writing():
            return ""
        case other:
            assert_never(other)


def _is_needed(part: Element, item: Item) -> bool:
    """Tell whether a learner reads a part of the key beside the answer: the one reason where no option has any."""
    return has_class(part, "answer") or (not item.short and "data-key" in part.attrib)


def _list_reasons(rows: Element, item: Item, translator: Translator, *, whole: bool) -> Iterator[Element]:
    task = type_of(item).task(item)
    is_lettered, is_numbered = isinstance(task, Choice | Pointing), isinstance(task, Association | Ordering)
    for place, (row, option) in enumerate(zip(rows, item.options, strict=True)):
        name = letter_of(place) if is_lettered else words_of(row.find("b")).rstrip(".")
        if whole:
            mark = make("b", "letter", name if is_lettered else str(place + 1) if is_numbered else "–")
            yield make("div", "reason", mark, " ", contents(row))
        elif option.is_tempting:
            yield make(
                "div",
                "reason",
                make("b", "", translator.t(TEMPTING, answer=name[:1].upper() + name[1:])),
                " ",
                _without_verdict(row),
            )
        elif option.is_key and not item.short:
            yield make("div", "reason", _without_verdict(row))


def _without_verdict(row: Element) -> list[Part]:
    """Return a reason without the word that says whether its option is right."""
    first = row[0] if len(row) else None
    return [first.tail, *row[1:]] if first is not None and first.tag == "b" else contents(row)


def show_pictures(element: Element, item: Item) -> list[Element]:
    """Return the pictures of an item as they look after the decision: marked, or with the regions to point at."""
    keyed = [option.is_key for option in item.options]
    shown = [part for part in element.iter() if part.tag == "region-map" or has_class(part, "shown")][:1]
    for child in [child for part in shown for child in part.iter()]:
        if child.tag == "svg" and has_class(child, "regions"):
            areas = child.findall("g")
            for area, is_key in zip(areas, keyed, strict=False):
                if not is_key:
                    child.remove(area)
        if has_class(child, "after"):
            child.attrib.pop("display", None)
            child.attrib.pop("hidden", None)
            child.set("class", child.attrib["class"].replace("after", "").strip())
    return shown
