"""The MkDocs plugin: comfort only. Without it the site still teaches and still grades."""

from __future__ import annotations

import logging
import os
import re
import shutil
from functools import cache
from pathlib import Path, PurePath
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import clean_directory, get_build_datetime, get_relative_url

from casebook import bundle
from casebook.bank import SPOILERS, Bank, read_bank
from casebook.check import PAGE, check_config, check_page
from casebook.config import CasebookConfig
from casebook.export.editions import Order, make_editions
from casebook.model import EDITIONS
from casebook.pictures import check_pictures, find_private
from casebook.source import Findings
from casebook.spoilers import scan_site

EXTENSION = "casebook.markdown"
ASSETS = tuple(f"assets/{name}" for name in bundle.NAMES)
INSIDE = re.compile(r"(?<=<quiz-set )([^>]*>)(.*?)(?=</quiz-set>)", re.DOTALL)
UNPUBLISHED = "-unpublished"
WITHOUT_EXTENSION = f"""\
The plugin `casebook` needs its Markdown extension. Write into mkdocs.yml:
markdown_extensions:
  - {EXTENSION}:
      site_id: my-course
`site_id` is a name of your own: small letters, digits and hyphens, on this host used by no other site."""
PUT_BY = re.compile(r"<!--casebook (\d+)-->")

log = logging.getLogger("mkdocs.plugins.casebook")


class HeldBackError(PluginError):
    """The site was built and is not to be published as it is."""


class CasebookPlugin(BasePlugin[CasebookConfig]):  # type: ignore[no-untyped-call]
    """Wires the Markdown extension to one MkDocs project."""

    def __init__(self) -> None:
        self.serving = False
        self.findings = Findings()
        self.quizzes = Path()
        self.put_by: list[str] = []
        self.is_dirty = False
        self.published: Path | None = None  # where the site goes once nothing keeps it back
        self.bank = Bank()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether an author is looking on, and whether only some pages are built."""
        self.serving = command == "serve"
        self.is_dirty = dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Give the extension absolute paths, and take the assets off pages that do not need them."""
        if EXTENSION not in config.markdown_extensions:
            raise ConfigurationError(WITHOUT_EXTENSION)
        self.findings = Findings()
        options = config.mdx_configs.setdefault(EXTENSION, {})
        self.quizzes = _root(config) / options.get("quizzes", "quizzes")
        options["quizzes"] = str(self.quizzes)
        options["findings"] = self.findings
        options["downloads"] = tuple(self.config.downloads)
        options["read_bank"] = cache(read_bank)  # once in a build; a change of a file begins another
        options["errors"] = "show" if self.serving else "gather"
        if self.quizzes.is_dir():
            config.watch.append(str(self.quizzes))
        config.extra_css = [path for path in config.extra_css if path not in ASSETS]
        config.extra_javascript = [script for script in config.extra_javascript if str(script) not in ASSETS]
        self._set_aside(config)
        return config

    def _set_aside(self, config: MkDocsConfig) -> None:
        """Build beside the site, where something may still keep it back: the last good site stays until then."""
        site = Path(config.site_dir)
        self.published = None
        may_fail = (self.quizzes / SPOILERS).is_file() or bool(self.config.downloads)
        if self.serving or self.is_dirty or not may_fail:
            return
        if os.access(next(folder for folder in site.parents if folder.exists()), os.W_OK):
            self.published = site
            config.site_dir = str(site.with_name(site.name + UNPUBLISHED))

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002
        """Build soon after an edit: MkDocs waits a quarter of a second for more of them."""
        server.build_delay = 0.05
        return server

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read every quiz and page before MkDocs empties the folder of the site, so that the last good site stays."""
        if self.serving:
            return
        root = _root(config)
        bank = read_bank(self.quizzes, _show(self.quizzes, root))
        found = Findings(list(bank.findings))
        for page in sorted(Path(config.docs_dir).rglob(f"*{PAGE}")):
            check_page(page, _show(page, root), bank, found)
        docs = Path(config.docs_dir)
        found.extend(check_pictures(bank.gallery, docs, _show(docs, root)))
        if config.config_file_path:
            file = Path(config.config_file_path)
            found.extend(check_config(file, _show(file, root), bank))
        self._stop_on(found)
        self.bank = bank

    def _stop_on(self, findings: Findings) -> None:
        if findings.has_errors:
            told = "\n".join(str(finding) for finding in findings)
            raise PluginError(f"The site has errors, so nothing was published.\n{told}")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Publish the assets from the package, also in place of a copy in `docs/`, which may be an older one.

        A picture that tells of a person is not published, not even to an author who is looking on.
        """
        for address in ASSETS:
            copy = files.get_file_from_path(address)
            if copy:
                files.remove(copy)
            files.append(File.generated(config, address, abs_src_path=str(bundle.FOLDER / Path(address).name)))
        site_id = config.mdx_configs[EXTENSION].get("site_id", "")
        for name in () if self.serving else self.config.downloads:
            # An empty file for now, so that a link to it is no broken one; `on_post_build` writes what it is to hold.
            files.append(File.generated(config, EDITIONS[name].address(site_id), content=b""))
        docs = Path(config.docs_dir)
        for picture in find_private(docs) if self.serving else ():  # a build has stopped before it comes here
            rejected = files.get_file_from_path(picture.relative_to(docs).as_posix())
            if rejected:
                files.remove(rejected)
        return files

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Stop before anything is written, or tell an author who is looking on."""
        if not self.serving:
            self._stop_on(self.findings)
        elif self.findings.has_errors:
            told = "\n".join(str(finding) for finding in self.findings)
            log.error("The site has errors. The pages concerned show them.\n%s", told)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Put the assets on pages that need them: in the content, since instant navigation runs scripts only there."""
        for (style, script), signs in bundle.BUNDLES.items():
            if any(sign in html for sign in signs):
                style, script = (get_relative_url(f"assets/{name}", page.url) for name in (style, script))
                html = f'<link rel="stylesheet" href="{style}">\n{html}\n<script defer src="{script}"></script>'
        return html

    @event_priority(100)
    def _hide_items(self, /, context: Any, *, page: Page, **_: Any) -> None:  # noqa: ARG002
        """Take the items out before a search reads the page.

        Not every search knows `data-search-exclude`, and reading items only to leave them out takes time.
        """
        self.put_by = []
        page.content = INSIDE.sub(self._put_by, page.content or "")

    @event_priority(-100)
    def _show_items(self, /, context: Any, *, page: Page, **_: Any) -> None:  # noqa: ARG002
        """Put them back where they stood."""
        page.content = PUT_BY.sub(lambda found: self.put_by[int(found[1])], page.content or "")

    on_page_context = CombinedEvent(_hide_items, _show_items)

    @event_priority(-1000)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publish, when every other plugin has written, a site that tells nothing too early and has its editions."""
        if self.serving:
            return
        built, root = Path(config.site_dir), _root(config)
        spoilt = Findings(scan_site(built, _show(built, root), self.bank.spoilers) if self.bank.spoilers else [])
        self._hold_back(
            tuple(map(str, spoilt)) if spoilt.has_errors else (), "The site tells too much too early", config
        )
        self._hold_back(self._make_editions(built, config), "Not all of `downloads` could be made", config)
        if self.published:
            publish(built, self.published)
            config.site_dir = str(self.published)

    def _make_editions(self, built: Path, config: MkDocsConfig) -> tuple[str, ...]:
        today = get_build_datetime()
        site_id = config.mdx_configs[EXTENSION]["site_id"]
        secrets = tuple(secret for secret, _ in self.bank.spoilers.secrets) if self.bank.spoilers else ()
        names = frozenset(self.config.downloads)
        return make_editions(built, Order(names, site_id, f"{today.day} {today:%B %Y}", secrets, log.info))

    def _hold_back(self, problems: tuple[str, ...], what: str, config: MkDocsConfig) -> None:
        if not problems:
            return
        built = _show(Path(config.site_dir), _root(config))
        told = "\n".join(problems)
        if self.published is None:
            raise HeldBackError(f"{what}. The site stands in `{built}`, which must not be published as it is.\n{told}")
        last = _show(self.published, _root(config))
        raise HeldBackError(
            f"{what}, so the site was not published, and `{last}` is as it was. "
            f"What was built stands in `{built}`, for you to look at.\n{told}"
        )

    def on_build_error(self, error: Exception, **_: Any) -> None:
        """Leave nothing behind of a build that has failed, unless its author is to look at it."""
        if self.published and not isinstance(error, HeldBackError):
            shutil.rmtree(self.published.with_name(self.published.name + UNPUBLISHED), ignore_errors=True)

    def _put_by(self, found: re.Match[str]) -> str:
        self.put_by.append(found[2])
        return f"{found[1]}<!--casebook {len(self.put_by) - 1}-->"


def publish(built: Path, site: Path) -> None:
    """Put a built site in the place of the last one, whose hidden files stay, as MkDocs leaves them.

    A hidden folder that both have, such as `.well-known`, becomes one.
    """
    clean_directory(str(site))
    shutil.copytree(built, site, copy_function=shutil.move, dirs_exist_ok=True)
    shutil.rmtree(built)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent if config.config_file_path else Path.cwd()


def _show(path: Path, root: Path) -> PurePath:
    """Return a path as findings name it: from the folder of mkdocs.yml, where it lies in it."""
    return path.relative_to(root) if path.is_relative_to(root) else path
