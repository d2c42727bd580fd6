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

from casebook.bank.cache import read_bank
from casebook.blocks.filler import BLOCKS, BlockFiller
from casebook.blocks.page_context import Options, PageContext
from casebook.extension.builders import find_page
from casebook.findings import Findings, shorten
from casebook.model import DOWNLOADS
from casebook.parsing.author_markup import allow_escapes
from casebook.parsing.settings import ASK_FOR_REPOSITORY, ASK_FOR_SITE_ID, REPOSITORY, SITE_ID, say_unknown
from casebook.rendering.added_markup import AddedMarkup
from casebook.rendering.citations import add_sources, cite
from casebook.rendering.interface_words import mark_language
from casebook.rendering.links import relate_paths
from casebook.rendering.plain_text import PlainTexts

CITATION = r"(?<![\\!])\[@((?:case:)?[a-z0-9-]+)\](?![(\[])"
DEFAULT_FOLDER = "quizzes"
NO_FOLDER = "`quizzes` of `casebook.markdown` in mkdocs.yml is the name of one folder, such as `quizzes`."
# Priorities: read the page before anything changes its lines; fill the blocks before inline text is parsed (20);
# number the citations after that, and before a table of contents (5) looks for headings; check what has come of an
# author's texts when attributes (8) and all else are set, and before escapes (0) are what they stand for.
BEFORE_ALL, BEFORE_INLINE, AFTER_INLINE, BEFORE_LINKS, AFTER_ALL = 100, 30, 15, 175, 1


class CasebookExtension(BlocksExtension):
    """`casebook.markdown`: our blocks, and citations."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "site_id": ["", "Begins every storage key: two sites on one host share a browser's storage. Required."],
            "quizzes": [DEFAULT_FOLDER, "The folder of quizzes, beside mkdocs.yml."],
            "repository": ["", "Where errors are reported, such as https://github.com/owner/name. Empty: nowhere."],
            "errors": ["raise", "raise, gather or show. Set by the plugin."],
            "findings": [Findings(), "Where findings are gathered. Set by the plugin."],
            "downloads": [
                tuple(DOWNLOADS),
                "The editions that pages may list. Set by the plugin to those that it makes.",
            ],
            "read_bank": [read_bank, "How the folder of quizzes is read. Set by the plugin."],
        }
        self.unknown = [name for name in options if name not in self.config]
        super().__init__(**{name: value for name, value in options.items() if name in self.config})

    @property
    def repository(self) -> str:
        """The address of the repository, without a slash at its end; empty when there is none."""
        return str(self.getConfig("repository") or "").rstrip("/")

    @property
    def quizzes(self) -> Any:
        """The folder of quizzes; an empty value in mkdocs.yml is None, and stands for the usual one."""
        return self.getConfig("quizzes") or DEFAULT_FOLDER

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register everything with a Markdown instance."""
        fault = self._find_fault()
        if fault:
            # said when a page is read: from here MkDocs would show it below a traceback
            md.preprocessors.register(Refusal(fault), "casebook_refuse", BEFORE_ALL)
            return
        super().extendMarkdown(md)
        options = self.getConfigs() | {
            "site_id": str(self.getConfig("site_id")),
            "repository": self.repository,
            "quizzes": self.quizzes,
        }
        page, plain, added = PageContext(Options(**options)), PlainTexts(md), AddedMarkup(md)
        allow_escapes(md)
        md.preprocessors.register(PageReader(md, page), "casebook_read", BEFORE_ALL)
        md.treeprocessors.register(BlockFiller(md, page, plain, added), "casebook_fill", BEFORE_INLINE)
        md.treeprocessors.register(PageFinisher(md, page, plain), "casebook_finish", AFTER_INLINE)
        md.treeprocessors.register(PageChecker(md, page, added), "casebook_check", AFTER_ALL)
        md.inlinePatterns.register(CitationProcessor(CITATION, md, page), "casebook_cite", BEFORE_LINKS)

    def _find_fault(self) -> str:
        """Return what is wrong with the options, if anything."""
        if self.unknown:
            return f"In mkdocs.yml, {say_unknown(self.unknown[0])}"
        if not SITE_ID.fullmatch(str(self.getConfig("site_id"))):
            return f"`casebook.markdown` in mkdocs.yml {ASK_FOR_SITE_ID}"
        if self.repository and not REPOSITORY.fullmatch(self.repository):
            return ASK_FOR_REPOSITORY.format(shorten(self.repository))
        return "" if isinstance(self.quizzes, str) else NO_FOLDER

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: ARG002, N802 - pymdownx's name
        """Register the blocks."""
        for block in BLOCKS:
            block_mgr.register(block, self.getConfigs())


class Refusal(Preprocessor):
    """Reads no page, since an option is wrong."""

    def __init__(self, fault: str) -> None:
        super().__init__()
        self.fault = fault

    def run(self, lines: list[str]) -> list[str]:  # noqa: ARG002
        """Say what is wrong.

        Raises: ClickException, which the builders show without a traceback.
        """
        raise click.ClickException(self.fault)


class PageReader(Preprocessor):
    """Reads the lines of the page while they still have their numbers."""

    def __init__(self, md: Markdown, page: PageContext) -> None:
        super().__init__(md)
        self.page = page

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as they are."""
        self.page.begin("\n".join(lines), find_page(self.md))
        return lines


class CitationProcessor(InlineProcessor):
    """`[@key]` and `[@case:fact]`."""

    def __init__(self, pattern: str, md: Markdown, page: PageContext) -> None:
        super().__init__(pattern, md)
        self.page = page

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802 - Python-Markdown's name
        """Return the link; an unknown source is a finding of the page's lines already."""
        return cite(m[1]), m.start(0), m.end(0)


class PageFinisher(Treeprocessor):
    """Relates paths to the page, numbers citations, lists their sources."""

    def __init__(self, md: Markdown, page: PageContext, plain: PlainTexts) -> None:
        super().__init__(md)
        self.page = page
        self.plain = plain

    def run(self, root: Element) -> None:
        """Finish the page."""
        self.plain.release()
        relate_paths(root, self.page.file.path_to_root)
        self.page.report_unknown(add_sources(root, self.page.bank.sheet, self.page.bank.references))


class PageChecker(Treeprocessor):
    """Takes out what may not have come of an author's texts, and reports findings."""

    def __init__(self, md: Markdown, page: PageContext, added: AddedMarkup) -> None:
        super().__init__(md)
        self.page = page
        self.added = added

    def run(self, root: Element) -> None:
        """Check the page."""
        self.page.report_added(self.added.clean())
        self.page.end(root)
        mark_language(root, self.page.file.language)


def makeExtension(**options: Any) -> CasebookExtension:  # noqa: N802 - Python-Markdown's name
    """Return the extension, as Python-Markdown asks for it."""
    return CasebookExtension(**options)
