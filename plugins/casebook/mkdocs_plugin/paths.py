"""Paths of a MkDocs project: its root, and what findings call a path."""

from __future__ import annotations

import os
from pathlib import Path, PurePath

from mkdocs.config.defaults import MkDocsConfig


def find_root(config: MkDocsConfig) -> Path:
    """Return the folder of mkdocs.yml as an absolute path; MkDocs keeps the name as it was typed after `-f`."""
    named = config.config_file_path
    return Path(os.path.abspath(named)).parent if named else Path.cwd()  # noqa: PTH100 - resolve() would follow links


def name_path(path: Path, config: MkDocsConfig) -> PurePath:
    """Return a path as findings name it: from the folder of mkdocs.yml, where it lies in it."""
    root = find_root(config)
    return path.relative_to(root) if path.is_relative_to(root) else path
