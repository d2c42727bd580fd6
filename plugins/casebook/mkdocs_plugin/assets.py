"""Scripts, stylesheets and the catalogue of interface strings: published, and put on the pages that need them."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_relative_url

from casebook import bundles
from casebook.extension.builders import find_language
from casebook.i18n import Translator, list_scripts, name_script, read_translator
from casebook.parsing.interface_language import find_catalogues, find_language_fault
from casebook.parsing.settings import EXTENSION

FOLDER = "assets/"


class Assets:
    """What a site publishes below `assets/`. `catalogues` is the folder of the catalogues of interface strings."""

    def __init__(self, config: MkDocsConfig, root: Path) -> None:
        """Read the options, and take the assets off pages that do not need them.

        Raises: ConfigurationError when there are no strings for the language that the options name.
        """
        options = config.mdx_configs[EXTENSION]
        self.catalogues = find_catalogues(options.get("catalogues"), root)
        fault = find_language_fault(options.get("language"), self.catalogues)
        if fault:
            raise ConfigurationError(fault)
        options["catalogues"] = str(self.catalogues)
        self.files = {FOLDER + name: file for name, file in bundles.FILES.items()}
        self.strings = {FOLDER + name: file for name, file in list_scripts(self.catalogues).items()}
        ours = self.files | self.strings
        config.extra_css = [path for path in config.extra_css if path not in ours]
        config.extra_javascript = [script for script in config.extra_javascript if str(script) not in ours]

    def read_translator(self, config: MkDocsConfig) -> Translator:
        """Return what translates the interface strings of the pages that are built now."""
        language = config.mdx_configs[EXTENSION].get("language") or find_language(config.theme)
        return read_translator(language, self.catalogues)

    def publish(self, files: Files, config: MkDocsConfig) -> None:
        """Add the assets to the files of a site, also in place of a copy in `docs/`, which may be an older one."""
        for address, path in (self.files | self._find_strings(config)).items():
            copy = files.get_file_from_path(address)
            if copy:
                files.remove(copy)
            files.append(File.generated(config, address, abs_src_path=str(path)))

    def add_to(self, html: str, url: str, config: MkDocsConfig) -> str:
        """Put what a page needs into its content, where instant navigation runs scripts. The strings come first."""
        needed = bundles.list_needed(html)
        styles = [FOLDER + style for style, _ in needed]
        scripts = [*(self._find_strings(config) if needed else ()), *(FOLDER + script for _, script in needed)]
        links = (f'<link rel="stylesheet" href="{get_relative_url(style, url)}">\n' for style in reversed(styles))
        tags = (f'\n<script defer src="{get_relative_url(script, url)}"></script>' for script in scripts)
        return "".join([*links, html, *tags])

    def _find_strings(self, config: MkDocsConfig) -> dict[str, Path]:
        """Return the catalogue that the pages load, by its address; nothing where the interface is in English."""
        address = FOLDER + name_script(self.read_translator(config).language)
        return {address: self.strings[address]} if address in self.strings else {}
