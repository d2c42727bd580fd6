"""The booklet of the course, read from its PDF: what is asked and answered where, and what each page tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import page
import pikepdf
import pytest
from tests.course.pages import DOCS, ROOT
from tests.support.booklets import (
    LEARNER,
    SUMMARY,
    TUTOR,
    Booklets,
    Part,
    find_pairs,
    list_parts,
    print_project,
    read_book,
)
from tests.support.pdf_faults import find_faults
from tests.support.printed import Printed

from casebook.bank.cache import read_bank
from casebook.exports.booklet.document import Book
from casebook.exports.elements import words_of
from casebook.model import START, When, name_all

BANK = read_bank(ROOT / "quizzes")
SECRETS = [secret for secret, _ in BANK.spoilers.terms] if BANK.spoilers else []
LISTED = Path(__file__).with_name("booklet.txt")
MOST_PAGES = 64
BEGIN = re.compile(r"s:[dr]-(\d+)")  # of a step: what it asks, or what it tells without a question
NOT_PRINTED = ("quiz-l",)  # of the signal lab, which needs a screen


@pytest.fixture(scope="module")
def book() -> Book:
    """Return the learner's booklet as a document."""
    return read_book(ROOT)


@pytest.fixture(scope="module")
def learner(booklets: Booklets) -> Printed:
    """Return the learner's booklet."""
    return booklets.read(LEARNER)


@pytest.fixture(scope="module")
def tutor(booklets: Booklets) -> Printed:
    """Return the tutor's booklet."""
    return booklets.read(TUTOR)


# What is asked and answered


def test_the_parts_and_their_items_are_those_of_the_list(book: Book) -> None:
    written = "".join(f"{line}\n" for line in map(describe, list_parts(book)))
    assert written == LISTED.read_text(encoding="utf-8")


def describe(part: Part) -> str:
    """Return what a part does, and with which items, in a line."""
    asked, told = ([each[2:] for each in part.places if each.startswith(f"{sign}:")] for sign in "qk")
    does = [f"asks {' '.join(asked)}"] if asked else []
    does += [f"answers {' '.join(told)}"] if told else []
    is_overleaf = part.name.startswith("s:r-") and told
    return f"{part.title}{', overleaf' if is_overleaf else ''}: {'; '.join(does or ['tells'])}"


def test_the_file_has_every_part_and_item_of_the_document_in_its_order(book: Book, learner: Printed) -> None:
    names = [name for part in list_parts(book) for name in (part.name, *part.places)]
    pages = [learner.places[name] for name in names]
    assert pages == sorted(pages)
    printed = {name for name in learner.places if name.startswith(("s:", "q:", "k:"))}
    assert printed == set(names)


def test_every_item_is_asked_once_and_answered_once(book: Book) -> None:
    items = {f"{quiz.id}/{item.id}": item for quiz in BANK.quizzes.values() for item in quiz.items}
    expected = {name for name in items if name.partition("/")[0] not in NOT_PRINTED}
    found = Counter(place for part in list_parts(book) for place in part.places if "rank/" not in place)
    assert set(found.values()) == {1}
    assert {name[2:] for name in found if name.startswith("q:")} == expected
    assert {name[2:] for name in found if name.startswith("k:")} == {
        name for name in expected if not items[name].is_survey
    }


def test_every_answer_comes_only_after_turning_the_leaf(learner: Printed, tutor: Printed) -> None:
    for printed in (learner, tutor):
        pairs = find_pairs(printed)
        assert len(pairs) > 15
        assert [pair for pair in pairs if pair.decision % 2 == 0 or pair.overleaf != pair.decision + 1] == []
        decided = {pair.decision: pair for pair in pairs}
        asked = [name for name in printed.places if name.startswith("q:") and printed.places[name] in decided]
        assert len(asked) > len(pairs)
        assert [name for name in asked if printed.places[f"k:{name[2:]}"] != printed.places[name] + 1] == []


def test_each_decision_says_where_it_goes_on_and_back(learner: Printed) -> None:
    for pair in find_pairs(learner):
        # between the number of a page and the full stop the text of a PDF may have a space
        asked, told = (learner.pages[page - 1].replace(" .", ".") for page in (pair.decision, pair.overleaf))
        assert f"Write first. What follows is overleaf, on page {pair.overleaf}." in asked
        assert f"You wrote on page {pair.decision}." in told


def test_all_quizzes_are_asked_before_any_of_them_is_answered(learner: Printed) -> None:
    exams, keys = ([page for name, page in learner.places.items() if name.startswith(f"s:{sign}-")] for sign in "xy")
    assert max(find_pairs(learner), key=lambda pair: pair.overleaf).overleaf < min(exams)
    assert len(exams) == len(keys)
    assert max(page for name, page in learner.places.items() if name.startswith("q:")) < min(keys)


# What a page tells


def test_no_page_tells_a_word_of_the_list_before_its_time(learner: Printed) -> None:
    """What stands on a page, its pictures' alternative texts and its entries in the outline are all of that page."""
    found = [
        f"page {page} tells {secret.word} before {secret.since}"
        for page, when in enumerate(_reach(learner), 1)
        for secret in name_all((secret for secret in SECRETS if secret.since > when), _tell(learner, page))
    ]
    assert found == []
    assert [secret.word for name in (*learner.names, LEARNER) for secret in name_all(SECRETS, name)] == []


def test_the_pages_that_face_each_other_are_read_at_one_time(book: Book, learner: Printed) -> None:
    """A quiz may be read from a moment of the case on; who opens it sees the whole spread."""
    first = min(page for name, page in learner.places.items() if name.startswith("s:x-"))
    read_from = dict(_find_moments(book, learner))
    spreads = [(left, left + 1) for left in range(first, len(learner.pages), 2)]
    found = [
        f"pages {spread} tell {secret.word} before {secret.since}"
        for spread in spreads
        for secret in SECRETS
        if any((when := read_from.get(page)) and secret.since > when for page in spread)
        and name_all([secret], " ".join(_tell(learner, page) for page in spread if page <= len(learner.pages)))
    ]
    assert first % 2 == 0
    assert len({when for when in read_from.values() if when}) > 2
    assert found == []


def _find_moments(book: Book, printed: Printed) -> Iterator[tuple[int, When | None]]:
    """Yield each page behind the case with the moment from which it may be read; each section begins a page."""
    parts = [next(each for each in section.element.iter() if "id" in each.attrib) for section in book.sections]
    starts = [printed.places[part.attrib["id"]] for part in parts]
    for section, start, end in zip(book.sections, starts, [*starts[1:], len(printed.pages) + 1], strict=True):
        if section.element.get("class") in ("exam", "keys"):
            yield from ((page, section.when) for page in range(start, end))


def test_the_reader_of_this_test_sees_what_is_told_later(learner: Printed) -> None:
    """A scan that could not read the file would find nothing either."""
    told = " ".join(learner.pages)
    assert len(name_all(SECRETS, told)) > len(SECRETS) // 2
    assert len([told for told in learner.told if told.strip()]) > 10


def _tell(printed: Printed, page: int) -> str:
    outlined = [title for title, at in printed.outline if at == page]
    return "\n".join((printed.pages[page - 1], printed.told[page - 1], *outlined))


def _reach(printed: Printed) -> Iterator[When]:
    """Yield how far the reader of each page has come, up to the last page of the case."""
    starts: dict[When, int] = {}
    for name, number in sorted(printed.places.items(), key=lambda place: place[1]):
        if named := BEGIN.fullmatch(name):
            starts.setdefault(When(int(named[1])), number)
    gates = {When(pair.step, pair.gate): pair.overleaf for pair in find_pairs(printed)}
    end = min(page for name, page in printed.places.items() if name.startswith("s:x-"))
    for number in range(1, end):
        # a page that begins with the end of one step and goes on with the next is read with what both may tell
        yield max((when for when, at in (starts | gates).items() if at <= number), default=START)


def test_all_that_is_folded_on_a_screen_is_printed_without_the_words_that_open_it(learner: Printed) -> None:
    told = "\n".join(learner.pages)
    for title in ("The numbers, and why", "Two studies, and how far to trust them", "What separates them"):
        assert title in told
    for words in ("Look closer", "Why, option by option", "The reference at this point"):
        assert words not in told


def test_the_debrief_leads_back_to_what_was_written(learner: Printed) -> None:
    begins, ends = learner.places["s:r-13"], learner.places["s:x-quiz-a"]
    (closed,) = (number for number, words in enumerate(learner.pages, 1) if "The case is closed" in words)
    assert begins <= closed < ends
    debrief = [link.to for link in learner.links if begins <= link.page < ends]
    for anchor in ("q:case-s/s1a", "q:case-s/s13a", "q:case-s/s0b"):
        assert anchor in debrief


# The files


def test_it_says_what_it_wrote_and_is_no_longer_than_it_may_be(booklets: Booklets) -> None:
    for name in (LEARNER, TUTOR, SUMMARY):
        pages, size = len(booklets.read(name).pages), (booklets.folder / name).stat().st_size
        assert f"{name}: {pages} page{'' if pages == 1 else 's'}, {size:,} bytes\n" in booklets.said
    assert len(booklets.read(LEARNER).pages) <= MOST_PAGES
    assert len(booklets.read(SUMMARY).pages) == 1


def test_the_tutor_turns_the_same_pages_and_has_every_reason_behind_them(learner: Printed, tutor: Printed) -> None:
    count = len(learner.pages)
    assert {name: page for name, page in tutor.places.items() if page <= count} == learner.places
    behind = {name[2:] for name, page in tutor.places.items() if page > count and name.startswith("t:")}
    assert behind == {name[2:] for name in learner.places if name.startswith("q:") and "rank/" not in name}
    guide = (DOCS / "teach/guide.md").read_text(encoding="utf-8")
    assert guide.partition("# ")[2].partition("\n")[0] in [title for title, _ in tutor.outline]


def test_every_link_and_every_entry_leads_to_a_place(book: Book, learner: Printed) -> None:
    assert {link.to for link in learner.links} <= set(learner.places)
    assert [page for _, page in learner.outline] == sorted(page for _, page in learner.outline)
    (contents,) = (each for each in book.root.iter("ol") if each.get("class") == "contents")
    rows = [(words_of(row[0]), row[0][0].attrib["href"][1:]) for row in contents]
    assert {to for _, to in rows} <= {link.to for link in learner.links if link.page == 2}
    assert [title for title, to in rows if f" {learner.places[to]} " not in f" {learner.pages[1]}"] == []


@pytest.mark.parametrize("name", [LEARNER, TUTOR, SUMMARY])
def test_a_file_is_whole_and_keeps_the_rules_of_pdf_ua(booklets: Booklets, name: str) -> None:
    file = booklets.folder / name
    assert booklets.read(name).problems == []
    assert find_faults(file) == []
    report = page.validate_pdf(file, profile=page.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []
    with pikepdf.open(file) as pdf:
        assert pdf.docinfo.get("/CreationDate") is None


def test_the_same_pages_give_the_same_bytes(booklets: Booklets, tmp_path: Path) -> None:
    again = print_project(ROOT, tmp_path, SUMMARY).file(SUMMARY)
    assert again.read_bytes() == (booklets.folder / SUMMARY).read_bytes()
