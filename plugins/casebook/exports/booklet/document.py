"""A booklet as one document: front, case, quizzes, keys and sources; a tutor's with every reason and the guide."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from casebook.exports.booklet.case import (
    BACK,
    DECISIONS,
    WRITE_FIRST,
    Unit,
    ask_rank,
    build_lead,
    find_case,
    point,
    read_units,
    tell_rank,
)
from casebook.exports.booklet.errors import BookletError
from casebook.exports.booklet.forms import build_lines, print_form
from casebook.exports.booklet.front import build_cover, build_sheet, build_use, split_title
from casebook.exports.booklet.keys import build_key, show_pictures
from casebook.exports.booklet.quizzes import Asked, Exam, list_items, read_exams
from casebook.exports.booklet.references import finish
from casebook.exports.elements import Part, make, pairs
from casebook.exports.elements import replace as replace_element
from casebook.exports.site_pages import Site
from casebook.i18n import N_, direction_of
from casebook.model import When

GUIDE = "teach/guide.md"
RUNNING = {"exam": N_("Quizzes"), "keys": N_("Keys"), "reasons": N_("Every reason"), "guide": N_("The guide")}
CONTINUED = N_("Step {number}, continued")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document that begins on a page of its own, and the moment from which it may be read."""

    element: Element
    when: When | None


@dataclass(frozen=True, slots=True)
class Book:
    """A document, the parts of it in order, and the pages before them."""

    root: Element
    sections: list[Section]
    front: list[Element]


SUMMARY_PAGE = "study/summary.md"


def build_summary(site: Site) -> Book:
    """Return the summary: what stands before its first heading across the page, all else in two columns."""
    if SUMMARY_PAGE not in site.pages:
        raise BookletError(f"The site has no page `{SUMMARY_PAGE}`, so there is no summary to make.")
    page = site.convert(SUMMARY_PAGE).place_names()
    parts = [part for part in page.root if part.tag != "h1"]
    first = next((place for place, part in enumerate(parts) if part.tag == "h2"), len(parts))
    mine = make("p", "asked", site.translator.t("One thing I will do differently with my next patient"))
    sheet = [make("h1", "", page.title), *parts[:first], make("div", "columns", parts[first:]), mine, build_lines(2)]
    section = make("section", "summary", sheet, data_part=page.title)
    body = make("body", "", section, data_book=site.title)
    finish(body, site, {}, None, section)
    return Book(_make_root(site, f"{site.title}: {page.title}", body), [Section(section, None)], [])


def _make_root(site: Site, title: str, body: Element) -> Element:
    head = make("head", "", make("title", "", title))
    language = site.language or site.translator.language  # the authors' words are most of a book
    return make("html", "", head, body, lang=language, dir=direction_of(language))


def build_book(site: Site, *, tutor: bool) -> Book:
    """Return the booklet of a site. Raises: BookletError where no page holds a case."""
    return _Builder(site, tutor=tutor).build()


class _Builder:
    """Builds one edition, part by part."""

    def __init__(self, site: Site, *, tutor: bool) -> None:
        self.site, self.tutor, self.bank, self.words = site, tutor, site.bank, site.translator
        self.pages = [page.place_names() for page in site.with_items()]
        case = find_case(self.pages)
        if case is None:
            raise BookletError("No page of the site contains a case, so there is no booklet to make.")
        self.case = case
        self.charts = list(self._take_charts())
        self.units = list(read_units(case))
        self.practice = Exam("practice", self.words.t("More practice"), None)
        self.sections: list[Section] = []
        self.asked: list[Asked] = []
        self.entries: list[tuple[str, str]] = []
        self.aliases: dict[str, str] = {}

    def build(self) -> Book:
        """Return the whole."""
        for unit in self.units:
            self._add_unit(unit)
        self.aliases[self.case.path] = self.sections[0].element.attrib["id"]
        exams = read_exams(self.pages, self.case, self.bank, self.words)
        exams += [self.practice] if self.practice.items else []
        for exam in exams:
            self._add_exam(exam)
        sources = self._add("sources", "sources", self.words.t("Sources"), None)
        for exam in exams:
            self._add_key(exam)
        full = self._add_tutor() if self.tutor else None
        front = [build_cover(self.site, tutor=self.tutor), build_use(self.entries, self.units, self.words)]
        sheet = build_sheet(self.units, self.words)
        held = [section.element for section in self.sections]
        # what asks nothing at the beginning stands before the sheet, which is taken out
        begin = next((place for place, element in enumerate(held) if element.get("class") == "ask"), len(held))
        parts = [*front, *held[:begin], *sheet, *held[begin:]]
        body = make("body", "", parts, data_book=split_title(self.site)[1])
        finish(body, self.site, self.aliases, sources, full)
        return Book(_make_root(self.site, self.site.title, body), self.sections, [*front, *sheet])

    def _take_charts(self) -> Iterator[Element]:
        """Take out the chart of all rankings, which a tutor alone has: the reference at each of them has told it."""
        for parent, child in pairs(self.case.root):
            if child.tag == "details" and child.find("rank-chart") is not None:
                replace_element(parent, child)
                yield child

    def _add(self, css: str, anchor: str, title: str, when: When | None, *parts: Part, listed: bool = True) -> Element:
        """Add a section; a listed one has a heading, and an entry in the contents and the bookmarks."""
        heading = make("h2", "main", title) if listed else None
        section = make("section", css, heading, *parts, id=f"s:{anchor}", data_part=title)
        self.sections.append(Section(section, when))
        if listed:
            self.entries.append((title, f"s:{anchor}"))
        return section

    def _add_unit(self, unit: Unit) -> None:
        """Add what a unit of the case asks on one leaf, and what follows overleaf."""
        title = self.words.t("Step {number}", number=unit.step)
        asked = [part for element in unit.asked for part in self._ask(element, title)]
        keys = [key for element in unit.asked for key in self._tell(element)]
        lead = build_lead(unit, self.words)
        if not keys:  # nothing follows overleaf
            lead, asked = [*lead, *asked], []
        if asked and unit.place > 1:
            lead.insert(0, make("h2", "again", self.words.t(CONTINUED, number=unit.step)))
        if unit.place == 1 and lead:
            lead[0].set("id", f"{self.case.path}~step-{unit.step}")
        if asked:
            foot = make("p", "foot", point(WRITE_FIRST, f"s:r-{unit.name}", self.words))
            self._add("ask", f"d-{unit.name}", title, unit.when(opened=False), lead, asked, foot, listed=False)
            back = make("p", "turned", point(BACK, f"s:d-{unit.name}", self.words))
            lead = [back, *keys]
        if lead or unit.told:
            css = "told" if asked else "told only"
            body = make("div", "columns", lead, unit.told)
            self._add(css, f"r-{unit.name}", title, unit.when(opened=True), body, listed=False)
        if unit.place == 1:
            self.entries.append((title, f"s:{'d' if asked else 'r'}-{unit.name}"))

    def _ask(self, element: Element, step: str) -> Iterator[Element]:
        if element.tag not in DECISIONS:
            yield element
        elif element.tag == "rank-list":
            yield ask_rank(element, self.words)
        for asked in list_items(element, self.bank):
            if asked.item.optional and not asked.item.is_survey:
                self.practice.items.append(replace(asked, step=step))
            else:
                yield self._question(asked)

    def _question(self, asked: Asked) -> Element:
        self.asked.append(asked)
        self.aliases[asked.element.attrib["id"]] = f"q:{asked.name}"
        question = print_form(copy.deepcopy(asked.element), asked.item, self.words, asked.name)
        if asked.step:
            number = question[0][0]
            number.tail = f" {asked.step}.{number.tail}"
        return question

    def _tell(self, element: Element) -> Iterator[Element]:
        """Yield the keys of what is asked there; what holds of the learner has none, so no leaf is turned for it."""
        if element.tag == "rank-list":
            yield tell_rank(element, self.bank, self.words)
        for asked in list_items(element, self.bank):
            if not asked.item.is_survey and not asked.item.optional:
                yield self._key(asked)

    def _key(self, asked: Asked, *, whole: bool = False) -> Element:
        element = copy.deepcopy(asked.element)
        key = build_key(element, asked.item, self.words, asked.name, whole=whole)
        if asked.item.points_at_figure and not whole:
            key.extend(show_pictures(element, asked.item))
        return key

    def _add_exam(self, exam: Exam) -> None:
        self._add_part("exam", f"x-{exam.name}", exam.title, exam.when, [self._question(asked) for asked in exam.items])
        self.aliases |= dict.fromkeys(exam.pages, f"s:x-{exam.name}")

    def _add_key(self, exam: Exam) -> None:
        title = self.words.t("Key to {quiz}", quiz=exam.title)
        keys = [self._key(asked) for asked in exam.items]
        self._add_part("keys", f"y-{exam.name}", title, exam.when, keys)

    def _add_part(self, css: str, anchor: str, title: str, when: When | None, parts: list[Element]) -> None:
        """Add what is set in columns: on a new spread, unless the part before it withholds the same words."""
        last = self.sections[-1]
        if last.element.get("class") == css and self._withheld(last.when) == self._withheld(when):
            columns = last.element[0]
        else:
            columns = make("div", "columns")
            self._add(css, anchor, title, when, columns, listed=False)
            self.sections[-1].element.attrib |= {"data-part": self.words.t(RUNNING[css])}
            del self.sections[-1].element.attrib["id"]  # it is that of the heading
        columns.extend([make("h2", "main part", title, id=f"s:{anchor}", data_part=title), *parts])
        self.entries.append((title, f"s:{anchor}"))

    def _withheld(self, when: When | None) -> frozenset[str]:
        """Return the words that nobody may know yet at a moment."""
        terms = self.bank.spoilers.terms if self.bank.spoilers and when else ()
        return frozenset(term.word for term, _ in terms if when and term.since > when)

    def _add_tutor(self) -> Element:
        """Add every reason and the guide, and return where the sources go in full."""
        keys = [self._key(asked, whole=True) for asked in self.asked]
        self._add_part("reasons", "whole", self.words.t("Every reason"), None, [*self.charts, *keys])
        if GUIDE in self.site.pages:
            guide = self.site.convert(GUIDE).place_names()
            self.aliases[GUIDE] = "s:guide"
            self._add_part("guide", "guide", guide.title, None, [part for part in guide.root if part.tag != "h1"])
        return self._add("sources", "works", self.words.t("Sources in full"), None)
