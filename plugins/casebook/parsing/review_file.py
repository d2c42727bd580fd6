"""A table that a reviewer has saved -> what each row says, with its place; whatever else it may hold is a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from casebook.findings import MOST_FINDINGS, FindingCode, Findings, Location, listed, shorten, suggest

COLUMNS = ("id", "seen", "decision", "field", "text", "by", "role", "date")
DECISIONS = ("agree", "amend", "disagree")
MOST_ROWS = 5000
LONGEST = {"text": 2000}  # letters of a cell
LONGEST_WORD = 100
# One cell and what ends it (RFC 4180); spreadsheets of some countries part cells by semicolons.
CELL = {sign: re.compile(rf'(?:"([^"]*(?:""[^"]*)*)"|([^"{sign}\n]*))({sign}|\n|\Z)') for sign in ",;"}
# Names, roles and dates are shown to learners: letters with their marks, digits, and what parts them.
NAME = re.compile(r"[^\W\d_](?:[^\W_]|[ .,'’()/&\u0300-\u036f-])*")
DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
# What a spreadsheet would run. The page puts an apostrophe before such a text.
FORMULA = re.compile(r"[=+\-@\t](?!\d+\Z)")
FORMS = {
    "by": (NAME, "a name in letters, such as `A. Example`"),
    "role": (NAME, "a role in letters, such as `rheumatologist`"),
    "date": (DATE, "a date such as `2026-12-01`"),
    "decision": (re.compile("|".join(DECISIONS)), listed(DECISIONS)),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its values by column, and where each stands."""

    values: Mapping[str, str]
    places: Mapping[str, Location]

    def __getitem__(self, column: str) -> str:
        return self.values[column]


def read_review(text: str, path: PurePath, findings: Findings) -> list[Row]:
    """Return the rows of a table in which nothing is wrong; none where it is no such table."""
    sign = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    lines: list[list[tuple[str, Location]]] = []
    for number, cells in enumerate(_read_lines(text, path, sign, findings)):
        if number > MOST_ROWS:
            findings.error(cells[0][1], FindingCode.REVIEW_FILE, f"A table has at most {MOST_ROWS:,} rows. Split it.")
            return []
        lines.append(cells)
    if findings.has_errors:
        return []
    names = tuple(cell.strip() for cell, _ in lines[0]) if lines else ()
    if names != COLUMNS:
        message = f"The first row must be {', '.join(COLUMNS)}. Save the table once more from the page of the review."
        findings.error(Location(path, 1, 1), FindingCode.REVIEW_FILE, message)
        return []
    return [row for cells in lines[1:] if any(cell for cell, _ in cells) and (row := _read_row(cells, findings))]


def _read_lines(text: str, path: PurePath, sign: str, findings: Findings) -> Iterator[list[tuple[str, Location]]]:
    """Yield the cells of each line with their places."""
    cells: list[tuple[str, Location]] = []
    offset, line, start = 0, 1, 0
    while offset < len(text):
        found = CELL[sign].match(text, offset)
        location = Location(path, line, offset - start + 1)
        if found is None:
            message = "The quotes of this cell do not end, or stand within it. Save the table once more."
            findings.error(location, FindingCode.REVIEW_FILE, message)
            return
        cells.append(((found[1] or "").replace('""', '"') or found[2] or "", location))
        line += found[0].count("\n")
        start = text.rfind("\n", 0, found.end()) + 1
        offset = found.end()
        if len(cells) > len(COLUMNS):
            message = f"This row has more than {len(COLUMNS)} cells. Save the table once more."
            findings.error(location, FindingCode.REVIEW_FILE, message)
            return
        if found[3] != sign:
            yield cells
            cells = []
    if cells:
        yield cells


def _read_row(cells: list[tuple[str, Location]], findings: Findings) -> Row | None:
    """Return a row, or None after saying what is wrong with it."""
    if len(findings) >= MOST_FINDINGS:
        return None
    if len(cells) != len(COLUMNS):
        message = f"This row has {len(cells)} cells, and {len(COLUMNS)} belong there. Save the table once more."
        findings.error(cells[0][1], FindingCode.REVIEW_FILE, message)
        return None
    before = len(findings)
    values: dict[str, str] = {}
    places = {name: location for name, (_, location) in zip(COLUMNS, cells, strict=True)}
    for name, (cell, location) in zip(COLUMNS, cells, strict=True):
        values[name] = _read_cell(name, cell, location, findings)
    if values["decision"] != "agree" and not values["text"]:
        findings.error(places["text"], FindingCode.REVIEW_FILE, f"`{values['decision']}` needs a `text`.")
    return Row(values, places) if len(findings) == before else None


def _read_cell(name: str, cell: str, location: Location, findings: Findings) -> str:
    """Return a cell as it is meant; only a text keeps its lines."""
    most = LONGEST.get(name, LONGEST_WORD)
    if len(cell) > most:
        findings.error(location, FindingCode.REVIEW_FILE, f"`{name}` has more than {most:,} letters. Shorten it.")
        return ""
    if FORMULA.match(cell):
        message = f"`{shorten(cell)}` begins like a formula of a spreadsheet. Put an apostrophe before it."
        findings.error(location, FindingCode.REVIEW_FILE, message)
        return ""
    bare = cell[1:] if cell[:1] == "'" and FORMULA.match(cell[1:]) else cell
    value = "\n".join(map(str.rstrip, bare.split("\n"))).strip() if name == "text" else bare.strip()
    form = FORMS.get(name)
    if form and not form[0].fullmatch(value):
        hint = suggest(value, DECISIONS) if name == "decision" else ""
        message = f"`{name}` must be {form[1]}, not `{shorten(value)}`.{hint}"
        findings.error(location, FindingCode.REVIEW_FILE, message)
    return value
