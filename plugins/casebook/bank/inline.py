"""Items that are written in pages, as part of a bank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePath

from casebook.bank.bank import Bank
from casebook.bank.reader import add_quizzes
from casebook.bank.refs import ItemRef
from casebook.findings import FindingCode, Findings, Rules
from casebook.items.page_quiz import PageQuizzes, read_page_quizzes
from casebook.items.quiz_file import QuizFile
from casebook.parsing.page_scanner import BlockHead, PageText
from casebook.parsing.settings import PAGES, list_pages
from casebook.parsing.text_file import read_text


def add_pages(bank: Bank, docs: Path, shown: PurePath) -> Bank:
    """Return a bank with what is written in the pages of a folder; `shown` is its name in findings."""
    return add_quizzes(bank, tuple(_list_quizzes(docs, shown, bank.rules)))


def _list_quizzes(docs: Path, shown: PurePath, rules: Rules) -> Iterator[QuizFile]:
    for page in list_pages(docs):
        name = page.relative_to(docs)
        text = read_text(page, shown / name, Findings())  # what keeps it from being read is said where pages are
        yield from read_page_quizzes(text or "", shown / name, name.as_posix(), rules).files


def take_page(bank: Bank, page: PageText, read: PageQuizzes) -> Bank:
    """Return a bank with the items of a page as it is read now, and let its blocks name them.

    The builder may have changed what stands in the file, or the page may be none.
    """
    page.heads[:] = [_name_items(head, read) if head.holds_items else head for head in page.heads]
    names = {file.id for file in read.files}
    return add_quizzes(_without_page(bank, page.path, names), read.files) if read.files else bank


def _name_items(head: BlockHead, read: PageQuizzes) -> BlockHead:
    shown = read.shown.get(head.location.line)
    return replace(head, named=ItemRef(*shown, head.location)) if shown else replace(head, fits=False)


def _without_page(bank: Bank, path: PurePath, names: set[str | None]) -> Bank:
    """Return a bank without what it holds of a page. Where no builder says which page that is, the names tell."""
    places = {name: bank.starts[name, quiz.items[0].id].path for name, quiz in bank.quizzes.items()}
    same = {
        name
        for name, at in places.items()
        if at == path or (path.suffix not in PAGES and at.suffix in PAGES and name in names)
    }
    kept = {name: quiz for name, quiz in bank.quizzes.items() if name not in same}
    # an id that another file has too is found only while both are read
    findings = tuple(
        each for each in bank.findings if each.location.path != path or each.code is FindingCode.ID_DUPLICATE
    )
    return replace(bank, quizzes=kept, findings=findings, broken=bank.broken - bank.broken_in.get(path, frozenset()))
