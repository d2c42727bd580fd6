"""The Markdown extension: everything a reader sees is rendered here, in any builder that runs Python-Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import click
from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from casebook.bank import Bank, read_bank
from casebook.html import (
    HIDING_RULE,
    PlainTexts,
    ProseWriter,
    add_sources,
    build_findings,
    build_references,
    build_set,
    cite,
)
from casebook.reader import BlockHead, read_page
from casebook.reader.page import parse_argument
from casebook.source import Code, Finding, Findings, Span

LEAK = re.compile(r"\s*/{3,}\s*(quiz|item|references)\b", re.IGNORECASE)
CITATION = r"\[@((?:case:)?[a-z0-9-]+)\]"
LEAKED = (
    "This `/// {}` would print as text. Put an empty line before and after it, "
    "and check that it is not indented by accident or stands within HTML."
)
SITE_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PLACE = "data-place"

# Priorities: read the page before anything changes its lines; fill the blocks before inline text is parsed (20);
# number the citations after that, and before a table of contents (5) looks for headings.
BEFORE_ALL, BEFORE_INLINE, AFTER_INLINE, BEFORE_LINKS = 100, 30, 15, 175


class CasebookExtension(BlocksExtension):
    """`casebook.markdown`: the blocks `quiz`, `item`, `references`, and citations."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "site_id": ["", "Begins every storage key: two sites on one host share a browser's storage. Required."],
            "quizzes": ["quizzes", "The folder of quizzes, beside mkdocs.yml."],
            "page": ["this page", "The page's path in findings. Set by the plugin."],
            "first_line": [1, "The line of the page's file at which its text begins. Set by the plugin."],
            "errors": ["raise", "raise, gather or show. Set by the plugin."],
            "findings": [Findings(), "Where findings are gathered. Set by the plugin."],
            "read_bank": [read_bank, "How the folder of quizzes is read. Set by the plugin."],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register everything with a Markdown instance."""
        if not SITE_ID.fullmatch(str(self.getConfig("site_id"))):
            raise click.ClickException(
                "`casebook.markdown` in mkdocs.yml needs `site_id`: small letters, digits and hyphens, "
                "such as `case-01`. It must differ from that of any other site on the same host."
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

    def __init__(self, extension: Extension) -> None:
        self.extension = extension
        self.bank = Bank()
        self.findings: list[Finding] = []
        self.awaited: list[BlockHead] = []

    def begin(self, text: str) -> None:
        """Read the bank and the page's own lines."""
        folder = PurePath(str(self.extension.getConfig("quizzes")))
        root = find_root()
        shown = folder.relative_to(root) if folder.is_absolute() and folder.is_relative_to(root) else folder
        self.bank = self.extension.getConfig("read_bank")(root / folder, shown)
        page = read_page(text, self.start.path, self.start.line)
        self.awaited = page.heads
        self.findings = [*page.findings, *self.bank.check_page(page)]

    @property
    def start(self) -> Span:
        """The place at which the page's text begins."""
        path = PurePath(str(self.extension.getConfig("page")))
        return Span(path, int(self.extension.getConfig("first_line")), 1)

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

    def end(self, root: Element) -> None:
        """Hand the findings to whoever can act on them."""
        found = Findings([*self.findings, *self.bank.findings])
        errors = str(self.extension.getConfig("errors"))
        if errors == "raise" and found.has_errors:
            raise click.ClickException("\n".join(["The site has errors.", *map(str, found)]))
        gathered: Findings = self.extension.getConfig("findings")
        gathered.extend(found)
        if errors == "show" and (self.findings or root.find(".//quiz-set") is not None) and len(found):
            root.insert(0, build_findings(found))


def find_root() -> Path:
    """Return the folder of mkdocs.yml, upwards from the current one; the current one when there is none."""
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / "mkdocs.yml").is_file()), here)


class PageReader(Preprocessor):
    """Reads the lines of the page while they still have their numbers."""

    def __init__(self, md: Markdown, page: PageState) -> None:
        super().__init__(md)
        self.page = page

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as they are."""
        self.page.begin("\n".join(lines))
        return lines


class _PlaceBlock(Block):
    """Leaves an empty element where the page names something; `BlockFiller` fills it."""

    def on_create(self, parent: Element) -> Element:
        """Keep the argument for later: the parser is busy with the page's own blocks now."""
        return SubElement(parent, "div", {PLACE: self.NAME, "argument": self.argument or ""})

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
        for place in list(root.iter("div")):
            if PLACE in place.attrib:
                self._fill(place, seen)
        self.page.report_leaks(texts)
        self._add_hiding_rule(root)

    def _fill(self, place: Element, seen: Counter[str]) -> None:
        name, argument = place.attrib[PLACE], place.attrib["argument"]
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
    """Numbers citations, lists their sources, reports findings."""

    def __init__(self, md: Markdown, page: PageState, plain: PlainTexts) -> None:
        super().__init__(md)
        self.page = page
        self.plain = plain

    def run(self, root: Element) -> None:
        """Finish the page."""
        self.plain.release()
        add_sources(root, self.page.bank.sheet, self.page.bank.references)
        self.page.end(root)


def makeExtension(**options: Any) -> CasebookExtension:  # noqa: N802 - Python-Markdown's name
    """Return the extension, as Python-Markdown asks for it."""
    return CasebookExtension(**options)
