"""Files and folders of a project -> findings, before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePath

from casebook.bank import BIBLIOGRAPHY, FACTS, SUFFIXES, Bank, gather, list_files
from casebook.pictures import check_pictures
from casebook.reader import read_page, read_text
from casebook.source import Findings

PAGE = ".md"
FOLDERS = ("quizzes", "docs")


def check_paths(paths: Iterable[Path]) -> Findings:
    """Return what is wrong in some files and folders. Pages name quizzes of the folder `quizzes`, or of those given.

    Pictures are looked at when a folder is given.
    """
    given = list(paths)
    sources, pages = _sort_files(given)
    context = _context(sources)
    bank = gather((file, file) for file in context)
    findings = Findings([finding for finding in bank.findings if Path(finding.span.path) in sources])
    docs = Path(FOLDERS[1])
    if docs.is_dir() and any(path.is_dir() for path in given):
        findings.extend(check_pictures(bank.gallery, docs, docs))
    for page in pages:
        check_page(page, page, bank, findings)
    return findings


def _sort_files(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    sources: list[Path] = []
    pages: list[Path] = []
    for path in paths:
        if path.is_dir():
            sources += list_files(path)
            pages += sorted(path.rglob(f"*{PAGE}"))
        elif path.suffix in SUFFIXES:
            sources.append(path)
        else:
            pages.append(path)
    return sources, pages


def _context(sources: list[Path]) -> list[Path]:
    """Return the files that give meaning to those checked: what stands beside them, or the project's quizzes."""
    folders = {_home(file) for file in sources} or {Path(FOLDERS[0])}
    return sorted({*sources, *(file for folder in folders for file in list_files(folder))})


def _home(file: Path) -> Path:
    """Return the nearest folder above a file that holds facts or a bibliography, else its own."""
    homes = (folder for folder in file.parents if any((folder / name).is_file() for name in (FACTS, BIBLIOGRAPHY)))
    return next(homes, file.parent)


def check_page(page: Path, path: PurePath, bank: Bank, findings: Findings) -> None:
    """Add what the lines of a page show; `path` is its name in findings."""
    text = read_text(page, path, findings)
    if text is None:
        return
    lines = read_page(text, path)
    findings.extend(lines.findings)
    findings.extend(bank.check_page(lines))
