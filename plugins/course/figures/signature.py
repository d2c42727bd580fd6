"""The signature of a clinician in a sidecar stays when pictures are drawn again, if picture and words are the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import yaml

# As `casebook review` writes it.
SIGNED = re.compile(rb"\breview: \{by: [^}\n]*\}")
DRAFT = b"review: draft"
PICTURES = ("picture", "dark", "print")


def take_off(sidecar: bytes) -> bytes:
    """Return a sidecar as it is before anybody has signed it."""
    return SIGNED.sub(DRAFT, sidecar)


def keep_signatures(files: Mapping[str, bytes], root: Path) -> dict[str, bytes]:
    """Return files by their places below `root`, with the signatures that hold for them as well."""
    return {name: _keep(name, files, root) for name in files}


def _keep(name: str, files: Mapping[str, bytes], root: Path) -> bytes:
    old, new = root / name, files[name]
    if not name.endswith(".yml") or not old.is_file() or take_off(old.read_bytes()) != new:
        return new
    fields = yaml.safe_load(new)
    pictures = [f"docs/{fields[each]}" for each in PICTURES if each in fields]
    is_same = all((root / each).is_file() and (root / each).read_bytes() == files[each] for each in pictures)
    return old.read_bytes() if is_same else new
