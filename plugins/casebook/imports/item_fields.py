"""An imported item -> the fields of an item as a quiz file has them, and what is lost on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from types import MappingProxyType
from typing import Any, TypeAlias

from casebook.i18n.translator import read_translator
from casebook.imports.contract import (
    Chosen,
    Gapped,
    ImportedItem,
    Losses,
    Matched,
    Numbered,
    Option,
    Ordered,
    RefusalError,
    Worded,
    Written,
)
from casebook.imports.markdown_signs import escape, guard_lines
from casebook.imports.numbers import write_number
from casebook.imports.prompts import split_prompt
from casebook.imports.slugs import digest_of
from casebook.imports.truth import guess_language
from casebook.items.naming import shorten_slug
from casebook.items.registry import ITEM_TYPES

Fields: TypeAlias = "dict[str, Value]"
Value: TypeAlias = "str | list[str] | list[Fields] | Fields"
LONGEST_ID = 24
TRUE = "true"


@dataclass(frozen=True, slots=True)
class MadeItem:
    """The fields of an item, in the order in which they are written, and what is lost."""

    fields: Fields
    lost: tuple[str, ...]


def make_fields(item: ImportedItem, item_id: str) -> MadeItem:
    """Return the fields of an item. Raises: RefusalError where no type can hold it."""
    losses = Losses(list(item.lost))
    make = MAKERS[type(item.answers)]
    kind, own = make(item.answers, losses)
    stem, lead_in = split_prompt(item.text)
    if not lead_in and not stem and kind != "cloze":
        raise RefusalError("it has no text")
    if not lead_in:
        lead_in = f"{_label(kind, item)}."
        if kind != "cloze":
            losses.add("no paragraph of its text asks, so a lead-in was added")
    fields: Fields = {"id": item_id, "type": kind}
    fields |= {"stem": stem} if stem else {}
    fields |= {"lead_in": lead_in}
    fields |= {"hint": _join_hints(item.hints, losses)} if item.hints else {}
    reasons = [str(own.pop("rationale", "")), item.feedback]
    fields |= own
    fields |= _rationale("\n\n".join(dict.fromkeys(filter(None, reasons))))
    return MadeItem(fields, tuple(losses.said))


def _label(kind: str, item: ImportedItem) -> str:
    """Return what the learner does, in the language of the item."""
    words = item.text + " ".join(part for part in getattr(item.answers, "parts", ()) if isinstance(part, str))
    return read_translator(guess_language(words)).t(ITEM_TYPES[kind].label).rstrip(".")


def _join_hints(hints: Sequence[str], losses: Losses) -> str:
    if len(hints) > 1:
        losses.add("its hints are shown together, not one after the other")
    return "\n\n".join(hints)


def _give_ids(texts: Iterable[str], rows: Iterable[Fields]) -> list[Fields]:
    """Return rows with ids made of their texts, so that they stay the same in another order."""
    taken: set[str] = set()
    made: list[Fields] = []
    for text, row in zip(texts, rows, strict=True):
        slug = shorten_slug(text, LONGEST_ID) or f"o-{digest_of(text)}"
        names = chain((slug, f"{slug}-{digest_of(text)}"), (f"{slug}-{number}" for number in count(2)))
        name = next(each for each in names if each not in taken)
        taken.add(name)
        made.append({"id": name, **row})
    return made


def _rationale(text: str) -> Fields:
    return {"rationale": text} if text else {}


def _check_texts(texts: Sequence[str], what: str, least: int) -> None:
    """Refuse what no type of item could show. Raises: RefusalError."""
    if len(texts) < least:
        has = f"{len(texts)} {what[:-1]}" if len(texts) == 1 else f"{len(texts) or 'no'} {what}"
        raise RefusalError(f"it has {has}; {least} are the least")
    seen: set[str] = set()
    for text in texts:
        if not text.strip():
            raise RefusalError(f"one of its {what} has no text")
        if (plain := " ".join(text.split())) in seen:
            raise RefusalError(f"two of its {what} read alike: `{plain[:60]}`")
        seen.add(plain)


def _make_choice(answers: Chosen, losses: Losses) -> tuple[str, Fields]:
    _check_texts([option.text for option in answers.options], "options", 2)
    most = max(option.credit for option in answers.options)
    if most <= 0:
        raise RefusalError("none of its options earns anything, so none is right")
    marks = _mark_several(answers.options, losses) if answers.several else _mark_one(answers.options, most, losses)
    rows: list[Fields] = [
        {"text": option.text, **({mark: TRUE} if mark else {}), **_rationale(option.feedback)}
        for option, mark in zip(answers.options, marks, strict=True)
    ]
    return "multiple" if answers.several else "single", {
        "options": _give_ids((option.text for option in answers.options), rows)
    }


def _mark_several(options: Sequence[Option], losses: Losses) -> list[str]:
    shares = {round(option.credit, 2) for option in options if option.credit > 0}
    if len(shares) > 1:
        losses.add("not kept: how much each right option counts; here all count the same")
    return ["key" if option.credit > 0 else "" for option in options]


def _mark_one(options: Sequence[Option], most: float, losses: Losses) -> list[str]:
    best = next(option for option in options if option.credit == most)
    if most < 0.99:
        losses.add(f"no option earns everything: the key is the one that earns most ({most:.0%})")
    for option in options:
        if option is not best and option.credit > 0:
            losses.add(f"an option that earns {option.credit:.0%} is marked `defensible`, and earns nothing")
    return ["key" if option is best else "defensible" if option.credit > 0 else "" for option in options]


def _make_match(answers: Matched, losses: Losses) -> tuple[str, Fields]:  # noqa: ARG001 - as all makers
    targets = list(dict.fromkeys([*(row.target for row in answers.rows), *answers.spare]))
    _check_texts([row.text for row in answers.rows], "rows", 2)
    _check_texts(targets, "targets", 2)
    named = _give_ids(targets, ({"text": target} for target in targets))
    ids = {str(target["text"]): str(target["id"]) for target in named}
    rows: list[Fields] = [
        {"text": row.text, "key": ids[row.target], **_rationale(row.feedback)} for row in answers.rows
    ]
    return "match", {"targets": named, "options": _give_ids((row.text for row in answers.rows), rows)}


def _make_order(answers: Ordered, losses: Losses) -> tuple[str, Fields]:  # noqa: ARG001 - as all makers
    _check_texts(answers.rows, "rows", 3)
    return "order", {"options": _give_ids(answers.rows, ({"text": row} for row in answers.rows))}


def _make_number(answers: Numbered, losses: Losses) -> tuple[str, Fields]:
    right = [answer for answer in answers.answers if answer.credit >= 0.99]
    if not right:
        raise RefusalError("no number earns everything, so none is right")
    best, others = right[0], [answer for answer in answers.answers if answer is not right[0]]
    key: Fields = {"value": write_number(best.value)}
    key |= {"tolerance": write_number(best.tolerance)} if best.tolerance else {}
    key |= {"unit": answers.unit} if answers.unit else {}
    slips: list[Fields] = []
    for other in others:
        if abs(other.value - best.value) <= best.tolerance or not other.feedback:
            near = f" ± {write_number(other.tolerance)}" if other.tolerance else ""
            losses.add(f"not kept: what {write_number(other.value)}{near} earns by itself ({other.credit:.0%})")
        else:
            slips.append({"value": write_number(other.value), **_rationale(other.feedback)})
    if answers.otherwise:
        losses.add(f"not kept: what is said of any other number: “{answers.otherwise}”")
    foreseen = _give_ids((f"slip {row['value']}" for row in slips), slips)
    return "number", {"key": key, **({"options": foreseen} if foreseen else {}), **_rationale(best.feedback)}


def _make_text(answers: Worded, losses: Losses) -> tuple[str, Fields]:
    wild = [answer for answer in answers.answers if answers.has_wildcards and "*" in answer.text.replace("\\*", "")]
    plain = [answer for answer in answers.answers if answer not in wild and answer.text.strip()]
    forms = [answer for answer in plain if answer.is_whole]
    if not forms:
        raise RefusalError("none of its answers is a form that is right: in those that are, * stands for any letters")
    for answer in wild:
        _lose_wildcard(answer, losses)
    foreseen = _foresee([answer for answer in plain if not answer.is_whole], losses)
    own: Fields = {"key": list(dict.fromkeys(write_form(answer.text) for answer in forms))}
    return "text", own | ({"options": foreseen} if foreseen else {}) | _join_said(forms)


def _join_said(answers: Iterable[Option]) -> Fields:
    """Return what is said of right answers, once, as the reason of the item."""
    return _rationale("\n\n".join(dict.fromkeys(answer.feedback for answer in answers if answer.feedback)))


def _foresee(answers: Sequence[Option], losses: Losses) -> list[Fields]:
    """Return wrong responses that are foreseen."""
    for answer in answers:
        if answer.credit > 0:
            losses.add(f"`{answer.text}` earns {answer.credit:.0%} no longer, and is a wrong response that is foreseen")
    rows: list[Fields] = [{"text": write_form(answer.text), **_rationale(answer.feedback)} for answer in answers]
    return _give_ids((answer.text for answer in answers), rows)


def _lose_wildcard(answer: Option, losses: Losses) -> None:
    if answer.text.strip() != "*":
        losses.add(f"not kept: the form `{answer.text}`, in which * stands for any letters")
    elif answer.feedback:
        losses.add(f"not kept: what is said of any other response: “{answer.feedback}”")


def write_form(text: str) -> str:
    """Return a form to be compared as Markdown, which is rendered before it is compared."""
    return guard_lines(escape(text.replace("\\*", "*").strip()))


def _make_cloze(answers: Gapped, losses: Losses) -> tuple[str, Fields]:  # noqa: ARG001 - as all makers
    text, rows = "", list[Fields]()
    for part in answers.parts:
        if isinstance(part, str):
            text += part
            continue
        name = f"gap-{len(rows) + 1}"
        # where Markdown would read a list of attributes, a space keeps the gap apart
        text += f" {{{name}}}" if re.search(r"[*`)\]]$", text) else f"{{{name}}}"
        forms = list(part.forms) if part.choices else [write_form(form) for form in part.forms]
        if len(set(part.choices)) == 1:
            raise RefusalError("one of its gaps has a menu of one word")
        choices: Fields = {"choices": list(dict.fromkeys(part.choices))} if part.choices else {}
        rows.append({"id": name, "key": list(dict.fromkeys(forms)), **choices, **_rationale(part.feedback)})
    return "cloze", {"text": text.strip(), "options": rows}


def _make_free(answers: Written, losses: Losses) -> tuple[str, Fields]:  # noqa: ARG001 - as all makers
    return "free", {"model": answers.model} if answers.model else {}


Maker = Callable[[Any, Losses], tuple[str, Fields]]
MAKERS: Mapping[type, Maker] = MappingProxyType(
    {
        Chosen: _make_choice,
        Matched: _make_match,
        Ordered: _make_order,
        Numbered: _make_number,
        Worded: _make_text,
        Gapped: _make_cloze,
        Written: _make_free,
    }
)
