"""`references.bib` -> references by key."""

from __future__ import annotations

import logging
import re
from pathlib import PurePath

from pydantic import ValidationError

from casebook.model import Mark, Reference
from casebook.reader.text import place
from casebook.reader.unclosed import find_unclosed
from casebook.source import Code, Finding, Findings, Span, listed, shorten, suggest

LARGEST_BIBLIOGRAPHY = 500_000
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MARKS = [str(mark) for mark in Mark]


def read_bibliography(text: str, path: PurePath) -> tuple[dict[str, Reference], tuple[Finding, ...]]:
    """Return the references that can be read, and what is wrong with the others."""
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.middlewares.enclosing import RemoveEnclosingMiddleware
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it would log becomes findings here
    findings = Findings()
    if not _is_readable(text, path, findings):
        return {}, tuple(findings)
    library = parse_string(text, parse_stack=[RemoveEnclosingMiddleware()])
    for block in library.failed_blocks:
        span = Span(path, (block.start_line or 0) + 1, 1)
        if isinstance(block, DuplicateBlockKeyBlock):
            findings.error(span, Code.ID_DUPLICATE, f"The key `{block.key}` is used twice. Keys must differ.")
        elif isinstance(block, DuplicateFieldKeyBlock):
            names = listed(sorted(block.duplicate_keys))
            findings.error(span, Code.FIELD_TWICE, f"This entry gives {names} twice. Keep one.")
        else:
            message = "This entry cannot be read. Check its braces, and the comma after each field."
            findings.error(span, Code.REFERENCE_SYNTAX, message)
    references = {}
    for entry in library.entries:
        places = {field.key: Span(path, (field.start_line or 0) + 1, 1) for field in entry.fields}
        values = {field.key: " ".join(str(field.value).split()) for field in entry.fields}
        if not KEY.fullmatch(entry.key):
            message = f"`{shorten(entry.key)}` cannot be a key. Use small letters, digits and hyphens."
            findings.error(Span(path, (entry.start_line or 0) + 1, 1), Code.ID_FORM, message)
        reference = _build(entry.key, values, Span(path, (entry.start_line or 0) + 1, 1), places, findings)
        if reference:
            references[entry.key] = reference
    return references, tuple(findings)


def _is_readable(text: str, path: PurePath, findings: Findings) -> bool:
    if len(text) > LARGEST_BIBLIOGRAPHY:
        findings.error(Span(path, 1, 1), Code.FILE_LARGE, "More than 500,000 letters are too many for a bibliography.")
        return False
    unclosed = find_unclosed(text)
    if unclosed is not None:
        message = "From here on, entries are not closed. Check the braces of this one and of those below."
        findings.error(place(path, text, unclosed), Code.REFERENCE_SYNTAX, message)
        return False
    return True


def _build(
    key: str, values: dict[str, str], start: Span, places: dict[str, Span], findings: Findings
) -> Reference | None:
    try:
        return Reference.model_validate({**values, "key": key})
    except ValidationError as failure:
        for problem in failure.errors():
            name = str(problem["loc"][0])
            span = places.get(name, start)
            if problem["type"] == "extra_forbidden":
                known = [field for field in Reference.model_fields if field != "key"]
                findings.error(span, Code.FIELD_UNKNOWN, f"`{name}` is not a field.{suggest(name, known)}")
            elif problem["type"] == "missing":
                message = f"`mark` is missing. Write how far it was verified: {listed(MARKS)}."
                findings.error(span, Code.FIELD_MISSING, message)
            elif problem["type"] == "string_pattern_mismatch":
                message = f"`{shorten(values[name])}` is no address of a page. Begin it with `https://`."
                findings.error(span, Code.TEXT_ADDRESS, message)
            elif name == "mark":
                findings.error(span, Code.VALUE_KIND, f"`mark` must be {listed(MARKS)}.")
            else:
                findings.error(span, Code.VALUE_KIND, f"`{name}` is empty. Write it, or delete it.")
        return None
