"""`facts.yml` -> the fact sheet, the sources that it cites, and every problem in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from casebook.findings import Finding, FindingCode, Location, shorten
from casebook.model import FactSheet, Gap, Would
from casebook.parsing.citations import Citation, read_prose, refuse_pictures
from casebook.parsing.document import Document, find_entries, find_ids
from casebook.parsing.field_errors import make_slug
from casebook.parsing.field_names import CASE_FIELDS
from casebook.parsing.yaml_nodes import Mapping as Fields
from casebook.parsing.yaml_nodes import read_nodes


@dataclass(frozen=True, slots=True)
class FactsFile:
    """What `facts.yml` holds: an empty sheet when it cannot be read. `places` tells where each gap is, by its id."""

    sheet: FactSheet
    citations: tuple[Citation, ...]
    findings: tuple[Finding, ...]
    places: Mapping[str, Location]


def read_facts(text: str, path: PurePath) -> FactsFile:
    """Return the facts of the case, what they cite, and every problem."""
    document = Document(path, text.split("\n"), CASE_FIELDS)
    root = read_nodes(text, path, document.findings, document.fields)
    sheet = document.build(FactSheet, root) if root else None
    if isinstance(root, Fields) and "report" in root.nodes:
        _check_sections(document, root)
    document.check_unique([*find_ids(root, "facts"), *find_ids(root, "not_reported")])
    for gap, told in zip(find_entries(root, "not_reported"), sheet.not_reported if sheet else (), strict=False):
        _check_results(document, gap, told)
    would = (gap.nodes["would"] for gap in find_entries(root, "not_reported") if "would" in gap.nodes)
    citations = tuple(cited for node in would for cited in read_prose(document, node))
    refuse_pictures(document)
    places = {found.value: Location(path, found.line, found.column) for found in find_ids(root, "not_reported")}
    return FactsFile(sheet or FactSheet(), citations, tuple(document.findings), places)


def name_would(would: Would, number: int) -> str:
    """Return what a result of a gap is known by: its id, its words, or its place where these have no letter of ours."""
    return would.id or make_slug(would.result) or str(number + 1)


def _check_results(document: Document, gap: Fields, told: Gap) -> None:
    """Report results of a gap that cannot be told apart."""
    seen: set[str] = set()
    for number, (node, would) in enumerate(zip(find_entries(gap, "would"), told.would, strict=False)):
        name = name_would(would, number)
        if name in seen:
            message = f"Another result of this gap is known as `{shorten(name)}` too. Give this one an `id` of its own."
            document.error(node, FindingCode.ID_DUPLICATE, message)
        seen.add(name)


def _check_sections(document: Document, root: Fields) -> None:
    """Report facts of a published report that do not say where they stand in it."""
    for fact in find_entries(root, "facts"):
        if "section" not in fact.nodes:
            document.error(
                fact, FindingCode.FIELD_MISSING, "`section` is missing. Write the section of the report that says this."
            )
