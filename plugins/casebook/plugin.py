"""The MkDocs plugin: comfort only. Without it the site still teaches and still grades."""

from __future__ import annotations

import logging
import re
from functools import cache
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from casebook.bank import read_bank
from casebook.source import Findings

EXTENSION = "casebook.markdown"
ASSETS = Path(__file__).parent / "assets"
STYLE, SCRIPT = "assets/casebook.css", "assets/casebook.js"
NEEDS_ASSETS = ("<quiz-set", "casebook-findings")
INSIDE = re.compile(r"(?<=<quiz-set )([^>]*>)(.*?)(?=</quiz-set>)", re.DOTALL)
PUT_BY = re.compile(r"<!--casebook (\d+)-->")

log = logging.getLogger("mkdocs.plugins.casebook")


class CasebookPlugin(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]
    """Wires the Markdown extension to one MkDocs project."""

    def __init__(self) -> None:
        self.serving = False
        self.findings = Findings()
        self.options: dict[str, Any] = {}
        self.put_by: list[str] = []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether an author is looking on."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Give the extension absolute paths, and take the assets off pages that do not need them."""
        if EXTENSION not in config.markdown_extensions:
            raise ConfigurationError(f"The plugin `casebook` needs `{EXTENSION}` among `markdown_extensions`.")
        self.findings = Findings()
        self.options = config.mdx_configs.setdefault(EXTENSION, {})
        folder = _root(config) / self.options.get("quizzes", "quizzes")
        self.options["quizzes"] = str(folder)
        self.options["findings"] = self.findings
        self.options["read_bank"] = cache(read_bank)  # once in a build; a change of a file begins another
        self.options["errors"] = "show" if self.serving else "gather"
        config.watch.append(str(folder))
        config.extra_css = [path for path in config.extra_css if path != STYLE]
        config.extra_javascript = [script for script in config.extra_javascript if str(script) != SCRIPT]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Publish the assets from the package, so that no copy stands in `docs/`."""
        for address in (STYLE, SCRIPT):
            files.append(File.generated(config, address, abs_src_path=str(ASSETS / Path(address).name)))
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Tell the extension which page comes next, and where its text begins."""
        docs = Path(config.docs_dir).relative_to(_root(config)) if _inside(config) else Path(config.docs_dir)
        self.options["page"] = str(docs / page.file.src_uri)
        self.options["first_line"] = page.file.content_string.count("\n") - markdown.count("\n") + 1

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Stop before anything is written, or tell an author who is looking on."""
        if not self.findings.has_errors:
            return
        told = "\n".join(str(finding) for finding in self.findings)
        if not self.serving:
            raise PluginError(f"The site has errors, so nothing was published.\n{told}")
        log.error("The site has errors. The pages concerned show them.\n%s", told)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Put the assets on pages that need them: in the content, since instant navigation runs scripts only there."""
        if not any(sign in html for sign in NEEDS_ASSETS):
            return html
        style, script = (get_relative_url(address, page.url) for address in (STYLE, SCRIPT))
        return f'<link rel="stylesheet" href="{style}">\n{html}\n<script defer src="{script}"></script>'

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

    def _put_by(self, found: re.Match[str]) -> str:
        self.put_by.append(found[2])
        return f"{found[1]}<!--casebook {len(self.put_by) - 1}-->"


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent if config.config_file_path else Path.cwd()


def _inside(config: MkDocsConfig) -> bool:
    return Path(config.docs_dir).is_relative_to(_root(config))
