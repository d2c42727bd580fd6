"""The quizzes on paper: an examination for each moment at which some may be read, and the key to each."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from casebook.bank.bank import Bank
from casebook.exports.elements import has_class
from casebook.exports.site_pages import Page
from casebook.i18n import N_, Translator
from casebook.model import START, Item, When

DOOR = "spoils"  # the class of a link for those who know how the case ends
PART = N_("{quiz}, part {number}")


@dataclass(frozen=True, slots=True)
class Asked:
    """An item in its place on a page: its element, the item, `quiz/item`, and the step that it is left out of."""

    element: Element
    item: Item
    name: str
    step: str = ""


@dataclass(slots=True)
class Exam:
    """Items of one quiz that may be read from one moment on; None: the case does not lead to them."""

    name: str
    title: str
    when: When | None
    items: list[Asked] = field(default_factory=list)
    pages: set[str] = field(default_factory=set)


def list_items(holder: Element, bank: Bank) -> Iterator[Asked]:
    """Yield the items below an element, in the order of the page."""
    for quiz_set in holder.iter("quiz-set"):
        quiz = bank.quizzes.get(quiz_set.get("store", "").rpartition("/")[2])
        if quiz is None:
            continue
        for element in quiz_set.iter("quiz-item"):
            own = element.attrib["id"].rpartition("~")[2]
            item = quiz.item(element.get("item", own[len(quiz.id) + 1 :]))
            if item:
                yield Asked(copy.deepcopy(element), item, f"{quiz.id}/{item.id}")


def read_exams(pages: list[Page], case: Page, bank: Bank, translator: Translator) -> list[Exam]:
    """Return the quizzes of all pages but the case, the earliest first; an item counts once, where it comes first."""
    moments = _find_moments(case)
    exams: dict[tuple[str, When | None], Exam] = {}
    seen: set[str] = set()
    for page in sorted((page for page in pages if page is not case), key=lambda page: _order(moments.get(page.path))):
        when = moments.get(page.path)
        for asked in list_items(page.root, bank):
            quiz = asked.name.partition("/")[0]
            exam = exams.setdefault((quiz, when), Exam(quiz, bank.quizzes[quiz].title, when))
            exam.pages.add(page.path)
            if asked.name not in seen:
                seen.add(asked.name)
                exam.items.append(asked)
    return _number_parts([exam for exam in exams.values() if exam.items], translator)


def _order(when: When | None) -> tuple[bool, When]:
    """Return what sorts moments; what the case does not lead to comes last."""
    return when is None, when or START


def _number_parts(exams: list[Exam], translator: Translator) -> list[Exam]:
    for name in dict.fromkeys(exam.name for exam in exams):
        parts = [exam for exam in exams if exam.name == name]
        for number, part in enumerate(parts if len(parts) > 1 else (), 1):
            part.title = translator.t(PART, quiz=part.title, number=number)
            part.name = f"{name}.{number}"
    return exams


def _find_moments(case: Page) -> Mapping[str, When]:
    """Return by path the earliest moment of each page that the case leads to."""
    moments: dict[str, When] = {}
    for place, step in enumerate(case.root.iter("case-step")):
        gate = 0
        for child in step:
            gate += child.tag == "case-gate"
            for link in child.iter("a"):
                path = link.get("href", "").partition("~")[0].removeprefix("#")
                if not has_class(link, DOOR):
                    moments.setdefault(path, When(place, gate))
    return moments
