"""The booklet of the course, read from its PDF: where each decision stands, what a page tells, and every key."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from tests.course.pages import ROOT
from tests.support.booklets import Pair, export, find_pairs
from tests.support.printed import Printed, read

from casebook.bank.cache import read_bank
from casebook.model import START, When, name_all

BANK = read_bank(ROOT / "quizzes")
LISTED = BANK.spoilers.terms if BANK.spoilers else ()
SECRETS = [secret for secret, _ in LISTED]
SHEET = 4


@dataclass(frozen=True)
class Editions:
    """What the command wrote, and what it said."""

    folder: Path
    said: str
    learner: Printed
    tutor: Printed


@pytest.fixture(scope="module")
def downloads(built_course: Path, tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """Return the editions of the course."""
    out = tmp_path_factory.mktemp("booklets")
    done = export(built_course, out, root=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    return Editions(out, done.stdout, read(out / "case-booklet.pdf"), read(out / "tutor-booklet.pdf"))


@pytest.fixture(scope="module")
def learner(downloads: Editions) -> Printed:
    """Return the learner's booklet."""
    return downloads.learner


def test_it_says_what_it_wrote(downloads: Editions) -> None:
    for name in ("case-booklet.pdf", "tutor-booklet.pdf"):
        size = (downloads.folder / name).stat().st_size
        pages = len((downloads.learner if name.startswith("case") else downloads.tutor).pages)
        assert f"{name}: {pages} pages, {size:,} bytes\n" in downloads.said
    assert "summary.pdf: 1 page\n" in downloads.said
    assert len(read(downloads.folder / "summary.pdf").pages) == 1


def test_every_key_comes_only_after_turning_the_leaf(downloads: Editions) -> None:
    for printed in (downloads.learner, downloads.tutor):
        pairs = find_pairs(printed)
        assert pairs
        assert [pair for pair in pairs if pair.decision % 2 == 0 or pair.overleaf != pair.decision + 1] == []
        end = _find_exams(printed)
        asked = [name for name, page in printed.places.items() if name.startswith("q-") and page < end]
        assert {printed.places[name] for name in asked} == {pair.decision for pair in pairs}
        for name in asked:
            decision, key = printed.places[name], printed.places[f"k-{name[2:]}"]
            assert key in range(decision + 1, _next_decision(pairs, decision) + 1), name


def _next_decision(pairs: list[Pair], page: int) -> int:
    return min((pair.decision for pair in pairs if pair.decision > page), default=10**6)


def test_each_decision_says_where_it_goes_on_and_back(learner: Printed) -> None:
    for pair in find_pairs(learner):
        assert f"Write first. What follows is overleaf, page {pair.overleaf} " in learner.pages[pair.decision - 1]
        assert f"Back to what you wrote: page {pair.decision} " in learner.pages[pair.overleaf - 1]


def test_no_page_tells_a_word_of_the_list_before_its_time(learner: Printed) -> None:
    """What stands on a page, its pictures' alternative texts and its entries in the outline are all of that page."""
    outlined = [" ".join(title for title, at in learner.outline if at == page) for page in _count(learner)]
    found = [
        f"page {page} tells {secret.word} before {secret.since}"
        for page, when in zip(_count(learner), _reach(learner), strict=False)
        for secret in name_all(
            (secret for secret in SECRETS if secret.since > when),
            "\n".join((learner.pages[page - 1], learner.told[page - 1], outlined[page - 1])),
        )
    ]
    assert found == []
    assert [secret.word for name in (*learner.names, "case-booklet.pdf") for secret in name_all(SECRETS, name)] == []


def test_the_reader_of_this_test_sees_what_is_told_later(learner: Printed) -> None:
    """A scan that could not read the file would find nothing either."""
    told = " ".join(learner.pages)
    assert len(name_all(SECRETS, told)) > len(SECRETS) // 2


def _find_exams(printed: Printed) -> int:
    """Return the first page behind the case."""
    return min(page for name, page in printed.places.items() if name.startswith("x-"))


def _count(printed: Printed) -> range:
    return range(1, len(printed.pages) + 1)


def _reach(printed: Printed) -> Iterator[When]:
    """Yield how far the reader of each page has come, up to the last page of the case."""
    gates: dict[When, int] = {}
    for pair in find_pairs(printed):
        gates[When(pair.step, pair.gate)] = pair.overleaf  # the last of a gate's decisions opens it
    starts = {When(int(name[2:])): page for name, page in printed.places.items() if re.fullmatch(r"d-\d+", name)}
    for page in range(1, _find_exams(printed)):
        # a page that begins with the end of one step and goes on with the next is read with what both may tell
        yield max((when for when, at in (starts | gates).items() if at <= page), default=START)


def test_every_item_is_asked_once_and_keyed_once(learner: Printed) -> None:
    anchors = [f"{quiz.id}-{item.id}" for quiz in BANK.quizzes.values() for item in quiz.items]
    for sign in ("q", "k"):
        kept = {name[2:] for name in learner.places if name.startswith(f"{sign}-") and "-rank-" not in name}
        assert kept == set(anchors)


def test_all_that_is_folded_on_a_screen_is_printed_without_the_words_that_open_it(learner: Printed) -> None:
    told = "\n".join(learner.pages)
    for title in ("The numbers, and why", "Two studies, and how far to trust them", "What separates them"):
        assert title in told
    for words in ("More practice", "Look closer", "Why, option by option", "The reference at this point"):
        assert words not in told


def test_the_result_follows_the_last_decision_and_its_key(learner: Printed) -> None:
    (page,) = (number for number, words in enumerate(learner.pages, 1) if "The case is closed" in words)
    assert max(pair.overleaf for pair in find_pairs(learner)) < page < _find_exams(learner)


def test_every_item_of_a_quiz_leads_to_its_key_and_back(learner: Printed) -> None:
    ways = Counter((link.page, link.to) for link in learner.links)
    first_key = min(page for name, page in learner.places.items() if name.startswith("y-"))
    end = _find_exams(learner)
    for quiz in BANK.quizzes.values():
        for item in quiz.items:
            asked, keyed = (learner.places[f"{sign}-{quiz.id}-{item.id}"] for sign in "qk")
            if asked < end:  # an item of the case
                continue
            assert asked < first_key <= keyed
            assert ways[asked, f"k-{quiz.id}-{item.id}"] == ways[keyed, f"q-{quiz.id}-{item.id}"] == 1
            assert f"Key, page {keyed} " in learner.pages[asked - 1]
            assert f"{item.id.upper()} " in learner.pages[keyed - 1]
            assert f"item, page {asked} " in learner.pages[keyed - 1]


def test_no_page_with_items_of_a_quiz_holds_a_key(learner: Printed) -> None:
    exams = [page for name, page in learner.places.items() if name.startswith("x-")]
    keys = [page for name, page in learner.places.items() if name.startswith("y-")]
    asked = learner.pages[min(exams) - 1 : min(keys) - 1]
    assert [page for page in asked if " Right. " in page or " Wrong. " in page] == []


def test_every_link_and_every_entry_leads_to_a_place(learner: Printed) -> None:
    assert {link.to for link in learner.links} <= set(learner.places)
    entries = [(name, page) for name, page in learner.places.items() if re.fullmatch(r"[xy]-.*|d-\d+", name)]
    contents = learner.pages[learner.places["contents"] - 1]
    for name, page in entries:
        assert (learner.places["contents"], name) in {(link.page, link.to) for link in learner.links}
        assert f" {page} " in contents
    assert [page for _, page in learner.outline] == sorted(page for _, page in learner.outline)


def test_the_tutor_turns_the_same_pages(downloads: Editions) -> None:
    pages = len(downloads.learner.pages)  # the guide stands behind them
    assert {name: page for name, page in downloads.tutor.places.items() if page <= pages} == downloads.learner.places
    assert len(downloads.learner.pages) % SHEET == 0
    assert [page for page in downloads.learner.pages if "Tutor’s edition" in page] == []
    assert all("Tutor’s edition" in page for page in downloads.tutor.pages)
    assert [page for page in downloads.tutor.pages if not page.strip()] == []


def test_the_files_are_whole_and_bring_their_fonts(downloads: Editions) -> None:
    for name in ("case-booklet.pdf", "tutor-booklet.pdf", "summary.pdf"):
        assert read(downloads.folder / name).problems == []
        with pikepdf.open(downloads.folder / name) as pdf:
            fonts = [held for held in pdf.objects if isinstance(held, pikepdf.Dictionary) and "/FontName" in held]
            assert len(fonts) > 1
            assert [font for font in fonts if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(font)] == []
            assert pdf.docinfo.get("/CreationDate") is None


def test_the_debrief_leads_back_to_what_was_written(learner: Printed) -> None:
    begins, ends = learner.places["d-13"], learner.places["x-quiz-a"]  # the result stands after the last decision
    debrief = [link.to for link in learner.links if begins <= link.page < ends]
    for anchor in ("q-case-s-s1a", "q-case-s-s13a", "q-case-s-s0b", "chart"):
        assert anchor in debrief
