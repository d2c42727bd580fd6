"""The Markdown extension: everything a reader sees is rendered here, in any builder that runs Python-Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import click
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from casebook.bank import Bank, read_bank
from casebook.builder import PageFile, find_page
from casebook.html import (
    HIDING_RULE,
    WHOLE,
    PlainTexts,
    ProseWriter,
    add_sources,
    build_findings,
    build_references,
    build_set,
    cite,
    relate_paths,
)
from casebook.reader import BlockHead, Citation, read_page
from casebook.reader.page import parse_argument
from casebook.source import Code, Finding, Findings, Span, shorten

LEAK = re.compile(r"\s*/{3,}\s*(quiz|item|references)\b", re.IGNORECASE)
CITATION = r"(?<![\\!])\[@((?:case:)?[a-z0-9-]+)\](?![(\[])"
LEAKED = (
    "This `/// {}` would print as text. Put an empty line before and after it, "
    "and check that it is not indented by accident or stands within HTML."
)
SITE_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PLACE = "casebook-place"
REPOSITORY = re.compile(r"https?://[\w.:-]+(/[\w.~-]+){2,}")
# GitHub's. The script puts the item's id and fingerprint in the place of each star.
REPORT = "{}/issues/new?template=item-error.yml&title=Error%20in%20{}/*&item={}/*"

# Priorities: read the page before anything changes its lines; fill the blocks before inline text is parsed (20);
# number the citations after that, and before a table of contents (5) looks for headings.
BEFORE_ALL, BEFORE_INLINE, AFTER_INLINE, BEFORE_LINKS = 100, 30, 15, 175


class CasebookExtension(BlocksExtension):
    """`casebook.markdown`: the blocks `quiz`, `item`, `references`, and citations."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "site_id": ["", "Begins every storage key: two sites on one host share a browser's storage. Required."],
            "quizzes": ["quizzes", "The folder of quizzes, beside mkdocs.yml."],
            "repository": ["", "Where errors are reported, such as https://github.com/owner/name. Empty: nowhere."],
            "errors": ["raise", "raise, gather or show. Set by the plugin."],
            "findings": [Findings(), "Where findings are gathered. Set by the plugin."],
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
        page, plain = PageState(self), PlainTexts(md)
        md.preprocessors.register(PageReader(md, page), "casebook_read", BEFORE_ALL)
        md.treeprocessors.register(BlockFiller(md, page, plain), "casebook_fill", BEFORE_INLINE)
        md.treeprocessors.register(PageFinisher(md, page, plain), "casebook_finish", AFTER_INLINE)
        md.inlinePatterns.register(CitationProcessor(CITATION, md, page), "casebook_cite", BEFORE_LINKS)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: ARG002, N802 - pymdownx's name
        """Register the blocks."""
        for block in (QuizBlock, ItemBlock, ReferencesBlock):
            block_mgr.register(block, self.getConfigs())


class PageState:
    """What is known of the page being converted."""

    def __init__(self, extension: CasebookExtension) -> None:
        self.extension = extension
        self.file = PageFile(Path())
        self.start = Span(self.file.shown, 1, 1)
        self.bank = Bank()
        self.findings: list[Finding] = []
        self.awaited: list[BlockHead] = []

    def begin(self, text: str, file: PageFile) -> None:
        """Read the bank and the page's own lines."""
        folder = PurePath(str(self.extension.getConfig("quizzes")))
        shown = folder.relative_to(file.root) if folder.is_relative_to(file.root) else folder
        self.file = file
        self.start = Span(file.shown, file.first_line(text), 1)
        self.bank = self.extension.getConfig("read_bank")(file.root / folder, shown)
        page = read_page(text, self.start.path, self.start.line)
        self.awaited = page.heads
        self.findings = [*page.findings, *self.bank.check_page(page)]

    def take(self, name: str, argument: str) -> Span:
        """Return the place of a block that the parser has found; its start when another extension wrote it."""
        found = next((head for head in self.awaited if (head.name, head.argument) == (name, argument)), None)
        if found is None:
            return self.start
        self.awaited.remove(found)
        return found.span

    def report_leaks(self, texts: Iterable[str]) -> None:
        """Report blocks that the parser did not find; silent where the lines told why already."""
        if self.findings:
            return
        for head in self.awaited:
            self.findings.append(Finding(head.span, Code.BLOCK_LEAKED, LEAKED.format(head.name)))
        leaked = next((found for text in texts if (found := LEAK.match(text))), None)
        if leaked and not self.findings:
            self.findings.append(Finding(self.start, Code.BLOCK_LEAKED, LEAKED.format(leaked[1])))

    def report_unknown(self, keys: Iterable[str]) -> None:
        """Report sources that nobody has and that the lines did not show, as in text included from elsewhere."""
        told = {finding.message.split("`")[1] for finding in self.findings if finding.code is Code.SOURCE_UNKNOWN}
        for key in keys:
            found = self.bank.check_source(Citation(key, self.start))
            if found and key not in told:
                self.findings.append(found)

    def end(self, root: Element) -> None:
        """Hand the findings to whoever can act on them."""
        found = Findings([*self.findings, *self.bank.findings])
        errors = str(self.extension.getConfig("errors"))
        if errors == "raise" and found.has_errors:
            raise click.ClickException("\n".join(["The site has errors.", *map(str, found)]))
        gathered: Findings = self.extension.getConfig("findings")
        gathered.extend(found)
        ours = self.findings or root.find(".//quiz-set") is not None or root.find(f".//*[@id='{WHOLE}']") is not None
        if errors == "show" and ours and len(found):
            root.insert(0, build_findings(found))


class PageReader(Preprocessor):
    """Reads the lines of the page while they still have their numbers."""

    def __init__(self, md: Markdown, page: PageState) -> None:
        super().__init__(md)
        self.page = page

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as they are."""
        self.page.begin("\n".join(lines), find_page(self.md))
        return lines


class _PlaceBlock(Block):
    """Leaves an empty element where the page names something; `BlockFiller` fills it."""

    def on_create(self, parent: Element) -> Element:
        """Keep the argument for later: the parser is busy with the page's own blocks now."""
        return SubElement(parent, PLACE, {"name": self.NAME, "argument": self.argument or ""})

    def on_markdown(self) -> str:
        """Content is an error, reported by the page's lines; it is not parsed."""
        return "raw"


class QuizBlock(_PlaceBlock):
    """`/// quiz | quiz-a` or `/// quiz | quiz-a#a1-a3`."""

    NAME = "quiz"
    ARGUMENT = True


class ItemBlock(_PlaceBlock):
    """`/// item | quiz-a/a1`."""

    NAME = "item"
    ARGUMENT = True


class ReferencesBlock(_PlaceBlock):
    """`/// references`: the whole bibliography."""

    NAME = "references"
    ARGUMENT = False


class BlockFiller(Treeprocessor):
    """Puts quizzes and references where the page names them, and finds blocks that leaked as text."""

    def __init__(self, md: Markdown, page: PageState, plain: PlainTexts) -> None:
        super().__init__(md)
        self.page = page
        self.plain = plain

    def run(self, root: Element) -> None:
        """Fill every place in the order of the page."""
        texts = list(_texts(root))
        seen: Counter[str] = Counter()
        for place in list(root.iter(PLACE)):
            self._fill(place, seen)
        self.page.report_leaks(texts)
        self._add_hiding_rule(root)

    def _fill(self, place: Element, seen: Counter[str]) -> None:
        name, argument = place.attrib["name"], place.attrib["argument"]
        tail = place.tail
        built = self._build(name, argument, seen)
        place.clear()
        place.tag, place.attrib, place.tail = built.tag, built.attrib, tail
        place.text = built.text
        place.extend(built)

    def _build(self, name: str, argument: str, seen: Counter[str]) -> Element:
        bank = self.page.bank
        span = self.page.take(name, argument)
        if name == "references":
            return build_references(bank.sheet, bank.references)
        mention = parse_argument(name, argument, span)
        found = bank.find_items(mention) if mention else None
        if isinstance(found, Finding) and found not in self.page.findings:
            self.page.findings.append(found)
        if found is None or isinstance(found, Finding):
            return Element("quiz-set")
        quiz, items = found
        site_id = str(self.page.extension.getConfig("site_id"))
        built = build_set(quiz, items, site_id, ProseWriter(self.md.parser), seen)
        if self.page.extension.repository:
            built.set("report", REPORT.format(self.page.extension.repository, quiz.id, quiz.id))
        self.plain.hold(built.iter())
        return built

    def _add_hiding_rule(self, root: Element) -> None:
        first = next(root.iter("quiz-set"), None)
        if first is None:
            return
        rule = Element("div")
        rule.text = self.md.htmlStash.store(HIDING_RULE)
        parent = next(element for element in root.iter() if first in element)
        parent.insert(list(parent).index(first), rule)


def _texts(root: Element) -> Iterator[str]:
    """Yield the beginning of every text outside code, line by line."""
    for element in root.iter():
        if element.tag not in ("code", "pre"):
            for text in (element.text, element.tail):
                yield from (text or "").split("\n")


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


def makeExtension(**options: Any) -> CasebookExtension:  # noqa: N802 - Python-Markdown's name
    """Return the extension, as Python-Markdown asks for it."""
    return CasebookExtension(**options)
