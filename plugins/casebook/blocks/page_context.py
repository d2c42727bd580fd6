"""What is known of the page being converted, and what is to be said of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath
from xml.etree.ElementTree import Element

import click

from casebook.bank.bank import Bank
from casebook.bank.inline import take_page
from casebook.blocks.page_file import PageFile
from casebook.figures.named_images import check_named
from casebook.figures.prepare import PreparedFigure, prepare_figure
from casebook.figures.sidecar import FigureFile
from casebook.findings import Finding, FindingCode, Findings, Location, Rules, Severity
from casebook.i18n import ENGLISH, read_translator
from casebook.items.page_quiz import read_page_quizzes
from casebook.model import Figure
from casebook.parsing.allowed_markup import Refusal
from casebook.parsing.citations import Citation
from casebook.parsing.front_matter import check_front, read_language
from casebook.parsing.page_scanner import LEAKED, BlockHead, PageText, read_argument, read_page
from casebook.parsing.syntax import Grammar
from casebook.rendering.added_markup import locate
from casebook.rendering.citations import WHOLE
from casebook.rendering.findings import build_findings
from casebook.rendering.markdown import Medium

OURS = (
    ".//quiz-set",
    ".//figure[@class='casebook-figure']",
    ".//image-viewer",
    ".//case-steps",
    f".//*[@id='{WHOLE}']",
)
# The ids that an author gives by hand, to a heading or in HTML.
OWN_IDS = re.compile(r"\{[^{}\n]*?#([\w:.-]+)|\bid[ ]*=[ ]*[\"']?([\w:.-]+)")


@dataclass(frozen=True, slots=True)
class Options:
    """The options of the extension. `read_bank` takes a folder and its name in findings.

    `site_id` is empty where the builder tells what it is made of. `language` is that of the interface, empty where it
    is that of the page; `catalogues` is the folder of all others.
    `file` is the page where whoever converts it names it; its path is empty where a builder does.
    """

    site_id: str
    rules: Rules
    quizzes: str
    language: str
    catalogues: Path
    repository: str
    errors: str
    findings: Findings
    downloads: tuple[str, ...]
    marks_items: bool
    read_bank: Callable[[Path, PurePath, Path, Rules], Bank]
    medium: Medium
    file: PageFile


class PageContext:
    """What is known of the page being converted."""

    def __init__(self, options: Options, grammar: Grammar) -> None:
        self.options = options
        self.grammar = grammar
        self.file = PageFile(Path())
        self.start = Location(self.file.shown, 1, 1)
        self.bank = Bank()
        self.translator = ENGLISH
        self.findings: list[Finding] = []
        self.ids: frozenset[str] = frozenset()
        self.pending: list[BlockHead] = []

    def begin(self, text: str, file: PageFile) -> PageText:
        """Read the bank and the page's own lines; return these."""
        folder = PurePath(self.options.quizzes)
        shown = folder.relative_to(file.root) if folder.is_relative_to(file.root) else folder
        self.file = file
        language = read_language(file.text) or self.options.language or file.language
        self.translator = read_translator(language, self.options.catalogues)
        self.start = Location(file.shown, file.first_line(text), 1)
        self.bank = self.options.read_bank(file.root / folder, shown, file.root / file.docs, self.options.rules)
        page = read_page(text, self.start.path, self.grammar, self.start.line)
        inline = read_page_quizzes(text, self.start.path, file.path, self.options.rules, self.start.line)
        self.bank = take_page(self.bank, page, inline)
        self.pending = [*page.heads]
        front = check_front(file.text, self.start.path)
        self.ids = frozenset(found[1] or found[2] for found in OWN_IDS.finditer(text))
        self.findings = [*front, *page.findings, *self.bank.check_citations(page.citations)]
        return page

    @property
    def site_id(self) -> str:
        """What every key of a browser's storage begins with."""
        return self.options.site_id or self.file.site_id

    def take_head(self, name: str, argument: str) -> BlockHead:
        """Return a block that the parser has found; at the start of the page when another extension wrote it."""
        found = next((head for head in self.pending if (head.name, head.argument) == (name, argument.strip(" "))), None)
        if found is None:
            return read_argument(name, argument, self.start, self.grammar)
        self.pending.remove(found)
        return found

    def prepare_figures(self, names: Iterable[str]) -> dict[str, PreparedFigure]:
        """Return those of some figures that can be shown, by their ids; why another cannot is reported."""
        prepared = {name: self._prepare_figure(name) for name in dict.fromkeys(names)}
        return {name: figure for name, figure in prepared.items() if figure}

    def _prepare_figure(self, name: str) -> PreparedFigure | None:
        file = self.bank.figures.find(name, self.start, Figure)
        if not isinstance(file, FigureFile):
            return None
        self.check_pictures(file.start.path)
        prepared = prepare_figure(file, self.bank.figures, self.file.root / self.file.docs)
        if isinstance(prepared, PreparedFigure):
            return prepared
        for found in prepared:
            self.report(found)
        return None

    def check_pictures(self, path: PurePath) -> None:
        """Report the pictures that the texts of a file name and that are not there."""
        named = (picture for picture in self.bank.pictures if picture.location.path == path)
        self.findings += check_named(named, self.file.root / self.file.docs)

    def report(self, found: Finding) -> None:
        """Report what is wrong, once."""
        if found not in self.findings:
            self.findings.append(found)

    def report_leaks(self, texts: Iterable[str]) -> None:
        """Report blocks that the parser did not find; silent where the lines reported why already."""
        if self.findings:
            return
        for head in self.pending:
            self.findings.append(Finding(head.location, FindingCode.BLOCK_LEAKED, LEAKED.format(head.name)))
        leaked = next((found for text in texts if (found := self.grammar.leak.match(text))), None)
        if leaked and not self.findings:
            self.findings.append(Finding(self.start, FindingCode.BLOCK_LEAKED, LEAKED.format(leaked[1])))

    def report_unknown(self, keys: Iterable[str]) -> None:
        """Report sources that nobody has and that the lines did not show, as in text included from elsewhere."""
        reported = {
            finding.message.split("`")[1] for finding in self.findings if finding.code is FindingCode.SOURCE_UNKNOWN
        }
        for key in keys:
            found = self.bank.check_source(Citation(key, self.start))
            if found and key not in reported:
                self.findings.append(found)

    def report_added(self, added: Iterable[tuple[Location, Refusal]]) -> None:
        """Report what the page's own extensions made of texts, at the line of the file that holds it."""
        lines: dict[PurePath, list[str]] = {}
        for location, refusal in added:
            if location.path not in lines:
                file = self.file.root / location.path
                lines[location.path] = file.read_text("utf-8-sig", "replace").split("\n") if file.is_file() else []
            self.findings.append(locate(refusal, location, lines[location.path]))

    def end(self, root: Element) -> None:
        """Hand the findings to whoever can act on them."""
        found = Findings([*self.findings, *self.bank.findings])
        if self.options.errors == "raise" and found.has_errors:
            raise click.ClickException("\n".join(["The site has errors.", *map(str, found)]))
        self.options.findings.extend(found)
        ours = self.findings or any(root.find(path) is not None for path in OURS)
        if self.options.errors == "show" and ours and found.has_errors:
            wrong = [each for each in found if each.severity is Severity.ERROR]
            root.insert(0, build_findings(wrong, self.translator))
