"""The settings of a site, from the file of its builder: where its pages and its quizzes are, and its `site_id`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from casebook.findings import FindingCode, Findings, Location, Rules, shorten
from casebook.i18n import LOCALE
from casebook.parsing.extension_options import (
    ASK_FOR_SITE_ID,
    EXTENSION,
    OPTIONS,
    SET_BY_PLUGIN,
    find_conflict,
    find_fault,
    find_options,
    find_plugin_options,
    is_strict,
    read_rules,
    say_unknown,
)
from casebook.parsing.interface_language import ENGLISH, find_catalogues, find_language_fault, name_language
from casebook.parsing.text_file import place, read_text
from casebook.parsing.yaml_nodes import TAB_INDENT

CONFIGURATIONS = ("mkdocs.yml", "properdocs.yml", "zensical.toml")
PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")  # what MkDocs takes for a page
NOT_A_FOLDER = "`{}` must be the name of a folder, written out. Or name what to check: `casebook check FOLDER FOLDER`."
NO_FOLDER = "There is no folder `{}`, which `{}` names."
NO_MAPPING = "These are not settings: each begins with its name and a colon, such as `site_name: My course`."
TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a site's files are, and how much is asked of its items; `file` is None without settings of a builder.

    `language` is that of its texts, and `is_strict` says whether its items must keep the rules of item writing.
    `catalogues` is the folder of interface strings that the site brings; None where it brings none.
    """

    file: Path | None
    quizzes: Path
    docs: Path
    rules: Rules
    catalogues: Path | None = None
    language: str = ENGLISH
    is_strict: bool = False


class _Elsewhere:
    """A value that stands elsewhere: in the environment, or in a program that a tag names."""


class _Loader(yaml.SafeLoader):
    """Reads what builders read, without running anything that a tag names."""


_Loader.add_multi_constructor("!", lambda *_: _Elsewhere())
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: _Elsewhere())


def find_root(start: Path) -> Path | None:
    """Return the nearest folder, from `start` upwards, that holds the settings of a builder."""
    here = start.absolute()
    folders = (folder for folder in (here, *here.parents) if find_file(folder))
    return next(folders, None)


def find_file(root: Path) -> Path | None:
    """Return the file of the settings in a folder."""
    return next((root / name for name in CONFIGURATIONS if (root / name).is_file()), None)


def list_pages(docs: Path) -> list[Path]:
    """Return every page under a folder, in a fixed order."""
    return sorted(file for file in docs.rglob("*") if file.suffix.lower() in PAGES and not file.is_dir())


def read_settings(root: Path, findings: Findings) -> Settings:
    """Return the settings of the site in a folder; what cannot be read is a finding, and keeps its default."""
    file = find_file(root)
    if file is None:
        return Settings(None, root / "quizzes", root / "docs", Rules.PLAIN)
    text = read_text(file, file, findings)
    given = load_settings(file, text, findings) if text is not None else {}
    options = read_options(given)
    if text is not None and options is not None:
        _check_options(given, options, file, text, findings)
        _check_language(options, file, text, findings)
    read = _Folders(root, file, text or "", findings)
    folders = read.find(options or {}, "quizzes"), read.find(given, "docs_dir", "docs")
    catalogues = find_catalogues((options or {}).get("catalogues"), root)
    return Settings(
        file,
        *folders,
        read_rules(options or {}),
        None if catalogues == LOCALE else catalogues,
        name_language((options or {}).get("language"), given.get("theme")),
        is_strict(options or {}),
    )


@dataclass(frozen=True, slots=True)
class _Folders:
    root: Path
    file: Path
    text: str
    findings: Findings

    def find(self, given: dict[str, Any], name: str, default: str = "") -> Path:
        """Return the folder that a setting names; one other than the default that is no folder is a finding."""
        value = given.get(name) or default or name
        if not isinstance(value, str):
            self.findings.error(_place(self.file, self.text, name), FindingCode.SETTING_FORM, NOT_A_FOLDER.format(name))
            return self.root / (default or name)
        if given.get(name) and value != default and not (self.root / value).is_dir():
            message = NO_FOLDER.format(shorten(value), name)
            self.findings.error(_place(self.file, self.text, name), FindingCode.SETTING_FORM, message)
        return self.root / value


def load_settings(file: Path, text: str, findings: Findings) -> dict[str, Any]:
    """Return what a file sets, with what it inherits; nothing where it cannot be read."""
    try:
        read = tomllib.loads(text).get("project", {}) if file.suffix == ".toml" else yaml.load(text, _Loader)
    except tomllib.TOMLDecodeError as error:
        _report_toml(error, file, text, findings)
        return {}
    except (yaml.MarkedYAMLError, RecursionError, ValueError) as error:  # ValueError: 2024-02-30
        _report_yaml(error, file, text, findings)
        return {}
    if not isinstance(read, dict):
        findings.error(Location(file, 1, 1), FindingCode.SETTING_FORM, NO_MAPPING)
        return {}
    return _inherit(read, file, findings)


def _inherit(given: dict[str, Any], file: Path, findings: Findings) -> dict[str, Any]:
    above = given.pop("INHERIT", None)
    if not isinstance(above, str) or (file.parent / above).resolve() == file.resolve():
        return given
    text = read_text(file.parent / above, file.parent / above, findings)
    return _merge(load_settings(file.parent / above, text, findings), given) if text is not None else given


def _merge(above: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    both = {name for name in above.keys() & given if isinstance(above[name], dict) and isinstance(given[name], dict)}
    return {**above, **given, **{name: _merge(above[name], given[name]) for name in both}}


def read_options(given: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the options of our extension, wherever the settings of a site have them; None where it is not used."""
    at_extension = find_options(given.get("markdown_extensions"))
    at_plugin = find_plugin_options(given.get("plugins"))
    if at_extension is None and at_plugin is None:
        return None
    return {**(at_plugin or {}), **(at_extension or {})}


def _check_options(
    given: Mapping[str, Any], options: Mapping[str, Any], file: Path, text: str, findings: Findings
) -> None:
    """Report options of our extension that it does not have, or that have no such value."""
    at_extension = find_options(given.get("markdown_extensions")) or {}
    for name in map(str, at_extension.keys() - {*OPTIONS, *SET_BY_PLUGIN}):
        findings.error(_place(file, text, name), FindingCode.SETTING_FORM, say_unknown(name))
    conflict = find_conflict(find_plugin_options(given.get("plugins")) or {}, at_extension)
    told = {name: value for name, value in options.items() if not isinstance(value, _Elsewhere)}
    fault = find_fault(told) or (("", conflict) if conflict else None)
    if fault:
        findings.error(_place(file, text, fault[0] or EXTENSION), FindingCode.SETTING_FORM, fault[1])
    named = any(isinstance(given.get(each), str | _Elsewhere) for each in ("site_name", "site_url"))
    if not options.get("site_id") and not named:
        findings.error(_place(file, text, EXTENSION), FindingCode.SETTING_FORM, f"`{EXTENSION}` {ASK_FOR_SITE_ID}")


def _check_language(options: dict[str, Any], file: Path, text: str, findings: Findings) -> None:
    given = options.get("language"), options.get("catalogues")
    fault = not any(isinstance(each, _Elsewhere) for each in given) and find_language_fault(
        given[0], find_catalogues(given[1], file.parent)
    )
    if fault:
        location = _place(file, text, "language" if "language" in options else "catalogues")
        findings.error(location, FindingCode.SETTING_FORM, fault)


def _place(file: Path, text: str, name: str) -> Location:
    """Return where a setting stands in its file."""
    found = re.search(rf"^[^#\n]*?(?<![\w.-])({re.escape(name)})(?![\w.-])", text, re.MULTILINE)
    return place(file, text, found.start(1)) if found else Location(file, 1, 1)


def _report_toml(error: tomllib.TOMLDecodeError, file: Path, text: str, findings: Findings) -> None:
    problem = str(error)
    found = TOML_PLACE.search(problem)
    at_place = found is not None and found[1] is not None
    location = Location(file, int(found[1]), int(found[2])) if found and at_place else place(file, text, len(text))
    reason = TOML_PLACE.sub("", problem)
    findings.error(location, FindingCode.SETTING_FORM, f"This cannot be read as TOML: {reason}.")


def _report_yaml(error: Exception, file: Path, text: str, findings: Findings) -> None:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    shown = [*text.split("\n"), ""][line - 1]
    tab = TAB_INDENT.match(f"{shown}x")
    if tab:
        message = "There is a tab before the text of this line. YAML indents with spaces: replace it."
        findings.error(Location(file, line, shown.index("\t") + 1), FindingCode.YAML_TAB, message)
        return
    deep = "too many levels of lists and fields"
    problem = getattr(error, "problem", None) or (deep if isinstance(error, RecursionError) else str(error))
    message = f"This cannot be read as YAML: {problem}. Check the quotes and indentation here and above."
    findings.error(Location(file, line, column), FindingCode.YAML_SYNTAX, message)
