"""What a builder is told of a site beside its folders: its name, its language, the order of its pages, its Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casebook.findings import Findings
from casebook.parsing.extension_options import EXTENSION, derive_site_id
from casebook.parsing.settings import PAGES, list_pages, load_settings, read_options
from casebook.parsing.text_file import read_text


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The name and the language of a site, its pages in the order of the navigation, and the extensions of Markdown.

    An option that only a program can tell, such as one named by a tag of YAML, is left out.
    """

    title: str
    language: str
    pages: tuple[str, ...]
    extensions: tuple[str, ...]
    configs: Mapping[str, Mapping[str, Any]]


def read_site_settings(file: Path, docs: Path, findings: Findings) -> SiteSettings:
    """Return what the file of a builder sets; pages that it does not order stand as the folders do, `index` first."""
    text = read_text(file, file, findings)
    given = load_settings(file, text, findings) if text is not None else {}
    theme = given.get("theme")
    language = (theme.get("language") or theme.get("locale") or "") if isinstance(theme, dict) else ""
    listed = flatten_nav(given.get("nav"))
    every = sorted((page.relative_to(docs).as_posix() for page in list_pages(docs)), key=_index_first)
    configs = dict(_read_extensions(given.get("markdown_extensions")))
    options = read_options(given) or {}
    own = options.get("site_id") or derive_site_id(given.get("site_url"), given.get("site_name"))
    configs[EXTENSION] = options | {"site_id": own}
    title = str(given.get("site_name") or "")
    pages = tuple(dict.fromkeys((*listed, *every)))
    return SiteSettings(title, str(language).replace("_", "-"), pages, tuple(configs), configs)


def _index_first(path: str) -> tuple[list[str], bool, str]:
    *folders, name = path.split("/")
    return folders, not name.lower().startswith(("index.", "readme.")), name


def flatten_nav(nav: object) -> Iterator[str]:
    """Yield the pages of a navigation, in its order."""
    if isinstance(nav, str):
        if nav.lower().endswith(PAGES):
            yield nav
        return
    for entry in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from flatten_nav(entry)


def _read_extensions(given: object) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each extension with its options: a list of names and of names with options, or a table of TOML."""
    entries: list[tuple[object, object]] = list(given.items()) if isinstance(given, dict) else []
    for entry in given if isinstance(given, list) else ():
        entries += entry.items() if isinstance(entry, dict) else [(entry, {})]
    for name, options in entries:
        if str(name) == "pymdownx" and isinstance(options, dict):  # in TOML a name with a dot is a table in a table
            yield from ((f"pymdownx.{each}", _clean(held)) for each, held in options.items())
        elif str(name) not in ("casebook", EXTENSION):
            yield str(name), _clean(options)


def _clean(options: object) -> dict[str, Any]:
    """Return options without those whose values stand elsewhere."""
    given = options if isinstance(options, dict) else {}
    plain = (str, int, float, bool, list, dict, type(None))
    return {str(name): value for name, value in given.items() if isinstance(value, plain)}
