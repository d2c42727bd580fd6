"""`facts.yml` -> the fact sheet."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from casebook.model import FactSheet
from casebook.reader.document import Document
from casebook.reader.nodes import Mapping, Scalar, Sequence, read_nodes
from casebook.source import Code, Finding


def read_facts(text: str, path: PurePath) -> tuple[FactSheet, tuple[Finding, ...]]:
    """Return the facts of the case; an empty sheet and the reasons when they cannot be read."""
    document = Document(path, text.split("\n"))
    root = read_nodes(text, path, document.findings)
    sheet = document.build(FactSheet, root) if root else None
    if isinstance(root, Mapping):
        _check_ids(document, root)
    return sheet or FactSheet(), tuple(document.findings)


def _check_ids(document: Document, root: Mapping) -> None:
    seen: dict[str, int] = {}
    for scalar in _ids(root):
        if scalar.value in seen:
            message = f"The id `{scalar.value}` stands in line {seen[scalar.value]} already. Ids must differ."
            document.error(scalar, Code.ID_DUPLICATE, message)
        seen.setdefault(scalar.value, scalar.line)


def _ids(root: Mapping) -> Iterable[Scalar]:
    for name in ("facts", "not_reported"):
        entries = root.nodes.get(name)
        for entry in entries.nodes if isinstance(entries, Sequence) else ():
            found = entry.nodes.get("id") if isinstance(entry, Mapping) else None
            if isinstance(found, Scalar):
                yield found
