"""Findings as SARIF 2.1.0, which GitHub's code scanning and the SARIF viewers of editors read.

Sections of https://docs.oasis-open.org/sarif/sarif/v2.1.0/ are named where code relies on them. What GitHub asks for
beyond them is in its "SARIF support for code scanning": each rule has both descriptions and a help text.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from casebook.cli.finding_paths import make_address, printable
from casebook.cli.source_lines import SourceLines
from casebook.findings import Finding, FindingCode, Findings, Severity
from casebook.schemas import read_help

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# Section 3.27.10: a note is an opportunity to improve; a warning would say that a problem was found.
LEVELS = {Severity.ERROR: "error", Severity.ADVICE: "note"}
# Not GitHub's own `primaryLocationLineHash`: its upload computes that from the text of the line.
FINGERPRINT = "casebookFinding/v1"
SENTENCE_END = re.compile(r"(?<=\.)\s")
# Of a message: what changes when other places of the file do.
MOVING = re.compile(r"(?<=\bline )\d+| The same (?:once more|in \d+ more places)\.$")
ROOT = "%SRCROOT%"  # by convention the folder of the clone (section 3.14.14)


def write_sarif(findings: Findings, root: Path) -> str:
    """Return a log of one run; addresses are relative to `root`, the folder of the clone."""
    found, explained = list(findings), read_help()
    codes = sorted({finding.code for finding in found})
    driver = {
        "name": "Casebook",
        "version": version("mkdocs-casebook"),
        "rules": [_describe_rule(code, explained[code]) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "results": list(_list_results(found, codes, root)),
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _describe_rule(code: FindingCode, explained: str) -> dict[str, Any]:
    """Return a rule. It has no address of its help: a site of the project is not known to who installs it."""
    return {
        "id": str(code),
        "shortDescription": {"text": SENTENCE_END.split(explained, maxsplit=1)[0]},
        "fullDescription": {"text": explained},
        "help": {"text": explained, "markdown": explained},
    }


def _list_results(found: Sequence[Finding], codes: Sequence[FindingCode], root: Path) -> Iterator[dict[str, Any]]:
    lines = SourceLines()
    seen: Counter[str] = Counter()
    for finding in found:
        address, base = make_address(finding.location.path, root)
        artifact = {"uri": address, "uriBaseId": ROOT} if base else {"uri": address}
        region = {"startLine": finding.location.line, "startColumn": lines.count_utf16(finding.location)}
        name = _identify(finding, address)
        seen[name] += 1
        yield {
            "ruleId": str(finding.code),
            "ruleIndex": codes.index(finding.code),
            "level": LEVELS[finding.severity],
            "message": {"text": printable(finding.message)},
            "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
            "partialFingerprints": {FINGERPRINT: f"{name}:{seen[name]}"},
        }


def _identify(finding: Finding, address: str) -> str:
    """Return what stays the same for a finding while other places of its file change."""
    told = MOVING.sub("", printable(finding.message))
    return sha256("\n".join((address, str(finding.code), told)).encode()).hexdigest()[:16]
