"""Words of an author's files that have another name since 0.2.0: each is a finding that says what to write now.

Former names of blocks stand with each block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath

from casebook.findings import Finding, FindingCode
from casebook.parsing.document import Document
from casebook.parsing.text_file import place
from casebook.parsing.yaml_nodes import Mapping as Fields
from casebook.parsing.yaml_nodes import Scalar

ITEM_TYPES: Mapping[str, str] = {"judge": "rating"}
FIELDS: Mapping[str, str] = {"percept": "description"}
BUNDLES: Mapping[str, str] = {"casebook-room": "casebook-classroom"}
MODES: Mapping[str, str] = {"room": "classroom"}

BUNDLE = re.compile(rf"^(?!\s*#).*?\b(?P<name>{'|'.join(BUNDLES)})(?P<kind>\.css|\.js)\b", re.MULTILINE)
# In a link to a page of this site; another site may have such a mode of its own.
MODE = re.compile(rf"\]\((?![a-z]+:)[^()\s?]*(?P<mode>\?(?:[^()\s]*&)?mode=(?P<name>{'|'.join(MODES)}))\b")


def say_renamed(former: str, name: str, example: str) -> str:
    """Return what to say of a former name; `example` is what to write in its place."""
    return f"`{former}` is now called `{name}`. Write `{example}`."


def replace_renamed(document: Document, item: Fields) -> None:
    """Report former names in an item, and put the present ones into its node, so that the rest is checked as well."""
    kind = item.nodes.get("type")
    if isinstance(kind, Scalar) and kind.value in ITEM_TYPES:
        name = ITEM_TYPES[kind.value]
        document.error(kind, FindingCode.WORD_RENAMED, say_renamed(kind.value, name, f"type: {name}"))
        item.nodes["type"] = replace(kind, value=name)
    for former in FIELDS.keys() & item.nodes.keys():
        name = FIELDS[former]
        document.error(item.names[former], FindingCode.WORD_RENAMED, say_renamed(former, name, f"{name}: …"))
        item.names.setdefault(name, item.names.pop(former))
        item.nodes.setdefault(name, item.nodes.pop(former))


def find_renamed_bundles(text: str, path: PurePath) -> Iterator[Finding]:
    """Yield each script or style of ours that the settings of a site name as it was called before."""
    for found in BUNDLE.finditer(text):
        name = BUNDLES[found["name"]]
        message = say_renamed(found["name"] + found["kind"], name + found["kind"], f"assets/{name}{found['kind']}")
        yield Finding(place(path, text, found.start("name")), FindingCode.WORD_RENAMED, message)


def find_renamed_modes(text: str, path: PurePath) -> Iterator[Finding]:
    """Yield each link of a page to a mode of pages that was called otherwise before."""
    for found in MODE.finditer(text):
        name = MODES[found["name"]]
        message = say_renamed(f"?mode={found['name']}", f"?mode={name}", f"?mode={name}")
        yield Finding(place(path, text, found.start("mode")), FindingCode.WORD_RENAMED, message)
