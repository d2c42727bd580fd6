"""`differential.yml` -> the reference differential, the sources it cites, and every problem in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from casebook.findings import Finding, FindingCode, Location, shorten, suggest
from casebook.model import Differential
from casebook.parsing.citations import Citation, read_prose, refuse_pictures
from casebook.parsing.document import Document, find_entries, find_ids, find_scalar
from casebook.parsing.field_names import CASE_FIELDS
from casebook.parsing.odd_characters import strip_unseen
from casebook.parsing.yaml_nodes import Mapping, Node, Scalar, Sequence, read_nodes

LONGEST_REASON = 40


@dataclass(frozen=True, slots=True)
class DifferentialFile:
    """What `differential.yml` holds: None when anything in it is wrong.

    `places` tells where the `at` of each level of each diagnosis stands, in their order.
    """

    differential: Differential | None
    citations: tuple[Citation, ...] = ()
    findings: tuple[Finding, ...] = ()
    places: tuple[tuple[Location, ...], ...] = ()


def read_differential(text: str, path: PurePath) -> DifferentialFile:
    """Return the differential with every problem in it."""
    document = Document(path, text.split("\n"), CASE_FIELDS)
    root = read_nodes(text, path, document.findings, document.fields)
    if root is None:
        return DifferentialFile(None, findings=tuple(document.findings))
    built = document.build(Differential, root)
    document.check_unique([*find_ids(root, "diagnoses"), *find_ids(root, "names")])
    _check_names(document, root)
    checkpoints = _read_checkpoints(root)
    for diagnosis in find_entries(root, "diagnoses"):
        if not document.is_full:
            _check_moves(document, diagnosis, checkpoints)
    citations = tuple(read_prose(document, root))
    refuse_pictures(document)
    sound = None if document.findings.has_errors else built
    places = tuple(_find_places(path, diagnosis) for diagnosis in find_entries(root, "diagnoses"))
    return DifferentialFile(sound, citations, tuple(document.findings), places)


def _find_places(path: PurePath, diagnosis: Mapping) -> tuple[Location, ...]:
    found = (find_scalar(move, "at") for move in find_entries(diagnosis, "levels"))
    return tuple(Location(path, at.line, at.column) for at in found if at)


def _read_checkpoints(root: Node) -> dict[str, int]:
    listed = root.nodes.get("checkpoints") if isinstance(root, Mapping) else None
    nodes = listed.nodes if isinstance(listed, Sequence) else []
    names = dict.fromkeys(node.value for node in nodes if isinstance(node, Scalar))
    return {name: place for place, name in enumerate(names)}


def _check_moves(document: Document, diagnosis: Mapping, checkpoints: dict[str, int]) -> None:
    """Report moves out of order, at checkpoints that nobody defines, and reasons that nobody will read.

    `checkpoints` are those of the file with their places.
    """
    last = -1
    for move in find_entries(diagnosis, "levels"):
        if document.is_full:
            return
        at, reason = find_scalar(move, "at"), find_scalar(move, "reason")
        if at and at.value not in checkpoints:
            message = f"`{shorten(at.value)}` is not one of the `checkpoints` above.{suggest(at.value, checkpoints)}"
            document.error(at, FindingCode.CHECKPOINT_UNKNOWN, message)
        elif at and checkpoints[at.value] <= last:
            message = "The levels of a diagnosis follow the order of the checkpoints, at most one for each."
            document.error(at, FindingCode.CHECKPOINT_ORDER, message)
        elif at:
            last = checkpoints[at.value]
        if reason and len(reason.value.split()) > LONGEST_REASON:
            count = len(reason.value.split())
            document.error(
                reason, FindingCode.REASON_LONG, f"A reason has at most {LONGEST_REASON} words; this has {count}."
            )


def _check_names(document: Document, root: Node) -> None:
    """Report what could be typed for two diagnoses: a learner could not know which is meant.

    Abbreviations are left out: where one is short for several, the learner is offered all of them.
    """
    seen: dict[str, int] = {}
    for node in _list_names(root):
        folded = strip_unseen(node.value).casefold()
        if folded in seen:
            message = f"`{shorten(node.value)}` is already used in line {seen[folded]}. Names must differ."
            document.error(node, FindingCode.NAME_REPEATED, message)
        seen.setdefault(folded, node.line)


def _list_names(root: Node) -> Iterator[Scalar]:
    """Yield the names and synonyms of all diagnoses and of their children."""
    for part in ("diagnoses", "names"):
        for entry in find_entries(root, part):
            for term in (entry, *find_entries(entry, "children")):
                synonyms = term.nodes.get("synonyms")
                listed = synonyms.nodes if isinstance(synonyms, Sequence) else []
                yield from (node for node in (find_scalar(term, "name"), *listed) if isinstance(node, Scalar))
