"""Anki's notes in plain text: lines of fields, with lines that begin with # to say what the fields are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from casebook.imports.contract import Answers, Gap, Imported, ImportedItem, RefusalError, Refused, Written
from casebook.imports.gap_text import mark_gap, split_text
from casebook.imports.markdown_signs import BREAK
from casebook.imports.pictures import Pictures
from casebook.imports.source import Source
from casebook.imports.tables import Row, read_rows
from casebook.imports.texts import Texts

HEADER = re.compile(r"#(?P<name>[a-z][a-z ]*):(?P<value>.*)")
SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":"}
CLOZE = re.compile(r"\{\{c[0-9]{1,3}::(?P<words>(?:(?!\{\{|\}\}).)*)\}\}", re.DOTALL)
BEGUN = re.compile(r"\{\{c[0-9]{1,3}::")
SOUND = re.compile(r"\[sound:([^\]\n]{1,200})\]")
TEX = (
    (re.compile(r"\[\$\$?\](.{1,2000}?)\[/\$\$?\]", re.DOTALL), r"\\(\1\\)"),
    (re.compile(r"\[latex\](.{1,2000}?)\[/latex\]", re.DOTALL | re.IGNORECASE), r"\\(\1\\)"),
)


@dataclass(slots=True)
class _Head:
    """What the first lines say: the separator, the format of fields, and the columns that are no field of a note."""

    separator: str = "\t"
    form: str = "auto"
    columns: dict[str, int] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)
    end: int = 0


def read_anki(source: Source, pictures: Pictures) -> Iterator[Imported]:
    """Yield every note of a file."""
    head = _read_head(source.text)
    for row in read_rows(source.text, head.separator, head.end):
        if not any(cell.strip() for cell in row.cells) or row.cells[0].startswith("# "):
            continue
        texts = Texts(source, pictures)
        try:
            yield _read(row, head, texts)
        except RefusalError as error:
            yield Refused(source.locate(row.start), " ".join(row.cells[0].split())[:40], str(error))


def _read_head(text: str) -> _Head:
    head = _Head()
    while found := HEADER.match(text, head.end):
        name, value = found["name"].strip(), found["value"].strip()
        if name == "separator":
            head.separator = SEPARATORS.get(value.lower(), value or "\t")
        elif name == "html":
            head.form = "html" if value.lower() == "true" else "plain"
        elif name.endswith(" column") and value.isdigit() and int(value):
            head.columns[name.removesuffix(" column")] = int(value) - 1
        else:
            head.named[name] = value
        head.end = found.end() + 1
    return head


def _read(row: Row, head: _Head, texts: Texts) -> ImportedItem:
    aside = {name: row.cells[place].strip() for name, place in head.columns.items() if place < len(row.cells)}
    fields = [_prepare(cell, texts) for place, cell in enumerate(row.cells) if place not in head.columns.values()]
    if row.fault:
        raise RefusalError(row.fault)
    if not fields or not fields[0].strip():
        raise RefusalError("its first field is empty")
    form = head.form
    text, answers, rest = _read_note(fields, form, texts)
    return ImportedItem(
        place=texts.source.locate(row.start),
        name=texts.plain(fields[0], form)[:60],
        own_id=aside.get("guid", ""),
        text=text,
        answers=answers,
        feedback="\n\n".join(filter(None, (texts.blocks(each, form) for each in rest))),
        tags=tuple((aside.get("tags") or head.named.get("tags", "")).split()),
        category=(aside.get("deck") or head.named.get("deck", "")).replace("::", "/"),
        lost=texts.lost,
    )


def _read_note(fields: list[str], form: str, texts: Texts) -> tuple[str, Answers, list[str]]:
    """Return the text, what is asked, and the fields that are left over."""
    if CLOZE.search(fields[0]):
        text, answers = _read_cloze(fields[0], form, texts)
        return text, answers, fields[1:]
    if len(fields) < 2 or not fields[1].strip():
        raise RefusalError("its second field, the back of the card, is empty")
    return texts.blocks(fields[0], form), Written(texts.blocks(fields[1], form)), fields[2:]


def _read_cloze(written: str, form: str, texts: Texts) -> tuple[str, Answers]:
    gaps: list[Gap] = []

    def mark(found: re.Match[str]) -> str:
        written, _, hint = found["words"].partition("::")
        words = texts.plain(written, form)
        if not words:
            raise RefusalError("one of its gaps holds a picture or nothing, and no words")
        if hint:
            texts.lose(f"not kept: the hint `{' '.join(hint.split())[:60]}` of a gap")
        gaps.append(Gap((words,)))
        return mark_gap(len(gaps) - 1)

    marked = CLOZE.sub(mark, written)
    if BEGUN.search(marked):
        raise RefusalError("one of its gaps stands within another, or is not closed")
    return split_text(texts.blocks(marked, form).replace("\n\n", BREAK), gaps)


def _prepare(cell: str, texts: Texts) -> str:
    """Return a field without recordings, and with formulas as HTML has them."""
    for name in SOUND.findall(cell):
        texts.lose(f"not kept: the recording `{name}`")
    text = SOUND.sub("", cell)
    for pattern, written in TEX:
        text = pattern.sub(written, text)
    return text
