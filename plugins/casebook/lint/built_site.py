"""A built site -> what it shows as text by mistake, and the spoiler terms that it reveals too early."""

from __future__ import annotations

from pathlib import Path

from casebook.bank.files import DIFFERENTIAL, SPOILERS
from casebook.bank.reader import read_files
from casebook.findings import Finding, FindingCode, Findings, Location, Severity
from casebook.lint.printed_blocks import find_printed_blocks
from casebook.lint.project import find_project
from casebook.parsing.settings import read_settings
from casebook.parsing.spoilers import SpoilerList

NO_LIST = "There is no list of words that tell too much, so only blocks printed as text were looked for."


def read_list(site: Path = Path()) -> tuple[Path, SpoilerList | None, Findings]:
    """Return the file that lists spoiler terms, what it says, and what is wrong in it.

    The list is that of the project which a built site belongs to. It is None where there is none.
    """
    findings = Findings()
    path = read_settings(find_project(site), findings).quizzes / SPOILERS
    bank = read_files([(path, path)] if path.is_file() else [], docs=None)
    findings.extend([*bank.findings])
    return path, bank.spoilers, findings


def check_built_site(site: Path) -> Findings:
    """Return blocks printed as text, and what is revealed before its step, by the list beside the project's quizzes."""
    path, spoilers, findings = read_list(site)
    findings.extend(find_printed_blocks(site))
    if spoilers:
        from casebook.spoilers import scan_site  # takes long to load, and a project may have no list

        return Findings([*findings, *scan_site(site, site, spoilers)])
    if (
        not len(findings) and (path.parent / DIFFERENTIAL).is_file()
    ):  # it holds a case, which has something to give away
        findings.found.append(Finding(Location(path, 1, 1), FindingCode.SPOILER, NO_LIST, Severity.ADVICE))
    return findings
