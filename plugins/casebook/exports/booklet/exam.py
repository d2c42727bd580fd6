"""The quizzes of the course as an examination, and the key to each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from casebook.exports.booklet.atoms import Atom, Tally
from casebook.exports.booklet.dom import make
from casebook.exports.booklet.items import Item, read_item
from casebook.exports.booklet.keys import build_key, say_key
from casebook.exports.booklet.moments import find_moments
from casebook.exports.booklet.pointers import point
from casebook.exports.booklet.prose import Copier
from casebook.exports.booklet.sheets import build_question
from casebook.exports.booklet.site import Page, Site
from casebook.model import START, When


@dataclass(slots=True)
class Exam:
    """One quiz, or a part of one that may be read at another moment: its questions, its key, the pages it stands on.

    `when` is the earliest moment at which it may be read; None where the case does not lead to it.
    """

    name: str
    title: str
    when: When | None = None
    addresses: set[str] = field(default_factory=set)
    items: list[Item] = field(default_factory=list)
    questions: list[Atom] = field(default_factory=list)
    key: list[Atom] = field(default_factory=list)


def read_exams(site: Site, case: Page, tally: Tally, *, tutor: bool) -> list[Exam]:
    """Return the quizzes of all pages but the case, the earliest first; an item counts once, where it comes first.

    A quiz whose pages may be read at different moments is in parts.
    """
    exams: dict[tuple[str, When | None], Exam] = {}
    seen: set[tuple[str, str]] = set()
    anchors: set[str] = set()
    for when, page, holder, element in _sort(_find_items(site, case), find_moments(site, case)):
        name = holder.get("store", "").rpartition("/")[2]
        exam = exams.setdefault((name, when), Exam(name, holder.get("label", name), when))
        exam.addresses.add(page.address)
        # An item says its id where its anchor is not made of its quiz and its id.
        named = (name, element.get("item", element.get("id", "")[len(name) + 1 :]))
        if named not in seen:
            seen.add(named)
            item = read_item(page, element)
            if item.anchor in anchors:  # of another page, whose names join alike
                item = replace(item, anchor=".".join(named))
            anchors.add(item.anchor)
            _add_item(exam, item, Copier(site, page), tally, tutor=tutor)
    printed = [exam for exam in exams.values() if exam.items]
    _number_parts(printed)
    return sorted(printed, key=lambda exam: (_order(exam.when), exam.title))


def _sort(
    found: Iterable[tuple[Page, Element, Element]], moments: Mapping[str, When]
) -> list[tuple[When | None, Page, Element, Element]]:
    timed = [(moments.get(page.address), page, holder, element) for page, holder, element in found]
    return sorted(timed, key=lambda each: _order(each[0]))


def _order(when: When | None) -> tuple[bool, When]:
    """Return what sorts moments; what the case does not lead to comes last."""
    return when is None, when or START


def _number_parts(exams: Sequence[Exam]) -> None:
    for name in {exam.name for exam in exams}:
        parts = [exam for exam in exams if exam.name == name]
        for number, part in enumerate(parts if len(parts) > 1 else (), 1):
            part.title = f"{part.title}, part {number}"
            part.name = name if number == 1 else f"{name}.{number}"


def _find_items(site: Site, case: Page) -> Iterator[tuple[Page, Element, Element]]:
    for page in site.in_order():
        if page.address == case.address:
            continue
        for holder in page.article.iter("quiz-set"):
            for element in holder.iter("quiz-item"):
                yield page, holder, element


def _add_item(exam: Exam, item: Item, copier: Copier, tally: Tally, *, tutor: bool) -> None:
    exam.items.append(item)
    question = build_question(item, copier, tutor=tutor, numbered=True)
    question.append(make("p", "keyref", point("Key, page", f"k-{item.anchor}")))
    exam.questions.append(Atom(question, "column"))
    letters = say_key(item)
    head = make(
        "h3",
        "khead",
        f"{item.label} · {letters}" if letters else item.label,
        make("span", "keyback", " ", point("item, page", f"q-{item.anchor}")),
        id=f"k-{item.anchor}",
    )
    exam.key += build_key(item, copier, tally, "column", head)
