"""The MkDocs plugin: its events, each handed on. Without the plugin a site still teaches and still grades."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler, get_build_datetime

from casebook.bank.bank import Bank
from casebook.bank.cache import read_bank
from casebook.extension.builders import find_language
from casebook.findings import MOST_FINDINGS, Findings, Severity
from casebook.i18n import ENGLISH, LOCALE
from casebook.lint.site import Scope, check_site, note_nothing
from casebook.mkdocs_plugin.assets import find_translator, link_assets, publish_assets, unlist_assets
from casebook.mkdocs_plugin.config import CasebookConfig
from casebook.mkdocs_plugin.hidden_items import HiddenItems, is_left_out
from casebook.mkdocs_plugin.offline_use import find_learner_pages, tag_page, write_files, write_service_worker
from casebook.mkdocs_plugin.options import add_extension, check_options, complete_options, find_advice
from casebook.mkdocs_plugin.paths import find_root, name_path
from casebook.mkdocs_plugin.printing import read_source
from casebook.mkdocs_plugin.rejected_files import describe_unreadable, reject_files
from casebook.mkdocs_plugin.staging import Staging
from casebook.model import DOWNLOADS
from casebook.parsing.extension_options import EXTENSION, read_rules
from casebook.parsing.front_matter import FRONT_MATTER
from casebook.parsing.settings import list_pages
from casebook.parsing.system_errors import describe
from casebook.parsing.text_file import is_folder

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from casebook.exports.downloads import Lacking

COUNTED = "mkdocs", "properdocs"  # the loggers whose warnings `--strict` counts

log = logging.getLogger("mkdocs.plugins.casebook")


class CasebookPlugin(BasePlugin[CasebookConfig]):  # type: ignore[no-untyped-call]
    """Wires the Markdown extension to one MkDocs project."""

    def __init__(self) -> None:
        self.is_served = False
        self.is_first = True
        self.is_partial = False
        self.findings = Findings()
        self.quizzes = Path()
        self.bank = Bank()
        self.hidden = HiddenItems.hide("")
        self.staging: Staging | None = None
        self.depth = 0
        self.language = ""
        self.translator = ENGLISH
        self.learner_pages: frozenset[str] = frozenset()
        self.texts: dict[str, str] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether an author is looking on, and whether only some pages are built."""
        self.is_served = command == "serve"
        self.is_partial = dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check and complete the options, and have the site built aside.

        A plugin for several languages has the others built at the end of the first build, one within it each: they
        belong to the site of that build.
        """
        self.depth += 1
        if self.depth == 1:
            self.texts, self.learner_pages = {}, frozenset()
            add_extension(config, self.config, is_first=self.is_first)
            self.is_first = False
        check_options(config, self.config)
        self.findings = Findings()
        downloads = tuple(self.config.downloads)
        self.quizzes = complete_options(config, downloads, self.findings, is_served=self.is_served)
        if is_folder(self.quizzes):
            config.watch.append(str(self.quizzes))
        unlist_assets(config)
        if not self.is_served and self.staging is None:
            self.staging = Staging.begin(config, is_partial=self.is_partial)
        return config

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002
        """Build soon after an edit: MkDocs waits a quarter of a second for more of them."""
        from casebook.mkdocs_plugin.serving import keep_serving  # with MkDocs' server, which a build does without

        server.build_delay = 0.05
        keep_serving(server)
        return server

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check every quiz and page before anything is built, so that one run names everything that is wrong."""
        if self.is_served:
            return
        docs, settings = Path(config.docs_dir), config.config_file_path
        catalogues, rules = Path(config.mdx_configs[EXTENSION]["catalogues"]), read_rules(config.mdx_configs[EXTENSION])
        self.bank = read_bank(self.quizzes, name_path(self.quizzes, config), docs, rules)
        scope = Scope(
            docs=docs,
            settings=find_root(config) / Path(settings).name if settings else None,
            catalogues=None if catalogues == LOCALE else catalogues,
            pages=tuple(list_pages(docs)),
            holds=lambda _: True,
            is_whole=True,
            has_published=True,
            advice=find_advice(config),
            name=lambda path: name_path(path, config),
            note=note_nothing,
        )
        _stop_on(check_site(scope, self.bank))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Publish the assets of the package, and nothing that may identify a person."""
        publish_assets(files, config)
        if self.is_served:  # a build has stopped before it comes here
            reject_files(files, config, self.findings)
            return files
        site_id = config.mdx_configs[EXTENSION].get("site_id", "")
        for name in self.config.downloads:
            # An empty file for now, so that a link to it is no broken one; `on_post_build` writes what it is to hold.
            files.append(File.generated(config, DOWNLOADS[name].address(site_id), content=b""))
        return files

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Show an author who is looking on what keeps a page from being read, in its place."""
        text = describe_unreadable(page, config, self.findings) if self.is_served else None
        if text is not None:
            page.file.content_string = text
        return text

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Stop before anything is written, or log the findings for an author who is looking on."""
        if self.depth == 1:  # what is made at the end is in the first language of the site
            self.language, self.translator = find_language(config.theme), find_translator(config)
        if not self.is_served:
            _stop_on(self.findings)
            self.learner_pages |= find_learner_pages(files)
        elif self.findings.has_errors:
            lines = [str(finding) for finding in self.findings if finding.severity is Severity.ERROR]
            more = [f"{len(lines) - MOST_FINDINGS} more follow."] if len(lines) > MOST_FINDINGS else []
            shown = "\n".join([*lines[:MOST_FINDINGS], *more])
            log.error("The site has errors. The pages concerned show them.\n%s", shown)

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Remember what other plugins have made of a page: its printed edition is made of the same text."""
        if self.config.downloads and not self.is_served:
            front = FRONT_MATTER.match(page.file.content_string)  # MkDocs has cut it off
            self.texts[page.file.src_uri] = (front[0] if front else "") + markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Link the assets on pages that need them."""
        return link_assets(html, page, files, config)

    @event_priority(100)
    def _hide_items(self, /, context: Any, *, page: Page, **_: Any) -> None:  # noqa: ARG002
        """Take the items out before a search reads the page; all of it, where its front matter says so."""
        hide = HiddenItems.hide_all if is_left_out(page.meta) else HiddenItems.hide
        self.hidden = hide(page.content or "")
        page.content = self.hidden.html

    @event_priority(-100)
    def _show_items(self, /, context: Any, *, page: Page, **_: Any) -> None:  # noqa: ARG002
        """Put them back where they stood."""
        page.content = self.hidden.restore(page.content or "")

    on_page_context = CombinedEvent(_hide_items, _show_items)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Have a browser keep the course, unless its author is at work on it."""
        return tag_page(output, page.url, config) if self.config.offline and not self.is_served else output

    @event_priority(-1000)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publish, when every other plugin has written, a site that tells nothing too early and has its downloads."""
        self.depth -= 1
        if self.depth or self.staging is None or _is_ended(config):
            return
        built = Path(config.site_dir)
        write_files(built, config, self.config, self.translator)
        write_service_worker(built, self.learner_pages, self.config, self.translator)
        found = self._scan(built, config)
        errors = tuple(map(str, found)) if found.has_errors else ()
        self.staging.hold_back(errors, "The site tells too much too early", config)
        for advice in found:
            log.info("%s", advice)
        lacking = self._make_downloads(built, config)
        self.staging.hold_back(lacking.required, "Not every download could be made", config)
        # once more, since the pages now tell of the downloads
        write_service_worker(built, self.learner_pages, self.config, self.translator)
        if not _is_ended(config):
            self.staging.publish(config)
            self.staging = None
        if lacking.misleading:  # said last, and by the exit code: the site is published without it
            raise PluginError("\n".join(["The site was published without a download.", *lacking.misleading]))

    def _scan(self, built: Path, config: MkDocsConfig) -> Findings:
        """Return what the built site reveals too early, by the list of its quizzes, if there is one."""
        if not self.bank.spoilers:
            return Findings()
        from casebook.spoilers import scan_site  # takes long to load, and a site may have no list

        return Findings(scan_site(built, name_path(built, config), self.bank.spoilers))

    def _make_downloads(self, built: Path, config: MkDocsConfig) -> Lacking:
        """Make what readers may take away; return why something was not made."""
        from casebook.exports.downloads import DownloadOrder, Lacking, make_downloads  # takes long to load

        if not self.config.downloads:
            return Lacking()
        order = DownloadOrder(
            names=self.config.downloads,
            source=read_source(config, self.quizzes, self.texts, self.language),
            site_id=config.mdx_configs[EXTENSION]["site_id"],
            made=get_build_datetime().date(),
            translator=self.translator,
            say=log.info,
        )
        return make_downloads(built, order)

    @event_priority(-1000)
    def on_build_error(self, error: Exception, **_: Any) -> None:
        """Leave nothing behind of a build that has failed, unless its author is to look at it.

        Raises: PluginError in place of an error of the system, such as a full disk, which would show as a traceback.
        """
        self.depth = 0
        if self.staging:
            self.staging.abandon(error)
            self.staging = None
        if isinstance(error, OSError) and not self.is_served:
            raise PluginError(f"{describe(error)}. Nothing was published.") from error


def _stop_on(findings: Findings) -> None:
    """Stop a build on errors. Raises: PluginError, which lists them; advice is for the command that checks."""
    if findings.has_errors:
        found = "\n".join(str(finding) for finding in findings if finding.severity is Severity.ERROR)
        raise PluginError(f"The site has errors, so nothing was published.\n{found}")


def _is_ended(config: MkDocsConfig) -> bool:
    """Whether the builder ends this build, once it has called every plugin, since `--strict` lets no warning pass.

    It counts the warnings itself, and names them.
    """
    counters = (each for name in COUNTED for each in logging.getLogger(name).handlers if config.strict)
    if not any(each.get_counts() for each in counters if isinstance(each, CountHandler)):
        return False
    log.info("Nothing was published, because `--strict` treats warnings as errors.")
    return True
