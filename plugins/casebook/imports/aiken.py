"""Aiken: a question, its options with a letter each, and the letter of the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from casebook.imports.contract import Chosen, Imported, ImportedItem, Option, RefusalError, Refused, Remark
from casebook.imports.pictures import Pictures
from casebook.imports.source import Source
from casebook.imports.texts import Texts

OPTION = re.compile(r"\s*(?P<letter>[A-Za-z])(?:[.)]\s+|\)(?=\S))(?P<text>.*\S.*)")
ANSWER = re.compile(r"\s*ANSWERS?\s*[:：]\s*(?P<letters>.*)", re.IGNORECASE)
# What programs beside Moodle write below the answer.
REASON = re.compile(r"\s*(?:FEEDBACK|EXPLANATION|RATIONALE)\s*:\s*(?P<text>.*)", re.IGNORECASE)


@dataclass(slots=True)
class _Draft:
    """A question as far as it is read."""

    start: int
    asked: list[str] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)
    answer: str = ""
    reason: str = ""
    repeated: str = ""
    is_answered: bool = False
    is_apart: bool = False
    """Whether an empty line was the last."""


def read_aiken(source: Source, pictures: Pictures) -> Iterator[Imported]:
    """Yield every question of a file."""
    for draft in _split(source.text):
        place, name = source.locate(draft.start), " ".join(" ".join(draft.asked).split()[:8])
        if not draft.options and not draft.is_answered:
            yield Remark(place, f"`{name}` has neither options nor an answer: it is no question, and was left out.")
            continue
        try:
            yield _read(draft, name, Texts(source, pictures))
        except RefusalError as error:
            yield Refused(place, name, str(error))


def _split(text: str) -> Iterator[_Draft]:
    draft, offset = _Draft(0), 0
    for line in text.split("\n"):
        reason = REASON.fullmatch(line) if draft.is_answered else None
        if reason:
            draft.reason = reason["text"].strip()
        elif line.strip():
            if draft.is_answered or (draft.options and draft.is_apart and not _belongs(line)):
                yield draft
                draft = _Draft(offset)
            _add_line(draft, line, offset + len(line) - len(line.lstrip()))
        draft.is_apart = not line.strip()
        offset += len(line) + 1
    if draft.asked or draft.options:
        yield draft


def _belongs(line: str) -> bool:
    """Tell whether a line after an empty one goes on with the options."""
    return bool(OPTION.fullmatch(line) or ANSWER.fullmatch(line))


def _add_line(draft: _Draft, line: str, offset: int) -> None:
    answer, option = ANSWER.fullmatch(line), OPTION.fullmatch(line)
    if not draft.asked and not draft.options:
        draft.start = offset
    if answer:
        draft.answer = answer["letters"].strip()
        draft.is_answered = True
    elif option and draft.asked:
        letter = option["letter"].upper()
        draft.repeated = draft.repeated or (letter if letter in draft.options else "")
        draft.options[letter] = option["text"]
    elif draft.options:  # an option that goes on in the next line
        last = next(reversed(draft.options))
        draft.options[last] += f"\n{line}"
    else:
        draft.asked.append(line)


def _read(draft: _Draft, name: str, texts: Texts) -> ImportedItem:
    keys = re.split(r"[\s,;/&]+", draft.answer.upper().strip(" .)"))
    if not draft.is_answered:
        raise RefusalError("the line `ANSWER: …` with the letter of the right option is missing")
    unknown = next((key for key in keys if key not in draft.options), None)
    if unknown is not None:
        raise RefusalError(f"its answer is `{draft.answer[:40]}`, and no option has that letter")
    if draft.repeated:
        raise RefusalError(f"two options have the letter {draft.repeated}")
    options = tuple(
        Option(text=texts.line(text, "plain"), credit=float(letter in keys)) for letter, text in draft.options.items()
    )
    return ImportedItem(
        place=texts.source.locate(draft.start),
        name=name,
        text=texts.blocks("\n".join(draft.asked), "plain"),
        answers=Chosen(options, several=len(keys) > 1),
        feedback=texts.blocks(draft.reason, "plain"),
        lost=texts.lost,
    )
