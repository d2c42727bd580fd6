"""YAML as editors read it: the core schema of YAML 1.2 (section 10.3), in which `no` and `10:30` are texts."""

from __future__ import annotations

import re
from typing import Any

import yaml

RESOLVED = {
    "tag:yaml.org,2002:null": (r"|~|null|Null|NULL", [*"~nN", ""]),
    "tag:yaml.org,2002:bool": (r"true|True|TRUE|false|False|FALSE", [*"tTfF"]),
    "tag:yaml.org,2002:int": (r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", [*"-+0123456789"]),
    "tag:yaml.org,2002:float": (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", [*"-+.0123456789"]),
}


class CoreLoader(yaml.CSafeLoader):
    """Reads nulls, truth values and numbers as YAML 1.2 does; everything else is text."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, (pattern, signs) in RESOLVED.items():
    CoreLoader.add_implicit_resolver(tag, re.compile(rf"^(?:{pattern})$"), signs)


def _read_integer(_loader: CoreLoader, node: yaml.ScalarNode) -> int:
    return int(node.value, 0) if node.value.startswith(("0o", "0x")) else int(node.value)


CoreLoader.add_constructor("tag:yaml.org,2002:int", _read_integer)


def read_core(text: str) -> Any:
    """Return what a text holds, None where it is no YAML."""
    try:
        return yaml.load(text, CoreLoader)
    except yaml.YAMLError:
        return None
