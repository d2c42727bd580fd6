"""The texts of a file: what Markdown they hold, and the sources they cite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casebook.findings import FindingCode, Location
from casebook.model import Prose
from casebook.model.code_fence import blank_fences
from casebook.parsing.author_markup import Markup
from casebook.parsing.code_spans import mask_code
from casebook.parsing.document import Document, Pictured
from casebook.parsing.markdown_rules import CITATION, CITED, SOURCE_FORM, find_refused, is_plain, read_elements
from casebook.parsing.yaml_nodes import Mapping, Node, Scalar, Sequence

# Where more lines are refused, what else is wrong is reported once these are corrected.
MOST_LINES = 20
# Fields that list sources: of a statement, of a move in the differential, of an option's report.
LISTS = ("sources", "fact", "report")


@dataclass(frozen=True, slots=True)
class Citation:
    """A source named somewhere: the key of a reference, or `case:` and the id of a fact."""

    key: str
    location: Location


def read_prose(document: Document, node: Node) -> Iterator[Citation]:
    """Check the Markdown of every text under a node; yield the sources it cites."""
    if isinstance(node, Sequence):
        for entry in node.nodes:
            yield from read_prose(document, entry)
    elif isinstance(node, Mapping):
        for name, value in node.nodes.items():
            yield from _read_field(document, name, value)


def refuse_pictures(document: Document) -> None:
    """Report the pictures in texts of a file whose words stand in tables, where there is no room for any."""
    for picture in document.pictures:
        message = "A picture is not allowed here. Show it in a page, with `/// figure`."
        document.findings.error(picture.location, FindingCode.TEXT_BLOCK, message)


def _read_field(document: Document, name: str, value: Node) -> Iterator[Citation]:
    fields = document.fields
    if name in LISTS and isinstance(value, Sequence):
        yield from _read_sources(document, value)
    elif name in fields.prose and isinstance(value, Scalar):
        yield from _read_scalar(document, fields.prose[name], value, is_named=name == "text")
    elif name in fields.listed_prose and isinstance(value, Sequence):
        for entry in value.nodes:
            if isinstance(entry, Scalar):
                yield from _read_scalar(document, fields.listed_prose[name], entry)
    else:
        yield from read_prose(document, value)


def _read_sources(document: Document, sources: Sequence) -> Iterator[Citation]:
    for node in sources.nodes:
        if isinstance(node, Scalar) and SOURCE_FORM.fullmatch(node.value):
            yield Citation(node.value, Location(document.path, node.line, node.column))


def _read_scalar(document: Document, prose: Prose, scalar: Scalar, *, is_named: bool = False) -> Iterator[Citation]:
    """Check one text; `is_named` says that it is what a learner chooses, so it must be something to read."""
    if is_plain(scalar.value):
        return
    refused = list(find_refused(scalar.value, prose))
    for offset, code, message in refused:
        if not document.is_full:
            document.report(document.location_in(scalar, offset), code, message)
    if (
        document.is_full
        or len(refused) > MOST_LINES
        or any(code is not FindingCode.TEXT_BLOCK for _, code, _ in refused)
    ):
        return
    markup = read_elements(scalar.value, prose)
    _check_elements(document, scalar, markup, are_lines_refused=bool(refused))
    if is_named and markup.is_silent:
        message = "This picture has no words, so it cannot be named or read out. Write them: `![words](address)`."
        document.error(scalar, FindingCode.PICTURE_UNNAMED, message)
    # what stands in code is no citation
    for found in CITATION.finditer(mask_code(blank_fences(scalar.value))) if CITED in scalar.value else ():
        yield Citation(found[1], document.location_in(scalar, found.start()))


def _check_elements(document: Document, scalar: Scalar, markup: Markup, *, are_lines_refused: bool) -> None:
    """Report what Markdown makes of a text and may not stand. A refused line is not reported again by its element."""
    for offset, refusal in markup.refused:
        if refusal.written or not are_lines_refused:
            document.findings.error(document.location_in(scalar, offset), refusal.code, refusal.message)
    for picture in markup.pictures:
        document.pictures.append(Pictured(picture.address, document.location_in(scalar, picture.offset)))
