"""`casebook new`: writes a site with a small case that works, to be replaced file by file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

# As in `casebook.scaffold.new_site`, which is loaded when the command runs.
LICENCES = ("CC BY 4.0", "CC BY-SA 4.0", "CC0", "none")
ASKED = {"title": "Title, without the diagnosis", "topic": "Organ or topic", "licence": "Licence of your text"}
NO_REPOSITORY = "In requirements.txt, write the address of the repository that you got Casebook from."
NEXT = """\
Wrote {count} files into {folder}. Go there and type:

    pip install -r requirements.txt
    mkdocs serve
    pytest

README.md says which file to replace first."""


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", help="What the site is called. It must not give the diagnosis away.")
@click.option("--topic", help="The organ or the topic, such as: red eye.")
@click.option("--licence", type=click.Choice(LICENCES, case_sensitive=False), help="The licence of your text.")
def new(folder: Path, title: str | None, topic: str | None, licence: str | None) -> None:
    """Write a new site into DIR: a case that is made up, in two steps, with its tests.

    What is not given is asked, on a terminal.
    """
    from casebook.scaffold.new_site import Answers, find_fault, find_obstacle, read_requirement, write_site

    obstacle = find_obstacle(folder)
    if obstacle:
        raise click.ClickException(obstacle)
    given = _ask({"title": title, "topic": topic, "licence": licence})
    for name in ("title", "topic"):
        fault = find_fault(given[name])
        if fault:
            raise click.ClickException(f"The {name} {fault}. Write a few words.")
    written = write_site(folder, Answers(**given))
    click.echo(NEXT.format(count=len(written), folder=folder))
    if "owner/name" in read_requirement():
        click.echo(NO_REPOSITORY)


def _ask(given: dict[str, str | None]) -> dict[str, str]:
    """Return what is given, and ask for the rest where somebody can answer."""
    missing = [name for name, value in given.items() if value is None]
    if missing and not _is_terminal():
        options = ", ".join(f"--{name}" for name in missing)
        raise click.ClickException(f"What the site is about is not known. Add {options}.")
    choices = {"licence": click.Choice(LICENCES, case_sensitive=False)}
    defaults = {"licence": LICENCES[0]}
    return {
        name: value
        if value is not None
        else click.prompt(ASKED[name], type=choices.get(name), default=defaults.get(name))
        for name, value in given.items()
    }


def _is_terminal() -> bool:
    return sys.stdin.isatty()
