"""What editors and code scanning read of the engine: a JSON Schema for each kind of file, and help for each finding.

The files are written by `python3 dev.py schemas`, from the models and from the pages
`findings.md` and `writing-advice.md` of `docs/author`.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
HELP = FOLDER / "findings.json"
# By the kinds of file that `bank.files.find_kind` tells apart.
SCHEMAS = {kind: f"{kind}.schema.json" for kind in ("quiz", "facts", "differential", "spoilers", "figure")}


@cache
def read_help() -> dict[str, str]:
    """Return what each finding code means, as Markdown without links."""
    read: dict[str, str] = json.loads(HELP.read_text(encoding="utf-8"))
    return read
