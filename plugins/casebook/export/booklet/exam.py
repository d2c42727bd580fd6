"""The quizzes of the course as an examination, and the key to each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from casebook.export.booklet.atoms import Atom, Tally
from casebook.export.booklet.dom import make
from casebook.export.booklet.items import Item, read_item
from casebook.export.booklet.keys import build_key, say_key
from casebook.export.booklet.pointers import point
from casebook.export.booklet.prose import Copier
from casebook.export.booklet.sheets import build_question
from casebook.export.booklet.site import Page, Site


@dataclass(slots=True)
class Exam:
    """One quiz: its questions, its key, and the page of the site it stands on."""

    name: str
    title: str
    addresses: set[str] = field(default_factory=set)
    items: list[Item] = field(default_factory=list)
    questions: list[Atom] = field(default_factory=list)
    key: list[Atom] = field(default_factory=list)


def read_exams(site: Site, case: Page, tally: Tally, *, tutor: bool) -> list[Exam]:
    """Return the quizzes of all pages but the case, in the order of the navigation; an item counts once."""
    exams: dict[str, Exam] = {}
    seen: set[tuple[str, str]] = set()
    anchors: set[str] = set()
    for page, holder, element in _find_items(site, case):
        name = holder.get("store", "").rpartition("/")[2]
        exam = exams.setdefault(name, Exam(name, holder.get("label", name)))
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
    return sorted(exams.values(), key=lambda exam: exam.title)


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
