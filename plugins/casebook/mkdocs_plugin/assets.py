"""The script and style of the engine in a site: published from the package, and linked where a page needs them."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_relative_url

from casebook.bundles import BUNDLES, FOLDER, NAMES

ADDRESSES = tuple(f"assets/{name}" for name in NAMES)


def unlist_assets(config: MkDocsConfig) -> None:
    """Take the assets off the lists that every page loads: pages that need them are given them one by one."""
    config.extra_css = [path for path in config.extra_css if path not in ADDRESSES]
    config.extra_javascript = [script for script in config.extra_javascript if str(script) not in ADDRESSES]


def publish_assets(files: Files, config: MkDocsConfig) -> None:
    """Add the assets of the package, also in place of a copy in the folder of pages, which may be an older one."""
    for address in ADDRESSES:
        copy = files.get_file_from_path(address)
        if copy:
            files.remove(copy)
        files.append(File.generated(config, address, abs_src_path=str(FOLDER / Path(address).name)))


def link_assets(html: str, url: str) -> str:
    """Return the content of a page with links to the assets that it needs; `url` is the address of the page.

    They stand in the content, since a theme that changes pages without loading them runs scripts only there.
    """
    for names, signs in BUNDLES.items():
        if any(sign in html for sign in signs):
            style, script = (get_relative_url(f"assets/{name}", url) for name in names)
            html = f'<link rel="stylesheet" href="{style}">\n{html}\n<script defer src="{script}"></script>'
    return html
