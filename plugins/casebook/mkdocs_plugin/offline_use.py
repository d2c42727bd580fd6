"""Having browsers keep the course: which pages come first, the tags of each page, and the files that a build adds."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.utils import get_relative_url
from mkdocs.utils.meta import get_data

from casebook.bundles import OFFLINE_FILES
from casebook.exports.icon import make_icons
from casebook.exports.service_worker import retire_worker, write_worker
from casebook.exports.web_manifest import add_tags, write_manifest
from casebook.i18n import Translator
from casebook.mkdocs_plugin.assets import FOLDER, find_translator
from casebook.mkdocs_plugin.config import CasebookConfig
from casebook.parsing.front_matter import DOOR

READ = "read"


def find_learner_pages(files: Files) -> frozenset[str]:
    """Return the addresses of the pages that do not stand behind the Read door; their sources tell."""
    pages = files.documentation_pages()
    return frozenset(page.dest_uri for page in pages if get_data(page.content_string)[1].get(DOOR) != READ)


def tag_page(html: str, url: str, config: MkDocsConfig) -> str:
    """Return a page, whose address is `url`, with the tags that have a browser keep the course."""
    up = get_relative_url(".", url)
    return add_tags(html, "" if up in (".", "./") else f"{up.rstrip('/')}/", find_translator(config))


def write_files(built: Path, config: MkDocsConfig, options: CasebookConfig, translator: Translator) -> None:
    """Write manifest, icons, script and style into a built site; without offline use, none of them.

    Raises: OSError when the system does not let them be written.
    """
    if not options.offline:
        return
    own = Path(config.docs_dir) / options.icon if options.icon else None
    write_manifest(built, config.site_name, translator.language, make_icons(own))
    for name, file in OFFLINE_FILES.items():
        (built / FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
        (built / FOLDER / name).write_bytes(file.read_bytes())


def write_service_worker(built: Path, pages: frozenset[str], options: CasebookConfig, translator: Translator) -> None:
    """Write the service worker of a built site, once its pages are as they will be published.

    Raises: OSError when the system does not let it be written.
    """
    if options.offline:
        write_worker(built, pages, translator)
    else:
        retire_worker(built)
