"""`casebook check`: prints everything found in quizzes and pages, or in a built site."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from casebook.cli.finding_formats import FORMATS
from casebook.findings import Findings

if TYPE_CHECKING:
    from casebook.lint.page_effort import PageEffort


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--site",
    type=click.Path(path_type=Path),
    help="A built site: look for blocks printed as text, and for what it tells too early.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMATS]),
    default="text",
    show_default=True,
    help="For people, for a program, for a run on GitHub, for code scanning.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 on advice as well.")
def check(paths: tuple[Path, ...], site: Path | None, form: str, strict: bool) -> None:  # noqa: FBT001 - as click does
    """Check quizzes and pages, and print every finding in one run.

    Items are read by the rules of item writing too: advice, which an item silences with a reason. PATHS are files or
    folders; without any, the quizzes and the pages of this project, wherever its settings say.
    """
    from casebook.lint.built_site import check_built_site
    from casebook.lint.project import check_paths

    if site is not None:
        if paths:
            raise click.ClickException("Check a built site, or files and folders, not both in one run.")
        if not any(site.rglob("*.html")):
            raise click.ClickException(f"There is no page in `{site}`. Build the site first.")
        print_findings(check_built_site(site), form, strict=strict)
        return
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise click.ClickException("\n".join(f"There is no file or folder `{path}`." for path in missing))
    efforts: list[tuple[PurePath, PageEffort]] = []
    given = paths or _find_folders()
    findings = check_paths(given, lambda path, effort: efforts.append((path, effort)), with_advice=True)
    if form == "text":
        for path, effort in efforts:
            click.echo(_describe_effort(path, effort))
    print_findings(findings, form, strict=strict)


def _describe_effort(path: PurePath, effort: PageEffort) -> str:
    """Return in one line what a page asks of a learner, such as a case on its core path."""
    whole = effort.whole
    steps = f"{len(effort.parts)} steps, " if effort.parts[0][0] is not None else ""
    asked = f"{steps}{whole.words:,} words, {whole.decisions} decisions, {whole.taps} taps"
    minutes = round(whole.minutes)
    return f"{path}: {asked}: about {minutes} minute{'' if minutes == 1 else 's'}."


def _find_folders() -> list[Path]:
    """Return the folder of the project, or what there is to check without settings of a builder."""
    from casebook.lint.project import FOLDERS
    from casebook.parsing.settings import find_root

    project = find_root(Path.cwd())
    folders = [project] if project else [Path(name) for name in FOLDERS if Path(name).is_dir()]
    if not folders:
        raise click.ClickException("There is no folder `quizzes` or `docs` here. Name the files or folders to check.")
    return folders


def print_findings(found: Findings, form: str = "text", *, strict: bool = False) -> None:
    """Print findings in one of the formats, and leave with exit code 1 where one is an error; `strict`: or advice."""
    # GitHub gives the folder of the clone; a program may run in a folder within it
    root = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())
    written = FORMATS[form](found, root)
    if written:
        click.echo(written.encode() if form == "github" else written)  # GitHub reads UTF-8 on every system
    if found.has_errors or (strict and len(found)):
        raise SystemExit(1)
