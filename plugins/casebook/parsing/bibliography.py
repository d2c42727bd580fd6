"""`references.bib` -> references by key, what they cite themselves, and every problem."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from pydantic import ValidationError

from casebook.findings import Finding, FindingCode, Findings, Location, listed, shorten, suggest
from casebook.model import Mark, Reference
from casebook.parsing.bibtex import BibEntry, read_entries
from casebook.parsing.citations import Citation
from casebook.parsing.field_errors import make_slug
from casebook.parsing.latex import decode_texts, find_commands
from casebook.parsing.text_file import place
from casebook.parsing.unclosed_entries import find_unclosed

LARGEST_BIBLIOGRAPHY = 500_000
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MARKS = [str(mark) for mark in Mark]
FIELDS = [name for name in Reference.model_fields if name not in ("key", "type")]
TEXTS = ("author", "title", "journal", "note", "via", "unsure", "pages", "volume", "number")
BRACED = ("year", "doi", "pmid", "url")
# What other programs call a field of ours; the first that an entry has counts.
OTHER_NAMES = {"journal": ("journaltitle", "booktitle"), "year": ("date",), "number": ("issue",)}
# Written by reference managers and not printed here.
UNUSED = frozenset(
    (
        *("abstract", "address", "annotation", "annote", "archiveprefix", "arxivid", "booktitle", "chapter"),
        *("collaborator", "copyright", "crossref", "date", "doi-url", "edition", "editor", "eid", "eprint"),
        *("eprintclass", "eprinttype", "eventtitle", "file", "groups", "howpublished", "institution", "isbn", "issn"),
        *("issue", "journaltitle", "keywords", "language", "langid", "location", "month", "organization", "pagetotal"),
        *("pmcid", "primaryclass", "publisher", "rights", "school", "series", "shortjournal", "shorttitle", "subtitle"),
        *(
            "source",
            "adsurl",
            "adsnote",
            "timestamp",
            "translator",
            "type",
            "urldate",
            "urlyear",
            "owner",
            "venue",
            "xdata",
            "numpages",
            "day",
        ),
    )
)
# What an entry takes from the one that its `crossref` names.
INHERITED = ("author", "journal", "journaltitle", "booktitle", "year", "date", "volume", "number", "issue")
DOI = re.compile(r"(?i)\A(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:)?\s*(?P<doi>10\.\d{4,9}/\S+)\Z")
NAME_PART = re.compile(
    r"(?i)\s*(?P<part>family|given(?:-i)?|prefix(?:-i)?|suffix|useprefix)\s*=(?P<value>[^,=]*)(?:,|\Z)"
)
PMID = re.compile(r"(?i)\A(?:pmid:?\s*|https?://\S*/)?(?P<pmid>\d+)/?\Z")


@dataclass(frozen=True, slots=True)
class Bibliography:
    """References by key, where each stands, the keys that a `via` cites, and every problem."""

    references: Mapping[str, Reference] = field(default_factory=dict)
    places: Mapping[str, Location] = field(default_factory=dict)
    citations: tuple[Citation, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_bibliography(text: str, path: PurePath) -> Bibliography:
    """Return the references that can be read, and what is wrong with the others."""
    findings = Findings()
    if not _is_readable(text, path, findings):
        return Bibliography(findings=tuple(findings))
    entries = read_entries(text, path, findings)
    by_key = {entry.key: entry for entry in entries}
    built = [(entry, _read_entry(entry, by_key, findings)) for entry in entries]
    references = {entry.key: reference for entry, reference in built if reference}
    citations = tuple(
        Citation(reference.via, entry.places["via"])
        for entry, reference in built
        if reference and reference.via and KEY.fullmatch(reference.via)
    )
    return Bibliography(references, {entry.key: entry.location for entry in entries}, citations, tuple(findings))


def _is_readable(text: str, path: PurePath, findings: Findings) -> bool:
    if len(text) > LARGEST_BIBLIOGRAPHY:
        findings.error(
            Location(path, 1, 1), FindingCode.FILE_LARGE, "More than 500,000 letters are too many for a bibliography."
        )
        return False
    unclosed = find_unclosed(text)
    if unclosed is not None:
        message = "From here on, entries are not closed. Check the braces of this one and of those below."
        findings.error(place(path, text, unclosed), FindingCode.REFERENCE_SYNTAX, message)
        return False
    return True


def _read_entry(entry: BibEntry, others: Mapping[str, BibEntry], findings: Findings) -> Reference | None:
    if not KEY.fullmatch(entry.key):
        slug = make_slug(entry.key)
        hint = f", as in `{slug}`" if slug else ""
        message = f"`{shorten(entry.key)}` cannot be a key. Use small letters, digits and hyphens{hint}."
        findings.error(entry.location, FindingCode.ID_FORM, message)
    _inherit(entry, others, findings)
    for name, others_names in OTHER_NAMES.items():
        other = next((other for other in others_names if entry.values.get(other)), None)
        if name not in entry.values and other:
            entry.values[name] = entry.values[other][:4] if other == "date" else entry.values[other]
            entry.places[name] = entry.places[other]
    return _build(entry, _clean(entry, findings), findings)


def _inherit(entry: BibEntry, others: Mapping[str, BibEntry], findings: Findings) -> None:
    """Take what is missing from the entry that `crossref` names, its title as that of the book."""
    named = entry.values.get("crossref")
    if named is None:
        return
    parent = others.get(named)
    if parent is None:
        message = f"`{shorten(named)}` is not an entry in this file.{suggest(named, others)}"
        findings.error(entry.places["crossref"], FindingCode.SOURCE_UNKNOWN, message)
        return
    inherited = {name: parent.values[name] for name in INHERITED if name in parent.values}
    if "title" in parent.values:
        inherited.setdefault("booktitle", parent.values["title"])
    entry.values = inherited | entry.values
    entry.places = dict.fromkeys(inherited, entry.places["crossref"]) | entry.places


def _clean(entry: BibEntry, findings: Findings) -> dict[str, str]:
    """Return the fields that are printed, as they are meant; report what is none of ours or cannot be shown."""
    for name in entry.values.keys() - {*FIELDS, *UNUSED}:
        hint = suggest(name, FIELDS)
        if hint:  # any other is one that another program keeps for itself
            findings.error(entry.places[name], FindingCode.FIELD_UNKNOWN, f"`{shorten(name)}` is not a field.{hint}")
    values = {name: entry.values[name] for name in FIELDS if name in entry.values}
    # Web of Science puts every value in braces twice; elsewhere they go where LaTeX is decoded.
    values |= {name: values[name].strip("{} ") for name in BRACED if name in values}
    for name in values.keys() & {*TEXTS}:
        for command in find_commands(values[name]):
            message = f"`\\{command}` cannot be shown. Write the letter or the sign itself."
            findings.error(entry.places[name], FindingCode.REFERENCE_SYNTAX, message)
    values |= decode_texts({name: _read_text(name, values[name]) for name in TEXTS if name in values})
    for name, form, shape in (("doi", DOI, "begins with `10.`, as in `10.1000/182`"), ("pmid", PMID, "is a number")):
        if values.get(name):
            found = form.match(values[name].replace("\\", ""))
            if not found:
                message = f"A `{name}` {shape}; this is `{shorten(values[name])}`."
                findings.error(entry.places[name], FindingCode.VALUE_KIND, message)
            values[name] = found[name] if found else values[name]
    return values


def _read_text(name: str, written: str) -> str:
    return " and ".join(map(_read_name, written.split(" and "))) if name == "author" else written


def _read_name(written: str) -> str:
    """Return a name as BibTeX writes it; biblatex may write `family=Wurff, given=P., prefix=van der`."""
    if not NAME_PART.match(written):
        return written
    parts = {found["part"].lower(): found["value"].strip() for found in NAME_PART.finditer(written)}
    family = " ".join(filter(None, (parts.get("prefix"), parts.get("family"), parts.get("suffix"))))
    return ", ".join(filter(None, (family, parts.get("given"))))


def _build(entry: BibEntry, values: dict[str, str], findings: Findings) -> Reference | None:
    try:
        return Reference.model_validate({**values, "key": entry.key, "type": entry.type})
    except ValidationError as failure:
        for problem in failure.errors():
            name = str(problem["loc"][0])
            location = entry.places.get(name, entry.location)
            if problem["type"] == "missing":
                message = f"`mark` is missing. Write how far it was verified: {listed(MARKS)}."
                findings.error(location, FindingCode.FIELD_MISSING, message)
            elif problem["type"] == "string_pattern_mismatch":
                message = f"`{shorten(values[name])}` is not the address of a page. Begin it with `https://`."
                findings.error(location, FindingCode.TEXT_ADDRESS, message)
            elif name == "mark":
                findings.error(
                    location, FindingCode.VALUE_KIND, f"`mark` must be {listed(MARKS)}.{suggest(values[name], MARKS)}"
                )
            else:
                findings.error(location, FindingCode.VALUE_KIND, f"`{name}` is empty. Write it, or delete it.")
        return None
