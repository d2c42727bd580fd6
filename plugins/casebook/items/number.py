"""`number`: the response is a number, right within a tolerance; options are slips foreseen by the author."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.findings import FindingCode, shorten
from casebook.i18n import ENGLISH, N_
from casebook.items.acceptance import normalize, within
from casebook.items.alternatives import say_any
from casebook.items.contract import ANSWER, Answer, Asked, ItemType, Line, no_extra
from casebook.items.entry import ForeseenOption, add_entry, add_key_of_entry
from casebook.items.illustration import add_illustration
from casebook.items.number_key import NumberKey, Span, check_key, read_key
from casebook.items.shared_rules import check_item_rationale, check_tempting
from casebook.items.worth import check_no_parts
from casebook.model import Item
from casebook.model.base import Number
from casebook.model.task import NumberEntry
from casebook.parsing import yaml_nodes
from casebook.parsing.document import Document, find_entries, find_scalar
from casebook.rendering.markdown import Writer

NUMBER_FORM = re.compile(r"[+-]?([0-9]*\.)?[0-9]+(e[+-]?[0-9]+)?", re.IGNORECASE)
# What may part thousands stands before three digits; a comma or a point may be the decimal sign as well.
EITHER = re.compile(r"[+-]?[1-9][0-9]?[0-9]?[ '.][0-9]{3}")
# What keyboards and input methods have in the place of these signs: Arabic, Chinese, Japanese; by their shape some of
# them are letters or marks of a sentence, so that only a number is read like this.
SIGNS = str.maketrans("٫。،٬٪ー", "..,'%-")
RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


class ForeseenNumber(ForeseenOption):
    """A slip that is foreseen."""

    value: Number
    """The number that such a slip gives."""


class NumberItem(Item):
    """The response is a number. Options are slips foreseen by the author."""

    type: Literal["number"]
    key: NumberKey
    """The right number, and what counts as right."""
    options: tuple[ForeseenNumber, ...] = ()
    """Errors that you foresee, each with its own rationale."""


def check_foreseen(document: Document, item: yaml_nodes.Mapping) -> None:
    """A slip that a `number` item foresees would not be graded right."""
    key = read_key(item)
    for option in find_entries(item, "options"):
        found = find_scalar(option, "value")
        slip = _read_float(found)
        if found and slip is not None and key and _is_within(slip, key.spans):
            message = f"`{shorten(found.value)}` lies within the tolerance of `key`, so it cannot be a slip."
            document.error(found, FindingCode.KEY_REPEATED, message)


def _read_float(scalar: yaml_nodes.Scalar | None) -> float | None:
    try:
        return float(scalar.value) if scalar else None
    except ValueError:
        return None


def _add_controls(fieldset: Element, item: NumberItem, _anchor: str, writer: Writer) -> None:
    label = add_entry(fieldset, writer)
    # Where text runs from the right, the sign would stand behind its number.
    label[-1].set("dir", "ltr")
    if item.key.unit:
        SubElement(label, "i").text = AtomicString(item.key.unit)


def _add_lead(details: Element, item: NumberItem, writer: Writer) -> None:
    packed = _pack(item.key)
    add_key_of_entry(details, item, packed, _describe_key(item.key, writer), writer)


def _pack(key: NumberKey) -> dict[str, object]:
    """Return the key as the script reads it; what is right besides the first number stands in `others`."""
    (value, tolerance), *others = key.spans
    packed: dict[str, object] = {"value": value, "tolerance": tolerance}
    return packed | ({"unit": key.unit} if key.unit else {}) | ({"others": others} if others else {})


def _describe_key(key: NumberKey, writer: Writer) -> str:
    (value, reach), *others = key.spans
    if others:
        return AtomicString(f"{say_any([_describe_span(span, key, writer) for span in key.spans], writer)}.")
    shown, low, high = _write_span((value, reach), key, writer)
    if key.range:
        return writer.t("{low} to {high}.", low=low, high=_with_unit(value + reach, key, writer))
    if reach:
        return writer.t("{number}, accepted {low} to {high}.", number=shown, low=low, high=high)
    return AtomicString(f"{shown}.")


def _describe_span(span: Span, key: NumberKey, writer: Writer) -> str:
    shown, low, high = _write_span(span, key, writer)
    return writer.t("{number} (accepted {low} to {high})", number=shown, low=low, high=high) if span[1] else shown


def _write_span(span: Span, key: NumberKey, writer: Writer) -> tuple[str, str, str]:
    """Return a number with its unit, and the lowest and the highest that are accepted for it."""
    value, reach = span
    sign = writer.translator.decimal_sign
    return _with_unit(value, key, writer), write_number(value - reach, sign), write_number(value + reach, sign)


def _list_lines(item: NumberItem, writer: Writer) -> Iterator[Line]:
    for option in item.options:
        words = AtomicString(f"{_with_unit(option.value, item.key, writer)}.")
        yield Line(words, repr(option.value).removesuffix(".0"))


def _with_unit(value: float, key: NumberKey, writer: Writer) -> str:
    number = write_number(value, writer.translator.decimal_sign)
    return f"{number} {key.unit}" if key.unit else number


def write_number(value: float, sign: str) -> str:
    """Write a number without trailing zeros, with a true minus; a very large or small one with a power of ten.

    `sign` is the decimal sign.
    """
    digits, _, power = f"{value:.15g}".replace("-", "−").replace(".", sign).partition("e")
    return f"{digits} × 10{str(int(power.replace('−', '-'))).translate(RAISED)}" if power else digits


def _list_asked(item: NumberItem) -> Asked:
    (value, tolerance), *others = item.key.spans
    return Asked([value, tolerance, item.key.unit, *others], ())


def read_number(written: str, unit: str | None) -> float | str | None:
    """Return the number in a response such as `12,5 %`, or None when there is none or the unit differs.

    A thousands separator is never guessed: for `1,500` the words are returned that ask which number is meant.
    """
    alone = _spell(written).replace(_spell(unit or ""), " ", 1).strip()
    number = re.sub(",", ".", re.sub(r" ?x ?10\^", "e", alone, count=1), count=1)
    value = float(number) if NUMBER_FORM.fullmatch(number) else None
    if EITHER.fullmatch(number):
        joined = re.sub("[ '.]", "", number)
        # as the script says it, which translates it
        if value:
            return ENGLISH.t("Write {joined} or {value}.", joined=joined, value=f"{value:g}")
        return ENGLISH.t("Write {joined}.", joined=joined)
    return value


def _spell(text: str) -> str:
    """Let the spellings of a unit meet. The case of other letters than l may make another unit: mg is not Mg."""
    plain = normalize(text).translate(SIGNS).replace("L", "l").replace("×", "x")
    return re.sub("μ|mc(?=g)", "u", plain)


def _grade(key: Mapping[str, Any], response: str) -> float | None:
    value = read_number(response, key.get("unit"))
    spans = [(key["value"], key.get("tolerance", 0)), *key.get("others", ())]
    return float(_is_within(value, spans)) if isinstance(value, float) else None


def _is_within(value: float, spans: Iterable[Span]) -> bool:
    return any(within(value, centre, reach) for centre, reach in spans)


def _describe(item: NumberItem) -> NumberEntry:
    slips = {option.id: option.value for option in item.options}
    (value, tolerance), *others = item.key.spans
    return NumberEntry(value, tolerance, item.key.unit, slips, tuple(others))


NUMBER: ItemType[NumberItem] = ItemType(
    name="number",
    # Translators: what the learner does, above an item.
    label=N_("Write a number"),
    reasons=N_("Why this answer"),
    model=NumberItem,
    rules=(check_item_rationale, check_key, check_foreseen, check_tempting, check_no_parts),
    attributes=lambda _: {"type": "number"},
    illustrate=add_illustration,
    controls=_add_controls,
    answer=lambda item, writer: Answer(ANSWER, _describe_key(item.key, writer)),
    lead=_add_lead,
    lines=_list_lines,
    extra=no_extra,
    asked=_list_asked,
    grade=_grade,
    task=_describe,
)
