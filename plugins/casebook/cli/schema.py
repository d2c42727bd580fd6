"""`casebook schema`: writes the JSON Schemas of an author's files into a project, and names them in each file."""

from __future__ import annotations

from pathlib import Path

import click

from casebook.schemas import FOLDER, SCHEMAS

USUAL = "schemas"


@click.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help=f"The folder for them.  [{USUAL}]")
def schema(out: Path | None) -> None:
    """Write the JSON Schemas, from which an editor completes, explains and checks what you write.

    Each YAML file of the quizzes is given a first line that names its schema. Run it again after an update, and after
    adding files.
    """
    from casebook.bank.files import list_files
    from casebook.exports.files import replace_files
    from casebook.exports.schema.references import plan_references
    from casebook.findings import Findings
    from casebook.lint.project import find_project
    from casebook.parsing.settings import read_settings

    project = find_project(Path())
    folder = out or project / USUAL
    quizzes = read_settings(project, Findings()).quizzes
    if folder.absolute().is_relative_to(quizzes.absolute()):
        raise click.ClickException(f"`{quizzes}` holds your quizzes only. Choose another folder with --out.")
    try:
        changed = plan_references(list_files(quizzes), folder)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    folder.mkdir(parents=True, exist_ok=True)
    read = {name: (FOLDER / name).read_bytes() for name in SCHEMAS.values()}
    replace_files({folder / name: content for name, content in read.items()} | changed)
    click.echo(f"Wrote {len(read)} schemas into {folder}. Files that now name theirs: {len(changed)}.")
