"""The Markdown extension: its options, and what it registers with Python-Markdown, whichever builder runs it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension

from casebook.bank.cache import read_bank
from casebook.blocks.filler import BlockFiller
from casebook.blocks.markdown_blocks import MARKDOWN_BLOCKS
from casebook.blocks.page_context import Options, PageContext
from casebook.blocks.page_file import PageFile
from casebook.blocks.registry import GRAMMAR
from casebook.extension.builders import find_project
from casebook.extension.processors import CitationProcessor, PageChecker, PageFinisher, PageReader, Refusal
from casebook.findings import Findings, Rules
from casebook.model import DOWNLOADS
from casebook.parsing.author_markup import allow_escapes
from casebook.parsing.extension_options import find_fault, read_rules, say_unknown
from casebook.parsing.interface_language import find_catalogues, find_language_fault
from casebook.rendering.added_markup import AddedMarkup
from casebook.rendering.formulas import FormulaProcessor
from casebook.rendering.plain_text import PlainTexts
from casebook.rendering.players import PlayerMaker
from casebook.rendering.settled_parts import PartsRemover, PartsRestorer, SettledParts

DEFAULT_FOLDER = "quizzes"
NO_FOLDER = "`quizzes` of `casebook.markdown` in mkdocs.yml is the name of one folder, such as `quizzes`."
# Priorities: read the page before anything changes its lines; fill the blocks before inline text is parsed (20);
# number the citations after that, and before a table of contents (5) looks for headings; check what has come of an
# author's texts when attributes (8) and all else are set, and before escapes (0) are what they stand for.
BEFORE_ALL, BEFORE_INLINE, AFTER_INLINE, BEFORE_LINKS, AFTER_ALL = 100, 30, 15, 175, 1
# Builders make addresses those of the built site last (0).
AFTER_LINKS = -1
# Code (190) holds no formulas; a script that draws them (189.9) comes first, and formulas before escapes (180).
AFTER_CODE = 189
# Settled parts are out of the tree from the last of what may come before inline text is parsed to the check.
SET_ASIDE, BRING_BACK = 20.5, 1.5


class CasebookExtension(BlocksExtension):
    """`casebook.markdown`: our blocks, and citations."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "site_id": [
                "",
                "Begins every storage key, as sites on one host share a browser's storage. Empty: the address.",
            ],
            "rules": [str(Rules.PLAIN), "How much is asked of items: plain, taught or published."],
            "quizzes": [DEFAULT_FOLDER, "The folder of quizzes, beside mkdocs.yml."],
            "language": ["", "The language of the interface strings, such as pt-BR. Empty: that of the theme."],
            "catalogues": ["", "The folder of your own catalogues, beside mkdocs.yml. Empty: those of Casebook."],
            "repository": ["", "Where errors are reported, such as https://github.com/owner/name. Empty: nowhere."],
            "lint": ["", "strict: a build stops on advice on item writing. Empty: only `casebook check` shows it."],
            "errors": ["raise", "raise, gather or show. Set by the plugin."],
            "findings": [Findings(), "Where findings are gathered. Set by the plugin."],
            "downloads": [
                tuple(DOWNLOADS),
                "The downloads that pages may list. Set by the plugin to those that it makes.",
            ],
            "marks_items": [
                False,
                "Whether comments mark where items stand. Set by the plugin, which hides them from a search.",
            ],
            "read_bank": [read_bank, "How the folder of quizzes is read. Set by the plugin."],
            "medium": ["screen", "screen or paper. Set by what prints."],
            "file": [PageFile(Path()), "The file of the page. Set by what converts it without a builder."],
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

    @property
    def language(self) -> Any:
        """The language of the interface strings; empty where it is that of the page."""
        return self.getConfig("language") or ""

    @property
    def catalogues(self) -> Path:
        """The folder of the catalogues of interface strings."""
        return find_catalogues(self.getConfig("catalogues"), find_project())

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register everything with a Markdown instance."""
        fault = self._find_fault()
        if fault:
            # said when a page is read: from here MkDocs would show it below a traceback
            md.preprocessors.register(Refusal(fault), "casebook_refuse", BEFORE_ALL)
            return
        super().extendMarkdown(md)
        options = self.getConfigs() | {
            "site_id": str(self.getConfig("site_id") or ""),
            "repository": self.repository,
            "rules": read_rules(self.getConfigs()),
            "quizzes": self.quizzes,
            "language": self.language,
            "catalogues": self.catalogues,
        }
        del options["lint"]  # for who checks a site before its pages are built
        page, plain, added = PageContext(Options(**options), GRAMMAR), PlainTexts(md), AddedMarkup(md)
        restorer = PartsRestorer(md, parts := SettledParts())
        allow_escapes(md)
        md.preprocessors.register(PageReader(md, page), "casebook_read", BEFORE_ALL)
        md.treeprocessors.register(BlockFiller(md, page, plain, added), "casebook_fill", BEFORE_INLINE)
        md.treeprocessors.register(PartsRemover(md, parts, restorer), "casebook_set_aside", SET_ASIDE)
        md.treeprocessors.register(restorer, "casebook_bring_back", BRING_BACK)
        md.treeprocessors.register(PageFinisher(md, page, plain, added), "casebook_finish", AFTER_INLINE)
        md.treeprocessors.register(PlayerMaker(md), "casebook_play", AFTER_LINKS)
        md.treeprocessors.register(PageChecker(md, page, added), "casebook_check", AFTER_ALL)
        md.inlinePatterns.register(CitationProcessor(md, page), "casebook_cite", BEFORE_LINKS)
        formulas = FormulaProcessor(md, page.options.medium, added)
        md.inlinePatterns.register(formulas, "casebook_formula", AFTER_CODE)

    def _find_fault(self) -> str:
        """Return what is wrong with the options, if anything."""
        if self.unknown:
            return f"In mkdocs.yml, {say_unknown(self.unknown[0])}"
        fault = find_fault(self.getConfigs())
        if fault:
            return f"In mkdocs.yml, {fault[1]}"
        if not isinstance(self.quizzes, str):
            return NO_FOLDER
        return find_language_fault(self.getConfig("language"), self.catalogues)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: ARG002, N802 - pymdownx's name
        """Register the blocks."""
        for block in MARKDOWN_BLOCKS:
            block_mgr.register(block, self.getConfigs())


def makeExtension(**options: Any) -> CasebookExtension:  # noqa: N802 - Python-Markdown's name
    """Return the extension, as Python-Markdown asks for it."""
    return CasebookExtension(**options)
