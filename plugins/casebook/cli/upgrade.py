"""`casebook upgrade`: writes present names in place of former ones, and tells what is new."""

from __future__ import annotations

from pathlib import Path

import click

BOM = b"\xef\xbb\xbf"
NO_SETTINGS = "There are no settings of a site in `{}`, such as mkdocs.yml, or in a folder above."
# What an author gains, or has to look at, by the version that brought it; the newest first.
NEWS = {
    "0.2.0": (
        "`casebook new DIR` writes a site with a small case, to be replaced file by file.",
        "`plugins: [casebook]` alone is enough; `rules` says how much is asked of items.",
        "Questions may stand in a page, as a list with boxes; `casebook ids` writes their ids down.",
        "New types of item: `cloze` and `likert`. New blocks: `result`, `changes`, `confidence`, `begin`, `practise`.",
        "Lists of your own in `extra_css` and `extra_javascript` also need `casebook-types`, `-ranking` and `-notes`.",
        "Elements, classes and attributes have other names: the changelog lists them for stylesheets of your own.",
    ),
}


@click.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--dry-run", is_flag=True, help="Only say what would be written.")
def upgrade(folder: Path, *, dry_run: bool) -> None:
    """Write the present names of types, fields, blocks and files into the site in DIR, and tell what is new.

    Every change is shown, and so is what only you can change.
    """
    from casebook.exports.files import replace_files
    from casebook.lint.project import find_project
    from casebook.lint.upgrade import plan_upgrade
    from casebook.parsing.settings import find_root

    if find_root(folder) is None:
        raise click.ClickException(NO_SETTINGS.format(folder))
    upgrades = list(plan_upgrade(find_project(folder)))
    changes = [each for upgrade in upgrades for each in upgrade.changes]
    left = [each for upgrade in upgrades for each in upgrade.left]
    for change in changes:
        click.echo(f"{change.location}: `{change.former}` is now `{change.name}`.")
    for finding in left:
        click.echo(str(finding).encode("utf-8", "replace").decode())
    written = {each.path: _encode(each.path, each.text) for each in upgrades if each.changes}
    if not dry_run:
        replace_files(written)
    click.echo(_sum_up(len(changes), len(written), len(left), dry_run=dry_run))
    for version, lines in NEWS.items():
        click.echo("\n".join((f"\nNew in {version}:", *(f"- {line}" for line in lines))))
    if left:
        raise SystemExit(1)


def _encode(path: Path, text: str) -> bytes:
    """Return a text as the file at a path begins, with a byte order mark or without."""
    return (BOM if path.read_bytes().startswith(BOM) else b"") + text.encode()


def _sum_up(changes: int, files: int, left: int, *, dry_run: bool) -> str:
    words = f"{changes} word{'' if changes == 1 else 's'} in {files} file{'' if files == 1 else 's'}"
    done = f"{words} {'would be' if dry_run else 'were'} changed." if changes else "Nothing was to be changed."
    return f"{done} {left} place{'' if left == 1 else 's'} above need{'s' if left == 1 else ''} you." if left else done
