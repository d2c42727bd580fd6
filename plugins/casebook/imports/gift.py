"""GIFT, Moodle's format in text: questions with their answers in braces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casebook.imports.contract import (
    Answers,
    Chosen,
    Imported,
    ImportedItem,
    Matched,
    NumberAnswer,
    Numbered,
    Option,
    Ordered,
    RefusalError,
    Refused,
    Remark,
    Row,
    Worded,
    Written,
)
from casebook.imports.numbers import read_number
from casebook.imports.pictures import Pictures
from casebook.imports.source import Source
from casebook.imports.texts import Texts
from casebook.imports.truth import guess_language, true_or_false

# A backslash keeps the sign after it from meaning anything; `\n` is a new line. Both are set aside as two letters, so
# that places stay what they are.
ESCAPED = re.compile(r"\\([~=#{}:n\\])")
SIGNS = "~=#{}:n\\"
FILLER = "\ue0ff"
_HIDDEN = {sign: chr(0xE100 + place) for place, sign in enumerate(SIGNS)}
_SHOWN = {ord(held): "\n" if sign == "n" else sign for sign, held in _HIDDEN.items()} | {ord(FILLER): None}

COMMENT = re.compile(r"[ \t]*//.*")
CATEGORY = re.compile(r"[ \t]*\$CATEGORY:[ \t]*(?P<path>.*)", re.IGNORECASE)
NAME = re.compile(r"\s*::(?P<name>.*?)::", re.DOTALL)
FORM = re.compile(r"\s*\[(?P<form>html|moodle|plain|markdown)\]", re.IGNORECASE)
FORMS = {"html": "html", "moodle": "auto", "plain": "plain", "markdown": "markdown"}
TAGGED = re.compile(r"\[(id|tag):([^\]\n]*)\]")
WEIGHT = re.compile(r"\s*%(?P<weight>-?[0-9]{1,3}(?:[.,][0-9]{1,9})?)%")
TRUTH = re.compile(r"\s*(?P<value>TRUE|FALSE|T|F)\s*(?:#(?P<rest>.*))?", re.IGNORECASE | re.DOTALL)
ORDER = re.compile(r"\s*>(?P<head>[^\n]*)\n(?P<rows>.*)", re.DOTALL)
GAP = "_____"
UNCLOSED = "its answers are not closed by a brace"


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of one question, where they begin, and what comments above them say."""

    text: str
    start: int
    category: str
    own_id: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    """An answer: `=` or `~`, how much it earns of 1, its text and its feedback."""

    sign: str
    weight: float | None
    text: str
    feedback: str


def read_gift(source: Source, pictures: Pictures) -> Iterator[Imported]:
    """Yield every question of a file."""
    for block in _split(source.text):
        named = NAME.match(block.text)
        name = " ".join(_show(named["name"]).split()) if named else ""
        body = block.text[named.end() :] if named else block.text
        called = name or " ".join(_show(body.partition("{")[0]).split()[:8])
        place = source.locate(block.start)
        if "{" not in body:
            yield Remark(place, f"`{called}` has no answers in braces: it is no question, and was left out.")
            continue
        try:
            yield _read(body, called, block, Texts(source, pictures))
        except RefusalError as error:
            yield Refused(place, called, str(error))


def _split(text: str) -> Iterator[_Block]:
    """Yield what stands between empty lines; an empty line within braces ends nothing."""
    category, above, lines = "", "", list[str]()
    start = offset = depth = 0
    for line in [*_hide(text).split("\n"), "", "::"]:
        is_comment = COMMENT.fullmatch(line)
        begins = depth > 0 and line.startswith("::")
        if lines and (begins or (depth <= 0 and not line.strip())):
            yield _make_block(lines, start, category, above)
            above, lines, depth = "", [], 0
        if is_comment:
            above += line
        elif not lines and (found := CATEGORY.match(line)):
            category = _show(found["path"]).strip()
        elif lines or line.strip():
            start = start if lines else offset + len(line) - len(line.lstrip())
            lines.append(line)
            depth += line.count("{") - line.count("}")
        offset += len(line) + 1


def _make_block(lines: list[str], start: int, category: str, above: str) -> _Block:
    said = TAGGED.findall(_show(above))
    own_id = next((value.strip() for kind, value in said if kind == "id"), "")
    tags = tuple(value.strip() for kind, value in said if kind == "tag" and value.strip())
    return _Block("\n".join(lines), start, category, own_id, tags)


def _read(body: str, name: str, block: _Block, texts: Texts) -> ImportedItem:
    before, _, rest = body.partition("{")
    answers, brace, after = rest.partition("}")
    if not brace:
        raise RefusalError(UNCLOSED)
    if "{" in after:
        raise RefusalError("it has answers in braces twice, and GIFT allows one place for them")
    found = FORM.match(before)
    form = FORMS[found["form"].lower()] if found else "auto"
    asked = _show(before[found.end() :] if found else before)
    if after.strip():
        tail = _show(after).strip()
        asked = f"{asked.rstrip()} {GAP}{'' if tail[0] in '.,;:!?)' else ' '}{tail}"
    own, _, general = answers.partition("####")
    return ImportedItem(
        place=texts.source.locate(block.start),
        name=name,
        own_id=block.own_id or (name if NAME.match(block.text) else ""),
        text=texts.blocks(asked, form),
        answers=_read_answers(own, form, texts),
        feedback=_block(general, form, texts),
        tags=block.tags,
        category=block.category,
        lost=texts.lost,
    )


def _read_answers(written: str, form: str, texts: Texts) -> Answers:
    truth, order = TRUTH.fullmatch(written), ORDER.match(written)
    if not written.strip():
        return Written()
    if truth:
        return _read_truth(truth, form, texts)
    if order:
        return Ordered(tuple(_line(row, form, texts) for row in order["rows"].split("\n") if row.strip()))
    if written.lstrip().startswith("#"):
        return _read_numbers(written.lstrip()[1:], form, texts)
    entries = list(_list_entries(written))
    if all(entry.sign == "=" for entry in entries):
        if entries and all("->" in entry.text for entry in entries):
            return _read_pairs(entries, form, texts)
        return Worded(tuple(_make_option(entry, form, texts, is_typed=True) for entry in entries), has_wildcards=True)
    several = all(entry.sign == "~" for entry in entries)
    return Chosen(tuple(_make_option(entry, form, texts) for entry in entries), several)


def _read_truth(found: re.Match[str], form: str, texts: Texts) -> Chosen:
    """Read `T#said when wrong#said when right`."""
    wrong, right = (_block(part, form, texts) for part in [*(found["rest"] or "").split("#"), "", ""][:2])
    is_true = found["value"].upper().startswith("T")
    language = guess_language(texts.source.text)
    when = {"when_true": right if is_true else wrong, "when_false": wrong if is_true else right}
    return true_or_false(language, is_true=is_true, **when)


def _read_pairs(entries: list[_Entry], form: str, texts: Texts) -> Matched:
    rows, spare = [], []
    for entry in entries:
        left, _, right = entry.text.partition("->")
        target = _line(right, form, texts)
        if left.strip():
            rows.append(Row(_line(left, form, texts), target, _block(entry.feedback, form, texts)))
        else:
            spare.append(target)
    return Matched(tuple(rows), tuple(spare))


def _read_numbers(written: str, form: str, texts: Texts) -> Numbered:
    written = written if re.match(r"\s*[=~]", written) else f"={written}"
    answers, otherwise = [], ""
    for entry in _list_entries(written):
        if entry.text.strip() in ("", "*"):
            otherwise = _block(entry.feedback, form, texts)
            continue
        value, tolerance = _read_range(entry.text)
        credit = entry.weight if entry.weight is not None else float(entry.sign == "=")
        feedback = _block(entry.feedback, form, texts)
        answers.append(NumberAnswer(value=value, tolerance=tolerance, credit=credit, feedback=feedback))
    return Numbered(tuple(answers), otherwise=otherwise)


def _read_range(written: str) -> tuple[float, float]:
    """Read `3`, `3:0.1` or `1..5` as a number and a tolerance."""
    text = _show(written).strip()
    if ".." in text:
        ends = [read_number(end) for end in text.split("..", 1)]
        if None not in ends:
            low, high = sorted(end for end in ends if end is not None)
            return float(f"{(low + high) / 2:.12g}"), float(f"{(high - low) / 2:.12g}")
    value, _, tolerance = text.partition(":")
    numbers = read_number(value), read_number(tolerance or "0")
    if numbers[0] is None or numbers[1] is None:
        raise RefusalError(f"`{text[:40]}` is no number")
    return numbers[0], abs(numbers[1])


def _list_entries(written: str) -> Iterator[_Entry]:
    """Yield the answers. Raises: RefusalError where they do not begin with a sign."""
    first, *parts = re.split(r"([=~])", written)
    if first.strip():
        raise RefusalError(f"its answers begin with `{_show(first).strip()[:20]}`, and not with = or ~")
    for sign, content in zip(parts[::2], parts[1::2], strict=True):
        found = WEIGHT.match(content)
        text, _, feedback = (content[found.end() :] if found else content).partition("#")
        weight = float(found["weight"].replace(",", ".")) / 100 if found else None
        yield _Entry(sign, weight, text, feedback)


def _make_option(entry: _Entry, form: str, texts: Texts, *, is_typed: bool = False) -> Option:
    credit = entry.weight if entry.weight is not None else float(entry.sign == "=")
    text = texts.plain(_show(entry.text), form) if is_typed else _line(entry.text, form, texts)
    return Option(text=text, credit=credit, feedback=_block(entry.feedback, form, texts))


def _line(written: str, form: str, texts: Texts) -> str:
    return texts.line(*_take_form(written, form))


def _block(written: str, form: str, texts: Texts) -> str:
    return texts.blocks(*_take_form(written, form))


def _take_form(written: str, form: str) -> tuple[str, str]:
    """Return a text and its format, which it may say itself: `[html]<b>…`."""
    found = FORM.match(written)
    return (
        (_show(written[found.end() :]).strip(), FORMS[found["form"].lower()])
        if found
        else (_show(written).strip(), form)
    )


def _hide(text: str) -> str:
    return ESCAPED.sub(lambda found: _HIDDEN[found[1]] + FILLER, text)


def _show(text: str) -> str:
    return text.translate(_SHOWN)
