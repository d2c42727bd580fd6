"""The texts of a file: what Markdown they hold, and the sources they cite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casebook.reader.document import Document
from casebook.reader.nodes import Mapping, Node, Scalar, Sequence
from casebook.reader.prose import CITATION, FIELDS, SOURCE_FORM, find_refused
from casebook.source import Span


@dataclass(frozen=True, slots=True)
class Citation:
    """A source named somewhere: the key of a reference, or `case:` and the id of a fact."""

    key: str
    span: Span


def read_prose(document: Document, node: Node) -> Iterator[Citation]:
    """Check the Markdown of every text under a node; yield the sources it cites."""
    if isinstance(node, Sequence):
        for entry in node.nodes:
            yield from read_prose(document, entry)
    elif isinstance(node, Mapping):
        for name, value in node.nodes.items():
            if name == "sources" and isinstance(value, Sequence):
                yield from _read_sources(document, value)
            elif name in FIELDS and isinstance(value, Scalar):
                yield from _read_scalar(document, name, value)
            else:
                yield from read_prose(document, value)


def _read_sources(document: Document, sources: Sequence) -> Iterator[Citation]:
    for node in sources.nodes:
        if isinstance(node, Scalar) and SOURCE_FORM.fullmatch(node.value):
            yield Citation(node.value, Span(document.path, node.line, node.column))


def _read_scalar(document: Document, name: str, scalar: Scalar) -> Iterator[Citation]:
    for offset, code, message in find_refused(scalar.value, FIELDS[name]):
        if document.is_full:
            break
        document.findings.error(document.span_in(scalar, offset), code, message)
    for found in CITATION.finditer(scalar.value):
        yield Citation(found[1], document.span_in(scalar, found.start()))
