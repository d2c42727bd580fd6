"""Citations and links: numbered in the order of print, resolved to pages, and listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from xml.etree.ElementTree import Element

from casebook.exports.booklet.dom import NO_BREAK, add, make, parents_of, unwrap
from casebook.exports.booklet.pointers import page_of
from casebook.exports.booklet.prose import Copier
from casebook.exports.booklet.site import BookletError, Site
from casebook.exports.booklet.spacing import settle

FACT = "case-"
CLOSING = frozenset(";,.)")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(slots=True)
class Sources:
    """What has been cited: works by number, facts of the case by letter."""

    works: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    closed: bool = False

    def cite(self, key: str) -> str:
        """Return the number or the letter of a source; an empty text for a new one, once the lists are closed."""
        cited = self.facts if key.startswith(FACT) else self.works
        if key not in cited and self.closed:
            return ""
        if key not in cited:
            cited.append(key)
        place = cited.index(key)
        return write_letter(place) if cited is self.facts else str(place + 1)


def resolve(nodes: Iterable[Element], site: Site, sources: Sources, places: Mapping[str, str]) -> None:
    """Number the citations of pieces in the order of print, and lead links to pages of the booklet.

    `places` leads from the addresses of the site, with or without a fragment, to anchors of the booklet. A link to
    anything else that the site has becomes plain words.
    Raises: BookletError for a link that leads nowhere in the site.
    """
    for node in nodes:
        _cite(node, sources)
        for parent, link in [(parent, child) for child, parent in parents_of(node).items() if child.tag == "a"]:
            if "data-target" in link.attrib:
                _lead(parent, link, site, places)
        settle(node)


def write_pages(root: Element, pages: Mapping[str, int]) -> None:
    """Write the page of each place that is pointed at.

    Raises: BookletError for a place that is on no page.
    """
    for number in root.iter("span"):
        anchor = number.attrib.pop("data-ref", None)
        if anchor is None:
            continue
        if anchor not in pages:
            raise BookletError(f"The booklet points at `{anchor}`, which is on none of its pages.")
        number.text = str(pages[anchor])


def drop_facts(node: Element) -> None:
    """Take away the citations of facts, where a page has no room for a list of them."""
    for parent in list(node.iter()):
        for child in list(parent):
            if child.get("data-source", "").startswith(FACT):
                _drop(parent, child)


def list_works(site: Site, sources: Sources) -> list[Element]:
    """Return the works cited, in the order of their numbers."""
    return _list(site, sources.works, lambda place: str(place + 1))


def list_facts(site: Site, sources: Sources) -> list[Element]:
    """Return the facts cited, in the order of their letters."""
    return _list(site, sources.facts, write_letter)


def write_letter(place: int) -> str:
    """Return a, b … z, aa, ab and so on."""
    head, last = divmod(place, len(LETTERS))
    return (write_letter(head - 1) if head else "") + LETTERS[last]


def _cite(node: Element, sources: Sources) -> None:
    for parent in list(node.iter()):
        for child in list(parent):
            key = child.get("data-source")
            if key is None:
                continue
            del child.attrib["data-source"]
            number = sources.cite(key)
            if not number:
                _drop(parent, child)
                continue
            child.text = f"case{NO_BREAK}{number}" if key.startswith(FACT) else number
            child.set("class", "fact" if key.startswith(FACT) else "work")
            child.set("href", f"#source-{key}")
        _join_facts(parent)
        _separate_works(parent)


def _drop(parent: Element, child: Element) -> None:
    place = list(parent).index(child)
    after = (child.tail or "").lstrip()
    if after[:1] in CLOSING:  # the space that stood before the citation stays behind
        before = parent[place - 1] if place else None
        if before is None:
            parent.text = (parent.text or "").rstrip()
        else:
            before.tail = (before.tail or "").rstrip()
        child.tail = after
    child.text = None
    unwrap(parent, child)


def _join_facts(parent: Element) -> None:
    """Say `case a, b` where two facts follow each other."""
    for before, after in pairwise(list(parent)):
        if before.get("class") == after.get("class") == "fact" and not (before.tail or "").strip():
            before.tail = ", "
            after.text = (after.text or "").removeprefix(f"case{NO_BREAK}")


def _separate_works(parent: Element) -> None:
    """Put a comma between two numbers that would read as one; take away one that the page has put there."""
    for before, after in pairwise(list(parent)):
        if before.tag == after.tag == "sup" and not (before.tail or "").strip():
            before.tail = ""
            after.text = ","


def _lead(parent: Element, link: Element, site: Site, places: Mapping[str, str]) -> None:
    target, origin = link.attrib.pop("data-target"), link.attrib.pop("data-from")
    address, _, fragment = target.partition("#")
    _check(site, origin, address, fragment)
    anchor = places.get(target) or places.get(address)
    if anchor is None:
        unwrap(parent, link)
        return
    link.set("href", f"#{anchor}")
    number = page_of(anchor)
    number.tail = f"){link.tail or ''}"
    link.tail = " (page "
    parent.insert(list(parent).index(link) + 1, number)


def _check(site: Site, origin: str, address: str, fragment: str) -> None:
    page = site.pages.get(address)
    if page is None and not (site.folder / address).is_file():
        raise BookletError(f"{origin}: a link leads to `{address}`, which the site does not have.")
    if page is not None and fragment and fragment not in page.ids:
        raise BookletError(f"{origin}: a link leads to `{address}#{fragment}`, and that page has no such place.")


def _list(site: Site, keys: list[str], write: Callable[[int], str]) -> list[Element]:
    entries: dict[str, tuple[Copier, Element]] = {}
    for page in site.in_order():
        for element in page.article.iter("li"):
            name = element.get("id", "")
            if name.startswith("source-"):
                entries.setdefault(name.removeprefix("source-"), (Copier(site, page), element))
    rows = []
    for place, key in enumerate(keys):
        if key not in entries:
            raise BookletError(f"The source `{key}` is cited, and no page of the site lists it.")
        copier, entry = entries[key]
        row = make("li", "", make("b", "let", write(place)), " ", id=f"source-{key}")
        add(row, copier.parts(entry))
        rows.append(row)
    return rows
