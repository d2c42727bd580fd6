"""The MkDocs plugin: comfort only. Without it the site still teaches and still grades."""

from __future__ import annotations

import logging
import os
import shutil
from contextlib import suppress
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler, get_build_datetime, get_relative_url

from casebook import bundles as bundle
from casebook.bank.bank import Bank, read_bank
from casebook.bank.refs import CheckpointRef
from casebook.extension.extension import DEFAULT_FOLDER, NO_FOLDER
from casebook.figures.named_images import check_named
from casebook.figures.prepare import check_pictures, find_refused
from casebook.findings import MOST_FINDINGS, Findings
from casebook.lint.project import check_config, check_page
from casebook.lint.symlinks import check_links, find_outside
from casebook.mkdocs_plugin.config import CasebookConfig
from casebook.mkdocs_plugin.hidden_items import HiddenItems
from casebook.mkdocs_plugin.locking import BusyError, Lock
from casebook.mkdocs_plugin.publishing import find_aside, find_lock, publish, recover
from casebook.model import DOWNLOADS
from casebook.parsing.settings import EXTENSION, list_pages
from casebook.parsing.system_errors import describe
from casebook.parsing.text_file import is_folder, read_text

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

ASSETS = tuple(f"assets/{name}" for name in bundle.NAMES)
PATIENCE = 10.0  # seconds that a build waits for another one to end
BUSY = "Another build of `{}` is running{}. One at a time can write there. Build again when it has ended."
COUNTED = "mkdocs", "properdocs"  # the loggers whose warnings `--strict` counts
WITHOUT_EXTENSION = f"""\
The plugin `casebook` needs its Markdown extension. Write into mkdocs.yml:
markdown_extensions:
  - {EXTENSION}:
      site_id: my-course
`site_id` is a name of your own: small letters, digits and hyphens, on this host used by no other site."""

log = logging.getLogger("mkdocs.plugins.casebook")


class HeldBackError(PluginError):
    """The site was built and is not to be published as it is."""


class CasebookPlugin(BasePlugin[CasebookConfig]):  # type: ignore[no-untyped-call]
    """Wires the Markdown extension to one MkDocs project."""

    def __init__(self) -> None:
        self.serving = False
        self.findings = Findings()
        self.quizzes = Path()
        self.hidden = HiddenItems.hide("")
        self.is_dirty = False
        self.published: Path | None = None  # where the site goes once nothing keeps it back
        self.lock: Lock | None = None
        self.bank = Bank()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether an author is looking on, and whether only some pages are built."""
        self.serving = command == "serve"
        self.is_dirty = dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Give the extension absolute paths, and take the assets off pages that do not need them."""
        if EXTENSION not in config.markdown_extensions:
            raise ConfigurationError(WITHOUT_EXTENSION)
        for name in self.config.required:
            if name not in self.config.downloads:
                raise ConfigurationError(
                    f"`required` names the edition `{name}`, and `downloads` does not. Add it there."
                )
        self.findings = Findings()
        options = config.mdx_configs.setdefault(EXTENSION, {})
        quizzes = options.get("quizzes") or DEFAULT_FOLDER
        if not isinstance(quizzes, str):
            raise ConfigurationError(NO_FOLDER)
        self.quizzes = _root(config) / quizzes
        options["quizzes"] = str(self.quizzes)
        options["findings"] = self.findings
        options["downloads"] = tuple(self.config.downloads)
        options["read_bank"] = cache(read_bank)  # once in a build; a change of a file begins another
        options["marks_items"] = True
        options["errors"] = "show" if self.serving else "gather"
        if is_folder(self.quizzes):
            config.watch.append(str(self.quizzes))
        config.extra_css = [path for path in config.extra_css if path not in ASSETS]
        config.extra_javascript = [script for script in config.extra_javascript if str(script) not in ASSETS]
        self._set_aside(config)
        return config

    def _set_aside(self, config: MkDocsConfig) -> None:
        """Build beside the site: the last good site stays until the new one is whole and nothing keeps it back."""
        if self.serving or self.lock:
            return
        site = Path(config.site_dir).resolve()
        if site.exists() and not site.is_dir():
            raise ConfigurationError(f"`site_dir` names `{_show(site, _root(config))}`, which is not a folder.")
        find_lock(site).parent.mkdir(parents=True, exist_ok=True)
        try:
            self.lock = Lock(find_lock(site), PATIENCE)
        except BusyError as busy:
            process = f" (process {busy.process})" if busy.process else ""
            raise PluginError(BUSY.format(_show(site, _root(config)), process)) from busy
        recover(site)
        aside = find_aside(site)
        if self.is_dirty and site.is_dir():
            shutil.copytree(site, aside, symlinks=True)
        self.published = site
        config.site_dir = str(aside)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002
        """Build soon after an edit: MkDocs waits a quarter of a second for more of them."""
        from casebook.mkdocs_plugin.serving import keep_serving  # with MkDocs' server, which a build does without

        server.build_delay = 0.05
        keep_serving(server)
        return server

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read every quiz and page before anything is built, so that all that is wrong is told in one run."""
        if self.serving:
            return
        root = _root(config)
        bank = read_bank(self.quizzes, _show(self.quizzes, root))
        found = Findings(list(bank.findings))
        docs = Path(config.docs_dir)
        found.extend(check_named(bank.pictures, docs))
        pages = [check_page(page, _show(page, root), bank, found) for page in list_pages(docs)]
        found.extend(bank.check_levels(each for page in pages for each in page.all_of(CheckpointRef)))
        found.extend(check_links(docs, _show(docs, root)))
        found.extend(check_pictures(bank.figures, docs, _show(docs, root)))
        if config.config_file_path:
            file = root / Path(config.config_file_path).name
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
            files.append(File.generated(config, DOWNLOADS[name].address(site_id), content=b""))
        if self.serving:  # a build has stopped before it comes here
            self._reject(files, config)
        return files

    def _reject(self, files: Files, config: MkDocsConfig) -> None:
        """Take away what must not be published: private pictures, and what links lead to outside of the folder."""
        docs = Path(config.docs_dir)
        self.findings.extend(check_links(docs, _show(docs, _root(config))))
        rejected = [path.relative_to(docs).as_posix() for path in (*find_refused(docs), *find_outside(docs))]
        for file in list(files):
            if any(file.src_uri == name or file.src_uri.startswith(f"{name}/") for name in rejected):
                files.remove(file)

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Show an author who is looking on what keeps a page from being read, in its place."""
        file = Path(page.file.abs_src_path or "")
        found = Findings()
        if not self.serving or not page.file.abs_src_path or read_text(file, _show(file, _root(config)), found):
            return None
        self.findings.extend(found)
        told = "\n".join(f"- {finding}" for finding in found)
        page.file.content_string = f"# {file.name}\n\nThis page cannot be read.\n\n{told}\n" if told else ""
        return page.file.content_string

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Stop before anything is written, or tell an author who is looking on."""
        if not self.serving:
            self._stop_on(self.findings)
        elif self.findings.has_errors:
            lines = [str(finding) for finding in self.findings]
            more = [f"{len(lines) - MOST_FINDINGS} more follow."] if len(lines) > MOST_FINDINGS else []
            told = "\n".join([*lines[:MOST_FINDINGS], *more])
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
        self.hidden = HiddenItems.hide(page.content or "")
        page.content = self.hidden.html

    @event_priority(-100)
    def _show_items(self, /, context: Any, *, page: Page, **_: Any) -> None:  # noqa: ARG002
        """Put them back where they stood."""
        page.content = self.hidden.restore(page.content or "")

    on_page_context = CombinedEvent(_hide_items, _show_items)

    @event_priority(-1000)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publish, when every other plugin has written, a site that tells nothing too early and has its editions."""
        if self.serving or self._is_ended(config):
            return
        built, root = Path(config.site_dir), _root(config)
        spoilt = self._scan(built, root)
        self._hold_back(
            tuple(map(str, spoilt)) if spoilt.has_errors else (), "The site tells too much too early", config
        )
        for advice in spoilt:
            log.info("%s", advice)
        if self.config.downloads:
            self._hold_back(self._make_editions(built, config), "Not every edition could be made", config)
        if self.published and not self._is_ended(config):
            publish(built, self.published)
            config.site_dir = str(self.published)
            self._end()

    def _is_ended(self, config: MkDocsConfig) -> bool:
        """Whether the builder ends this build, once it has called every plugin, since `--strict` lets no warning pass.

        It counts the warnings itself, and tells them.
        """
        counters = (each for name in COUNTED for each in logging.getLogger(name).handlers if config.strict)
        if not any(each.get_counts() for each in counters if isinstance(each, CountHandler)):
            return False
        log.info("Nothing was published, since `--strict` lets no warning pass.")
        return True

    def _scan(self, built: Path, root: Path) -> Findings:
        """Return what the built site tells too early, by the list of its quizzes, if there is one."""
        if not self.bank.spoilers:
            return Findings()
        from casebook.spoilers import scan_site  # takes long to load, and a site may have no list

        return Findings(scan_site(built, _show(built, root), self.bank.spoilers))

    def _make_editions(self, built: Path, config: MkDocsConfig) -> tuple[str, ...]:
        from casebook.exports.downloads import DownloadOrder, make_downloads  # takes long to load

        today = get_build_datetime()
        site_id = config.mdx_configs[EXTENSION]["site_id"]
        terms = tuple(secret for secret, _ in self.bank.spoilers.terms) if self.bank.spoilers else ()
        names, required = frozenset(self.config.downloads), frozenset(self.config.required)
        date = f"{today.day} {today:%B %Y}"
        return make_downloads(built, DownloadOrder(names, required, site_id, date, terms, log.info))

    def _hold_back(self, problems: tuple[str, ...], what: str, config: MkDocsConfig) -> None:
        if not problems:
            return
        built, last = (_show(path, _root(config)) for path in (Path(config.site_dir), self.published or Path()))
        told = "\n".join(problems)
        raise HeldBackError(
            f"{what}, so the site was not published, and `{last}` is as it was. "
            f"What was built is in `{built}`, for you to inspect.\n{told}"
        )

    @event_priority(-1000)
    def on_build_error(self, error: Exception, **_: Any) -> None:
        """Leave nothing behind of a build that has failed, unless its author is to look at it.

        Raises: PluginError in place of an error of the system, such as a full disk, which would show as a traceback.
        """
        site = self.published
        if site and not isinstance(error, HeldBackError):
            with suppress(OSError):
                recover(site)
        self._end()
        if isinstance(error, OSError) and not self.serving:
            raise PluginError(f"{describe(error)}. Nothing was published.") from error

    def _end(self) -> None:
        """Let another build begin."""
        if self.lock:
            self.lock.release()
        self.lock = self.published = None


def _root(config: MkDocsConfig) -> Path:
    """Return the folder of mkdocs.yml as a whole path; MkDocs keeps the name as it was typed after `-f`."""
    named = config.config_file_path
    return Path(os.path.abspath(named)).parent if named else Path.cwd()  # noqa: PTH100 - resolve() would follow links


def _show(path: Path, root: Path) -> PurePath:
    """Return a path as findings name it: from the folder of mkdocs.yml, where it lies in it."""
    return path.relative_to(root) if path.is_relative_to(root) else path
