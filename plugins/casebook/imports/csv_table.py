"""CSV with a head of column names: one question a row. `docs/author/import.md` lists the columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from casebook.findings import listed, suggest
from casebook.imports import contract
from casebook.imports.contract import (
    Answers,
    Chosen,
    FileFault,
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
    Worded,
    Written,
)
from casebook.imports.numbers import read_number
from casebook.imports.pictures import Pictures
from casebook.imports.source import Source
from casebook.imports.tables import Row, read_rows
from casebook.imports.texts import Texts
from casebook.imports.truth import WORDS, guess_language, true_or_false

# What a column may be called beside its own name.
NAMES: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "question": ("question", "stem", "question text", "questiontext", "text", "frage", "front"),
        "key": (
            "key",
            "answer",
            "answers",
            "correct",
            "correct answer",
            "correct answers",
            "correct option",
            "solution",
            "antwort",
        ),
        "type": ("type", "question type", "qtype"),
        "options": ("options", "choices"),
        "rationale": ("rationale", "explanation", "feedback", "general feedback", "generalfeedback", "comment"),
        "hint": ("hint",),
        "tags": ("tags", "tag"),
        "category": ("category", "topic", "quiz", "subject"),
        "id": ("id", "item id", "question id"),
        "tolerance": ("tolerance",),
        "unit": ("unit",),
        "picture": ("picture", "image"),
    }
)
OPTION = re.compile(r"(?:option|choice|answer|opt)?[ _]*(?P<sign>[a-j]|[1-9]|10)", re.IGNORECASE)
REASON = re.compile(r"(?:rationale|feedback|explanation)[ _]*(?:option)?[ _]*(?P<sign>[a-j]|[1-9]|10)", re.IGNORECASE)
KINDS = ("single", "multiple", "true-false", "text", "number", "match", "order", "free")
# What types are called elsewhere.
SYNONYMS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("mc", "mcq", "multiple choice", "multiple_choice", "multichoice"), "single"),
        **dict.fromkeys(("multiple response", "multiple answer", "multiple_answers", "checkbox"), "multiple"),
        **dict.fromkeys(("true/false", "truefalse", "tf", "true_false"), "true-false"),
        **dict.fromkeys(("short answer", "short_answer", "shortanswer", "fill in the blank"), "text"),
        **dict.fromkeys(("numerical", "numeric"), "number"),
        **dict.fromkeys(("essay", "open"), "free"),
        "matching": "match",
        "ordering": "order",
    }
)
SEPARATORS = (",", ";", "\t", "|")


def read_csv(source: Source, pictures: Pictures) -> Iterator[Imported]:
    """Yield a question for each row."""
    separator = find_separator(source.text)
    rows = read_rows(source.text, separator)
    head = next((row for row in rows if any(cell.strip() for cell in row.cells)), None)
    columns = _name_columns(head.cells) if head else {}
    if head is None or "question" not in columns.values():
        place = source.locate(head.start if head else 0)
        yield FileFault(place, "The first line does not name a column `question`.")
        return
    yield from _list_unknown(head, columns, source)
    for row in rows:
        if not any(cell.strip() for cell in row.cells):
            continue
        cells = _spread(
            {columns[place]: cell.strip() for place, cell in enumerate(row.cells) if place in columns and cell.strip()}
        )
        texts = Texts(source, pictures)
        try:
            yield _read(row, cells, len(head.cells), texts)
        except RefusalError as error:
            yield Refused(source.locate(row.start), " ".join(cells.get("question", "").split())[:60], str(error))


def has_head(text: str) -> bool:
    """Tell whether a table begins with the names of its columns, a question and its key or an option among them."""
    head = next(iter(read_rows(text.lstrip(), find_separator(text))), None)
    names = set(_name_columns(head.cells).values()) if head else set()
    return "question" in names and len(names) > 1


def _spread(cells: dict[str, str]) -> dict[str, str]:
    """Return cells with each option in a cell of its own, where one cell holds them all."""
    options = re.split(r"[;|\n]", cells.pop("options", ""))
    named = zip("abcdefghij", (option.strip() for option in options if option.strip()), strict=False)
    return {**dict(named), **cells}


def find_separator(text: str) -> str:
    """Return the sign that parts the most cells of the first line."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    return max(SEPARATORS, key=first.count)


def _name_columns(cells: Sequence[str]) -> dict[int, str]:
    """Return the known columns by their place; options and their reasons are `a`, `b`, … and `reason a`, …."""
    known = {alias: name for name, aliases in NAMES.items() for alias in aliases}
    columns: dict[int, str] = {}
    for place, cell in enumerate(cells):
        written = re.sub(r"[\s_\-]+", " ", cell.strip().lower())
        option, reason = OPTION.fullmatch(written), REASON.fullmatch(written)
        name = known.get(written) or (_letter(option) if option else f"reason {_letter(reason)}" if reason else None)
        if name and name not in columns.values():
            columns[place] = name
    return columns


def _letter(found: re.Match[str]) -> str:
    sign = found["sign"].lower()
    return chr(ord("a") + int(sign) - 1) if sign.isdigit() else sign


def _list_unknown(head: Row, columns: Mapping[int, str], source: Source) -> Iterator[Remark]:
    for place, cell in enumerate(head.cells):
        if place not in columns and cell.strip():
            hint = suggest(cell.strip().lower(), NAMES)
            yield Remark(
                source.locate(head.start), f"The column `{cell.strip()[:40]}` is not known and was not read.{hint}"
            )


def _read(row: Row, cells: Mapping[str, str], width: int, texts: Texts) -> ImportedItem:
    if row.fault or len(row.cells) > width:
        raise RefusalError(
            row.fault or f"it has {len(row.cells)} cells, and there are {width} columns: quote cells with a separator"
        )
    if "question" not in cells:
        raise RefusalError("its cell `question` is empty")
    asked = cells["question"]
    text = texts.blocks(asked, "auto")
    if "picture" in cells:
        text += "\n\n" + texts.blocks(f"![]({cells['picture']})", "markdown")
    return ImportedItem(
        place=texts.source.locate(row.start),
        name=texts.plain(asked, "auto")[:60],
        own_id=cells.get("id", ""),
        text=text,
        answers=_read_answers(cells, texts),
        feedback=texts.blocks(cells.get("rationale", ""), "auto"),
        hints=tuple(filter(None, [texts.blocks(cells.get("hint", ""), "auto")])),
        tags=tuple(filter(None, (tag.strip() for tag in re.split("[,;]", cells.get("tags", ""))))),
        category=cells.get("category", ""),
        lost=texts.lost,
    )


def _read_answers(cells: Mapping[str, str], texts: Texts) -> Answers:
    letters = [letter for letter in "abcdefghij" if letter in cells]
    kind = _find_kind(cells, letters)
    if kind in ("single", "multiple"):
        return _read_choice(cells, letters, texts, several=kind == "multiple")
    if kind == "true-false":
        return _read_truth(cells, texts)
    if kind == "match":
        return _read_pairs(cells, letters, texts)
    if kind == "order":
        return Ordered(tuple(texts.line(cells[letter], "auto") for letter in letters))
    return _read_entry(kind, cells, texts)


def _read_entry(kind: str, cells: Mapping[str, str], texts: Texts) -> Answers:
    key = cells.get("key", "")
    if kind == "free":
        return Written(texts.blocks(key, "auto"))
    if not key:
        raise RefusalError("its cell `key` is empty")
    if kind == "number":
        value, tolerance = read_number(key), read_number(cells.get("tolerance", "0"))
        if value is None or tolerance is None:
            raise RefusalError(f"`{(key if value is None else cells['tolerance'])[:40]}` is no number")
        return Numbered((NumberAnswer(value=value, tolerance=abs(tolerance)),), cells.get("unit", ""))
    forms = [texts.plain(form, "auto") for form in re.split(r"[;|]", key)]
    return Worded(tuple(Option(text=form, credit=1) for form in forms if form))


def _find_kind(cells: Mapping[str, str], letters: Sequence[str]) -> str:
    written = cells.get("type", "").lower()
    kind = SYNONYMS.get(written, written)
    key = cells.get("key", "")
    if kind and kind not in KINDS:
        raise RefusalError(f"`{written[:40]}` is no type. Write {listed(KINDS)}, or nothing")
    if kind:
        return "multiple" if kind == "single" and len(_find_keys(cells, letters)) > 1 else kind
    if letters:
        return "multiple" if len(_find_keys(cells, letters)) > 1 else "single"
    if _find_truth(key) is not None:
        return "true-false"
    if read_number(key) is not None:
        return "number"
    return "text" if key else "free"


def _find_keys(cells: Mapping[str, str], letters: Sequence[str]) -> list[str]:
    """Return the letters of the right options: written as letters, numbers or the texts themselves."""
    key = cells.get("key", "")
    same = [letter for letter in letters if cells[letter].casefold() == key.casefold()]
    if same:
        return same
    found = []
    for part in filter(None, (part.strip() for part in re.split(r"[,;|/&]|\band\b", key))):
        sign = re.fullmatch(r"(?:option\s*)?([A-Ja-j]|[1-9]|10)[.)]?", part, re.IGNORECASE)
        letter = (
            sign[1].lower()
            if sign
            else next((each for each in letters if cells[each].casefold() == part.casefold()), "")
        )
        found.append(chr(ord("a") + int(letter) - 1) if letter.isdigit() else letter or part)
    if len(found) == 1 and found[0] not in letters and re.fullmatch("[A-J]{2,10}", found[0]):
        found = list(found[0].lower())
    return list(dict.fromkeys(found))


def _read_choice(cells: Mapping[str, str], letters: Sequence[str], texts: Texts, *, several: bool) -> Chosen:
    keys = _find_keys(cells, letters)
    unknown = [key for key in keys if key not in letters]
    if not keys or unknown:
        raise RefusalError(f"its key `{unknown[0][:40]}` names no option" if unknown else "its cell `key` is empty")
    return Chosen(
        tuple(
            Option(
                text=texts.line(cells[letter], "auto"),
                credit=float(letter in keys),
                feedback=texts.blocks(cells.get(f"reason {letter}", ""), "auto"),
            )
            for letter in letters
        ),
        several,
    )


def _find_truth(key: str) -> bool | None:
    words = {true.casefold(): True for true, _ in WORDS.values()} | {
        false.casefold(): False for _, false in WORDS.values()
    }
    return (words | {"t": True, "f": False}).get(key.strip().casefold())


def _read_truth(cells: Mapping[str, str], texts: Texts) -> Chosen:
    truth = _find_truth(cells.get("key", ""))
    if truth is None:
        raise RefusalError("its cell `key` holds neither `true` nor `false`")
    return true_or_false(guess_language(texts.source.text), is_true=truth)


def _read_pairs(cells: Mapping[str, str], letters: Sequence[str], texts: Texts) -> Matched:
    rows, spare = [], []
    for letter in letters:
        left, arrow, right = re.sub("→|=>", "->", cells[letter]).partition("->")
        if not arrow:
            raise RefusalError(f"its cell `{letter}` is no pair: write `row -> target`")
        target = texts.line(right.strip(), "auto")
        if left.strip():
            rows.append(contract.Row(texts.line(left.strip(), "auto"), target))
        else:
            spare.append(target)
    return Matched(tuple(rows), tuple(spare))
