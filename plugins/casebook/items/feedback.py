"""The key of an item and its rationales: a disclosure without script, feedback with it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.items.acceptance import list_forms
from casebook.items.controls import RATINGS
from casebook.model import (
    AskedOption,
    Fact,
    FactSheet,
    FreeItem,
    Item,
    KeyedOption,
    MatchItem,
    MultipleItem,
    NumberItem,
    NumberKey,
    OrderItem,
    RatingItem,
    RegionItem,
    Review,
    ShortlistItem,
    SingleItem,
    TextItem,
    strip_markup,
)
from casebook.rendering.citations import add_citations
from casebook.rendering.interface_words import OwnWords
from casebook.rendering.markdown import Writer

# our own words hold no markup: atomic ones are not searched for any
SUMMARY = OwnWords("Key and rationales")
RIGHT, WRONG = OwnWords("Right."), OwnWords("Wrong.")
ASK, NO_NEED = OwnWords("The reference would ask."), OwnWords("The reference would ask others first.")
MODEL, OWN = OwnWords("Model."), OwnWords("Yours counts.")
RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
DRAFT = "The reference is judgement, not yet reviewed by a named clinician."


@dataclass(frozen=True, slots=True)
class Line:
    """One option in the key: what it is by the reference, in words, and as the elements read it."""

    words: str
    key: str | None = None


def add_key(parent: Element, item: Item, writer: Writer, sheet: FactSheet) -> None:
    """Add the disclosure that holds the key and each rationale once, in the order of `name_options`.

    The sheet says what the report tells about each option of a `shortlist` item.
    """
    details = SubElement(parent, "details", {"class": "key"})
    SubElement(details, "summary").text = SUMMARY
    if isinstance(item, RatingItem):
        SubElement(details, "p", {"class": "review"}).text = OwnWords(_review(item))
    if isinstance(item, (NumberItem, TextItem)):
        _add_item_rationale(details, item, writer)
    if isinstance(item, FreeItem) and item.rationale:
        _add_model(details, item, item.rationale, writer)
    if item.options:
        _add_lines(details, item, writer, sheet)


def name_options(item: Item) -> Iterator[str]:
    """Yield the ids of the options as written; in `single`, `multiple` and `region` a key has a star.

    One attribute of the item holds them: an id and a key on each input and each rationale would cost a page twice
    the bytes that all other markup of an item does.
    """
    for option in item.options:
        yield f"{option.id}*" if isinstance(option, KeyedOption) and option.key else option.id


def _add_item_rationale(details: Element, item: NumberItem | TextItem, writer: Writer) -> None:
    key = item.key.model_dump(exclude_none=True) if isinstance(item, NumberItem) else _list_all(item.key)
    lead = AtomicString(f"{_describe_number(item.key)}.") if isinstance(item, NumberItem) else f"{item.key[0]}."
    holder = SubElement(details, "div", {"data-key": json.dumps(key, ensure_ascii=False, separators=(",", ":"))})
    writer.add_rationale(holder, lead, item.rationale)
    add_citations(holder, item.sources)


def _list_all(key: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(form for written in key for form in list_forms(written)))


def _add_model(details: Element, item: FreeItem, rationale: str, writer: Writer) -> None:
    holder = SubElement(details, "div", {"data-key": ""})
    if item.model:
        writer.add_rationale(holder, MODEL, item.model)
        writer.add_blocks(holder, rationale)
    else:
        writer.add_rationale(holder, OWN, rationale)
    add_citations(holder, item.sources)


def _add_lines(details: Element, item: Item, writer: Writer, sheet: FactSheet) -> None:
    rows = SubElement(details, "ol")
    lines = LINES[type(item)](item)
    for option, line in zip(item.options, lines, strict=True):
        row = SubElement(rows, "li")
        if line.key is not None:
            row.set("data-key", line.key)
        writer.add_rationale(row, line.words, option.rationale)
        add_citations(row, item.sources_of(option))
        if isinstance(option, AskedOption):
            _add_report(row, option, sheet)


def _add_report(row: Element, option: AskedOption, sheet: FactSheet) -> None:
    """Add what the report, or a made-up case, says to an option; with nothing to cite, it does not say."""
    told = SubElement(row, "p", {"class": "report"})
    SubElement(told, "b").text = AtomicString(f"The {sheet.teller}:")
    found = [sheet.sources[key] for key in option.report if key in sheet.sources]
    facts = [fact.text.rstrip(".") for fact in found if isinstance(fact, Fact)]
    told[0].tail = AtomicString(f" {'; '.join(facts) or sheet.untold}.")
    add_citations(told, option.report)


def _review(item: RatingItem) -> str:
    if isinstance(item.review, Review):
        return f"The reference is judgement, reviewed by {item.review.by}, {item.review.date}."
    return DRAFT


def _describe_number(key: NumberKey) -> str:
    unit = f" {key.unit}" if key.unit else ""
    if not key.tolerance:
        return f"{write_number(key.value)}{unit}"
    low, high = write_number(key.value - key.tolerance), write_number(key.value + key.tolerance)
    return f"{write_number(key.value)}{unit}, accepted {low} to {high}"


def write_number(value: float) -> str:
    """Write a number without trailing zeros, with a true minus; a very large or small one with a power of ten."""
    digits, _, power = f"{value:.15g}".replace("-", "−").partition("e")
    return f"{digits} × 10{str(int(power.replace('−', '-'))).translate(RAISED)}" if power else digits


def _keyed(item: SingleItem | MultipleItem | RegionItem) -> Iterator[Line]:
    for option in item.options:
        yield Line(RIGHT if option.key else WRONG)


def _asked(item: ShortlistItem) -> Iterator[Line]:
    for option in item.options:
        yield Line(ASK if option.key else NO_NEED)


def _matches(item: MatchItem) -> Iterator[Line]:
    texts = {target.id: target.text for target in item.targets}
    for option in item.options:
        yield Line(f"{_bare(option.text)}: {_bare(texts[option.key])}.", option.key)


def _places(item: OrderItem) -> Iterator[Line]:
    for option in item.options:
        yield Line(f"{_bare(option.text)}.")


def _slips(item: NumberItem) -> Iterator[Line]:
    unit = f" {item.key.unit}" if item.key.unit else ""
    for option in item.options:
        yield Line(AtomicString(f"{write_number(option.value)}{unit}."), repr(option.value).removesuffix(".0"))


def _forms(item: TextItem) -> Iterator[Line]:
    for option in item.options:
        yield Line(f"{option.text}.", strip_markup(option.text))


def _judgements(item: RatingItem) -> Iterator[Line]:
    for option in item.options:
        yield Line(OwnWords(f"{RATINGS[option.key]}."), str(option.key))


def _models(item: FreeItem) -> Iterator[Line]:
    for _option in item.options:
        yield Line(MODEL)


def _bare(text: str) -> str:
    return text.strip().rstrip(".")


LINES: dict[type[Item], Callable[..., Iterator[Line]]] = {
    SingleItem: _keyed,
    MultipleItem: _keyed,
    MatchItem: _matches,
    OrderItem: _places,
    NumberItem: _slips,
    TextItem: _forms,
    RatingItem: _judgements,
    RegionItem: _keyed,
    ShortlistItem: _asked,
    FreeItem: _models,
}
