"""Files and folders of a project -> findings, before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from casebook.bank.bank import BIBLIOGRAPHY, FACTS, SPOILERS, SUFFIXES, Bank, gather, list_files
from casebook.bank.refs import CheckpointRef
from casebook.blocks.registry import GRAMMAR, check_blocks
from casebook.figures.named_images import check_named
from casebook.figures.prepare import check_pictures
from casebook.findings import Finding, FindingCode, Findings, Location
from casebook.lint.symlinks import check_links
from casebook.parsing.front_matter import check_front
from casebook.parsing.page_scanner import PageText, read_page
from casebook.parsing.settings import CONFIGURATIONS, Settings, find_root, list_pages, read_settings
from casebook.parsing.spoilers import SpoilerList
from casebook.parsing.text_file import is_folder, read_text

FOLDERS = ("quizzes", "docs")
NO_PAGES = "There is no folder `{}` for pages beside this file. Make it, or name another under `docs_dir`."


def check_paths(paths: Iterable[Path]) -> Findings:
    """Return what is wrong in some files and folders, each read with the quizzes of the project that it belongs to.

    The folder of a project, or the file of its settings, stands for its quizzes and its pages. Pictures and the
    settings of the site are looked at when a folder is given.
    """
    projects: dict[Path, list[Path]] = {}
    for path in paths:
        root = find_project(path)
        projects.setdefault(root, []).append(root if path.name in CONFIGURATIONS else path)
    findings = Findings()
    for root, given in projects.items():
        findings.extend(_check_project(root, given))
    return findings


def find_project(path: Path) -> Path:
    """Return the folder of the project that a path belongs to, seen from the current folder, else that folder."""
    here = Path.cwd()
    root = find_root(path) or find_root(here) or here
    return root.relative_to(here) if root.is_relative_to(here) else root


def _check_project(root: Path, given: list[Path]) -> Findings:
    told = Findings()
    settings = read_settings(root, told)
    is_whole = any(path.absolute() == root.absolute() for path in given)
    if is_whole:
        told.extend(_find_missing(settings))
        folders = [folder for folder in (settings.quizzes, settings.docs) if is_folder(folder)]
        given = [*folders, *(path for path in given if path.absolute() != root.absolute())]
    sources, pages = _sort_files(given)
    context = _context(sources, settings.quizzes)
    bank = gather((file, file) for file in context)
    findings = Findings([finding for finding in bank.findings if Path(finding.location.path) in sources])
    docs = settings.docs
    if is_folder(docs):
        findings.extend(check_named((each for each in bank.pictures if Path(each.location.path) in sources), docs))
    if any(path.is_dir() for path in given) or is_whole:
        findings.extend(told)
        findings.extend(check_links(docs, docs))
        findings.extend(check_pictures(bank.figures, docs, docs) if is_folder(docs) else ())
        findings.extend(check_config(settings.file, settings.file, bank) if settings.file else ())
    read = [check_page(page, page, bank, findings) for page in pages]
    checkpoint_refs = [each for page in read for each in page.all_of(CheckpointRef)]
    if any(path.absolute() == docs.absolute() for path in given):
        findings.extend(each for each in bank.check_levels(checkpoint_refs) if Path(each.location.path) in sources)
    return findings


def _find_missing(settings: Settings) -> Iterator[Finding]:
    """Yield that a site has no folder for its pages; one that its settings name is missed when they are read."""
    usual = settings.file.parent / FOLDERS[1] if settings.file else None
    if settings.file and settings.docs == usual and not is_folder(settings.docs):
        yield Finding(Location(settings.file, 1, 1), FindingCode.SETTING_FORM, NO_PAGES.format(settings.docs))


def read_list(site: Path = Path()) -> tuple[Path, SpoilerList | None, Findings]:
    """Return the file that lists what a site must not tell too early, what it says, and what is wrong in it.

    The list is that of the project which a built site belongs to. It is None where there is none.
    """
    findings = Findings()
    path = read_settings(find_project(site), findings).quizzes / SPOILERS
    bank = gather([(path, path)] if path.is_file() else [])
    findings.extend([*bank.findings])
    return path, bank.spoilers, findings


def check_site(site: Path) -> Findings:
    """Return what a built site tells before its time, by the list of the project's quizzes."""
    path, spoilers, findings = read_list(site)
    if spoilers:
        from casebook.spoilers import scan_site  # takes long to load, and most checks look at no built site

        return Findings([*findings, *scan_site(site, site, spoilers)])
    message = "There is no list of what must not be told too early. Write one, or check without `--site`."
    return Findings([*findings] or [Finding(Location(path, 1, 1), FindingCode.SPOILER, message)])


def check_config(file: Path, path: PurePath, bank: Bank) -> Iterator[Finding]:
    """Yield what the settings of the site would tell on every page; `path` is the file's name in findings."""
    if bank.spoilers and file.is_file():
        from casebook.spoilers import check_settings  # takes long to load, and a project may have no list

        yield from check_settings(file.read_text(encoding="utf-8", errors="replace"), path, bank.spoilers)


def _sort_files(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    sources: list[Path] = []
    pages: list[Path] = []
    for path in paths:
        if path.is_dir():
            sources += list_files(path)
            pages += list_pages(path)
        elif path.suffix.lower() in SUFFIXES:
            sources.append(path)
        else:
            pages.append(path)
    return sources, pages


def _context(sources: list[Path], quizzes: Path) -> list[Path]:
    """Return the files that give meaning to those checked: what stands beside them, or the project's quizzes."""
    folders = {_home(file) for file in sources} or {quizzes}
    return sorted({*sources, *(file for folder in folders for file in list_files(folder))})


def _home(file: Path) -> Path:
    """Return the nearest folder above a file that holds facts or a bibliography, else its own."""
    homes = (folder for folder in file.parents if any((folder / name).is_file() for name in (FACTS, BIBLIOGRAPHY)))
    return next(homes, file.parent)


def check_page(page: Path, path: PurePath, bank: Bank, findings: Findings) -> PageText:
    """Return what a page names, and add what its lines show; `path` is its name in findings."""
    text = read_text(page, path, findings)
    if text is None:
        return PageText(path, GRAMMAR)
    lines = read_page(text, path, GRAMMAR)
    findings.extend(check_front(text, path))
    findings.extend(lines.findings)
    findings.extend(check_blocks(lines, bank))
    findings.extend(bank.check_citations(lines.citations))
    return lines
