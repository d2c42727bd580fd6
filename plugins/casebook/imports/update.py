"""A bank that is imported again: what stands in a quiz file already, and what would change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import PurePath

from casebook.findings import Findings
from casebook.imports.item_fields import Fields, Value
from casebook.imports.quizzes import WrittenItem, WrittenQuiz
from casebook.imports.read_back import has_errors, read_whole
from casebook.imports.yaml_text import write_item
from casebook.items.quiz_file import QUIZ_FIELDS
from casebook.parsing.document import find_entries, find_scalar
from casebook.parsing.yaml_nodes import plain, read_nodes

ALIKE = 0.75  # how much of its text a question without an id of its own shares with what it was before
MOST_COMPARED = 100  # questions of which each is compared with each


@dataclass(frozen=True, slots=True)
class Change:
    """An item that differs from the bank's, and the fields in which it does."""

    id: str
    fields: tuple[str, ...]
    has_comments: bool
    """Whether there are comments within it, which would go."""


@dataclass(frozen=True, slots=True)
class Update:
    """What would become of a file: its text then, and what differs."""

    text: str
    changed: tuple[Change, ...]
    added: tuple[str, ...]
    absent: tuple[str, ...]
    """Items of the file that the bank does not have: they stay."""

    @property
    def is_needed(self) -> bool:
        """Tell whether the file would change."""
        return bool(self.changed or self.added)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item of a file: its fields, and its lines with the comments above it."""

    fields: Fields
    block: str


def plan_update(text: str, path: PurePath, quiz: WrittenQuiz) -> Update | None:
    """Return what importing a quiz once more would do to its file; None where the file cannot be read."""
    found = _read_entries(text, path)
    if found is None:
        return None
    head, entries = found
    ids = _match_ids(quiz.items, entries)
    blocks = {name: entry.block for name, entry in entries.items()}
    changed: list[Change] = []
    added: list[str] = []
    for item in quiz.items:
        name = ids[item.id]
        if name not in entries:
            blocks[name], added = item.block, [*added, name]
            continue
        old = entries[name]
        merged = _merge_fields(old.fields, {**item.fields, "id": name})
        differing = tuple(each for each, value in merged.items() if old.fields.get(each) != value)
        if differing:
            changed.append(Change(name, differing, _has_comments(old.block)))
            comments, _ = _split_comments(old.block)
            blocks[name] = "".join(f"{line}\n" for line in comments) + write_item(merged)
    joined = head + "\n".join(block.rstrip("\n") + "\n" for block in blocks.values())
    known = set(ids.values())
    return Update(joined, tuple(changed), tuple(added), tuple(name for name in entries if name not in known))


def _read_entries(text: str, path: PurePath) -> tuple[str, dict[str, _Entry]] | None:
    read = read_whole(text, path)
    root = read_nodes(text, path, Findings(), QUIZ_FIELDS)
    if has_errors(read) or root is None or not read.nodes:
        return None
    lines = text.split("\n")
    starts = [_find_start(lines, node.line - 1) for node in read.nodes] + [len(lines)]
    entries: dict[str, _Entry] = {}
    for node, begin, end in zip(find_entries(root, "items"), starts, starts[1:], strict=False):
        found = find_scalar(node, "id")
        block = "\n".join(lines[begin:end]).strip("\n") + "\n"
        fields: object = plain(node)
        if isinstance(fields, dict):
            entries[found.value if found else f"\0{begin}"] = _Entry(fields, block)
    return "\n".join(lines[: starts[0]]) + "\n", entries


def _find_start(lines: Sequence[str], line: int) -> int:
    """Return the first line of an item: the first of the comments directly above it."""
    while line > 0 and lines[line - 1].lstrip().startswith("#"):
        line -= 1
    return line


def _split_comments(block: str) -> tuple[list[str], list[str]]:
    lines = block.split("\n")
    count = next((at for at, line in enumerate(lines) if not line.lstrip().startswith("#")), 0)
    return lines[:count], lines[count:]


def _has_comments(block: str) -> bool:
    return any(line.lstrip().startswith("#") or " # " in line for line in _split_comments(block)[1])


def _merge_fields(old: Fields, new: Fields) -> Fields:
    """Return the bank's values in what an author has; fields that only the author has are kept."""
    return {name: _merge(old.get(name, ""), new[name]) if name in new else old[name] for name in {**new, **old}}


def _merge(old: Value, new: Value) -> Value:
    if isinstance(old, dict) and isinstance(new, dict):
        return _merge_fields(old, new)
    rows = {str(row.get("id")): row for row in _list_rows(old)}
    merged = [_merge_fields(rows.get(str(row.get("id")), {}), row) for row in _list_rows(new)]
    return merged or new


def _list_rows(value: Value) -> list[Fields]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _match_ids(items: Sequence[WrittenItem], entries: Mapping[str, _Entry]) -> dict[str, str]:
    """Return the id that each item has in the file.

    A question that has no id in its bank, and was reworded, is known again by what it shares with what it was.
    """
    ids = {item.id: item.id for item in items}
    left = {name: _words(entry.fields) for name, entry in entries.items() if name not in ids and name[0] != "\0"}
    new = [item for item in items if item.id not in entries and not item.source.own_id]
    if len(new) * len(left) > MOST_COMPARED**2:
        return ids
    for item in new:
        name = _find_alike(_words(item.fields), left)
        if name:
            ids[item.id] = name
            del left[name]
    return ids


def _find_alike(words: str, known: Mapping[str, str]) -> str | None:
    best, most = None, ALIKE
    for name, other in known.items():
        matcher = SequenceMatcher(None, words, other, autojunk=False)
        if matcher.real_quick_ratio() > most and matcher.quick_ratio() > most and (share := matcher.ratio()) > most:
            best, most = name, share
    return best


def _words(fields: Fields) -> str:
    """Return what is asked and what can be chosen."""
    texts = [str(fields.get(name, "")) for name in ("stem", "lead_in", "text")]
    options = fields.get("options")
    rows: Iterable[object] = options if isinstance(options, list) else ()
    texts += [str(row.get("text", "")) for row in rows if isinstance(row, dict)]
    return "\n".join(texts)[:1000]
