"""YAML text -> nodes that keep the place and the exact text of every value.

Nodes are built from libyaml's event stream, not by its composer: that keeps `10:30`, `no` and `012` as written, sees a
field given twice and every anchor, cannot be made to recurse (the composer crashes the process at 200,000 opening
brackets), and takes three quarters of the composer's time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import NoReturn, TypeAlias

import yaml

from casebook.findings import FindingCode, Findings, Location, shorten
from casebook.parsing.field_names import FieldNames
from casebook.parsing.yaml_checks import Slips

DEEPEST = 20
MOST_NODES = 300_000
TAB_INDENT = re.compile(r"^ *\t[ \t]*(?=\S)", re.MULTILINE)
# An escape in double quotes can write what no file may hold as it is: see `text`.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
STARRED = "Write the text out, or put a text that begins with `*` in quotes."
MARKED = "Write the text out where it is needed; a text that begins with `&` needs quotes."
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(slots=True)
class Scalar:
    """Text as written. Only a literal block (`|`) keeps its lines, which begin so many lines `below` its place."""

    value: str
    line: int
    column: int
    literal: bool = False
    below: int = 1


@dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    line: int
    column: int
    nodes: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Fields in the order they are written."""

    line: int
    column: int
    names: dict[str, Scalar] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)


Node: TypeAlias = Scalar | Sequence | Mapping
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"


def plain(node: Node) -> Plain:
    """Return the value of a node without places."""
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [plain(entry) for entry in node.nodes]
        case Mapping():
            return {name: plain(value) for name, value in node.nodes.items()}


def read_nodes(text: str, path: PurePath, findings: Findings, fields: FieldNames) -> Node | None:
    """Return the one document in `text`, or None after saying why there is none. `fields` are those it may hold."""
    return _Composer(text, path, findings, fields).compose()


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


class _Stop(Exception):  # noqa: N818 - it carries no error, the finding does
    """Nothing more can be read of this file."""


class _Composer:
    def __init__(self, text: str, path: PurePath, findings: Findings, fields: FieldNames) -> None:
        self.text, self.path, self.findings = text, path, findings
        self.fields = fields
        self.slips = Slips(text, path, findings, fields)
        self.root: Node | None = None
        self.stack: list[Mapping | Sequence] = []
        self.name: list[Scalar | None] = []
        self.in_braces: list[bool] = []  # whether each of the stack is written as `{…}` or `[…]`
        self.count = 0

    def compose(self) -> Node | None:
        before = len(self.findings)
        self._find_tabs()
        if len(self.findings) > before:
            return None
        try:
            self._read_all()
            is_misread = self.slips.find_signs(len(self.slips.lines))
        except _Stop:
            is_misread = True
        self.slips.report_signs()
        if is_misread:
            return None
        if self.root is None or (isinstance(self.root, Scalar) and not self.root.value):  # as after `---` alone
            self.findings.error(
                Location(self.path, 1, 1), FindingCode.FILE_EMPTY, "This file is empty. Begin with `id: `."
            )
            return None
        return self.root

    def _find_tabs(self) -> None:
        found = list(TAB_INDENT.finditer(self.text))
        if not found:
            return
        line = self.text.count("\n", 0, found[0].start()) + 1
        more = f" The same in {len(found) - 1} more." if len(found) > 1 else ""
        message = f"There is a tab before the text of this line. YAML indents with spaces: replace it.{more}"
        column = found[0][0].index("\t") + 1
        self.findings.error(Location(self.path, line, column), FindingCode.YAML_TAB, message)

    def _read_all(self) -> None:
        loader = LOADER(self.text)
        try:
            for event in iter(loader.get_event, None):
                self._read_event(event)
        except yaml.MarkedYAMLError as error:
            opened = self.stack[-1] if self.stack else None
            self.slips.report_stop(error, (opened.line - 1, opened.column - 1) if opened else None)
            raise _Stop from error
        finally:
            loader.dispose()

    def _stop(self, event: yaml.Event, code: FindingCode, message: str) -> NoReturn:
        self.findings.error(Location(self.path, *_place(event)), code, message)
        raise _Stop

    def _read_event(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._check(event)
            self._check_signs(event)
            self._read_scalar(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._add(self._close())
        elif isinstance(event, yaml.MappingStartEvent):
            self._open(event, Mapping(*_place(event)))
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open(event, Sequence(*_place(event)))
        elif isinstance(event, yaml.AliasEvent):
            self._stop(event, FindingCode.YAML_ANCHOR, f"Aliases (`*name`) are not used here. {STARRED}")
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self._stop(event, FindingCode.YAML_SYNTAX, "A second document begins here. Write one quiz a file.")

    def _read_scalar(self, event: yaml.ScalarEvent) -> None:
        in_fields = bool(self.stack) and isinstance(self.stack[-1], Mapping)
        if in_fields and self.name[-1] is None:
            self._add(Scalar(self.slips.check_name(event), *_place(event)))
        elif in_fields and not event.value and self.in_braces[-1] and self.slips.is_valueless(event):
            name, self.name[-1] = self.name[-1], None
            if name:
                self.slips.report_valueless(name.value, name.line, name.column)
        else:
            self._add(Scalar(self._read_value(event), *_place(event), literal=event.style == "|"))

    def _read_value(self, event: yaml.ScalarEvent) -> str:
        """Return a value, looked at as text or as a word, by the name of its field or list."""
        named = self.name[-1] if self.name else None
        is_listed = bool(self.name) and named is None
        if is_listed:
            named = next((name for name in reversed(self.name) if name), None)
        name = named.value if named else ""
        if self.fields.is_text(name, is_listed=is_listed):
            return self.slips.check_text(event, name, in_braces=bool(self.in_braces) and self.in_braces[-1])
        return self.slips.check_word(event)

    def _check(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        self.count += 1
        if self.count > MOST_NODES:
            self._stop(event, FindingCode.FILE_LARGE, f"More than {MOST_NODES:,} values are too many. Split the file.")
        if event.anchor is not None:
            self._stop(
                event, FindingCode.YAML_ANCHOR, f"Anchors (`&{shorten(event.anchor)}`) are not used here. {MARKED}"
            )
        if event.tag is not None:
            self._stop(
                event,
                FindingCode.YAML_TAG,
                "Tags (`!name`) are not used here. Put a text that begins with ! in quotes.",
            )

    def _check_signs(self, event: yaml.ScalarEvent) -> None:
        if not event.value.isprintable() and CONTROL.search(event.value):
            message = "A control character is not allowed here. Delete it; if a backslash is meant, use single quotes."
            self.findings.error(Location(self.path, *_place(event)), FindingCode.TEXT_CONTROL, message)

    def _open(self, event: yaml.CollectionStartEvent, node: Mapping | Sequence) -> None:
        self._check(event)
        if len(self.stack) == DEEPEST:
            self._stop(event, FindingCode.YAML_DEEP, f"More than {DEEPEST} levels of lists and fields are too many.")
        self.stack.append(node)
        self.name.append(None)
        self.in_braces.append(bool(event.flow_style))

    def _close(self) -> Node:
        self.name.pop()
        self.in_braces.pop()
        return self.stack.pop()

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if isinstance(parent, Sequence):
            parent.nodes.append(node)
        elif self.name[-1] is None:
            self.name[-1] = self._named(node)
        else:
            name, self.name[-1] = self.name[-1], None
            self._set(parent, name, node)

    def _named(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            return node
        message = "The name of a field must be one word, not a list. Put a text that begins with [ or { in quotes."
        self.findings.error(Location(self.path, node.line, node.column), FindingCode.YAML_SYNTAX, message)
        raise _Stop

    def _set(self, parent: Mapping, name: Scalar, node: Node) -> None:
        if name.value == "<<":
            message = "Merge keys (`<<`) are not used here. Write the fields out."
            self.findings.error(Location(self.path, name.line, name.column), FindingCode.YAML_ANCHOR, message)
        elif name.value in parent.names:
            first = parent.names[name.value].line
            message = f"`{shorten(name.value)}` is given twice, first in line {first}. Keep one."
            self.findings.error(Location(self.path, name.line, name.column), FindingCode.FIELD_TWICE, message)
        else:
            parent.names[name.value] = name
            parent.nodes[name.value] = node
