"""One YAML file being read: its text, its findings, and where each of its nodes stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from casebook.findings import MOST_FINDINGS, FindingCode, Findings, Location, Rules, Severity, shorten, suggest
from casebook.model.base import Frozen
from casebook.parsing.field_errors import explain
from casebook.parsing.field_names import FieldNames
from casebook.parsing.yaml_nodes import Mapping, Node, Scalar, Sequence, plain

M = TypeVar("M", bound=Frozen)


@dataclass(frozen=True, slots=True)
class Pictured:
    """A picture named in a text: its address, and where it stands."""

    address: str
    location: Location


@dataclass(frozen=True, slots=True, order=True)
class Insertion:
    """A text to put into a file, before a column of a line."""

    line: int
    column: int
    text: str


@dataclass(slots=True)
class Document:
    """The lines of a file and the fields it may hold, what was found in it, and the pictures that its texts name.

    `insertions` would write down the ids that are made for what has none. `rules` says how much is asked of what it
    holds: what they do not ask for is advice.
    """

    path: PurePath
    lines: list[str]
    fields: FieldNames
    rules: Rules = Rules.PUBLISHED
    findings: Findings = field(default_factory=Findings)
    pictures: list[Pictured] = field(default_factory=list)
    insertions: list[Insertion] = field(default_factory=list)
    _counted: int = field(default=0, init=False)
    _errors: int = field(default=0, init=False)

    @property
    def is_full(self) -> bool:
        """Whether so many errors were found that reading on helps nobody; advice stops no reader."""
        new = self.findings.found[self._counted :]
        self._errors += sum(1 for each in new if each.severity is Severity.ERROR)
        self._counted += len(new)
        return self._errors >= MOST_FINDINGS

    def error(self, node: Node, code: FindingCode, message: str) -> None:
        """Report a problem at a node."""
        self.report(Location(self.path, node.line, node.column), code, message)

    def report(self, location: Location, code: FindingCode, message: str) -> None:
        """Report a problem at a place."""
        self.findings.error(location, code, message, self.rules)

    def build(self, model: type[M], node: Node) -> M | None:
        """Return the model that a node describes, or None after reporting every reason why not."""
        try:
            return model.model_validate(plain(node))
        except ValidationError as failure:
            for problem in failure.errors(include_url=False)[:MOST_FINDINGS]:
                if _is_echo(problem):
                    continue
                steps = _find_steps(node, problem["loc"])
                code, message, at_name = explain(problem["type"], steps, problem["input"], model)
                self.error(find_node(node, steps, at_name=at_name), code, message)
            return None

    def lacks(self, node: Mapping, name: str) -> bool:
        """Tell whether a field is missing, and not only misspelt, which is a finding of its own."""
        odd = (written for written in node.names if written not in self.fields.known)
        return name not in node.nodes and not any(suggest(written, [name]) for written in odd)

    def check_unique(self, ids: Iterable[Scalar]) -> None:
        """Report each id that stands twice."""
        seen: dict[str, int] = {}
        for found in ids:
            if found.value in seen:
                first = f"The id `{shorten(found.value)}` is already used in line {seen[found.value]}."
                self.error(found, FindingCode.ID_DUPLICATE, f"{first} Ids must differ.")
            seen.setdefault(found.value, found.line)

    def location_in(self, scalar: Scalar, offset: int) -> Location:
        """Return the place of an offset within a text; folded text is placed at its beginning."""
        before = scalar.value[:offset]
        if scalar.literal:
            row = before.count("\n")
            line, column = scalar.line + scalar.below + row, offset - (before.rfind("\n") + 1)
            start = self.lines[line - 1].rfind(scalar.value.split("\n")[row])
            return Location(self.path, line, max(start, 0) + column + 1)
        written = self.lines[scalar.line - 1][scalar.column - 1 :]
        for quote in ("", '"', "'"):
            if written.startswith(quote + scalar.value[: offset + 1]):
                return Location(self.path, scalar.line, scalar.column + len(quote) + offset)
        return Location(self.path, scalar.line, scalar.column)


def _find_steps(node: Node, steps: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """Return the path to a value; where a list may be written as its one entry, that is the field itself."""
    is_entry = bool(steps) and isinstance(steps[-1], int)
    return steps[:-1] if is_entry and not isinstance(find_node(node, steps[:-1]), Sequence) else steps


def _is_echo(problem: ErrorDetails) -> bool:
    """Tell whether a list is called too short only because its entries are wrong, which is reported of each."""
    return problem["type"] == "too_short" and len(problem["input"]) >= problem["ctx"]["min_length"]


def find_scalar(node: object, name: str) -> Scalar | None:
    """Return the text of a field, when the node has it."""
    found = node.nodes.get(name) if isinstance(node, Mapping) else None
    return found if isinstance(found, Scalar) else None


def find_flag(node: object, name: str) -> Scalar | None:
    """Return the `true` of a field, when the node has it."""
    found = find_scalar(node, name)
    return found if found and found.value == "true" else None


def find_entries(node: object, name: str) -> Iterator[Mapping]:
    """Yield the entries of a list of fields."""
    found = node.nodes.get(name) if isinstance(node, Mapping) else None
    for entry in found.nodes if isinstance(found, Sequence) else ():
        if isinstance(entry, Mapping):
            yield entry


def find_ids(node: object, name: str) -> Iterator[Scalar]:
    """Yield the ids of the entries of a list."""
    for entry in find_entries(node, name):
        found = find_scalar(entry, "id")
        if found:
            yield found


def find_texts(node: object, name: str) -> Iterator[Scalar]:
    """Yield the texts of a list."""
    found = node.nodes.get(name) if isinstance(node, Mapping) else None
    for entry in found.nodes if isinstance(found, Sequence) else ():
        if isinstance(entry, Scalar):
            yield entry


def find_node(node: Node, steps: tuple[int | str, ...], *, at_name: bool = False) -> Node:
    """Follow field names and list positions as far as the nodes go; `at_name` ends on the field's name."""
    for step in steps:
        if isinstance(node, Mapping) and step in node.nodes:
            if at_name and step == steps[-1]:
                return node.names[str(step)]
            node = node.nodes[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.nodes):
            node = node.nodes[step]
    return node
