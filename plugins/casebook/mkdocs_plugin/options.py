"""The options of the Markdown extension, completed with what only a builder knows."""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from casebook.bank.cache import read_bank
from casebook.extension.builders import find_language
from casebook.extension.extension import DEFAULT_FOLDER, NO_FOLDER
from casebook.findings import Findings, Severity
from casebook.lint.item_writing import Advice
from casebook.mkdocs_plugin.config import CasebookConfig
from casebook.mkdocs_plugin.paths import find_root
from casebook.parsing.extension_options import (
    ASK_FOR_SITE_ID,
    EXTENSION,
    OPTIONS,
    derive_site_id,
    find_conflict,
    find_fault,
    is_strict,
)
from casebook.parsing.interface_language import ENGLISH, find_catalogues, find_language_fault

log = logging.getLogger("mkdocs.plugins.casebook")

SITE_ID_MADE = (
    "Progress is kept in browsers under the site_id `%s`, made from the address or the name of this site. "
    "If either may change, write `site_id: %s` at the plugin `casebook` in mkdocs.yml."
)
NO_SITE_ID = f"The plugin `casebook` {ASK_FOR_SITE_ID} `site_name` of mkdocs.yml can stand for it."


def add_extension(config: MkDocsConfig, options: CasebookConfig, *, is_first: bool) -> None:
    """Have pages converted by the extension, with the options that stand at the plugin.

    `is_first`: no build was before this one.

    Raises: ConfigurationError when an option stands at the extension too, with another value, or is none.
    """
    if EXTENSION not in config.markdown_extensions:
        config.markdown_extensions.append(EXTENSION)
    at_extension: dict[str, Any] = config.mdx_configs.setdefault(EXTENSION, {})
    at_plugin = {name: options[name] for name in OPTIONS if options[name] is not None}
    conflict = find_conflict(at_plugin, at_extension)
    at_extension |= at_plugin
    fault = conflict or (find_fault(at_extension) or ("", ""))[1]
    if fault:
        raise ConfigurationError(fault)
    if not at_extension.get("site_id"):
        at_extension["site_id"] = made = _make_site_id(config)
        if is_first:  # while serving, it would stand between an author and the errors
            log.info(SITE_ID_MADE, made, made)


def _make_site_id(config: MkDocsConfig) -> str:
    made = derive_site_id(config.site_url, config.site_name)
    if not made:
        raise ConfigurationError(NO_SITE_ID)
    return made


def check_options(config: MkDocsConfig, options: CasebookConfig) -> None:
    """Check what the plugin's options say of each other. Raises: ConfigurationError, which says what to write."""
    if options.icon and options.offline:
        from casebook.exports.icon import find_icon_fault  # takes long to load, and few courses name one

        fault = find_icon_fault(Path(config.docs_dir) / options.icon)
        if fault:
            raise ConfigurationError(f"`icon` names `{options.icon}`, which {fault}.")


def complete_options(config: MkDocsConfig, downloads: tuple[str, ...], findings: Findings, *, is_served: bool) -> Path:
    """Give the extension absolute paths, the findings of this build, and a bank that is read once in it.

    Returns the folder of quizzes. Raises: ConfigurationError when that is not the name of a folder, or when there is no
    catalogue of interface strings for the language that is named.
    """
    options: dict[str, Any] = config.mdx_configs.setdefault(EXTENSION, {})
    folder = options.get("quizzes") or DEFAULT_FOLDER
    if not isinstance(folder, str):
        raise ConfigurationError(NO_FOLDER)
    quizzes = find_root(config) / folder
    options["quizzes"] = str(quizzes)
    options["catalogues"] = str(_find_catalogues(options, find_root(config)))
    options["findings"] = findings
    options["downloads"] = downloads
    options["read_bank"] = cache(read_bank)  # a change of a file begins another build
    options["marks_items"] = True
    options["errors"] = "show" if is_served else "gather"
    return quizzes


def find_advice(config: MkDocsConfig) -> Advice | None:
    """Return the advice on item writing that stops a build; None where it would not, and would take time."""
    options = config.mdx_configs[EXTENSION]
    language = options.get("language") or find_language(config.theme) or ENGLISH
    return Advice(language, Severity.ERROR) if is_strict(options) else None


def _find_catalogues(options: dict[str, Any], root: Path) -> Path:
    catalogues = find_catalogues(options.get("catalogues"), root)
    fault = find_language_fault(options.get("language"), catalogues)
    if fault:
        raise ConfigurationError(fault)
    return catalogues
