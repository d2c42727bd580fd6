"""What an author wrote -> what is printed of it: clean copies, with citations and links left to be resolved."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from casebook.exports.booklet.debrief import BUILDERS
from casebook.exports.booklet.dom import Part, add, classes, make, words_of
from casebook.exports.booklet.pictures import build_figure, build_pair, build_viewer, embed_image
from casebook.exports.booklet.site import Page, Site

DROPPED = {"script", "style", "button", "input", "link", "nav", "comment", "template", "svg", "case-record", "hr"}
DROPPED_CLASSES = {
    "headerlink",
    "toggle",
    "plain-warning",
    "for-light",
    "for-dark",
    "item-header",
    "step-header",
    "footnote-backref",
    "on-screen",
    "tag",  # it leads to an explanation on the screen
}
KEPT_ATTRIBUTES = {"colspan", "rowspan", "scope", "lang", "start", "type"}
GRADE = "grade-"
KEPT_CLASSES = {"unreported", "legend", "star", "report", "source", "lines"}
BLOCKS = frozenset(["p", "ul", "ol", "table", "figure", "div", "h2", "h3", "h4", "blockquote", "dl", "pre"])
SOURCE = "#source-"
FACT = "#source-case-"
UNFOLDED = {"details": ("div", "unfolded"), "summary": ("p", "folded")}
LONG, LONGER = 44, 66  # letters that fit beside each other in a column, and on a page
OWN = {**BUILDERS, "image-viewer": build_viewer, "picture-pair": build_pair}


class Copier:
    """Copies what stands on one page of the site."""

    def __init__(self, site: Site, page: Page) -> None:
        self.site = site
        self.page = page

    def blocks(self, element: Element | None) -> list[Element]:
        """Return the blocks an element holds; text that stands between them becomes a paragraph."""
        if element is None:
            return []
        found: list[Element] = []
        loose: Element | None = None
        for part in self.parts(element):
            if isinstance(part, Element) and part.tag in BLOCKS:
                found.append(part)
                loose = None
            elif loose is not None:
                add(loose, part)
            elif isinstance(part, Element) or (part or "").strip():
                loose = make("p", "", part)
                found.append(loose)
        return found

    def parts(self, element: Element | None) -> list[Part]:
        """Return what an element holds, text and clean elements, in their order."""
        if element is None:
            return []
        found: list[Part] = [element.text]
        for child in element:
            found.extend(self._copy(child))
            found.append(child.tail)
        return found

    def _copy(self, element: Element) -> Iterator[Part]:
        kinds = classes(element)
        if element.tag in DROPPED or kinds & DROPPED_CLASSES or "hidden" in element.attrib:
            return
        if element.tag == "figure" and "casebook-figure" in kinds:
            yield build_figure(self, element)
        elif element.tag in OWN:
            yield from OWN[element.tag](self, element)
        elif element.tag == "img":
            yield embed_image(self, element)
        elif element.tag == "a":
            yield from self._link(element)
        elif "cite" in kinds and element[0].get("href", "").startswith(FACT):
            yield from self._link(element[0])  # on paper a fact has a letter, in the line
        elif element.tag in UNFOLDED:
            tag, kind = UNFOLDED[element.tag]
            parts = self.parts(element if "closer" not in kinds else make("div", "", [*element][1:]))
            yield make(tag, "unreported" if "unreported" in kinds else kind, parts)
        else:
            yield self._plain(element, kinds)

    def _plain(self, element: Element, kinds: set[str]) -> Element:
        """Return an element with the attributes that mean something on paper; our own elements become boxes."""
        if any(kind.startswith(GRADE) for kind in kinds):
            return make("span", "grade", f"({words_of(element).lower()})")
        tag = "div" if "-" in element.tag or element.tag in {"section", "form", "article"} else element.tag
        tag = "h3" if element.get("role") == "heading" else tag
        copy = make(tag, " ".join(sorted(kinds & KEPT_CLASSES)), self.parts(element))
        copy.attrib |= {name: value for name, value in element.attrib.items() if name in KEPT_ATTRIBUTES}
        if tag == "th" and "scope" not in copy.attrib:
            copy.set("scope", "col")
        if tag == "table":
            copy.set("class", " ".join([*copy.get("class", "").split(), *_name_width(copy)]))
        return copy

    def _link(self, element: Element) -> Iterator[Part]:
        """Mark a citation or a link for `references.resolve`; an address outside the site stays as it is."""
        href = element.get("href", "")
        if href.startswith(SOURCE):
            for name in element.get("data-note", href.removeprefix("#")).split():
                yield make("a", "cite", words_of(element), data_source=name.removeprefix(SOURCE[1:]))
            return
        to = self.site.locate(self.page, href)
        inner = self.parts(element)
        if to is None:
            yield make("a", "out", inner, href=href)
        elif href:
            yield make("a", "inner", inner, data_target="#".join(to), data_from=self.page.address)
        else:
            yield from inner


def _name_width(table: Element) -> list[str]:
    """Return the class of a table whose longest words do not fit beside each other: there they are broken."""
    columns: dict[int, int] = {}
    for row in table.iter("tr"):
        for place, cell in enumerate(row):
            columns[place] = max(columns.get(place, 0), *map(len, ["", *words_of(cell).split()]))
    needed = sum(columns.values()) + 2 * len(columns)
    return ["longer"] if needed > LONGER else ["long"] if needed > LONG else []
