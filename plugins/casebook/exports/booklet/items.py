"""An item of a quiz, read from its form and its key in the page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from casebook.exports.booklet.dom import all_of_class, classes, find_class, make, words_of
from casebook.exports.booklet.site import BookletError, Page

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CHOSEN = {"single", "multiple", "shortlist"}
CITED = {"a", "sup"}
UNSCORED = {"free", "shortlist", "rating", "likert"}
GAP = "____________"
ON_PICTURE = "Tick here; you may draw on the picture"


@dataclass(frozen=True, slots=True)
class Choice:
    """One option as it is shown: its words, its letter, whether it is keyed, or what belongs on its line."""

    text: Element
    letter: str
    keyed: bool = False
    belongs: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An item. `choices` stand in the order shown, `reasons` in the order of the key."""

    page: Page
    anchor: str
    label: str
    kind: str
    type: str
    stem: Element | None
    lead_in: Element
    hint: Element | None
    notes: tuple[str, ...]
    shown: Element | None
    choices: tuple[Choice, ...]
    targets: tuple[Element, ...]
    unit: str
    reasons: tuple[Element, ...]
    keyed: tuple[bool, ...]
    model: Element | None
    review: str
    tag: str
    answer: Element | None

    @property
    def is_map(self) -> bool:
        """Say whether the learner points at regions of a picture."""
        return is_map(self.shown)

    @property
    def short(self) -> str:
        """Return the words of the answer, without what leads it; an empty text where the rows of the key say them."""
        said = say_unled(self.answer)
        rest = said
        for words in sorted((words_of(part).rstrip(".") for part in self._named()), key=len, reverse=True):
            rest = rest.replace(words, "")
        return said if any(map(str.isalpha, rest)) and not say_unled(self.model).startswith(said) else ""

    def _named(self) -> Iterator[Element]:
        yield from (choice.text for choice in self.choices)
        yield from self.targets


def is_map(shown: Element | None) -> bool:
    """Say whether a picture is one to point at."""
    return shown is not None and shown.tag == "region-map"


def say_unled(element: Element | None) -> str:
    """Return the words of an answer or a model, without the word that leads it, its tag and what it cites."""
    if element is None:
        return ""
    said = [element.text]
    for place, part in enumerate(element):
        is_lead = place == 0 and part.tag == "b"
        said += [None if is_lead or part.tag in CITED else words_of(part), part.tail]
    return " ".join("".join(filter(None, said)).split())


def read_item(page: Page, element: Element) -> Item:
    """Return an item of a page.

    Raises: BookletError where the page does not hold what an item needs.
    """
    anchor = element.get("id", "")
    fieldset, key = element.find(".//fieldset"), find_class(element, "key")
    lead_in = element.find(".//legend")
    if fieldset is None or lead_in is None or key is None:
        raise BookletError(f"{page.address}: the item `{anchor}` has no form or no key. Build the site again.")
    rail = find_class(element, "item-header")
    rows = key.find("ol")
    shown = find_class(element, "shown")
    stars = element.get("options", "").split()
    model = next((part for part in key if "data-key" in part.attrib), None)
    return Item(
        page=page,
        anchor=anchor,
        label=words_of(None if rail is None else rail.find("b")),
        kind=ON_PICTURE if is_map(shown) else words_of(rail).partition(" ")[2],
        type=element.get("type", ""),
        stem=find_class(element, "stem"),
        lead_in=lead_in,
        hint=find_class(element, "hint"),
        notes=tuple(_read_notes(fieldset, element.get("type", ""))),
        shown=shown,
        choices=tuple(READ.get(element.get("type", ""), _read_none)(fieldset, key, stars)),
        targets=tuple(target for row in all_of_class(fieldset, "targets") for target in row),
        unit=words_of(fieldset.find(".//i")),
        reasons=() if rows is None else tuple(rows),
        keyed=tuple(star.endswith("*") for star in stars),
        model=model,
        review=words_of(find_class(key, "review")),
        tag=words_of(find_class(key, "tag")).lower(),
        answer=find_class(key, "answer"),
    )


def read_key(item: Item) -> str:
    """Return what a number or a text item takes as its key, in short."""
    raw = "" if item.model is None else item.model.get("data-key", "")
    if not raw:
        return ""
    key = json.loads(raw)
    return f"{key['value']:.10g}" if isinstance(key, dict) else str(key[0])


def _read_notes(fieldset: Element, kind: str) -> Iterator[str]:
    """Yield what stands above the options; of a text with gaps the text, with a line to write on for each gap."""
    for part in fieldset:
        if "ends" in classes(part):
            yield " … ".join(map(words_of, part))
        elif part.tag == "p" and "side" not in classes(part):
            yield words_of(part)
    if kind == "cloze":
        yield " ".join(" ".join(_write_gaps(fieldset)).split())


def _write_gaps(fieldset: Element) -> Iterator[str]:
    for part in fieldset:
        if part.tag == "label":
            number, *choices = (words_of(span) for span in part.iter("span"))
            yield " ".join([number, GAP, *choices])
        elif part.tag not in ("legend", "sup"):
            yield words_of(part)
        yield part.tail or ""


def _read_none(_fieldset: Element, _key: Element, _stars: list[str]) -> list[Choice]:
    return []


def _read_boxes(fieldset: Element, _key: Element, stars: list[str]) -> list[Choice]:
    labels = [label for label in fieldset.iter("label") if label.find("input") is not None]
    return [
        Choice(_say_whole(label, span), letter, keyed=star.endswith("*"))
        for label, star, letter in zip(labels, stars, LETTERS, strict=False)
        if (span := label.find("span")) is not None
    ]


def _say_whole(label: Element, span: Element) -> Element:
    """Return what an option says; in the column of a side it is short, and here the side belongs to it."""
    return (
        make("span", "", span.get("data-name", ""))
        if "data-side" in label.attrib and "data-name" in span.attrib
        else span
    )


def _read_scale(fieldset: Element, _key: Element, _stars: list[str]) -> list[Choice]:
    spans = [label.find("span") for label in fieldset.iter("label")]
    return [Choice(span, "") for span in spans if span is not None]


def _read_rows(fieldset: Element, _key: Element, stars: list[str]) -> list[Choice]:
    """Return the rows to fill of a table; a sentence to write has none."""
    spans = [label.find("span") for label in fieldset.iter("label")] if stars else []
    return [Choice(span, "") for span in spans if span is not None]


def _read_matches(fieldset: Element, key: Element, _stars: list[str]) -> list[Choice]:
    choices = []
    keys = [row.get("data-key", "") for row in key.iter("li") if "data-key" in row.attrib]
    for label, wanted in zip(fieldset.iter("label"), keys, strict=False):
        targets = [option.get("value", "") for option in label.iter("option")][1:]
        span = label.find("span")
        if span is not None:
            choices.append(Choice(span, "", belongs=LETTERS[targets.index(wanted)]))
    return choices


def _read_order(fieldset: Element, _key: Element, stars: list[str]) -> list[Choice]:
    rows = [(row, row.find("span")) for row in fieldset.iter("li") if "data-option" in row.attrib]
    return [
        Choice(span, "", belongs=str(stars.index(row.get("data-option", "")) + 1))
        for row, span in rows
        if span is not None
    ]


def _read_judgements(fieldset: Element, key: Element, _stars: list[str]) -> list[Choice]:
    keys = [row.get("data-key", "") for row in key.iter("li") if "data-key" in row.attrib]
    spans = [row.find("span") for row in all_of_class(fieldset, "rated")]
    return [Choice(span, "", belongs=key) for span, key in zip(spans, keys, strict=False) if span is not None]


READ = {
    **dict.fromkeys(sorted(CHOSEN), _read_boxes),
    "free": _read_rows,
    "likert": _read_scale,
    "match": _read_matches,
    "order": _read_order,
    "rating": _read_judgements,
}
