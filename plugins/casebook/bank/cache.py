"""The last bank of each folder, kept until a file of it changes."""

from __future__ import annotations

from pathlib import Path, PurePath

from casebook.bank.bank import Bank
from casebook.bank.files import list_files
from casebook.bank.inline import add_pages
from casebook.bank.reader import read_files
from casebook.figures.picture_digest import list_picture_files
from casebook.findings import Rules
from casebook.model import Figure
from casebook.parsing.settings import list_pages
from casebook.parsing.text_file import is_folder

Stamp = tuple[Path, int, int]  # path, time of change in nanoseconds, size in bytes

_LAST: dict[tuple[Path, PurePath | None, Path | None, Rules], tuple[tuple[Stamp, ...], Bank]] = {}


def read_bank(
    folder: Path, shown: PurePath | None = None, docs: Path | None = None, rules: Rules = Rules.PUBLISHED
) -> Bank:
    """Read all files of a folder, or return what was read last time if none has changed.

    Builders make a fresh Markdown for each page, so the last bank of each folder is kept, by path, time and size of
    its files and of its pictures. `shown` is the folder's name in findings, `docs` the folder of pages, without which
    pictures are left alone; `rules` says how much is asked of items. What cannot be read is among the findings of the
    bank.
    """
    files = list_files(folder)
    pages = list_pages(docs) if docs and is_folder(docs) else []
    kept = _LAST.get((folder, shown, docs, rules))
    if kept is None or kept[0] != _stamp_all([*files, *pages], kept[1], docs):
        bank = read_files(((file, (shown or folder) / file.relative_to(folder)) for file in files), docs, rules)
        bank = add_pages(bank, docs, _name_docs(folder, shown, docs)) if docs and pages else bank
        kept = (_stamp_all([*files, *pages], bank, docs), bank)
        _LAST[folder, shown, docs, rules] = kept
    return kept[1]


def _name_docs(folder: Path, shown: PurePath | None, docs: Path) -> PurePath:
    """Return the name in findings of the folder of pages, beside that of the folder of quizzes."""
    if shown is None or shown.is_absolute():
        return docs
    root = folder.parents[len(shown.parts) - 1] if shown.parts else folder
    return docs.relative_to(root) if docs.is_relative_to(root) else docs


def _stamp_all(files: list[Path], bank: Bank, docs: Path | None) -> tuple[Stamp, ...]:
    """Return the stamps of the files of a bank, and of the pictures of its figures."""
    figures = [each.shown for each in bank.figures.files.values() if isinstance(each.shown, Figure)]
    pictures = [file for figure in figures for file in list_picture_files(figure, docs)] if docs else []
    return tuple(map(_stamp, (*files, *pictures)))


def _stamp(file: Path) -> Stamp:
    try:
        stat = file.stat()
    except OSError:  # reading it says why
        return file, 0, 0
    return file, stat.st_mtime_ns, stat.st_size
