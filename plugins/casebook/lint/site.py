"""The checks of a site's sources, in one list for the command and for every build."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from casebook.bank.bank import Bank
from casebook.bank.inline import take_page
from casebook.bank.refs import CheckpointRef, ItemRef
from casebook.blocks.registry import GRAMMAR, check_blocks
from casebook.figures.named_images import check_named
from casebook.figures.prepare import check_pictures
from casebook.findings import Finding, FindingCode, Findings, Location, Severity
from casebook.items.page_quiz import read_page_quizzes
from casebook.lint.catalogues import check_catalogues
from casebook.lint.item_writing import Advice, advise
from casebook.lint.page_effort import PageEffort, weigh_page
from casebook.lint.symlinks import check_links
from casebook.parsing.front_matter import check_front, read_minutes
from casebook.parsing.page_scanner import PageText, read_page
from casebook.parsing.renamed import find_renamed_bundles, find_renamed_modes
from casebook.parsing.text_file import is_folder, read_text


@dataclass(frozen=True, slots=True)
class Scope:
    """What of a site is checked.

    `docs` is the folder of pages, `settings` the file of the builder and `catalogues` the folder of interface strings
    that the site brings, None where there is none; `pages` are those to read. `holds` says whether a place in a source
    is within the scope. With `is_whole` the pages are all there are; with `has_published` everything beside them that
    would be published is looked at too. `advice` is that on item writing, None where it is not wanted. `name` returns a
    path as findings name it. `note` is told what each page with steps, or with a limit of minutes, asks of a learner.
    """

    docs: Path
    settings: Path | None
    catalogues: Path | None
    pages: tuple[Path, ...]
    holds: Callable[[Location], bool]
    is_whole: bool
    has_published: bool
    advice: Advice | None
    name: Callable[[Path], PurePath]
    note: Callable[[PurePath, PageEffort], None]


def note_nothing(_path: PurePath, _effort: PageEffort) -> None:
    """Leave what a page asks of a learner aside."""


def check_site(scope: Scope, bank: Bank) -> Findings:
    """Return everything that is wrong in the quizzes and pages of a scope; nothing is rendered for it."""
    findings = Findings([finding for finding in bank.findings if scope.holds(finding.location)])
    if is_folder(scope.docs):
        findings.extend(check_named((each for each in bank.pictures if scope.holds(each.location)), scope.docs))
    pages = [_check_page(page, scope, bank, findings) for page in scope.pages]
    if scope.is_whole:
        levels = bank.check_levels(each for page in pages for each in page.all_of(CheckpointRef))
        findings.extend(each for each in levels if scope.holds(each.location))
    if scope.has_published:
        findings.extend(_check_published(scope, bank))
    if scope.advice:
        findings.extend(each for each in advise(bank, scope.advice) if scope.holds(each.location))
    return findings


def _check_page(page: Path, scope: Scope, bank: Bank, findings: Findings) -> PageText:
    """Return what a page names, and add what its lines show."""
    path = scope.name(page)
    text = read_text(page, path, findings)
    if text is None:
        return PageText(path, GRAMMAR)
    lines = read_page(text, path, GRAMMAR)
    in_docs = page.relative_to(scope.docs).as_posix() if page.is_relative_to(scope.docs) else page.name
    take_page(bank, lines, read_page_quizzes(text, path, in_docs, bank.rules))
    findings.extend(check_front(text, path))
    findings.extend(find_renamed_modes(text, path))
    findings.extend(lines.findings)
    findings.extend(check_blocks(lines, bank))
    findings.extend(bank.check_citations(lines.citations))
    findings.extend(_check_short(lines, bank))
    findings.extend(_check_effort(text, lines, scope, bank))
    return lines


def _check_short(lines: PageText, bank: Bank) -> Iterator[Finding]:
    """Yield each item of a page with steps that has no line for its verdict."""
    for named in lines.all_of(ItemRef) if lines.has_steps else ():
        found = bank.find_items(named)
        quiz, items = found if isinstance(found, tuple) else (None, ())
        for item in items:
            if quiz and item.short is None and item.has_answer:
                message = f"The item `{item.id}` of a case has no `short`. Write the right answer and why in one line."
                place = bank.starts[quiz.id, item.id]
                yield Finding(place, FindingCode.SHORT_MISSING, message, Severity.ADVICE)


def _check_effort(text: str, lines: PageText, scope: Scope, bank: Bank) -> Iterator[Finding]:
    """Yield that a page takes longer than its front matter says."""
    limit = read_minutes(text)
    if not lines.has_steps and limit is None:
        return
    effort = weigh_page(text, lines, bank)
    scope.note(lines.path, effort)
    minutes = round(effort.whole.minutes)
    if limit and minutes > limit[0]:
        taken = f"This page takes about {minutes} minutes, and `minutes` allows {limit[0]}."
        message = f"{taken} Fold text into `/// more`, make items `optional`, or allow more."
        yield Finding(Location(lines.path, limit[1], 1), FindingCode.PAGE_LONG, message, Severity.ADVICE)


def _check_published(scope: Scope, bank: Bank) -> Iterator[Finding]:
    """Yield what is wrong with links and pictures in the folder of pages, with the site's strings and its settings."""
    shown = scope.name(scope.docs)
    yield from check_links(scope.docs, shown)
    if is_folder(scope.docs):
        yield from check_pictures(bank.figures, scope.docs, shown)
    if scope.catalogues:
        yield from check_catalogues(scope.catalogues, scope.name)
    if scope.settings and scope.settings.is_file():
        text, path = scope.settings.read_text(encoding="utf-8", errors="replace"), scope.name(scope.settings)
        yield from find_renamed_bundles(text, path)
        if bank.spoilers:
            from casebook.spoilers import check_settings  # takes long to load, and a project may have no list

            yield from check_settings(text, path, bank.spoilers)
