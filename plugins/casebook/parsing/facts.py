"""`facts.yml` -> the fact sheet, the sources that it cites, and every problem in it."""

from __future__ import annotations

from pathlib import PurePath

from casebook.findings import Finding, FindingCode
from casebook.model import FactSheet
from casebook.parsing.citations import Citation, read_prose, refuse_pictures
from casebook.parsing.document import Document, find_entries, find_ids
from casebook.parsing.field_names import CASE_FIELDS
from casebook.parsing.yaml_nodes import Mapping, read_nodes


def read_facts(text: str, path: PurePath) -> tuple[FactSheet, tuple[Citation, ...], tuple[Finding, ...]]:
    """Return the facts of the case, what they cite, and every problem; an empty sheet when they cannot be read."""
    document = Document(path, text.split("\n"), CASE_FIELDS)
    root = read_nodes(text, path, document.findings, document.fields)
    sheet = document.build(FactSheet, root) if root else None
    if isinstance(root, Mapping) and "report" in root.nodes:
        _check_sections(document, root)
    document.check_unique([*find_ids(root, "facts"), *find_ids(root, "not_reported")])
    would = (gap.nodes["would"] for gap in find_entries(root, "not_reported") if "would" in gap.nodes)
    citations = tuple(cited for node in would for cited in read_prose(document, node))
    refuse_pictures(document)
    return sheet or FactSheet(), citations, tuple(document.findings)


def _check_sections(document: Document, root: Mapping) -> None:
    """Report facts of a published report that do not say where they stand in it."""
    for fact in find_entries(root, "facts"):
        if "section" not in fact.nodes:
            document.error(
                fact, FindingCode.FIELD_MISSING, "`section` is missing. Write the section of the report that says this."
            )
