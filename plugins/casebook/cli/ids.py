"""`casebook ids`: writes down the ids that are made from words."""

from __future__ import annotations

from pathlib import Path

import click

BOM = "\ufeff"


@click.command()
@click.option("--dry-run", is_flag=True, help="Only say what would be written.")
def ids(*, dry_run: bool) -> None:
    """Write an id to each quiz, item and option that has none, in pages and in files.

    From then on their words may change, and learners keep their progress.
    """
    from casebook.bank.ids import find_missing_ids, insert
    from casebook.exports.files import replace_files
    from casebook.findings import Findings
    from casebook.lint.project import find_project
    from casebook.parsing.settings import read_settings

    settings = read_settings(find_project(Path()), Findings())
    missing = dict(find_missing_ids(settings.quizzes, settings.docs))
    written = {}
    for file, insertions in missing.items():
        text = file.read_bytes().decode("utf-8")
        mark, text = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
        written[file] = (mark + insert(text, insertions)).encode()
        click.echo(f"{file}: {len(insertions)} id{'' if len(insertions) == 1 else 's'}.")
    if not missing:
        click.echo("Every quiz, item and option has an id.")
    elif dry_run:
        click.echo("Nothing is written.")
    else:
        replace_files(written)
