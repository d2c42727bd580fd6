"""Ids, titles and types that an author has left out: made from what is written, so that they do not depend on place.

An item that moves keeps its id; one that is reworded becomes another, which no learner has answered. Whoever wants ids
to outlast a change of words has them written down, which `casebook ids` does.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from casebook.findings import FindingCode
from casebook.model import strip_markup
from casebook.parsing.document import Document, Insertion, find_entries, find_flag, find_scalar
from casebook.parsing.field_errors import make_slug
from casebook.parsing.yaml_nodes import Mapping, Node, Scalar

LONGEST_ITEM, LONGEST_OPTION = 24, 32  # letters of a text that its id holds, cut between words
GAP = re.compile(r"\{[^{}]*\}")
NO_ID = "No id is written here, so the words make one: `{}`. Type `casebook ids` before you publish: it writes all ids."
NO_QUIZ_ID = "`id` is missing, so the name of the file stands for it. Write `id: {}`."
NO_TITLE = "`title` is missing, so the name of the file stands for it. Write `title: {}`."
NO_TYPE = "`type` is missing, and the keys of the options mean `{0}`. Write `type: {0}`."


def name_quiz(document: Document, root: Node, path: PurePath) -> None:
    """Give a quiz without id or title those of its file, and its items what they can be told to have."""
    if not isinstance(root, Mapping):
        return
    words = path.stem.replace("-", " ").replace("_", " ").strip() or "quiz"
    if document.lacks(root, "id"):
        made = make_slug(path.stem) or f"quiz-{_digest(path.stem, 4)}"
        _set(document, root, "id", made, NO_QUIZ_ID, FindingCode.ID_MISSING)
    if document.lacks(root, "title"):
        _set(document, root, "title", words[0].upper() + words[1:], NO_TITLE, FindingCode.TITLE_MISSING)
    for item in find_entries(root, "items"):
        _name_item(document, item)


def _name_item(document: Document, item: Mapping) -> None:
    """Give an item a type, and it and its options ids, where they have none and what they hold tells one."""
    _find_type(document, item)
    if _read(item, "lead_in") and document.lacks(item, "id"):
        _set(document, item, "id", make_item_id(item), NO_ID, FindingCode.ID_MISSING)
    options = [option for option in find_entries(item, "options") if document.lacks(option, "id")]
    for option, made in zip(options, name_options(options), strict=True):
        if made:
            _set(document, option, "id", made, NO_ID, FindingCode.ID_MISSING)


def make_item_id(item: Mapping) -> str:
    """Return an id of what an item asks: its first words, and a digest of all, since many begin alike."""
    text = GAP.sub("", _read(item, "lead_in") or _read(item, "text"))
    digest = _digest(f"{_read(item, 'stem')}\n{text}", 4)
    return f"{shorten_slug(text, LONGEST_ITEM) or 'q'}-{digest}"


def shorten_slug(text: str, longest: int) -> str:
    """Return the first words of a text as an id; nothing where none of them has a letter of ours."""
    slug = make_slug(strip_markup(text))
    return slug if len(slug) <= longest else slug[: longest + 1].rpartition("-")[0] or slug[:longest]


def name_options(options: list[Mapping]) -> Iterator[str]:
    """Yield an id for each option; those whose first words are alike are told apart by what they say in full."""
    texts = [_read(option, "text") or _read(option, "value") for option in options]
    slugs = [shorten_slug(text, LONGEST_OPTION) for text in texts]
    count = Counter(slugs)
    for text, slug in zip(texts, slugs, strict=True):
        if slug and count[slug] == 1:
            yield slug
        else:
            yield f"{slug or 'o'}-{_digest(text, 4)}" if text else ""


def _find_type(document: Document, item: Mapping) -> None:
    """Tell by the keys of an item without a type whether one option is to be chosen or several."""
    keys = sum(1 for option in find_entries(item, "options") if find_flag(option, "key"))
    if keys and document.lacks(item, "type"):
        _set(document, item, "type", "single" if keys == 1 else "multiple", NO_TYPE, FindingCode.TYPE_MISSING)


def _set(document: Document, node: Mapping, name: str, value: str, message: str, code: FindingCode) -> None:
    document.error(node, code, message.format(value))
    if code is FindingCode.ID_MISSING:
        document.insertions.append(_write_field(document, node, f"id: {value}"))
    node.names[name] = node.nodes[name] = Scalar(value, node.line, node.column)


def _write_field(document: Document, node: Mapping, field: str) -> Insertion:
    """Return what would write a field first into an entry, on a line of its own or within braces."""
    if document.lines[node.line - 1][node.column - 1 : node.column] == "{":
        return Insertion(node.line, node.column + 1, f"{field}, ")
    indent = " " * (node.column - 1)
    return Insertion(node.line, node.column, f"{field}\n{indent}")


def _read(node: Mapping, name: str) -> str:
    found = find_scalar(node, name)
    return found.value.strip() if found else ""


def _digest(text: str, digits: int) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:digits]
