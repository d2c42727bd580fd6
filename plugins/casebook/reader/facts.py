"""`facts.yml` -> the fact sheet."""

from __future__ import annotations

from pathlib import PurePath

from casebook.model import FactSheet
from casebook.reader.document import Document, find_ids
from casebook.reader.nodes import read_nodes
from casebook.source import Finding


def read_facts(text: str, path: PurePath) -> tuple[FactSheet, tuple[Finding, ...]]:
    """Return the facts of the case; an empty sheet and the reasons when they cannot be read."""
    document = Document(path, text.split("\n"))
    root = read_nodes(text, path, document.findings)
    sheet = document.build(FactSheet, root) if root else None
    document.check_unique([*find_ids(root, "facts"), *find_ids(root, "not_reported")])
    return sheet or FactSheet(), tuple(document.findings)
