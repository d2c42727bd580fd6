"""A quiz as an examination sheet and its key, each one section of a document; no page needs to show the quiz."""

from __future__ import annotations

import copy
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from casebook.exports.booklet.forms import print_form
from casebook.exports.booklet.keys import build_key, show_pictures
from casebook.exports.booklet.quizzes import Asked, list_items
from casebook.exports.booklet.references import finish
from casebook.exports.booklet.versions import order_version
from casebook.exports.elements import make
from casebook.exports.site_pages import Site
from casebook.i18n import N_
from casebook.model import Quiz

KEY = "s:key"
HEADINGS = ("h1", "h2", "h3", "h4")
FIELDS = (N_("Name"), N_("Group"), N_("Date"))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A quiz as a page shows it; of several versions each has a letter, and its items have numbers in place of ids."""

    site: Site
    quiz: Quiz
    letter: str | None
    asked: list[Asked]

    @property
    def title(self) -> str:
        """What it is called in print."""
        if self.letter is None:
            return self.quiz.title
        return self.site.translator.t("{quiz}, version {letter}", quiz=self.quiz.title, letter=self.letter)


def read_sheet(site: Site, quiz: Quiz, letter: str | None) -> Sheet:
    """Return a version of a quiz, converted in a page that holds nothing else; without a letter it is as written."""
    ordered = order_version(quiz, letter) if letter else quiz
    bank = replace(site.bank, quizzes={**site.bank.quizzes, quiz.id: ordered})
    text = f"/// quiz | {quiz.id}\n///\n"
    alone = replace(site, read_page=lambda _: text, read_bank=lambda *_: bank, raw={})
    page = alone.convert("quiz-sheet.md").place_names()
    return Sheet(alone, ordered, letter, list(list_items(page.root, bank)))


def build_questions(sheet: Sheet) -> Element:
    """Return what a learner is given."""
    words = sheet.site.translator
    count = words.tn("# question", "# questions", len(sheet.asked))
    written = make("p", "who", [[f"{words.t(field)} ", make("span", "line"), " "] for field in FIELDS])
    columns = make("div", "columns", [_ask(sheet, number, asked) for number, asked in enumerate(sheet.asked, 1)])
    head = make("h1", "", sheet.title), make("p", "count", count), written
    return make("section", "exam quiz-sheet", head, columns, data_part=sheet.title)


def _ask(sheet: Sheet, number: int, asked: Asked) -> Element:
    question = print_form(copy.deepcopy(asked.element), asked.item, sheet.site.translator, asked.name)
    name = question.find("h3/b")
    if sheet.letter and name is not None:
        name.text = str(number)
    return question


def build_keys(sheet: Sheet) -> Element:
    """Return what is right, and why; nothing is in an item that asks what holds of the learner."""
    title = sheet.site.translator.t("Key to {quiz}", quiz=sheet.title)
    keys = [_tell(sheet, number, asked) for number, asked in enumerate(sheet.asked, 1) if not asked.item.is_survey]
    columns = make("div", "columns", keys)
    return make("section", "keys quiz-key", make("h1", "", title), columns, id=KEY, data_part=title)


def _tell(sheet: Sheet, number: int, asked: Asked) -> Element:
    element = copy.deepcopy(asked.element)
    key = build_key(element, asked.item, sheet.site.translator, asked.name, whole=False)
    if asked.item.points_at_figure:
        key.extend(show_pictures(element, asked.item))
    if sheet.letter:
        key[0].text = f"{number} ({(key[0].text or '').strip()}) "
    return key


def bind(sheet: Sheet, sections: list[Element]) -> Element:
    """Return sections as a document, with the sources that they cite at its end."""
    site, words = sheet.site, sheet.site.translator
    body = make("body", "", sections, data_book=site.title)
    sources = make("div", "sources", make("h2", "", words.t("Sources")))
    sections[-1][-1].append(sources)
    finish(body, site, {}, sources, None)
    if len(sources) == 1:  # nothing is cited
        sections[-1][-1].remove(sources)
    _rank_headings(sections)
    head = make("head", "", make("title", "", sections[0].attrib["data-part"]))
    return make("html", "", head, body, lang=words.language, dir=words.direction)


def _rank_headings(sections: list[Element]) -> None:
    """Give headings the levels of an outline, in which a key is part of its sheet; how they look stays as it is."""
    for level, section in enumerate(sections, 1):
        for heading in section.iter():
            if heading.tag in HEADINGS:
                heading.set("data-tag", f"H{level if heading.tag == 'h1' else level + 1}")
