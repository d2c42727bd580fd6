"""A file of another program -> its items, whatever format it is in, and the files beside it or in its archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from casebook.findings import Location
from casebook.imports.archive import SIGNATURE, Archive, ArchiveError, read_archive
from casebook.imports.contract import FileFault, Imported, Remark
from casebook.imports.detect import READERS, detect_format
from casebook.imports.pictures import Pictures
from casebook.imports.source import LARGEST, Source, decode
from casebook.parsing.text_file import read_regular

TEXTS = (".xml", ".txt", ".gift", ".csv", ".tsv", ".md", ".qti", ".dat")
ANKI = ("collection.anki2", "collection.anki21", "collection.anki21b")
# What belongs to a package and holds no questions.
ABOUT = ("imsmanifest.xml", "assessment_meta.xml", "course_settings/")
LARGE = f"This file has more than {LARGEST // 1_000_000} MB. Divide it."
UNREADABLE = "This file cannot be read, or is none."
UNKNOWN = "No question was found here in a format that can be imported. Name the format with `--format` if it is one."
APKG = "This is a package of Anki. In Anki, export it as “Notes in Plain Text”, with all boxes ticked, and import that."
OTHER = (
    (b"%PDF", "This is a PDF, which holds no questions that a program can tell apart."),
    (b"\xd0\xcf\x11\xe0", "This is a document of an older office program. Save it as CSV."),
    (b"SQLite format 3", "This is a database. Export the questions from its program as text."),
)
OFFICE = ("word/document.xml", "xl/workbook.xml", "content.xml")
OFFICE_FILE = "This is a document of an office program. Save a table as CSV, and a text in one of the formats."


@dataclass(frozen=True, slots=True)
class Bank:
    """What was read of a file."""

    path: PurePath
    found: tuple[Imported, ...]


def read_bank(file: Path, pictures: Pictures, form: str | None = None) -> Bank:
    """Read a file in the format that is named, or in that which it holds."""
    path = PurePath(file)
    raw = read_regular(file, LARGEST + 1)
    fault = UNREADABLE if raw is None else LARGE if len(raw) > LARGEST else _find_other(raw)
    if fault or raw is None:
        return Bank(path, (_refuse(path, fault),))
    if raw.startswith(SIGNATURE):
        return Bank(path, tuple(_read_archive(raw, path, pictures, form)))
    return Bank(
        path, tuple(_read_text(raw, path, pictures, form, _find_beside(file.parent)) or [_refuse(path, UNKNOWN)])
    )


def _refuse(path: PurePath, words: str) -> FileFault:
    return FileFault(Location(path, 1, 1), words)


def _find_other(raw: bytes) -> str:
    return next((words for head, words in OTHER if raw.startswith(head)), "")


def _read_text(
    raw: bytes, path: PurePath, pictures: Pictures, form: str | None, find: Callable[[str], bytes | None]
) -> list[Imported] | None:
    """Return what a text holds; None where it is in no format that is known."""
    decoded = decode(raw)
    name = form or detect_format(decoded.text, path)
    if name is None:
        return None
    source = Source(path, decoded.text, find)
    found = list(READERS[name](source, pictures))
    remarks = [Remark(Location(path, 1, 1), words) for words in decoded.remarks]
    return [*remarks, *(found or [_refuse(path, f"No question was found here. It was read as {name}.")])]


def _read_archive(raw: bytes, path: PurePath, pictures: Pictures, form: str | None) -> Iterator[Imported]:
    try:
        archive = read_archive(raw)
    except ArchiveError as error:
        yield _refuse(path, str(error))
        return
    fault = APKG if any(name in archive.files for name in ANKI) else ""
    fault = fault or (OFFICE_FILE if any(name in archive.files for name in OFFICE) else "")
    found = [] if fault else list(_read_entries(archive, path, pictures, form))
    yield from found or [_refuse(path, fault or UNKNOWN)]
    for name, why in archive.left_out:
        yield Remark(Location(path / PurePosixPath(name).name, 1, 1), f"This file of the archive was not read: {why}.")


def _read_entries(archive: Archive, path: PurePath, pictures: Pictures, form: str | None) -> Iterator[Imported]:
    for name in sorted(archive.files):
        inner = PurePosixPath(name)
        if inner.suffix.lower() not in TEXTS or any(part in name for part in ABOUT) or inner.name.startswith("."):
            continue
        find = _find_within(archive.files, inner.parent)
        yield from _read_text(archive.files[name], path / inner, pictures, form, find) or ()


def _find_within(files: Mapping[str, bytes], folder: PurePosixPath) -> Callable[[str], bytes | None]:
    """Return what finds a file of an archive: by its path, from where it is named or from the top, or by its name."""
    by_name = {PurePosixPath(name).name: name for name in sorted(files, reverse=True)}

    def find(address: str) -> bytes | None:
        path = PurePosixPath(address.replace("\\", "/"))
        parts = [part for part in path.parts if part not in ("..", "/")]
        known = (str(folder.joinpath(*parts)), "/".join(parts), f"web_resources/{'/'.join(parts)}")
        return next((files[name] for name in (*known, by_name.get(path.name, "")) if name in files), None)

    return find


def _find_beside(folder: Path) -> Callable[[str], bytes | None]:
    """Return what finds a file in the folder of a bank, or below it; nothing outside it is read."""

    def find(address: str) -> bytes | None:
        path = PurePosixPath(address.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or "\0" in address:
            return None
        try:
            file = (folder / path).resolve()
            inside = file.is_relative_to(folder.resolve())
        except (OSError, ValueError, RuntimeError):
            return None
        return read_regular(file, LARGEST) if inside else None

    return find
