"""The files of a site -> the same with present names in place of former ones, and what only the author can change."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from casebook.bank.files import find_kind, list_files
from casebook.blocks.registry import GRAMMAR
from casebook.findings import Finding, FindingCode, Findings, Location, Rules
from casebook.items.quiz_file import read_quiz
from casebook.parsing.page_scanner import read_page
from casebook.parsing.renamed import BUNDLES, FIELDS, ITEM_TYPES, MODES, find_renamed_bundles, find_renamed_modes
from casebook.parsing.settings import Settings, list_pages, read_settings
from casebook.parsing.text_file import is_folder, read_text

LINE_END = re.compile(r"\r\n|\r|\n")
# How a former name stands at the place of its finding, and the present ones.
WORDS: tuple[tuple[re.Pattern[str], Mapping[str, str]], ...] = (
    (re.compile(r"/{3,} *(?P<word>[\w-]+)"), GRAMMAR.renamed),
    (re.compile(r"\?(?:[^()\s]*&)?mode=(?P<word>\w+)"), MODES),
    (re.compile(r"[\"']?(?P<word>[\w-]+)"), {**ITEM_TYPES, **FIELDS, **BUNDLES}),
)
# What keeps a file from being searched.
UNREADABLE = ("yaml-", "file-", "text-control")


@dataclass(frozen=True, slots=True)
class Change:
    """A former name at its place, and the present one."""

    location: Location
    former: str
    name: str


@dataclass(frozen=True, slots=True)
class Upgrade:
    """A file: its text with the present names, what was changed, and what is left to the author."""

    path: Path
    text: str
    changes: tuple[Change, ...]
    left: tuple[Finding, ...]


Find = Callable[[str], Iterable[Finding]]
"""Returns what is found in the text of a file, whose lines end with line feeds."""


def plan_upgrade(root: Path) -> Iterator[Upgrade]:
    """Yield each file of the site in a folder in which a former name stands, or that cannot be searched."""
    unread = Findings()
    settings = read_settings(root, unread)
    for path, find in _list_files(settings, unread):
        found = Findings()
        if read_text(path, path, found) is None:
            yield Upgrade(path, "", (), tuple(found))
            continue
        upgrade = _upgrade(path, path.read_bytes().decode("utf-8-sig"), find)
        if upgrade.changes or upgrade.left:
            yield upgrade


def _list_files(settings: Settings, unread: Findings) -> Iterator[tuple[Path, Find]]:
    """Yield each file that may hold a former name, and what finds it; `unread` is what the settings were read with."""
    if settings.file:
        yield settings.file, partial(_find_in_settings, settings.file, tuple(unread))
    for file in (each for each in list_files(settings.quizzes) if find_kind(each) == "quiz"):
        yield file, partial(_find_in_quiz, file)
    for page in list_pages(settings.docs) if is_folder(settings.docs) else ():
        yield page, partial(_find_in_page, page)


def _find_in_settings(file: Path, read: tuple[Finding, ...], text: str) -> Iterator[Finding]:
    yield from read
    yield from find_renamed_bundles(text, file)


def _find_in_quiz(file: Path, text: str) -> Iterable[Finding]:
    return read_quiz(text, file, Rules.PLAIN).findings


def _find_in_page(page: Path, text: str) -> Iterator[Finding]:
    yield from read_page(text, page, GRAMMAR).findings
    yield from find_renamed_modes(text, page)


def _upgrade(path: Path, text: str, find: Find) -> Upgrade:
    """Return a file with present names; again and again, since what is wrong may hide what comes after it."""
    done: list[Change] = []
    while True:
        found = list(find(LINE_END.sub("\n", text)))
        changes = _read_changes(text, found)
        changed = apply(text, changes)
        if _count_twice(find(LINE_END.sub("\n", changed))) > _count_twice(found):
            # the present name of a field stands there too: which of the two is meant?
            changes = [each for each in changes if each.former not in FIELDS]
            changed = apply(text, changes)
        if not changes:
            return Upgrade(path, text, tuple(done), tuple(filter(_is_left, found)))
        text = changed
        done += changes


def _read_changes(text: str, found: Iterable[Finding]) -> list[Change]:
    renamed = sorted({each.location for each in found if each.code is FindingCode.WORD_RENAMED})
    read = (_read_change(text, location) for location in renamed)
    return [change for change in read if change]


def _read_change(text: str, location: Location) -> Change | None:
    """Return the former name that stands at the place of a finding, with its own place."""
    line = LINE_END.split(text)[location.line - 1]
    for pattern, names in WORDS:
        found = pattern.match(line, location.column - 1)
        if found and found["word"].lower() in names:
            place = Location(location.path, location.line, found.start("word") + 1)
            return Change(place, found["word"], names[found["word"].lower()])
    return None


def apply(text: str, changes: Iterable[Change]) -> str:
    """Return a text with the present names; every other character stays as it is, line ends among them."""
    starts = [0, *(found.end() for found in LINE_END.finditer(text))]
    for each in sorted(changes, key=lambda change: change.location, reverse=True):  # so that places stay true
        at = starts[each.location.line - 1] + each.location.column - 1
        text = text[:at] + each.name + text[at + len(each.former) :]
    return text


def _count_twice(found: Iterable[Finding]) -> int:
    return sum(each.code is FindingCode.FIELD_TWICE for each in found)


def _is_left(finding: Finding) -> bool:
    return finding.code is FindingCode.WORD_RENAMED or finding.code.startswith(UNREADABLE)
