"""`casebook review`: brings the table of a reviewer into the files that it is about, once its changes are shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from casebook.cli.finding_formats import write_line
from casebook.findings import FindingCode, Findings, Severity

if TYPE_CHECKING:
    from casebook.bank.signing import Plan, Signing

BOM = "\ufeff"
NOT_YET = "Nothing is written yet. To write it, type the same with --write."


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--write", is_flag=True, help="Write the changes. Without it they are only shown.")
@click.option(
    "--changes",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A page that lists what was amended, newest first; amendments are added to it.",
)
def review(file: Path, changes: Path | None, *, write: bool) -> None:
    """Bring a saved review into the quizzes: FILE is the table that the page of the review has saved.

    Every change is shown. Where anything is wrong, nothing is written.
    """
    from casebook.bank.files import GEOMETRY, list_files
    from casebook.bank.reader import read_files
    from casebook.bank.signing import plan_review
    from casebook.exports.files import replace_files
    from casebook.lint.project import find_project
    from casebook.parsing.review_file import read_review
    from casebook.parsing.settings import read_settings
    from casebook.parsing.text_file import read_text

    findings = Findings()
    settings = read_settings(find_project(Path()), Findings())
    sources = list_files(settings.quizzes)
    bank = read_files(((each, each) for each in sources), settings.docs, settings.rules)
    # a signature that does not hold any more may be about to be given again
    findings.extend(
        each
        for each in bank.findings
        if each.severity is Severity.ERROR and each.code is not FindingCode.REVIEW_OUTDATED
    )
    text = read_text(file, file, findings)
    if findings.has_errors or text is None:
        _tell(findings)
        raise SystemExit(1)
    texts = {PurePath(each): each.read_bytes().decode("utf-8") for each in sources if each.suffix != GEOMETRY}
    plan = plan_review(
        read_review(text, file, findings),
        bank,
        {name: each.removeprefix(BOM) for name, each in texts.items()},
        findings,
    )
    _tell(plan.findings)
    if plan.findings.has_errors:
        raise SystemExit(1)
    _show(plan)
    written = {Path(name): _encode(text, texts[name]) for name, text in plan.files.items()}
    if changes and any(each.amended for each in plan.signings):
        written[changes] = add_changes(changes.read_bytes().decode("utf-8"), plan.signings).encode()
    if written and not write:
        click.echo(NOT_YET)
    elif written:
        replace_files(written)
        click.echo(f"Wrote {', '.join(map(str, written))}.")


def _encode(text: str, before: str) -> bytes:
    return ((BOM if before.startswith(BOM) else "") + text).encode()


def _tell(findings: Findings) -> None:
    for finding in findings:
        click.echo(write_line(finding))


def _show(plan: Plan) -> None:
    """Print each change: where, whose signature, and each amended text before and after."""
    for signing in plan.signings:
        signed = f"signed by {signing.review.signer}, {signing.review.date}"
        click.echo(f"{signing.location}: {signing.judgement.id}: {signed}")
        for name, text in signing.amended.items():
            click.echo(f"  {name}, before: {signing.judgement.texts[name]}")
            click.echo(f"  {name}, after:  {text}")
    amended = sum(1 for each in plan.signings if each.amended)
    click.echo(f"{len(plan.signings)} signed, {amended} of them amended, in {len(plan.files)} files.")


def add_changes(page: str, signings: Sequence[Signing]) -> str:
    """Return a page with a line for each amended text before the first entry of its list, else at its end."""
    line_end = "\r\n" if "\r\n" in page else "\n"
    entries = [
        f"- {each.review.date}: {each.review.signer} amended `{name}` of `{each.judgement.id}`. "
        f"Before: {_join(each.judgement.texts[name])} Now: {_join(text)}"
        for each in signings
        for name, text in each.amended.items()
    ]
    lines = page.rstrip().split(line_end)
    first = next((place for place, line in enumerate(lines) if line.startswith("- ")), None)
    place = len(lines) if first is None else first
    gap = [""] if first is None else []
    return line_end.join([*lines[:place], *gap, *entries, *lines[place:], ""])


def _join(text: str) -> str:
    """Return a text in one line, as a sentence."""
    joined = " ".join(text.split())
    return joined if joined.endswith((".", "!", "?")) else f"{joined}."
