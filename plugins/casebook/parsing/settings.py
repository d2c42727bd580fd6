"""The settings of a site, from the file of its builder: where its pages and its quizzes are, and its `site_id`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from casebook.findings import FindingCode, Findings, Location, shorten, suggest
from casebook.parsing.interface_language import ENGLISH, find_catalogues, find_language_fault, name_language
from casebook.parsing.text_file import place, read_text
from casebook.parsing.yaml_nodes import TAB_INDENT

CONFIGURATIONS = ("mkdocs.yml", "properdocs.yml", "zensical.toml")
PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")  # what MkDocs takes for a page
EXTENSION = "casebook.markdown"
SITE_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ASK_FOR_SITE_ID = (
    "needs `site_id`: small letters, digits and hyphens, such as `case-01`. "
    "It must differ from that of any other site on the same host."
)
REPOSITORY = re.compile(r"https?://[\w.:-]+(/[\w.~-]+){2,}")
ASK_FOR_REPOSITORY = (
    f"`repository` of `{EXTENSION}` is `{{}}`. Write the address of a "
    "repository, such as `https://github.com/owner/name`, or leave the option out."
)
OPTIONS = ("site_id", "quizzes", "language", "catalogues", "repository", "lint")
STRICT = "strict"
ASK_FOR_LINT = f"`lint` of `{EXTENSION}` is `{{}}`. Write `lint: {STRICT}`, or leave the option out."
SET_BY_PLUGIN = ("errors", "findings", "downloads", "read_bank")
NOT_A_FOLDER = "`{}` must be the name of a folder, written out. Or name what to check: `casebook check FOLDER FOLDER`."
NO_FOLDER = "There is no folder `{}`, which `{}` names."
NO_MAPPING = "These are not settings: each begins with its name and a colon, such as `site_name: My course`."
TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a site's files are; `file` is None where no builder has settings here.

    `language` is that of its texts, and `is_strict` says whether its items must keep the rules of item writing.
    """

    file: Path | None
    quizzes: Path
    docs: Path
    language: str
    is_strict: bool


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
        return Settings(None, root / "quizzes", root / "docs", ENGLISH, is_strict=False)
    text = read_text(file, file, findings)
    given = load_settings(file, text, findings) if text is not None else {}
    options = find_options(given.get("markdown_extensions"))
    if text is not None and options is not None:
        _check_options(options, file, text, findings)
        _check_site_id(options, file, text, findings)
        _check_language(options, file, text, findings)
    read = _Folders(root, file, text or "", findings)
    return Settings(
        file,
        read.find(options or {}, "quizzes"),
        read.find(given, "docs_dir", "docs"),
        name_language((options or {}).get("language"), given.get("theme")),
        is_strict=is_strict(options or {}),
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


def find_options(extensions: object) -> dict[str, Any] | None:
    """Return the options of our extension; None where it is not among the extensions."""
    for entry in _list_entries(extensions):
        if entry == EXTENSION:
            return {}
        if isinstance(entry, dict):
            first, _, last = EXTENSION.partition(".")
            nested = entry.get(first)  # in TOML, a name with a dot may be a table within a table
            for table, name in ((entry, EXTENSION), (nested, last)):
                if isinstance(table, dict) and name in table:
                    return table[name] if isinstance(table[name], dict) else {}
    return None


def _list_entries(extensions: object) -> Iterator[object]:
    yield from extensions if isinstance(extensions, list) else [extensions]


def say_unknown(name: str) -> str:
    """Return what to say of an option that our extension does not have."""
    return f"`{shorten(name)}` is not an option of `{EXTENSION}`.{suggest(name, OPTIONS)}"


def _check_options(options: dict[str, Any], file: Path, text: str, findings: Findings) -> None:
    for name in map(str, options.keys() - {*OPTIONS, *SET_BY_PLUGIN}):
        findings.error(_place(file, text, name), FindingCode.SETTING_FORM, say_unknown(name))
    given = options.get("repository") or ""
    if not isinstance(given, _Elsewhere) and given and not REPOSITORY.fullmatch(str(given).rstrip("/")):
        message = ASK_FOR_REPOSITORY.format(shorten(str(given)))
        findings.error(_place(file, text, "repository"), FindingCode.SETTING_FORM, message)
    fault = find_lint_fault(options.get("lint"))
    if fault:
        findings.error(_place(file, text, "lint"), FindingCode.SETTING_FORM, fault)


def is_strict(options: Mapping[str, Any]) -> bool:
    """Tell whether the options of our extension make errors of advice on item writing."""
    return options.get("lint") == STRICT


def find_lint_fault(given: object) -> str:
    """Return what is wrong with the option `lint`; empty when nothing is."""
    return (
        "" if isinstance(given, _Elsewhere) or given in (None, "", STRICT) else ASK_FOR_LINT.format(shorten(str(given)))
    )


def _check_site_id(options: dict[str, Any], file: Path, text: str, findings: Findings) -> None:
    given = options.get("site_id", "")
    if isinstance(given, _Elsewhere) or SITE_ID.fullmatch(str(given)):
        return
    location = _place(file, text, "site_id" if "site_id" in options else EXTENSION)
    findings.error(location, FindingCode.SETTING_FORM, f"`{EXTENSION}` {ASK_FOR_SITE_ID}")


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
