"""The text of a `.bib` file -> its entries, each field with its place, and what is wrong with how they are written."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

from casebook.findings import FindingCode, Findings, Location, listed, shorten
from casebook.parsing.text_file import place

if TYPE_CHECKING:
    from bibtexparser.library import Library
    from bibtexparser.model import Block, Entry

WORD = re.compile(r"[^\s#,{}\"=]+")
NEXT_FIELD = re.compile(r"\s*(?P<name>[\w-]+)\s*=")
OPENING = re.compile(r"@\w+\s*[{(]\s*(?P<key>[^\s,={}]+)(?=\s+[\w-]+\s*=)")
REMARK = re.compile(r"^\s*%.*$", re.MULTILINE)
UNREADABLE = "This entry cannot be read. Check its braces, and the comma after each field."
NO_COMMA = "A comma is missing after this value, so the rest of the entry would be read as part of it."


@dataclass(slots=True)
class BibEntry:
    """One entry: its type, its key, its fields by name in small letters, and where each stands."""

    type: str
    key: str
    location: Location
    values: dict[str, str] = field(default_factory=dict)
    places: dict[str, Location] = field(default_factory=dict)


def read_entries(text: str, path: PurePath, findings: Findings) -> list[BibEntry]:
    """Return every entry that can be read, and report what cannot."""
    from bibtexparser.entrypoint import parse_string  # takes long to load, and a site may have no bibliography

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it would log becomes findings here
    library = parse_string(text, parse_stack=[])
    reader = _Reader(text, path, findings)
    reader.check_blocks(library)
    macros = {each.key.lower(): reader.read_string(each) for each in library.strings}
    return [reader.read_entry(each, macros) for each in library.entries]


class _Reader:
    def __init__(self, text: str, path: PurePath, findings: Findings) -> None:
        self.text, self.path, self.findings = text, path, findings
        self.lines = text.split("\n")

    def at(self, line: int | None) -> Location:
        """Return the first sign of a line, which counts from 0; of the last line, where there are fewer."""
        row = min(line or 0, len(self.lines) - 1)  # the library counts some line ends that are none
        shown = self.lines[row]
        return Location(self.path, row + 1, len(shown) - len(shown.lstrip()) + 1)

    def check_blocks(self, library: Library) -> None:
        """Report blocks that could not be read, and text between entries that looks like one."""
        from bibtexparser.model import ImplicitComment, ParsingFailedBlock

        has_failed = False  # what follows a block that failed is the rest of it
        for block in library.blocks:
            if isinstance(block, ParsingFailedBlock):
                self._report_failed(block)
            elif isinstance(block, ImplicitComment) and not has_failed:
                self._report_between(block)
            has_failed = isinstance(block, ParsingFailedBlock)

    def _report_failed(self, block: Block) -> None:
        from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock

        location = self.at(block.start_line)
        if isinstance(block, DuplicateBlockKeyBlock):
            self.findings.error(
                location, FindingCode.ID_DUPLICATE, f"The key `{shorten(block.key)}` is used twice. Keys must differ."
            )
            return
        if isinstance(block, DuplicateFieldKeyBlock):
            names = listed(sorted(block.duplicate_keys))
            self.findings.error(location, FindingCode.FIELD_TWICE, f"This entry gives {names} twice. Keep one.")
            return
        opening = OPENING.match(block.raw or "")
        if opening:
            where = self.text.find(block.raw or "", self._start(block.start_line)) + opening.end("key")
            message = f"A comma is missing after the key `{shorten(opening['key'])}`."
            self.findings.error(place(self.path, self.text, where), FindingCode.REFERENCE_SYNTAX, message)
        else:
            self.findings.error(location, FindingCode.REFERENCE_SYNTAX, UNREADABLE)

    def _report_between(self, block: Block) -> None:
        written = REMARK.sub("", block.raw or "")
        if not re.search(r"[{}=]", written):
            return
        row = next((row for row, line in enumerate(written.split("\n")) if re.search(r"[{}=]", line)), 0)
        message = (
            "This belongs to no entry, and would be lost. An entry begins with `@` and ends with its closing brace."
        )
        self.findings.error(self.at((block.start_line or 0) + row), FindingCode.REFERENCE_SYNTAX, message)

    def _start(self, line: int | None) -> int:
        return sum(len(each) + 1 for each in self.lines[: line or 0])

    def read_string(self, block: object) -> str:
        """Return the text that a `@string` stands for."""
        return "".join(part for part, _ in _read_parts(str(getattr(block, "value", "")), {}))

    def read_entry(self, entry: Entry, macros: Mapping[str, str]) -> BibEntry:
        """Return an entry with its values as they are meant."""
        read = BibEntry(entry.entry_type.lower(), entry.key, self.at(entry.start_line))
        for each in entry.fields:
            name = each.key.split("\n")[-1].strip().lower()  # a remark may stand above it
            if name in read.values:
                self.findings.error(
                    read.location, FindingCode.FIELD_TWICE, f"This entry gives `{name}` twice. Keep one."
                )
            row = (each.start_line or 0) + each.key.count("\n")
            read.places[name] = self.at(row)
            self._read_value(read, name, (str(each.value), row), macros)
        return read

    def _read_value(self, entry: BibEntry, name: str, written: tuple[str, int], macros: Mapping[str, str]) -> None:
        """Add a value, and the fields that stand in it since a comma is missing."""
        raw, row = written
        parts = list(_read_parts(raw, macros))
        end = parts[-1][1] if parts else 0
        entry.values[name] = " ".join("".join(part for part, _ in parts).split())
        if not raw[end:].strip():
            return
        start = max(self.text.find(raw, self._start(row)), 0)
        following = NEXT_FIELD.match(raw, end)
        if not following:
            message = "This value needs braces around it: `{…}`."
            self.findings.error(place(self.path, self.text, start), FindingCode.REFERENCE_SYNTAX, message)
            return
        self.findings.error(place(self.path, self.text, start + end), FindingCode.REFERENCE_SYNTAX, NO_COMMA)
        where = place(self.path, self.text, start + following.start("name"))
        entry.places[following["name"].lower()] = where
        self._read_value(entry, following["name"].lower(), (raw[following.end() :].strip(), where.line - 1), macros)


def _read_parts(raw: str, macros: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Yield each part of a value, joined by `#`, and the offset of its end: `{…}`, `"…"`, a number or a macro."""
    place = 0
    while place < len(raw):
        place += len(raw[place:]) - len(raw[place:].lstrip())
        end = _end_of_part(raw, place)
        part = raw[place:end]
        if part[:1] in ("{", '"'):
            yield part[1:-1], end
        else:
            yield macros.get(part.lower(), part), end
        joined = re.compile(r"\s*#").match(raw, end)
        if not joined or end == place:
            return
        place = joined.end()


def _end_of_part(raw: str, start: int) -> int:
    """Return the offset behind the part that begins at `start`; braces are counted, as BibTeX does."""
    if raw[start : start + 1] not in ("{", '"'):
        word = WORD.match(raw, start)
        return word.end() if word else start
    if raw[start] == "{" and raw.find("{", start + 1) < 0 <= raw.find("}", start):
        return raw.index("}", start) + 1  # as most values are written
    depth, closing = 0, "}" if raw[start] == "{" else '"'
    for offset in range(start, len(raw)):
        depth += {"{": 1, "}": -1}.get(raw[offset], 0)
        if depth == 0 and offset > start and raw[offset] == closing:
            return offset + 1
    return len(raw)
