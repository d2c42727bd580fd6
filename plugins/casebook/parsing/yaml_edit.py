"""Fields of a YAML text are replaced or added where they stand; every other character stays as it is.

The text must have been read without a finding before, so it has neither anchors nor tags, nor too many levels.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
LINE_END = re.compile(r"\r\n|\r|\n")
# What may stand unquoted anywhere, also within braces: no sign of YAML at its beginning, and none of `:#,[]{}` at all.
PLAIN = re.compile(r"-?\d+|[^\W_](?:[^:#,\[\]{}\"'\\\n]*[^\s:#,\[\]{}\"'\\])?")
WIDTH = 120
STEP = 2  # spaces by which a folded text is indented

Path = Sequence[tuple[str, str, str]]
"""Lists to go into, each with the field that tells its entries apart and what it holds."""
Value = str | Mapping[str, str]


class PlaceError(ValueError):
    """There is no such place in the text."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field of the entry that `path` leads to, and what is to stand in it."""

    path: Path
    name: str
    value: Value


def apply_changes(text: str, changes: Sequence[Change]) -> str:
    """Return the text with all changes.

    Raises: PlaceError when an entry is not there, or when the text would not say the same but for the changes.
    """
    for change in changes:
        before, text = text, _Edit(text).apply(change)
        expected = _set(_load(before), change)
        if _load(text) != expected:
            raise PlaceError(f"`{change.name}` cannot be written where it stands.")
    return text


def _load(text: str) -> object:
    return yaml.load(text, LOADER)


def _set(root: object, change: Change) -> object:
    """Return what a text says once it is changed."""
    entry = root
    for name, field, value in change.path:
        entry = next(each for each in entry[name] if each.get(field) == value)  # type: ignore[index]
    entry[change.name] = dict(change.value) if isinstance(change.value, Mapping) else change.value  # type: ignore[index]
    return root


class _Edit:
    """One text with the places of its nodes."""

    def __init__(self, text: str) -> None:
        self.text = text
        ends = [found.end() for found in LINE_END.finditer(text)]
        self.starts = [0, *ends]
        found = LINE_END.search(text)
        self.line_end = found[0] if found else "\n"

    def apply(self, change: Change) -> str:
        """Return the text with one change."""
        entry = self._find(change.path)
        for name, value in entry.value:
            if name.value == change.name:
                return self._replace(name, value, change.value, is_flow=bool(entry.flow_style))
        return self._add(entry, change.name, change.value)

    def _find(self, path: Path) -> yaml.MappingNode:
        node = yaml.compose(self.text, LOADER)
        for name, field, value in path:
            entries: list[yaml.Node] = next((each.value for key, each in _pairs(node) if key.value == name), [])
            node = next((each for each in entries if _holds(each, field, value)), None)
        if not isinstance(node, yaml.MappingNode):
            raise PlaceError("This entry is not in the file any more.")
        return node

    def _replace(self, name: yaml.Node, old: yaml.Node, value: Value, *, is_flow: bool) -> str:
        start, end = self._offset(old.start_mark), self._find_end(old)
        rest = LINE_END.split(self.text[end:], maxsplit=1)[0]
        indent, column = name.start_mark.column, old.start_mark.column
        # behind a folded text a comment would become part of it
        written = self._write(value, indent, column, is_line=is_flow or bool(rest.strip()))
        return self.text[:start] + written + self.text[end:]

    def _find_end(self, node: yaml.Node) -> int:
        """Return where a value ends, without the empty lines and the comments that may follow it.

        Raises: PlaceError when there are comments within it, which would be lost.
        """
        start, end = self._offset(node.start_mark), self._offset(node.end_mark)
        if isinstance(node, yaml.ScalarNode):
            return start + len(self.text[start:end].rstrip()) if node.style in ("|", ">") else end
        texts = [each for pair in _pairs(node) for each in pair]
        if texts and isinstance(node, yaml.CollectionNode) and not node.flow_style:
            end = self._find_end(texts[-1])
        left = self.text[start:end]
        for each in reversed(texts):
            left = left[: self._offset(each.start_mark) - start] + left[self._find_end(each) - start :]
        if "#" in left:
            raise PlaceError("There is a comment within `review`. Move it above, or write the review by hand.")
        return end

    def _add(self, entry: yaml.MappingNode, name: str, value: Value) -> str:
        """Return the text with a field more: after the first of a block, after the last within braces."""
        if entry.flow_style:
            place = self._offset(entry.value[-1][1].end_mark)
            return f"{self.text[:place]}, {name}: {self._write(value, 0, 0, is_line=True)}{self.text[place:]}"
        (first, held), *others = entry.value
        is_short = isinstance(held, yaml.ScalarNode) and held.style not in ("|", ">")
        if not is_short and not others:
            raise PlaceError(f"There is no place for `{name}` in this entry.")
        line = held.end_mark.line + 1 if is_short else others[0][0].start_mark.line
        written = f"{' ' * first.start_mark.column}{name}: {self._write(value, 0, 0, is_line=True)}"
        if line >= len(self.starts):  # the last line of the file has no end
            return f"{self.text}{self.line_end}{written}"
        place = self.starts[line]
        is_last = place == len(self.text) and not self.text.endswith(("\n", "\r"))
        begin = self.line_end if is_last else ""
        return f"{self.text[:place]}{begin}{written}{self.line_end}{self.text[place:]}"

    def _write(self, value: Value, indent: int, column: int, *, is_line: bool) -> str:
        """Return a value as YAML; a long text is folded, and one of several paragraphs keeps its lines."""
        if isinstance(value, Mapping):
            return "{" + ", ".join(f"{name}: {_write_line(text)}" for name, text in value.items()) + "}"
        if is_line or ("\n" not in value and column + len(value) <= WIDTH):
            return _write_line(value)
        head, lines = (
            ">-",
            textwrap.wrap(value, WIDTH - indent - STEP, break_long_words=False, break_on_hyphens=False),
        )
        if "\n" in value:
            head, lines = "|-", value.split("\n")
        margin = " " * (indent + STEP)
        return self.line_end.join([head, *(f"{margin}{each}".rstrip() for each in lines)])

    def _offset(self, mark: yaml.Mark) -> int:
        return self.starts[mark.line] + mark.column


def _pairs(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def _holds(node: yaml.Node, field: str, value: str) -> bool:
    return any(key.value == field and held.value == value for key, held in _pairs(node))


def _write_line(value: str) -> str:
    """Return a text in one line: as it is where nobody could misread it, else in quotes."""
    if PLAIN.fullmatch(value):
        return value
    if "\n" in value:  # which only double quotes can write in one line
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    if '"' in value or "\\" in value:
        quoted = value.replace("'", "''")
        return f"'{quoted}'"
    return f'"{value}"'
