"""The options that name the language of the interface strings, and the folder of their catalogues."""

from __future__ import annotations

from pathlib import Path

from casebook.findings import shorten
from casebook.i18n import LOCALE, list_languages, read_translator

ENGLISH = "en"
NOT_A_NAME = (
    'The language of the interface is a name, such as `language: pt-BR`. In quotes if YAML reads it otherwise: `"no"`.'
)
NO_CATALOGUE = "There is no catalogue of interface strings for `{}`. Those that there are: {}. Or leave `language` out."
NO_FOLDER = "`catalogues` of `casebook.markdown` names a folder that does not exist."


def find_catalogues(named: object, root: Path) -> Path:
    """Return the folder that the option `catalogues` names in a project, or that of Casebook itself."""
    return root / str(named) if named else LOCALE


def name_language(named: object, theme: object) -> str:
    """Return the language of a site: that of the option, else that of its theme, else English."""
    chosen = named or (isinstance(theme, dict) and (theme.get("language") or theme.get("locale")))
    return str(chosen).replace("_", "-") if isinstance(chosen, str) else ENGLISH


def find_language_fault(language: object, catalogues: Path) -> str:
    """Return what is wrong with these options; empty when nothing is.

    Without `language` the interface is in that of the theme where that has a catalogue, else in English.
    """
    if catalogues != LOCALE and not catalogues.is_dir():
        return NO_FOLDER
    if not language and language is not False:
        return ""
    if not isinstance(language, str):
        return NOT_A_NAME
    known = list_languages(catalogues)
    is_known = language in known or read_translator(language, catalogues).language != "en"
    return "" if is_known else NO_CATALOGUE.format(shorten(language), ", ".join(f"`{each}`" for each in known))
