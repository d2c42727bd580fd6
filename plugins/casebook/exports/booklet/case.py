"""The case on paper: what is known and asked on a right-hand page, what follows from it overleaf."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown

from casebook.bank.bank import Bank
from casebook.blocks.reference_bands import place_bands
from casebook.exports.booklet.forms import build_lines
from casebook.exports.elements import contents, has_class, make, pairs, replace
from casebook.exports.site_pages import Page
from casebook.i18n import N_, Translator
from casebook.model import START, When
from casebook.rendering.markdown import Writer

GAP = "\0"  # stands in a sentence for the number of a page
RESULT = "result"  # the id of the screen after the last step
WRITE_FIRST = N_("Write first. What follows is overleaf, on page {page}.")
BACK = N_("You wrote on page {page}.")
RANK = N_("Ranking {name}: write your ranks in column {name} of the ranking sheet, page {page}.")
REASONS = (N_("What weighs most for the diagnosis you rank first?"), N_("Which finding would change your mind?"))
REFERENCE = N_("Ranking {name}: the reference")
DECISIONS = frozenset({"quiz-set", "rank-list"})


@dataclass(slots=True)
class Unit:
    """What is told, then asked, then told overleaf. One that asks nothing is only told.

    `asked` holds all from the first decision to the gate: the words between two decisions lead to the second.
    """

    step: str
    place: int
    lead: list[Element] = field(default_factory=list)
    asked: list[Element] = field(default_factory=list)
    told: list[Element] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What its anchors are made of."""
        return self.step if self.place == 1 else f"{self.step}.{self.place}"

    def when(self, *, opened: bool) -> When:
        """Return how far a reader has come before the gate of this unit, or after it."""
        if not self.step.isdecimal():
            return START
        return When(int(self.step), self.place if opened and self.asked else self.place - 1)


def find_case(pages: list[Page]) -> Page | None:
    """Return the page that holds the steps."""
    return next((page for page in pages if page.root.find(".//case-step") is not None), None)


def read_units(page: Page) -> Iterator[Unit]:
    """Yield the parts of a case in the order of the page: each gate closes one."""
    unit = Unit("", 1)
    for step in page.root.iter("case-step"):
        number = step.attrib["id"].rpartition("~")[2].removeprefix("step-")
        unit = Unit(unit.step, unit.place + 1) if number == RESULT else Unit(number, 1)
        for child in step:
            if child.tag == "case-gate":
                unit.told += list(child)
                yield unit
                unit = Unit(unit.step, unit.place + 1)
            elif child.tag in DECISIONS or unit.asked:
                unit.asked.append(child)
            else:
                unit.lead.append(child)
        yield unit


def build_lead(unit: Unit, translator: Translator) -> list[Element]:
    """Return what a unit tells before it asks: its head, what is known so far, its text."""
    built: list[Element] = []
    for part in unit.lead:
        if has_class(part, "step-header"):
            built.insert(0, make("h2", "", contents(part)))
        elif has_class(part, "recap"):
            built.append(make("p", "sofar", make("b", "", translator.t("So far")), " ", contents(part[0])))
        else:
            built.append(part)
    return built


def ask_rank(element: Element, translator: Translator) -> Element:
    """Return what is asked at a ranking: the sheet has the lines for all of them, and this page those for reasons."""
    name = element.attrib["checkpoint"]
    before, after = split_at_page(RANK, translator, name=name.upper())
    asked = make("h3", "asked", before, page_of("ranks"), after)
    prompts = [(make("p", "asked", translator.t(words)), build_lines(3)) for words in REASONS]
    return make("div", "item rank", asked, prompts, id=f"q:rank/{name}")


def tell_rank(element: Element, bank: Bank, translator: Translator) -> Element:
    """Return the reference at a ranking, with the ranks of each level; after the first, reasons of what has moved."""
    name = element.attrib["checkpoint"]
    bands = place_bands(bank.differential, name) if bank.differential else {}
    for row in element.iter("li"):
        level, band = row.find("p/span[@class='level']"), bands.get(row.get("data-diagnosis", ""))
        if level is not None and band:
            level.text = band.describe(Writer(Markdown().parser, bank.sheet, translator))
    ranking = element.find("div[@class='ranking']")
    reference = None if ranking is None else ranking.find("details")
    for parent, child in pairs(element):
        if child.tag == "summary" or (
            ranking is not None and "data-since" in ranking.attrib and _is_unmoved(parent, child)
        ):
            replace(parent, child)
    parts = [] if reference is None else contents(reference)
    return make(
        "div", "key ledger-key", make("h3", "", translator.t(REFERENCE, name=name.upper())), parts, id=f"k:rank/{name}"
    )


def _is_unmoved(row: Element, child: Element) -> bool:
    return has_class(child, "reason") and row.tag == "li" and "data-moved" not in row.attrib


def page_of(anchor: str) -> Element:
    """Return the number of the page of a place; it stands beside a link, since in one it would be read twice."""
    return make("span", "page", data_ref=f"#{anchor}")


def split_at_page(words: str, translator: Translator, **values: object) -> tuple[str, str]:
    """Return our words before and after the number of a page, which only the laid out page has."""
    before, _, after = translator.t(words, **values, page=GAP).partition(GAP)
    return before, after


def point(words: str, anchor: str, translator: Translator) -> list[str | Element]:
    """Return words that lead to a place, and its page in them."""
    before, after = split_at_page(words, translator)
    return [make("a", "", before, href=f"#{anchor}"), page_of(anchor), after]
