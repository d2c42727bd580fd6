"""Ids that are made from words, to be written down where they belong, so that words may change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from casebook.bank.files import find_kind, list_files
from casebook.findings import Findings, Rules
from casebook.items.page_quiz import read_page_quizzes
from casebook.items.quiz_file import read_quiz
from casebook.parsing.document import Insertion
from casebook.parsing.settings import list_pages
from casebook.parsing.text_file import is_folder, read_text


def find_missing_ids(quizzes: Path, docs: Path) -> Iterator[tuple[Path, tuple[Insertion, ...]]]:
    """Yield each file of quizzes and each page in which ids are missing, with what would write them down."""
    for file in (each for each in list_files(quizzes) if find_kind(each) == "quiz"):
        text = read_text(file, file, Findings())  # what keeps it from being read is said by the check
        found = read_quiz(text, file, Rules.PLAIN).insertions if text is not None else ()
        if found:
            yield file, found
    for page in list_pages(docs) if is_folder(docs) else ():
        text = read_text(page, page, Findings())
        read = read_page_quizzes(text or "", page, page.relative_to(docs).as_posix(), Rules.PLAIN)
        found = tuple(each for quiz in read.files for each in quiz.insertions)
        if found:
            yield page, found


def insert(text: str, insertions: Sequence[Insertion]) -> str:
    """Return a text with others put into it; every other character stays as it is, line ends among them."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split("\n")
    for each in sorted(insertions, reverse=True):  # from the end, so that places stay true
        line, at = lines[each.line - 1], each.column - 1
        lines[each.line - 1] = line[:at] + each.text.replace("\n", line_end) + line[at:]
    return "\n".join(lines)
