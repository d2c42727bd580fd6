"""Script, style and interface strings of the engine in a site: published, and linked where a page needs them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from casebook.bundles import FILES, list_needed
from casebook.extension.builders import find_language
from casebook.i18n import Translator, list_scripts, name_script, read_translator
from casebook.parsing.extension_options import EXTENSION
from casebook.parsing.front_matter import read_language

FOLDER = "assets/"
ADDRESSES = {FOLDER + name: file for name, file in FILES.items()}


def unlist_assets(config: MkDocsConfig) -> None:
    """Take the assets off the lists that every page loads: pages that need them are given them one by one."""
    ours = ADDRESSES | _list_strings(config)
    config.extra_css = [path for path in config.extra_css if path not in ours]
    config.extra_javascript = [script for script in config.extra_javascript if str(script) not in ours]


def publish_assets(files: Files, config: MkDocsConfig) -> None:
    """Add the assets of the package, also in place of a copy in the folder of pages, which may be an older one."""
    _publish(files, ADDRESSES | _find_strings(config), config)


def _publish(files: Files, published: Mapping[str, Path], config: MkDocsConfig) -> None:
    for address, path in published.items():
        copy = files.get_file_from_path(address)
        if copy:
            files.remove(copy)
        files.append(File.generated(config, address, abs_src_path=str(path)))


def link_assets(html: str, page: Page, files: Files, config: MkDocsConfig) -> str:
    """Return the content of a page with links to the assets that it needs.

    They stand in the content, since a theme that changes pages without loading them runs scripts only there. The
    interface strings come before the scripts that read them; those of a page in a language of its own are published
    with it.
    """
    needed = list_needed(html)
    if not needed:
        return html
    strings = _find_strings(config, page.file.content_string)
    _publish(files, strings, config)
    scripts = [*strings, *(FOLDER + script for _, script in needed)]
    styles = (get_relative_url(FOLDER + style, page.url) for style, _ in reversed(needed))
    links = [f'<link rel="stylesheet" href="{style}">' for style in styles]
    tags = [f'<script defer src="{get_relative_url(script, page.url)}"></script>' for script in scripts]
    return "\n".join([*links, html, *tags])


def find_translator(config: MkDocsConfig, text: str = "") -> Translator:
    """Return what translates the interface strings of the site that is built now, or of the page with a text."""
    options = config.mdx_configs[EXTENSION]
    language = read_language(text) or options.get("language") or find_language(config.theme)
    return read_translator(language, Path(options["catalogues"]))


def _find_strings(config: MkDocsConfig, text: str = "") -> dict[str, Path]:
    """Return the catalogue that pages load, by its address; nothing where the interface is in English."""
    address = FOLDER + name_script(find_translator(config, text).language)
    return {name: file for name, file in _list_strings(config).items() if name == address}


def _list_strings(config: MkDocsConfig) -> dict[str, Path]:
    """Return every catalogue that pages could load, by its address."""
    scripts = list_scripts(Path(config.mdx_configs[EXTENSION]["catalogues"]))
    return {FOLDER + name: file for name, file in scripts.items()}
