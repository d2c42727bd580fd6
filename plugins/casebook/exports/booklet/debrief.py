"""What looks back on a learner's own work, on paper: their pages, lines to write on, and the reference beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol
from xml.etree.ElementTree import Element

from casebook.exports.booklet.dom import NO_BREAK, Part, all_of_class, find_class, make, words_of
from casebook.exports.booklet.pointers import page_of, point
from casebook.exports.booklet.writing import build_lines

CHART = (
    "The reference at each of your rankings: the level of each diagnosis, and the ranks that the level covers, because "
    "the order within a level means nothing. Lay it beside"
)
OWN_CHANGES = "The steps at which your first changed, from your chart on page"
OWN_NUMBERS = "Room for other numbers:"


class Copies(Protocol):
    """What copies words from the page."""

    def parts(self, element: Element | None) -> list[Part]:
        """Return what an element holds."""
        ...


def build_said(_copier: Copies, element: Element) -> Iterator[Element]:
    """Yield where each of the sentences was written. The model stands with the key of its item."""
    for part in element.iter("div"):
        anchor = part.get("data-at")
        if anchor is not None:
            step = words_of(part.find("p"))
            asked = words_of(find_class(part, "asked"))
            yield make(
                "p",
                "back",
                make("b", "", f"{step}."),
                f" {asked} ".replace("  ", " "),
                point("You wrote on page", f"q-{anchor}"),
            )


def build_changes(copier: Copies, element: Element) -> Iterator[Element]:
    """Yield where one's own changes are to be found, a line for them, and those of the reference."""
    yield make("div", "prompt", make("p", "", point(OWN_CHANGES, "chart"), "."), build_lines(1))
    for part in element:
        yield make(part.tag, "", copier.parts(part))


def build_sureness(copier: Copies, element: Element) -> Iterator[Element]:
    """Yield what to mark, and a column with room for the marks under each degree of sureness."""
    for part in element:
        yield make(part.tag, "marks" if part.tag == "table" else "", copier.parts(part))


def build_moments(_copier: Copies, element: Element) -> Iterator[Element]:
    """Yield both kinds of moment with their lines to write on."""
    asked = zip(element.iter("p"), element.iter("ol"), strict=True)
    yield make("div", "prompt", [(make("p", "ask", words_of(words)), build_lines(len(rows))) for words, rows in asked])


def build_chart(_copier: Copies, element: Element) -> Iterator[Element]:
    """Yield the levels of the reference at each ranking, one row a diagnosis."""
    yield make("p", "", f"{CHART} ", point("your own chart on page", "chart"), ".")
    heads = [_name_column(cell) for cell in element.iter("th") if cell.get("scope") == "col"]
    head = make("tr", "", [make("th", "", words, scope="col") for words in heads])
    rows = [row for row in element.iter("tr") if "data-diagnosis" in row.attrib]
    body = [make("tr", "", [_copy_cell(cell) for cell in row]) for row in rows]
    yield make("table", "levels wide", make("thead", "", head), make("tbody", "", body))


def build_numbers(copier: Copies, element: Element) -> Iterator[Element]:
    """Yield the sum in words and as a table, and the same table empty for other numbers."""
    for part in element:
        yield make(part.tag, "", copier.parts(part))
    table = element.find("table")
    if table is not None:
        empty = make("table", "own", copier.parts(table))
        for cell in empty.iter("td"):
            cell.text = NO_BREAK
        yield make("div", "prompt", make("p", "", OWN_NUMBERS), empty)


def build_audit(copier: Copies, element: Element) -> Iterator[Element]:
    """Yield what was not reported, each with what its result would have done and the page where it could be asked."""
    rows = []
    for entry in element.iter("div"):
        gap, *results = list(entry)
        asked = gap.get("data-asked", "").split()
        anchors = list(dict.fromkeys(f"q-{place.partition('/')[0]}" for place in asked))
        pages: list[Part] = [" · you could ask for it on page ", page_of(anchors[0])] if anchors else []
        head = make("p", "", make("b", "", copier.parts(gap)), pages)
        rows.append(make("li", "", head, [make("p", "", copier.parts(result)) for result in results]))
    yield make("ul", "audit", rows)


def _name_column(cell: Element) -> str:
    """Return what heads a column: a ranking by the name it has on paper, and its step."""
    name = cell.get("data-at", "").removeprefix("rank-").upper()
    return f"{name}, {words_of(cell).lower()}" if name else words_of(cell)


def _copy_cell(cell: Element) -> Element:
    star = " ★" if next(all_of_class(cell, "star"), None) is not None else ""
    words = words_of(cell).removesuffix("★").strip()
    return make(cell.tag, "", words, star, **({"scope": "row"} if cell.tag == "th" else {}))


BUILDERS: Mapping[str, Callable[[Copies, Element], Iterator[Element]]] = {
    "response-recall": build_said,
    "ranking-changes": build_changes,
    "confidence-chart": build_sureness,
    "calibration-list": build_moments,
    "rank-chart": build_chart,
    "frequency-table": build_numbers,
    "gap-list": build_audit,
}
