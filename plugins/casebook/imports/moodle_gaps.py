"""Questions of Moodle whose answers stand in the text: embedded answers, and words to choose or drag."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from casebook.imports.contract import WHOLE, Answers, Gap, RefusalError
from casebook.imports.gap_text import mark_gap, split_text
from casebook.imports.moodle_texts import MoodleTexts
from casebook.imports.numbers import read_number
from casebook.imports.xml_tree import Element

# `{2:SHORTANSWER:=Berlin#Right~%50%Bonn}`; a backslash keeps the sign after it from meaning anything.
EMBEDDED = re.compile(
    r"\{(?P<weight>[0-9]*):(?P<kind>[A-Z]{2,16}(?:_[A-Z]{1,2})?):(?P<answers>(?:\\.|[^\\{}]|\{(?![0-9]*:[A-Z]))*)\}",
    re.DOTALL,
)
BEGUN = re.compile(r"\{[0-9]*:[A-Z_]{2,20}:")
TYPED = frozenset(("SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC"))
CASED = frozenset(("SHORTANSWER_C", "SAC", "MWC"))
NUMBERS = frozenset(("NUMERICAL", "NM"))
CHOICES = frozenset(("MULTICHOICE", "MC", "MULTICHOICE_V", "MCV", "MULTICHOICE_H", "MCH"))
SHUFFLED = {f"{name}S" if "_" in name or name.startswith("MC") else f"{name}_S": name for name in CHOICES}
ANSWER = re.compile(r"^(?P<right>=)?(?:%(?P<weight>-?[0-9]{1,3}(?:\.[0-9]{1,9})?)%)?(?P<rest>.*)$", re.DOTALL)
PLACED = re.compile(r"\[\[([0-9]{1,3})\]\]")


@dataclass(frozen=True, slots=True)
class _Entry:
    credit: float
    text: str
    feedback: str


def read_embedded(question: Element, texts: MoodleTexts) -> tuple[str, Answers]:
    """Read embedded answers: return the blocks above the first gap, and the text with gaps."""
    holder = question.find("questiontext")
    written = MoodleTexts.read(holder)
    gaps: list[Gap] = []

    def mark(found: re.Match[str]) -> str:
        gaps.append(_read_gap(found, texts))
        return mark_gap(len(gaps) - 1)

    marked = EMBEDDED.sub(mark, written)
    if BEGUN.search(marked):
        raise RefusalError("an answer in braces is not closed, or not written as Moodle reads it")
    if not gaps:
        raise RefusalError("it has no answers in braces")
    return split_text(texts.marked_blocks(holder, marked), gaps)


def _read_gap(found: re.Match[str], texts: MoodleTexts) -> Gap:
    kind = SHUFFLED.get(found["kind"], found["kind"])
    entries = list(_list_entries(found["answers"]))
    right = [entry for entry in entries if entry.credit >= WHOLE and entry.text]
    if kind not in TYPED | NUMBERS | CHOICES:
        raise RefusalError(f"a gap of the type `{kind}` has no counterpart here")
    if not right:
        raise RefusalError("one of its gaps has no right answer")
    if found["weight"] not in ("", "1", "0"):
        texts.lose("not kept: how much each gap counts")
    _note_lost(entries, kind, texts)
    feedback = _join_feedback(entries, texts)
    if kind in CHOICES:
        lines = [texts.texts.line(entry.text, "html") for entry in entries]
        keys = [line for line, entry in zip(lines, entries, strict=True) if entry in right]
        return Gap(tuple(keys), tuple(lines), feedback)
    forms = [_read_number(entry.text, texts) if kind in NUMBERS else entry.text for entry in right]
    return Gap(tuple(dict.fromkeys(texts.texts.plain(form) for form in forms)), (), feedback)


def _note_lost(entries: list[_Entry], kind: str, texts: MoodleTexts) -> None:
    if any(0 < entry.credit < WHOLE for entry in entries):
        texts.lose("answers that earn a part of the points count as wrong")
    if kind in CASED:
        texts.lose("capitals no longer have to be right")


def _join_feedback(entries: list[_Entry], texts: MoodleTexts) -> str:
    """Return what is said of the answers of a gap, each with the answer where there are several."""
    said = [
        (texts.texts.line(entry.text), texts.texts.line(entry.feedback)) for entry in entries if entry.feedback.strip()
    ]
    return said[0][1] if len(said) == 1 else "\n\n".join(f"{answer}: {words}" for answer, words in said)


def _read_number(written: str, texts: MoodleTexts) -> str:
    value, _, tolerance = written.partition(":")
    if read_number(value) is None:
        raise RefusalError(f"`{written[:40]}` in a gap is no number")
    if read_number(tolerance or "0"):
        texts.lose(f"numbers near {value.strip()} (± {tolerance.strip()}) count as wrong")
    return value.strip()


def _list_entries(written: str) -> Iterator[_Entry]:
    for part in re.split(r"(?<!\\)~", written):
        found = ANSWER.match(part)
        if found is None:
            continue
        text, _, feedback = _split_once(found["rest"])
        credit = float(found["weight"]) / 100 if found["weight"] else float(bool(found["right"]))
        yield _Entry(credit, _unescape(text), _unescape(feedback))


def _split_once(text: str) -> tuple[str, str, str]:
    """Part an answer from what is said of it; `&#125;` is a sign and no comment."""
    found = re.search(r"(?<![\\&])#", text)
    return (text[: found.start()], "#", text[found.end() :]) if found else (text, "", "")


def _unescape(text: str) -> str:
    return re.sub(r"\\([~#}=/:\"'\\])", r"\1", text).strip()


def read_placed(question: Element, texts: MoodleTexts) -> tuple[str, Answers]:
    """Read words to choose or to drag: `[[2]]` stands for the second of them."""
    choices = list(question.children("selectoption", "dragbox"))
    holder = question.find("questiontext")
    words = [texts.line(choice) if choice.find("text") else texts.texts.line(choice) for choice in choices]
    groups = [choice.read("group") for choice in choices]
    gaps: list[Gap] = []

    def mark(found: re.Match[str]) -> str:
        number = int(found[1]) - 1
        if not 0 <= number < len(choices):
            raise RefusalError(f"{found[0]} stands for a word that it does not have")
        menu = tuple(dict.fromkeys(word for word, group in zip(words, groups, strict=True) if group == groups[number]))
        gaps.append(Gap((words[number],), menu))
        return mark_gap(len(gaps) - 1)

    marked = PLACED.sub(
        mark, unescape(MoodleTexts.read(holder)) if "&#91;" in MoodleTexts.read(holder) else MoodleTexts.read(holder)
    )
    return split_text(texts.marked_blocks(holder, marked), gaps)
