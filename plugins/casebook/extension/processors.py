"""What the extension does with a page, step by step: reads its lines, cites, numbers the sources, checks the result."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import click
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from casebook.blocks.page_context import PageContext
from casebook.blocks.registry import check_blocks
from casebook.extension.builders import find_page
from casebook.extension.item_marks import mark_items
from casebook.parsing.extension_options import ASK_FOR_SITE_ID, EXTENSION
from casebook.rendering.added_markup import AddedMarkup
from casebook.rendering.citation_marks import cite, find_marks, place_marks
from casebook.rendering.citations import add_sources
from casebook.rendering.explanations import add_explanations
from casebook.rendering.formulas import take_over
from casebook.rendering.interface_words import mark_language
from casebook.rendering.links import relate_paths
from casebook.rendering.markdown import Writer
from casebook.rendering.plain_text import PlainTexts

CITATION = r"(?<![\\!])\[@((?:case:)?[a-z0-9-]+)\](?![(\[])"


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
        """Return the lines as they are.

        Raises: ClickException when nothing tells this site from another.
        """
        named = self.page.options.file
        read = self.page.begin("\n".join(lines), named if named.path else find_page(self.md))
        if not self.page.site_id:
            raise click.ClickException(f"`{EXTENSION}` {ASK_FOR_SITE_ID}")
        self.page.findings += check_blocks(read, self.page.bank)
        if self.page.options.medium == "paper":
            take_over(self.md)
        return lines


class CitationProcessor(InlineProcessor):
    """`[@key]` and `[@case:fact]`."""

    def __init__(self, md: Markdown, page: PageContext) -> None:
        super().__init__(CITATION, md)
        self.page = page

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802 - Python-Markdown's name
        """Return the link; an unknown source is a finding of the page's lines already."""
        return cite(m[1]), m.start(0), m.end(0)


class PageFinisher(Treeprocessor):
    """Relates paths to the page, numbers citations, lists their sources, explains its tags."""

    def __init__(self, md: Markdown, page: PageContext, plain: PlainTexts, added: AddedMarkup) -> None:
        super().__init__(md)
        self.page = page
        self.plain = plain
        self.added = added

    def run(self, root: Element) -> None:
        """Finish the page."""
        self.plain.release()
        relate_paths(root, self.page.file.path_to_root)
        if self.page.options.medium == "paper":  # its citations are numbered when all pages are known
            place_marks(root)
            self.added.adopt([mark.element for mark in find_marks(root)])
            return
        writer = Writer(self.md.parser, self.page.bank.sheet, self.page.translator)
        cited, unknown = add_sources(root, self.page.bank.references, writer)
        add_explanations(root, writer)
        self.added.adopt(cited.marks)
        self.page.report_unknown(unknown)


class PageChecker(Treeprocessor):
    """Takes out what may not have come of an author's texts, and reports findings."""

    def __init__(self, md: Markdown, page: PageContext, added: AddedMarkup) -> None:
        super().__init__(md)
        self.page = page
        self.added = added

    def run(self, root: Element) -> None:
        """Check the page."""
        self.page.report_added(self.added.clean(self.page.start))
        self.page.end(root)
        if self.page.options.marks_items:
            mark_items(root, self.md.htmlStash.store)
        mark_language(root, self.page.file.language, self.page.translator)
