"""Files and folders of a project -> findings, before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from casebook.bank import BIBLIOGRAPHY, FACTS, SPOILERS, SUFFIXES, Bank, gather, list_files
from casebook.outside import check_links
from casebook.pictures import check_pictures
from casebook.reader import SpoilerList, read_page, read_text
from casebook.source import Code, Finding, Findings, Span
from casebook.spoilers import check_settings, scan_site

PAGE = ".md"
FOLDERS = ("quizzes", "docs")
CONFIG = Path("mkdocs.yml")


def check_paths(paths: Iterable[Path]) -> Findings:
    """Return what is wrong in some files and folders. Pages name quizzes of the folder `quizzes`, or of those given.

    Pictures and the settings of the site are looked at when a folder is given.
    """
    given = list(paths)
    sources, pages = _sort_files(given)
    context = _context(sources)
    bank = gather((file, file) for file in context)
    findings = Findings([finding for finding in bank.findings if Path(finding.span.path) in sources])
    docs = Path(FOLDERS[1])
    if any(path.is_dir() for path in given):
        findings.extend(check_links(docs, docs))
        findings.extend(check_pictures(bank.gallery, docs, docs) if docs.is_dir() else ())
        findings.extend(check_config(CONFIG, CONFIG, bank))
    for page in pages:
        check_page(page, page, bank, findings)
    return findings


def read_list() -> tuple[SpoilerList | None, Findings]:
    """Return the project's list of what must not be told too early, None without one, and what is wrong in it."""
    path = Path(FOLDERS[0]) / SPOILERS
    bank = gather([(path, path)] if path.is_file() else [])
    return bank.spoilers, Findings([*bank.findings])


def check_site(site: Path) -> Findings:
    """Return what a built site tells before its time, by the list of the project's quizzes."""
    path = Path(FOLDERS[0]) / SPOILERS
    spoilers, findings = read_list()
    if spoilers:
        return Findings(scan_site(site, site, spoilers))
    message = "There is no list of what must not be told too early. Write one, or check without `--site`."
    return Findings([*findings] or [Finding(Span(path, 1, 1), Code.SPOILER, message)])


def check_config(file: Path, path: PurePath, bank: Bank) -> Iterator[Finding]:
    """Yield what the settings of the site would tell on every page; `path` is the file's name in findings."""
    if bank.spoilers and file.is_file():
        yield from check_settings(file.read_text(encoding="utf-8", errors="replace"), path, bank.spoilers)


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
