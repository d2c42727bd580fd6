"""Which format a text is in: by what it holds, and by the name of its file only in doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath
from types import MappingProxyType

from casebook.imports.aiken import read_aiken
from casebook.imports.anki import read_anki
from casebook.imports.contract import Imported
from casebook.imports.csv_table import has_head, read_csv
from casebook.imports.gift import read_gift
from casebook.imports.mkdocs_quiz import read_mkdocs_quiz
from casebook.imports.moodle import read_moodle
from casebook.imports.pictures import Pictures
from casebook.imports.qti12 import read_qti12
from casebook.imports.qti21 import read_qti21
from casebook.imports.source import Source

Reader = Callable[[Source, Pictures], Iterable[Imported]]
READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "gift": read_gift,
        "aiken": read_aiken,
        "moodle": read_moodle,
        "qti12": read_qti12,
        "qti21": read_qti21,
        "anki": read_anki,
        "csv": read_csv,
        "mkdocs-quiz": read_mkdocs_quiz,
    }
)
SUFFIXES = {".gift": "gift", ".csv": "csv", ".tsv": "csv", ".md": "mkdocs-quiz"}
LINES_LOOKED_AT = 100
LOOKED_AT = 200_000  # letters in which signs of a format are looked for
SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(sign, re.MULTILINE))
    for name, sign in {
        "qti12": r"<(?:\w+:)?questestinterop\b",
        "qti21": r"<(?:\w+:)?(?:qti-assessment-item|assessmentItem)\b",
        "moodle": r"<question\b[^>]{0,200}?\btype\s*=|\A\s*(?:<\?xml[^>]*>\s*)?<quiz\s*/?>\s*(?:<!--|</quiz>|\Z)",
        "mkdocs-quiz": r"^[ \t]*(?:<quiz>|<\?quiz\?>)",
        "anki": r"\A#(?:separator|html|notetype|deck|tags|columns|guid)\b[^\n:]*:",
        "aiken": r"^[ \t]*[Aa][.)][ \t]*\S[^\n]*\n(?:[^\n]*\n){1,40}?[ \t]*ANSWER[ \t]*:",
    }.items()
)
GIFT = re.compile(
    r"^[ \t]*::[^\n]*::|^[ \t]*\$CATEGORY:|(?<!\\)\{\s*(?:[=~#>]|T(?:RUE)?\b|F(?:ALSE)?\b|\}|%)", re.MULTILINE
)


def detect_format(text: str, path: PurePath) -> str | None:
    """Return the name of a format; None where a text is in none that is read here."""
    head = text[:LOOKED_AT]
    for name, sign in SIGNS:
        if sign.search(head):
            return name
    if has_head(head):
        return "csv"
    if GIFT.search(head):
        return "gift"
    if _has_tabs(head):
        return "anki"
    return SUFFIXES.get(path.suffix.lower())


def _has_tabs(text: str) -> bool:
    """Tell whether most lines of a text have a tab within: cards without lines that say so."""
    lines = [line.strip() for line in text.split("\n")[:LINES_LOOKED_AT] if line.strip()]
    return sum("\t" in line for line in lines) > len(lines) / 2
