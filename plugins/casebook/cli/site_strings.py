"""The compiled catalogues of interface strings that the pages of a project load, for a builder that loads no plugin."""

from __future__ import annotations

from pathlib import Path

from casebook.findings import Findings
from casebook.i18n import list_scripts, name_script, read_translator
from casebook.parsing.extension_options import EXTENSION
from casebook.parsing.front_matter import read_language
from casebook.parsing.interface_language import find_catalogues
from casebook.parsing.settings import find_root, list_pages, read_settings
from casebook.parsing.site_settings import read_site_settings


def find_scripts(folder: Path) -> dict[str, Path]:
    """Return the catalogues for the languages of the project that a folder belongs to, by their published names.

    There are none where all is in English, or where the folder belongs to no project.
    """
    root = find_root(folder)
    settings = read_settings(root, Findings()) if root else None
    if root is None or settings is None or settings.file is None:
        return {}
    site = read_site_settings(settings.file, settings.docs, Findings())
    options = site.configs[EXTENSION]
    catalogues = find_catalogues(options.get("catalogues"), root)
    texts = (page.read_text(encoding="utf-8", errors="replace") for page in list_pages(settings.docs))
    languages = {str(options.get("language") or site.language), *map(read_language, texts)}
    names = {name_script(read_translator(each, catalogues).language) for each in languages}
    return {name: file for name, file in list_scripts(catalogues).items() if name in names}
