"""Findings in the forms that `casebook check --format` writes: for people, for programs, for a run on GitHub."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from casebook.cli.finding_paths import name_within, printable
from casebook.cli.sarif import write_sarif
from casebook.findings import Finding, Findings, Severity

# Advice asks for nothing to be done before a site is published, which GitHub calls a notice.
LEVELS = {Severity.ERROR: "error", Severity.ADVICE: "notice"}
# As GitHub's runner reads them back: https://github.com/actions/toolkit, `packages/core/src/command.ts`.
ESCAPED = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
ESCAPED_PROPERTY = ESCAPED | str.maketrans({":": "%3A", ",": "%2C"})


def write_text(findings: Findings, _root: Path) -> str:
    """Return a line for each finding."""
    return "\n".join(map(write_line, findings)) or "No findings."


def write_json(findings: Findings, _root: Path) -> str:
    """Return an object with every finding, and with how many there are of each severity.

    Lines and columns count from 1, columns in Unicode code points; a path has slashes on every system. Everything
    beyond ASCII is escaped, so that the encoding of a terminal does not matter.
    """
    found = list(findings)
    listed = [
        {
            "file": printable(finding.location.path.as_posix()),
            "line": finding.location.line,
            "column": finding.location.column,
            "severity": str(finding.severity),
            "code": str(finding.code),
            "message": printable(finding.message),
        }
        for finding in found
    ]
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    return json.dumps({"findings": listed, "errors": errors, "advice": len(found) - errors}, indent=2)


def write_github(findings: Findings, root: Path) -> str:
    """Return a workflow command for each finding, which GitHub shows at its line; `root` is the folder of the clone."""
    return "\n".join(_write_command(finding, root) for finding in findings)


FORMATS: Mapping[str, Callable[[Findings, Path], str]] = MappingProxyType(
    {"text": write_text, "json": write_json, "github": write_github, "sarif": write_sarif}
)


def write_line(finding: Finding) -> str:
    """Return a finding as a line; a name that is not UTF-8 is shown with what can be shown of it."""
    return printable(str(finding))


def _write_command(finding: Finding, root: Path) -> str:
    location = finding.location
    properties = {
        "file": name_within(location.path, root).as_posix(),
        "line": str(location.line),
        "col": str(location.column),
        "title": str(finding.code),
    }
    written = ",".join(f"{name}={printable(value).translate(ESCAPED_PROPERTY)}" for name, value in properties.items())
    return f"::{LEVELS[finding.severity]} {written}::{printable(finding.message).translate(ESCAPED)}"
