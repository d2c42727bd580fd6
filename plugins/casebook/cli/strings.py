"""`casebook strings`: for who works on Casebook itself, the catalogue of its interface strings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from casebook.i18n.files import LOCALE, PACKAGE, SCRIPTS, CatalogueError

NO_BABEL = "This needs Babel, which is installed with the tools of the tests. To have it alone, type: pip install babel"
NO_SCRIPTS = "There is no folder `{}`. The strings are extracted in a copy of the repository only."

CATALOGUES = click.option(
    "--catalogues",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=LOCALE,
    help="A folder of your own, which holds a file such as de/LC_MESSAGES/casebook.po.",
)


@click.group()
def strings() -> None:
    """Extract the interface strings of Casebook, and compile their translations."""


@strings.command()
@click.argument("languages", nargs=-1)
def extract(languages: tuple[str, ...]) -> None:
    """Write the template casebook.pot, and bring the catalogue of every language up to it.

    LANGUAGES, such as de or pt-BR, are begun first.
    """
    with _plain_faults():
        from casebook.i18n.extraction import begin_catalogue, extract_template, update_catalogues, write_template

        if not SCRIPTS.is_dir():
            raise click.ClickException(NO_SCRIPTS.format(SCRIPTS))
        for language in languages:
            begin_catalogue(language)
        template = extract_template((PACKAGE, SCRIPTS))
        _tell([write_template(template), *update_catalogues(template)])


@strings.command(name="compile")
@CATALOGUES
def compile_(catalogues: Path) -> None:
    """Compile the catalogue of every language for Python and for the script."""
    with _plain_faults():
        from casebook.i18n.compilation import compile_catalogues

        _tell(compile_catalogues(catalogues))


@strings.command()
@CATALOGUES
def check(catalogues: Path) -> None:
    """Name what each catalogue lacks, which pages show in English, and those that are not compiled."""
    from casebook.lint.catalogues import check_catalogues

    found = list(check_catalogues(catalogues, lambda path: path))
    click.echo("\n".join(map(str, found)) or "No findings.")


@contextmanager
def _plain_faults() -> Iterator[None]:
    """Say without a traceback that Babel is missing, or what is wrong with the strings."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "babel":
            raise
        raise click.ClickException(NO_BABEL) from error
    except CatalogueError as error:
        raise click.ClickException(str(error)) from error


def _tell(files: Iterator[Path] | list[Path]) -> None:
    written = [str(file) for file in files]
    click.echo(f"Wrote {', '.join(written)}." if written else "There is no catalogue yet.")
