"""`casebook import`: brings questions of other programs into quiz files, and says what did not come along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from casebook.findings import Location
    from casebook.imports.importing import Plan, PlannedFile

FORMATS = ("gift", "aiken", "moodle", "qti12", "qti21", "anki", "csv", "mkdocs-quiz")
LONGEST = 300  # letters of a message; the file has the whole
MOST_SAID = 3  # of one kind of loss; more are summed up


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder of the quizzes."
)
@click.option("--format", "form", type=click.Choice(FORMATS), help="The format, where it is not recognised.")
@click.option("--update", is_flag=True, help="Change files that are there already. Without it they are left.")
def import_(files: tuple[Path, ...], out: Path, form: str | None, *, update: bool) -> None:
    """Write quizzes from FILES: GIFT, Aiken, Moodle XML, QTI, Anki text, CSV or pages of mkdocs-quiz.

    Every question arrives, or is named with its place and the reason. Pictures go to `pictures` in the folder of pages.
    """
    from casebook.exports.files import replace_files
    from casebook.findings import Findings
    from casebook.imports.importing import Folders, plan_import
    from casebook.lint.project import find_project
    from casebook.parsing.settings import read_settings

    settings = read_settings(find_project(out), Findings())
    plan = plan_import(files, Folders(out, settings.docs), form)
    chosen = plan.choose(update=update)
    contents = plan.contents(chosen)
    for path in contents:
        path.parent.mkdir(parents=True, exist_ok=True)
    replace_files(contents)
    for line in _describe(plan, chosen):
        click.echo(line.encode("utf-8", "replace").decode())
    if plan.refused or plan.faults or any(file not in chosen and not _is_same(file) for file in plan.files):
        raise SystemExit(1)


def _is_same(file: PlannedFile) -> bool:
    return file.update is not None and not file.update.is_needed


def _describe(plan: Plan, chosen: list[PlannedFile]) -> Iterator[str]:
    for file in plan.files:
        yield from _describe_file(file, is_written=file in chosen)
    yield from (f"{each.place}: error: {each.text}" for each in plan.faults)
    for refused in plan.refused:
        yield f"{refused.place}: refused: {f'{refused.name}: ' if refused.name else ''}{_sentence(refused.reason)}"
    yield from (f"{each.place}: note: {_sentence(each.text)}" for each in plan.remarks)
    yield from _describe_lost(plan)
    arrived = sum(len(file.quiz.items) for file in plan.files)
    count = arrived + len(plan.refused)
    rest = f" {len(plan.refused)} not imported." if plan.refused else ""
    yield f"{arrived} of {_count(count, 'item')}.{rest}" if count else "No item was found."


def _describe_file(file: PlannedFile, *, is_written: bool) -> Iterator[str]:
    items = _count(len(file.quiz.items), "item")
    if file.text is None:
        yield f"Left {file.path}: it has errors, so {items} could not be brought in. `casebook check` names them."
    elif file.update is None:
        yield f"Wrote {file.path}: {items}."
    elif not file.update.is_needed:
        yield f"Left {file.path} as it is: it has the same {items}."
    else:
        done = "Changed" if is_written else "Left"
        yield f"{done} {file.path}.{'' if is_written else ' To write the following, add --update:'}"
        yield from _describe_changes(file)


def _describe_changes(file: PlannedFile) -> Iterator[str]:
    if file.update is None:
        return
    for change in file.update.changed:
        comments = " Comments within it are left out." if change.has_comments else ""
        yield f"  {change.id}: {', '.join(change.fields)} as in the bank.{comments}"
    for name in file.update.added:
        yield f"  {name}: added."
    for name in file.update.absent:
        yield f"  {name.lstrip(chr(0))}: not in the bank, stays."


def _describe_lost(plan: Plan) -> Iterator[str]:
    """Yield what is lost of items that came over; the same of many in one line."""
    places: dict[str, list[tuple[Location, str]]] = {}
    for file in plan.files:
        for item in file.quiz.items:
            for words in item.lost:
                places.setdefault(words, []).append((item.source.place, item.source.name))
    for words, found in places.items():
        if len(found) > MOST_SAID:
            yield f"{found[0][0]}: note: {found[0][1]} and {len(found) - 1} others: {_sentence(words)}"
        else:
            yield from (f"{place}: note: {name}: {_sentence(words)}" for place, name in found)


def _sentence(words: str) -> str:
    text = " ".join(words.split())
    text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return text if text.endswith((".", "!", "?", "]", "”", "…")) else f"{text}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
