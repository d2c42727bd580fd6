"""Files and folders that an author names -> the projects they belong to -> findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath

from casebook.bank.files import BIBLIOGRAPHY, FACTS, SUFFIXES, list_files
from casebook.bank.inline import add_pages
from casebook.bank.reader import read_files
from casebook.findings import Finding, FindingCode, Findings, Location, Severity
from casebook.lint.item_writing import Advice
from casebook.lint.page_effort import PageEffort
from casebook.lint.site import Scope, check_site, note_nothing
from casebook.parsing.settings import CONFIGURATIONS, Settings, find_root, list_pages, read_settings
from casebook.parsing.text_file import is_folder

FOLDERS = ("quizzes", "docs")
NO_PAGES = "There is no folder `{}` for pages beside this file. Make it, or name another under `docs_dir`."


def check_paths(
    paths: Iterable[Path], note: Callable[[PurePath, PageEffort], None] = note_nothing, *, with_advice: bool = False
) -> Findings:
    """Return what is wrong in some files and folders, each read with the quizzes of the project that it belongs to.

    The folder of a project, or the file of its settings, stands for its quizzes and its pages. Pictures and the
    settings of the site are looked at when a folder is given. `note` is told what each page with steps, or with a
    limit of minutes, asks of a learner. Rules of item writing are looked at with `with_advice`, or where the settings
    make errors of them.
    """
    projects: dict[Path, list[Path]] = {}
    for path in paths:
        root = find_project(path)
        projects.setdefault(root, []).append(root if path.name in CONFIGURATIONS else path)
    findings = Findings()
    for root, given in projects.items():
        findings.extend(_check_project(root, given, note, with_advice=with_advice))
    return findings


def find_project(path: Path) -> Path:
    """Return the folder of the project that a path belongs to, seen from the current folder, else that folder."""
    here = Path.cwd()
    root = find_root(path) or find_root(here) or here
    return root.relative_to(here) if root.is_relative_to(here) else root


def _check_project(
    root: Path, given: list[Path], note: Callable[[PurePath, PageEffort], None], *, with_advice: bool
) -> Iterator[Finding]:
    """Yield what is wrong in what was given of one project; its settings are looked at where a folder was given."""
    in_settings = Findings()
    settings = read_settings(root, in_settings)
    others = [path for path in given if path.absolute() != root.absolute()]
    if len(others) < len(given):  # the project itself is among them
        in_settings.extend(_find_missing(settings))
        given = [*filter(is_folder, (settings.quizzes, settings.docs)), *others]
        has_folder = True
    else:
        has_folder = any(path.is_dir() for path in given)
    if has_folder:
        yield from in_settings
    sources, pages = _sort_files(given)
    files = ((file, file) for file in _list_context(sources, settings.quizzes))
    bank = read_files(files, settings.docs, settings.rules)
    bank = add_pages(bank, settings.docs, settings.docs) if is_folder(settings.docs) else bank
    named = {each.absolute() for each in (*sources, *pages)}
    scope = Scope(
        docs=settings.docs,
        settings=settings.file,
        catalogues=settings.catalogues,
        pages=tuple(pages),
        holds=lambda location: Path(location.path).absolute() in named,
        is_whole=any(path.absolute() == settings.docs.absolute() for path in given),
        has_published=has_folder,
        advice=_find_advice(settings, is_wanted=with_advice),
        name=lambda path: path,
        note=note,
    )
    yield from check_site(scope, bank)


def _find_advice(settings: Settings, *, is_wanted: bool) -> Advice | None:
    """Return the advice that a project is given: errors where its settings say so, else advice where it is wanted."""
    severity = Severity.ERROR if settings.is_strict else Severity.ADVICE
    return Advice(settings.language, severity) if settings.is_strict or is_wanted else None


def _find_missing(settings: Settings) -> Iterator[Finding]:
    """Yield that a site has no folder for its pages; one that its settings name is missed when they are read."""
    usual = settings.file.parent / FOLDERS[1] if settings.file else None
    if settings.file and settings.docs == usual and not is_folder(settings.docs):
        yield Finding(Location(settings.file, 1, 1), FindingCode.SETTING_FORM, NO_PAGES.format(settings.docs))


def _sort_files(paths: Iterable[Path]) -> tuple[set[Path], list[Path]]:
    """Return the sources and the pages among some files and in some folders."""
    sources: set[Path] = set()
    pages: list[Path] = []
    for path in paths:
        if path.is_dir():
            sources.update(list_files(path))
            pages += list_pages(path)
        elif path.suffix.lower() in SUFFIXES:
            sources.add(path)
        else:
            pages.append(path)
    return sources, pages


def _list_context(sources: set[Path], quizzes: Path) -> list[Path]:
    """Return the files that give meaning to those checked: what stands beside them, or the project's quizzes."""
    folders = {_find_home(file) for file in sources} or {quizzes}
    return sorted({*sources, *(file for folder in folders for file in list_files(folder))})


def _find_home(file: Path) -> Path:
    """Return the nearest folder above a file that holds facts or a bibliography, else its own."""
    homes = (folder for folder in file.parents if any((folder / name).is_file() for name in (FACTS, BIBLIOGRAPHY)))
    return next(homes, file.parent)
