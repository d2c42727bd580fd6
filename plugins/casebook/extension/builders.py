"""What the builder at work tells of the project, and of the page that it converts."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markdown import Markdown

from casebook.blocks.page_file import PageFile
from casebook.parsing.extension_options import derive_site_id
from casebook.parsing.settings import find_root


def find_page(md: Markdown) -> PageFile:
    """Return the file of the page.

    Builders do not hand it over: each registers a processor of its own that knows it, Zensical its
    `ContextPreprocessor`, MkDocs and ProperDocs the one that makes links relative. Neither needs our plugin for that.
    """
    if "rendering_context" in md.preprocessors:
        return _from_zensical(md.preprocessors["rendering_context"])
    if "relpath" in md.treeprocessors:
        return _from_mkdocs(md.treeprocessors["relpath"])
    return PageFile(find_project())


def find_project(named: object = None) -> Path:
    """Return the folder of a configuration, or the one found from the current folder upwards.

    MkDocs hands on the name as it was typed, but whole paths of pages, with `..` taken out and links left as they are.
    """
    if named:
        return Path(os.path.abspath(str(named))).parent  # noqa: PTH100 - resolve() would follow links
    return find_root(Path.cwd()) or Path.cwd()


def _from_zensical(context: object) -> PageFile:
    config, page = getattr(context, "config", {}), getattr(context, "page", None)
    path = getattr(page, "path", "")
    root, docs = Path(config.get("root_dir") or find_project()).absolute(), Path(config.get("docs_dir", "docs"))
    file = root / docs / path
    text = file.read_text(encoding="utf-8-sig", errors="replace") if file.is_file() else ""
    return PageFile(root, docs, path, text, find_language(config.get("theme")), _find_site_id(config))


def _from_mkdocs(links: object) -> PageFile:
    config, file = getattr(links, "config", {}), getattr(links, "file", None)
    root = find_project(config.get("config_file_path"))
    docs = Path(config.get("docs_dir", "docs"))
    text = getattr(file, "content_string", "")
    path, language = getattr(file, "src_uri", ""), find_language(config.get("theme"))
    return PageFile(root, docs, path, text, language, _find_site_id(config))


def _find_site_id(config: Mapping[str, Any]) -> str:
    return derive_site_id(config.get("site_url"), config.get("site_name"))


def find_language(theme: object) -> str:
    """Return the language of the pages: Material's option, or the locale of the themes of MkDocs."""
    if not isinstance(theme, Mapping):
        return ""
    return str(theme.get("language") or theme.get("locale") or "").replace("_", "-")
