"""`spoilers.yml` -> words that may not be met before their step, what is allowed all the same, and every problem."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from casebook.findings import Finding, FindingCode, Location, shorten, suggest
from casebook.model import START, STEM, WHOLE, Allowance, SpoilerSheet, SpoilerTerm, When
from casebook.parsing.document import Document, find_entries, find_scalar
from casebook.parsing.field_names import CASE_FIELDS
from casebook.parsing.yaml_nodes import Mapping, Scalar, Sequence, read_nodes

SINCE = re.compile(r"(\d{1,2})(?:\.(\d{1,2}))?")
LEAST = 3  # letters; one of Chinese, Japanese or Korean may be a word


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may stand before its time: one word of an entry, and where the entry says so."""

    word: str
    allowance: Allowance
    location: Location


@dataclass(frozen=True, slots=True)
class SpoilerList:
    """Every term with its place in `spoilers.yml`, and what is allowed."""

    terms: tuple[tuple[SpoilerTerm, Location], ...] = ()
    allowed: tuple[Allowed, ...] = ()


def read_spoilers(text: str, path: PurePath) -> tuple[SpoilerList | None, tuple[Finding, ...]]:
    """Return the list, None when anything in it is wrong; and every problem."""
    document = Document(path, text.split("\n"), CASE_FIELDS)
    root = read_nodes(text, path, document.findings, document.fields)
    if root is None:
        return None, tuple(document.findings)
    sheet = document.build(SpoilerSheet, root)
    terms = _read_terms(document, root)
    known = dict.fromkeys(term.word for term, _ in terms)
    for entry in find_entries(root, "allow"):
        for word in _words(entry):
            if word.value not in known and not document.is_full:
                message = f"`{shorten(word.value)}` is not one of the words above.{suggest(word.value, known)}"
                document.error(word, FindingCode.SPOILER_WORD, message)
    if sheet is None or document.findings.has_errors:
        return None, tuple(document.findings)
    nodes = [word for entry in find_entries(root, "allow") for word in _words(entry)]
    allowances = [(word, allowance) for allowance in sheet.allow for word in allowance.words]
    allowed = tuple(
        Allowed(word, allowance, Location(path, node.line, node.column))
        for (word, allowance), node in zip(allowances, nodes, strict=True)
    )
    return SpoilerList(tuple(terms), allowed), ()


def _read_terms(document: Document, root: object) -> list[tuple[SpoilerTerm, Location]]:
    terms: list[tuple[SpoilerTerm, Location]] = []
    seen: dict[str, int] = {}
    for entry in find_entries(root, "words"):
        since = _read_since(document, entry)
        for word in _words(entry):
            wrong = _fault(word.value)
            if wrong:
                document.error(word, FindingCode.SPOILER_WORD, wrong)
                continue
            term = SpoilerTerm(word.value, since)
            if term.body in seen:
                line = seen[term.body]
                message = f"`{shorten(word.value)}` is already used in line {line}. Keep the one that is meant."
                document.error(word, FindingCode.SPOILER_WORD, message)
            seen.setdefault(term.body, word.line)
            terms.append((term, Location(document.path, word.line, word.column)))
    return terms


def _read_since(document: Document, entry: Mapping) -> When:
    since = find_scalar(entry, "from")
    found = SINCE.fullmatch(since.value) if since else None
    if since and not found:
        message = f"`from` is a step, as 5, or a step and one of its gates, as 5.1; not `{shorten(since.value)}`."
        document.error(since, FindingCode.SPOILER_MOMENT, message)
    return When(int(found[1]), int(found[2] or 0)) if found else When(0)


def _words(entry: Mapping) -> list[Scalar]:
    listed = entry.nodes.get("words")
    return [node for node in listed.nodes if isinstance(node, Scalar)] if isinstance(listed, Sequence) else []


def _fault(word: str) -> str | None:
    """Return why a word cannot be looked for, if so. An empty one is reported as such elsewhere."""
    begun = word.removesuffix(STEM)
    if not word.strip():
        return None
    if STEM in begun:
        return f"`{shorten(word)}`: a `{STEM}` may stand only at the end of a word, and stands for further letters."
    parts = SpoilerTerm(begun, START).parts
    if sum(LEAST if WHOLE.match(letter) else 1 for part in parts for letter in part) < LEAST:
        return f"`{shorten(word)}` is too short: it would be found everywhere. Write {LEAST} letters or more."
    return None
