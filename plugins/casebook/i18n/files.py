"""Where the catalogues of interface strings lie, and what is said when one is wrong."""

from __future__ import annotations

from pathlib import Path

DOMAIN = "casebook"
TEMPLATE = f"{DOMAIN}.pot"
PACKAGE = Path(__file__).parents[1]
LOCALE = PACKAGE / "i18n" / "locale"
# The source of the script; only a copy of the repository has it.
SCRIPTS = PACKAGE.parent / "frontend"


class CatalogueError(Exception):
    """What is wrong with a catalogue or with the strings themselves, a line each."""


def list_languages(locale: Path = LOCALE) -> tuple[str, ...]:
    """Return the languages that have a compiled catalogue, as HTML writes them, and English."""
    files = locale.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    return tuple(sorted({"en", *(file.parents[1].name.replace("_", "-") for file in files)}))


def list_scripts(locale: Path = LOCALE) -> dict[str, Path]:
    """Return the compiled catalogues that pages load, by the names under which they are published."""
    files = sorted(locale.glob(f"*/LC_MESSAGES/{DOMAIN}.js"))
    return {name_script(file.parents[1].name.replace("_", "-")): file for file in files}


def name_script(language: str) -> str:
    """Return the name under which the catalogue of a language is published."""
    return f"{DOMAIN}-{language}.js"


def list_sources(locale: Path = LOCALE) -> tuple[Path, ...]:
    """Return the catalogues that translators write."""
    return tuple(sorted(locale.glob(f"*/LC_MESSAGES/{DOMAIN}.po")))
