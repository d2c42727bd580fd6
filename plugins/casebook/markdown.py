"""The Markdown extension: everything a reader sees is rendered here, in any builder that runs Python-Markdown."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

import click
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension

from casebook.bank import read_bank
from casebook.blocks import BLOCKS, BlockFiller
from casebook.builder import find_page
from casebook.html import PlainTexts, add_sources, cite, mark_language, relate_paths
from casebook.model import EDITIONS
from casebook.page import Options, PageState
from casebook.source import Findings, shorten

CITATION = r"(?<![\\!])\[@((?:case:)?[a-z0-9-]+)\](?![(\[])"
SITE_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
REPOSITORY = re.compile(r"https?://[\w.:-]+(/[\w.~-]+){2,}")
# Priorities: read the page before anything changes its lines; fill the blocks before inline text is parsed (20);
# number the citations after that, and before a table of contents (5) looks for headings.
BEFORE_ALL, BEFORE_INLINE, AFTER_INLINE, BEFORE_LINKS = 100, 30, 15, 175


class CasebookExtension(BlocksExtension):
    """`casebook.markdown`: our blocks, and citations."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "site_id": ["", "Begins every storage key: two sites on one host share a browser's storage. Required."],
            "quizzes": ["quizzes", "The folder of quizzes, beside mkdocs.yml."],
            "repository": ["", "Where errors are reported, such as https://github.com/owner/name. Empty: nowhere."],
            "errors": ["raise", "raise, gather or show. Set by the plugin."],
            "findings": [Findings(), "Where findings are gathered. Set by the plugin."],
            "downloads": [
                tuple(EDITIONS),
                "The editions that pages may list. Set by the plugin to those that it makes.",
            ],
            "read_bank": [read_bank, "How the folder of quizzes is read. Set by the plugin."],
        }
        super().__init__(**options)

    @property
    def repository(self) -> str:
        """The address of the repository, without a slash at its end; empty when there is none."""
        return str(self.getConfig("repository") or "").rstrip("/")

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register everything with a Markdown instance."""
        if not SITE_ID.fullmatch(str(self.getConfig("site_id"))):
            raise click.ClickException(
                "`casebook.markdown` in mkdocs.yml needs `site_id`: small letters, digits and hyphens, "
                "such as `case-01`. It must differ from that of any other site on the same host."
            )
        if self.repository and not REPOSITORY.fullmatch(self.repository):
            raise click.ClickException(
                f"`repository` of `casebook.markdown` is `{shorten(self.repository)}`. Write the address of a "
                "repository, such as `https://github.com/owner/name`, or leave the option out."
            )
        super().extendMarkdown(md)
        options = self.getConfigs() | {"site_id": str(self.getConfig("site_id")), "repository": self.repository}
        page, plain = PageState(Options(**options)), PlainTexts(md)
        md.preprocessors.register(PageReader(md, page), "casebook_read", BEFORE_ALL)
        md.treeprocessors.register(BlockFiller(md, page, plain), "casebook_fill", BEFORE_INLINE)
        md.treeprocessors.register(PageFinisher(md, page, plain), "casebook_finish", AFTER_INLINE)
        md.inlinePatterns.register(CitationProcessor(CITATION, md, page), "casebook_cite", BEFORE_LINKS)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: ARG002, N802 - pymdownx's name
        """Register the blocks."""
        for block in BLOCKS:
            block_mgr.register(block, self.getConfigs())


class PageReader(Preprocessor):
    """Reads the lines of the page while they still have their numbers."""

    def __init__(self, md: Markdown, page: PageState) -> None:
        super().__init__(md)
        self.page = page

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as they are."""
        self.page.begin("\n".join(lines), find_page(self.md))
        return lines


class CitationProcessor(InlineProcessor):
    """`[@key]` and `[@case:fact]`."""

    def __init__(self, pattern: str, md: Markdown, page: PageState) -> None:
        super().__init__(pattern, md)
        self.page = page

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802 - Python-Markdown's name
        """Return the link; an unknown source is a finding of the page's lines already."""
        return cite(m[1]), m.start(0), m.end(0)


class PageFinisher(Treeprocessor):
    """Relates paths to the page, numbers citations, lists their sources, reports findings."""

    def __init__(self, md: Markdown, page: PageState, plain: PlainTexts) -> None:
        super().__init__(md)
        self.page = page
        self.plain = plain

    def run(self, root: Element) -> None:
        """Finish the page."""
        self.plain.release()
        relate_paths(root, self.page.file.way_up)
        self.page.report_unknown(add_sources(root, self.page.bank.sheet, self.page.bank.references))
        self.page.end(root)
        mark_language(root, self.page.file.language)


def makeExtension(**options: Any) -> CasebookExtension:  # noqa: N802 - Python-Markdown's name
    """Return the extension, as Python-Markdown asks for it."""
    return CasebookExtension(**options)
