"""The command `casebook`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from casebook import bundle
from casebook.bank import SUFFIXES, Bank, gather, list_files
from casebook.reader import read_page, read_text
from casebook.source import Findings

PAGE = ".md"
FOLDERS = ("quizzes", "docs")


@click.group()
def main() -> None:
    """Quizzes and stepwise cases for static sites."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def check(paths: tuple[Path, ...]) -> None:
    """Check quizzes and pages, and report every problem in one run.

    PATHS are files or folders; without any, the folders quizzes and docs of this project.
    """
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise click.ClickException("\n".join(f"There is no file or folder `{path}`." for path in missing))
    found = check_paths(paths or [Path(name) for name in FOLDERS])
    for finding in found:
        click.echo(str(finding))
    if found.has_errors:
        raise SystemExit(1)
    if not len(found):
        click.echo("No problems found.")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
def assets(folder: Path) -> None:
    """Copy the script and the stylesheet into FOLDER, for a builder that loads no plugin.

    FOLDER stands in the folder of pages, as in: casebook assets docs/assets. Copy them again after an update.
    """
    try:
        copied = bundle.copy_assets(folder)
    except OSError as error:
        raise click.ClickException(f"Nothing can be written to `{folder}`: {error.strerror}.") from error
    click.echo(f"Copied {' and '.join(str(file) for file in copied)}.")


def check_paths(paths: Iterable[Path]) -> Findings:
    """Return what is wrong in some files and folders. Pages name quizzes of the folder `quizzes`, or of those given."""
    sources, pages = _sort_files(paths)
    context = _context(sources)
    bank = gather((file, file) for file in context)
    findings = Findings([finding for finding in bank.findings if Path(finding.span.path) in sources])
    for page in pages:
        _check_page(page, bank, findings)
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
    """Return the files that give meaning to those checked: their neighbours, or the project's quizzes."""
    folders = {file.parent for file in sources} or {Path(FOLDERS[0])}
    return sorted({*sources, *(file for folder in folders for file in list_files(folder))})


def _check_page(page: Path, bank: Bank, findings: Findings) -> None:
    text = read_text(page, page, findings)
    if text is None:
        return
    lines = read_page(text, page)
    findings.extend(lines.findings)
    findings.extend(bank.check_page(lines))
