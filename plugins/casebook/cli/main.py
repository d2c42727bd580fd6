"""The command `casebook`. Each command imports what it runs itself, so that none waits for what another needs."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Literal

import click

from casebook import bundles as bundle
from casebook.cli.check import check, print_findings
from casebook.cli.finding_formats import write_line
from casebook.cli.ids import ids
from casebook.cli.import_ import import_
from casebook.cli.review import review
from casebook.cli.schema import schema
from casebook.cli.strings import strings
from casebook.findings import Findings
from casebook.parsing.system_errors import describe


class PlainGroup(click.Group):
    """Commands that say in one line what the system does not let them do."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever read the output has ended, as `head` does
                raise
            raise click.ClickException(f"{describe(error)}.") from error


@click.group(cls=PlainGroup)
@click.version_option(package_name="mkdocs-casebook", prog_name="casebook", message="%(prog)s %(version)s")
def main() -> None:
    """Quizzes and stepwise cases for static sites."""


main.add_command(check)
main.add_command(strings)
main.add_command(review)
main.add_command(ids)
main.add_command(import_)
main.add_command(schema)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
def assets(folder: Path) -> None:
    """Copy the scripts and the stylesheets into FOLDER, for a builder that loads no plugin.

    FOLDER stands in the folder of pages, as in: casebook assets docs/assets. Copy them again after an update. Where
    the pages are in another language than English, its interface strings are copied too.
    """
    from casebook.cli.site_strings import find_scripts

    try:
        copied = bundle.copy_assets(folder, bundle.FILES | find_scripts(folder))
    except OSError as error:
        raise click.ClickException(f"Nothing can be written to `{folder}`: {error.strerror}.") from error
    click.echo(f"Copied {', '.join(str(file) for file in copied)}.")


@main.group()
def export() -> None:
    """Write the site as files that stand by themselves."""


SITE = click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("site"),
    show_default=True,
    help="The folder of the built site.",
)


@main.command()
@SITE
def policy(site: Path) -> None:
    """Print a Content-Security-Policy for a built site, with the hashes of what stands in its pages.

    It is the value of the header. Run it again after each build: another edition of the theme has other hashes.
    """
    from casebook.exports.policy import read_policy

    if not any(site.rglob("*.html")):
        raise click.ClickException(f"There is no page in `{site}`. Build the site first.")
    try:
        found = read_policy(site)
    except OSError as error:
        raise click.ClickException(f"`{error.filename}` cannot be read: {error.strerror}.") from error
    click.echo(found.policy)
    for host in sorted(found.hosts):
        click.echo(f"The pages load from {host}, which this policy does not allow.", err=True)


NO_SETTINGS = "There are no settings of a site here, such as mkdocs.yml, or in a folder above."
OUT = click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder to write into."
)


@export.command()
@SITE
@OUT
def offline(site: Path, out: Path) -> None:
    """Write a zip of the built site that works from a folder: unpack it and open index.html."""
    from casebook.exports.offline import export_offline

    done = export_offline(site, out)
    if isinstance(done, Findings):
        for finding in done:
            click.echo(write_line(finding))
        raise SystemExit(1)
    search = "" if done.has_search else " Its search needs a server: only that of Material works from a folder."
    click.echo(f"Wrote {done.archive}, {done.size / 1_000_000:.1f} MB.{search}")


@export.command()
@OUT
@click.option("--paper", default="a4", show_default=True, type=click.Choice(["a4", "letter"]), help="Both break alike.")
def booklet(out: Path, paper: str) -> None:
    """Print the project as tagged PDF: the learner's booklet, the tutor's, and the summary on one page.

    It needs the extra `pdf`: pip install 'mkdocs-casebook[pdf]', and the library Pango.
    """
    from casebook.exports.booklet import BookletError, export_booklet, read_site
    from casebook.lint.project import check_paths
    from casebook.parsing.settings import find_root

    root = find_root(Path.cwd())
    if root is None:
        raise click.ClickException(NO_SETTINGS)
    findings = check_paths([root])
    if findings.has_errors:
        print_findings(findings)
    try:
        export_booklet(read_site(root, Findings()), out, paper, click.echo)
    except BookletError as problem:
        raise click.ClickException(str(problem)) from problem


@export.command()
@click.option("--quiz", "names", metavar="ID", multiple=True, required=True, help="The id of a quiz. May be repeated.")
@OUT
@click.option(
    "--key",
    default="after",
    show_default=True,
    type=click.Choice(["after", "separate", "none"]),
    help="On a leaf after the sheet, in a file of its own, or left out.",
)
@click.option(
    "--shuffle", metavar="N", type=click.IntRange(2, 26), help="Make N versions, A, B, C …, each in another order."
)
@click.option("--paper", default="a4", show_default=True, type=click.Choice(["a4", "letter"]))
def quiz(
    names: tuple[str, ...], out: Path, key: Literal["after", "separate", "none"], shuffle: int, paper: str
) -> None:
    """Print quizzes as examination sheets, with their keys. No page needs to show them.

    It needs the extra `pdf`: pip install 'mkdocs-casebook[pdf]', and the library Pango.
    """
    from casebook.exports.booklet import BookletError, read_site
    from casebook.exports.booklet.sheet_files import Plan, export_sheets
    from casebook.lint.project import find_project
    from casebook.parsing.settings import find_root

    if find_root(Path.cwd()) is None:
        raise click.ClickException(NO_SETTINGS)
    findings = Findings()
    site = read_site(find_project(Path()), findings)
    try:
        if not findings.has_errors:
            findings.extend(export_sheets(site, names, out, Plan(shuffle, key, paper), click.echo))
    except BookletError as problem:
        raise click.ClickException(str(problem)) from problem
    if findings.has_errors:
        print_findings(findings)
