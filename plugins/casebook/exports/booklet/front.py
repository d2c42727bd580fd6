"""The first pages of a booklet: cover, how to use it, contents, and the sheet for all rankings."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from casebook.exports.booklet.case import Unit, page_of
from casebook.exports.booklet.forms import build_lines
from casebook.exports.elements import make
from casebook.exports.site_pages import Site
from casebook.i18n import N_, Translator

ROWS = 12  # of the sheet for rankings
RANKINGS = N_("Your rankings")
EDITION = N_("Tutor's edition: keys inside")
USE = (
    N_("In the case: decide on the front of a leaf, in writing. Where boxes ask for it, tick how sure you are."),
    N_("Then turn the leaf. The back has the answer; add to what you wrote, and leave the rest as it is."),
    N_("The quizzes come after the case. Their keys are at the end; the contents say where."),
    N_("In a group, write first, and compare when everyone has."),
    N_("Raised letter r: what the published report says, or leaves out. Raised number: a source in the list."),
    N_("▲▲ much more likely, ▲ more likely, = no change, ▼ less likely, ▼▼ much less likely."),
    N_("Print at 100%, on both sides, flipped on the long edge. On a screen, show two pages, the cover alone."),
)
USE_OF_RANKINGS = (
    N_("At a ranking, list every diagnosis that you consider: 1 is the most likely, and ties are allowed."),
    N_("In the reference: ▲ has risen, ▼ has fallen, ● is new; ★ must not be missed, even if unlikely."),
)
SHEET = N_(
    "Take this leaf out and keep it beside the book. Write each diagnosis once; at each ranking, give it a rank in the "
    "column of that ranking, or a dash."
)


def split_title(site: Site) -> tuple[str, str]:
    """Return the name of the series, if any, and the title of the booklet."""
    series, _, title = site.title.rpartition(" — ")
    return series, title


def build_cover(site: Site, *, tutor: bool) -> Element:
    """Return the cover, which tells nothing but the title."""
    words, (series, title) = site.translator, split_title(site)
    edition = make("p", "edition", words.t(EDITION)) if tutor else None
    fields = [words.t(field) for field in (N_("Name or initials"), N_("Group"), N_("Date"))]
    written = make("p", "who", [[f"{field} ", make("span", "line"), " "] for field in fields])
    return make("section", "cover", make("p", "series", series), make("h1", "title", title), edition, written)


def build_use(entries: Iterable[tuple[str, str]], units: Iterable[Unit], words: Translator) -> Element:
    """Return how to use the booklet, and its contents: titles with the places they lead to."""
    ranks = bool(_list_rankings(units))
    use = make("ul", "", [make("li", "", words.t(line)) for line in (*USE, *(USE_OF_RANKINGS if ranks else ()))])
    listed = [*([(words.t(RANKINGS), "ranks")] if ranks else []), *entries]
    # WeasyPrint makes no link of an element that is itself laid out by its row, so each stands in one that is
    links = [(make("span", "", make("a", "", title, href=f"#{to}")), to) for title, to in listed]
    rows = [make("li", "", link, " ", page_of(to)) for link, to in links]
    heads = [make("h2", "main", words.t(head)) for head in (N_("How to use this booklet"), N_("Contents"))]
    return make("section", "front", heads[0], use, heads[1], make("ol", "contents", rows))


def build_sheet(units: Iterable[Unit], words: Translator) -> list[Element]:
    """Return the sheet for the ranks at each checkpoint, which is kept beside the book; none without a ranking."""
    asked = _list_rankings(units)
    if not asked:
        return []
    names = [f"{name}, {words.t('Step {number}', number=step)}" for name, step in asked]
    heads = [make("th", "", head, scope="col") for head in (words.t("diagnosis"), *names)]
    rows = [make("tr", "", [make("td", "") for _ in heads]) for _ in range(ROWS)]
    table = make("table", "ranks", make("thead", "", make("tr", "", heads)), make("tbody", "", rows))
    fact = make("p", "asked", words.t("The one fact that moved you most, and at which step"))
    title = words.t(RANKINGS)
    parts = [make("h2", "main", title), make("p", "", words.t(SHEET)), table, fact, build_lines(3)]
    return [make("section", "sheet", parts, id="ranks", data_part=title)]


def _list_rankings(units: Iterable[Unit]) -> list[tuple[str, str]]:
    """Return the name of each ranking and its step."""
    asked = [(element, unit.step) for unit in units for element in unit.asked if element.tag == "rank-list"]
    return [(element.attrib["checkpoint"].upper(), step) for element, step in asked]
