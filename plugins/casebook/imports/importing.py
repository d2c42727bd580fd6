"""Banks -> quiz files and pictures: what would be written, and what is to be said of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from casebook.findings import Location
from casebook.imports.bank import Bank, read_bank
from casebook.imports.contract import FileFault, Imported, ImportedItem, Refused, Remark
from casebook.imports.pictures import Pictures
from casebook.imports.quizzes import WrittenQuiz, make_quizzes
from casebook.imports.slugs import digest_of, slug_of
from casebook.imports.update import Update, plan_update
from casebook.parsing.text_file import read_regular

LARGEST = 50_000_000
FOLDER = "pictures"


@dataclass(frozen=True, slots=True)
class Folders:
    """Where quizzes are written, and the folder of pages, in which pictures lie."""

    quizzes: Path
    docs: Path


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A quiz and its file: `text` is what it would hold, `update` how that differs from what is there.

    `text` is None where the file that is there cannot be read.
    """

    path: Path
    quiz: WrittenQuiz
    text: str | None
    update: Update | None

    @property
    def is_new(self) -> bool:
        """Tell whether there is no such file yet."""
        return self.update is None and self.text is not None


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that importing some banks would do."""

    files: tuple[PlannedFile, ...]
    refused: tuple[Refused, ...]
    faults: tuple[FileFault, ...]
    remarks: tuple[Remark, ...]
    pictures: Mapping[Path, bytes] = field(default_factory=dict)

    def choose(self, *, update: bool) -> list[PlannedFile]:
        """Return the files to write: new ones, and where it is asked for those that change."""
        return [file for file in self.files if file.is_new or (update and file.update and file.update.is_needed)]

    def contents(self, chosen: Sequence[PlannedFile]) -> dict[Path, bytes]:
        """Return what is written: the files, and the pictures that they name."""
        texts = {file.path: file.text or "" for file in chosen}
        named = {
            path: data for path, data in self.pictures.items() if any(path.name in text for text in texts.values())
        }
        return {path: text.encode() for path, text in texts.items()} | named


def plan_import(paths: Iterable[Path], folders: Folders, form: str | None = None) -> Plan:
    """Read banks and return what is to be written. Nothing is written yet."""
    taken: set[str] = set()
    files: list[PlannedFile] = []
    refused: list[Refused] = []
    found: list[Imported] = []
    pictures: dict[Path, bytes] = {}
    for path in paths:
        store = Pictures(f"{FOLDER}/{_name_folder(path)}", _read_existing(folders.docs))
        bank = read_bank(path, store, form)
        found += bank.found
        files += [_plan_file(quiz, folders) for quiz in _make_quizzes(bank, taken, refused)]
        pictures |= {folders.docs / PurePosixPath(name): data for name, data in store.files.items()}
    return Plan(
        files=tuple(files),
        refused=tuple(sorted((*refused, *(each for each in found if isinstance(each, Refused))), key=_place)),
        faults=tuple(each for each in found if isinstance(each, FileFault)),
        remarks=tuple(each for each in found if isinstance(each, Remark)),
        pictures=pictures,
    )


def _place(refused: Refused) -> Location:
    return refused.place


def _make_quizzes(bank: Bank, taken: set[str], refused: list[Refused]) -> list[WrittenQuiz]:
    items = [each for each in bank.found if isinstance(each, ImportedItem)]
    return list(make_quizzes(_name(Path(bank.path)), items, taken, refused))


def _name(path: Path) -> str:
    """Return what a bank is called, in words: the name of its file."""
    words = " ".join(re.sub(r"[._-]+", " ", path.name.removesuffix(path.suffix)).split())
    return words[:1].upper() + words[1:] or "Bank"


def _name_folder(path: Path) -> str:
    return slug_of(_name(path)) or f"bank-{digest_of(path.name)}"


def _read_existing(docs: Path) -> Callable[[str], bytes | None]:
    return lambda name: read_regular(docs / PurePosixPath(name), LARGEST)


def _plan_file(quiz: WrittenQuiz, folders: Folders) -> PlannedFile:
    path = folders.quizzes / f"{quiz.id}.yml"
    raw = read_regular(path, LARGEST)
    if raw is None:
        return PlannedFile(path, quiz, quiz.text, None)
    text = raw.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    update = plan_update(text, path, quiz)
    return PlannedFile(path, quiz, update.text if update else None, update)
