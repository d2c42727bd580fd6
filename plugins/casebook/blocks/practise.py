"""`/// practise`: the pages with a quiz, how many questions each has and how long it takes."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.bank.refs import ItemRef
from casebook.blocks.contract import BlockType, Filling, no_anchors, nothing_wrong
from casebook.findings import Finding
from casebook.parsing.front_matter import read_minutes, read_title
from casebook.parsing.page_scanner import read_page
from casebook.parsing.settings import list_pages
from casebook.parsing.syntax import Grammar, write_plain
from casebook.rendering.interface_words import OwnWords
from casebook.rendering.markdown import Writer

QUIZ = "quiz"


@dataclass(frozen=True, slots=True)
class QuizPage:
    """A page with a quiz: its title, in minutes how long it takes (0 where it does not say), and what it shows."""

    title: str
    minutes: int
    shown: tuple[ItemRef, ...]


def _build(_named: None, filling: Filling) -> Element:
    """Return the list of the pages by their titles; the script adds what is done of each."""
    file, bank = filling.page.file, filling.page.bank
    element = Element("practice-list", {"store": filling.page.site_id, "data-search-exclude": ""})
    rows = SubElement(element, "ul")
    docs = file.root / file.docs
    pages = {path: page for path in list_pages(docs) if (page := _find_quizzes(path, filling.page.grammar))}
    for path, page in sorted(pages.items(), key=lambda each: each[1].title):
        found = [bank.find_items(each) for each in page.shown]
        keys = [f"{each[0].id}/{item.id}" for each in found if not isinstance(each, Finding | None) for item in each[1]]
        row = SubElement(rows, "li", {"data-items": " ".join(dict.fromkeys(keys))})
        address = posixpath.relpath(path.relative_to(docs).as_posix(), posixpath.dirname(file.path) or ".")
        SubElement(row, "a", {"href": address}).text = AtomicString(page.title)
        SubElement(row, "span", {"class": "time"}).text = _tell_length(len(keys), page.minutes, filling.writer)
    return element


def _tell_length(count: int, minutes: int, writer: Writer) -> OwnWords:
    questions = writer.tn("# question", "# questions", count)
    return OwnWords(
        writer.t("{questions}, about {minutes} minutes", questions=questions, minutes=minutes) if minutes else questions
    )


def _find_quizzes(path: Path, grammar: Grammar) -> QuizPage | None:
    """Return what a page shows of quizzes; None where it shows none, or cannot be read."""
    try:
        stat = path.stat()
        return _read(path, grammar, stat.st_mtime_ns, stat.st_size)
    except OSError:  # the builder says why
        return None


@lru_cache(maxsize=1024)
def _read(path: Path, grammar: Grammar, _changed: int, _size: int) -> QuizPage | None:
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    if QUIZ not in text:
        return None
    heads = read_page(text, path, grammar).heads
    shown = tuple(head.named for head in heads if head.name == QUIZ and isinstance(head.named, ItemRef))
    minutes = read_minutes(text)
    return QuizPage(read_title(text) or path.stem, minutes[0] if minutes else 0, shown) if shown else None


PRACTISE: BlockType[None] = BlockType(
    name="practise",
    syntax=write_plain("practise"),
    check=nothing_wrong,
    anchors=no_anchors,
    build=_build,
    when="in turn",
)
