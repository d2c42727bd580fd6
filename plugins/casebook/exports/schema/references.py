"""The line at the head of a YAML file that names its schema, from which an editor knows what the file may hold.

The YAML language server reads such a comment (its "modeline"): an address relative to the file, without spaces.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from casebook.bank.files import find_kind
from casebook.schemas import SCHEMAS

LINE = "# yaml-language-server: $schema={}"
# Among the comments before the first field only: in a text it would be text.
HEAD = re.compile(r"\A\ufeff?(?:(?:#[^\r\n]*|[ \t]*)\r?\n)*")
NAMED = re.compile(r"^# *yaml-language-server *:[^\r\n]*", re.MULTILINE)
BOM = "\ufeff"


def plan_references(files: Iterable[Path], folder: Path) -> dict[Path, bytes]:
    """Return the files whose line is missing or another, with what they are to hold; `folder` has the schemas.

    A file that is not UTF-8 is left out: its text cannot be trusted, which the checker reports.

    Raises: ValueError when no address leads from a file to the folder.
    """
    changed: dict[Path, bytes] = {}
    for file in files:
        kind = find_kind(file)
        before = file.read_bytes()
        after = _refer(before, _make_address(file, folder / SCHEMAS[kind])) if kind else before
        if after != before:
            changed[file] = after
    return changed


def _make_address(file: Path, schema: Path) -> str:
    address = Path(os.path.relpath(schema.absolute(), file.absolute().parent)).as_posix()
    if re.search(r"\s", address):
        raise ValueError(f"An editor cannot follow `{address}`, which holds a space. Choose another folder.")
    return address


def _refer(raw: bytes, address: str) -> bytes:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw
    line = LINE.format(address)
    head = HEAD.match(text)
    written = head[0] if head else ""
    if NAMED.search(written.removeprefix(BOM)):
        begun = NAMED.sub(lambda _: line, written.removeprefix(BOM), count=1)
        return ((BOM if written.startswith(BOM) else "") + begun + text[len(written) :]).encode()
    end = "\r\n" if "\r\n" in text else "\n"
    return ((BOM if text.startswith(BOM) else "") + line + end + text.removeprefix(BOM)).encode()
