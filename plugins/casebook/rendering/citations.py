"""Citations, and the lists of sources they lead to."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.model import CASE_PREFIX, Fact, FactSheet, Gap, Mark, Reference, Report
from casebook.rendering.interface_words import OwnWords

NO_BREAK = "\u00a0"
WHOLE = "whole-bibliography"
# What is seen of an article is mostly its abstract; of other works it is another part.
KINDS = {
    "Article": ("article", "inproceedings", "conference", "review", "periodical", "suppperiodical"),
    "Book": ("book", "mvbook", "booklet", "collection", "mvcollection", "proceedings", "reference"),
    "Chapter": ("inbook", "incollection", "bookinbook", "suppbook", "inreference"),
    "Thesis": ("thesis", "phdthesis", "mastersthesis"),
    "Report": ("report", "techreport"),
    "Manual": ("manual",),
}


def cite(key: str) -> Element:
    """Return the citation of a source. Its number is known only when the page is complete: see `add_sources`."""
    if key.startswith(CASE_PREFIX):
        return Element("a", {"class": "grade", "data-source": key})
    raised = Element("sup")
    SubElement(raised, "a", {"data-source": key})
    return raised


def add_citations(parent: Element, keys: Iterable[str]) -> None:
    """Cite sources at the end of an element, or of its last paragraph."""
    place = parent[-1] if len(parent) and parent[-1].tag == "p" else parent
    for number, key in enumerate(keys):
        mark = cite(key)
        if mark.tag == "a":
            # The first stays with the word before it; a row of many must be able to break.
            _add_text(place, " " if number else NO_BREAK)
        place.append(mark)


def _add_text(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def add_sources(root: Element, sheet: FactSheet, references: Mapping[str, Reference]) -> list[str]:
    """Number the citations of a page in reading order, and list what they cite at its end.

    Return the keys that nobody has. A page that lists the whole bibliography keeps its numbers and lists facts only.
    On the page of a case the list belongs to the last step: titles and facts tell what comes.
    """
    whole = any(element.get("id") == WHOLE for element in root.iter("div"))
    works = {work.key: place for place, work in enumerate(_sort(references))} if whole else {}
    facts: dict[str, int] = {}
    _number(root, works, facts, references)
    _separate(root)
    _add_tellers(works, references)
    unknown = [key for key in works if key not in references] + [key for key in facts if key not in sheet.sources]
    listed = [] if whole else [references[key] for key in works if key in references]
    told = [sheet.sources[key] for key in facts if key in sheet.sources]
    if listed or told:
        steps = list(root.iter("case-step"))
        section = SubElement(steps[-1] if steps else root, "div", {"data-search-exclude": ""})
        SubElement(section, "h2", {"id": "cited-sources"}).text = OwnWords("Sources")
        if listed:
            section.append(_list_references(listed, references))
        if told:
            section.append(_list_facts(told, sheet, references))
    return unknown


def _add_tellers(works: dict[str, int], references: Mapping[str, Reference]) -> None:
    """Add the works in whose words others were read, since each is named beside them."""
    waiting = [*works]
    for key in waiting:  # grows while it is read, so that theirs are added as well
        via = references[key].via if key in references else None
        if via and via in references and via not in works:
            works[via] = len(works)
            waiting.append(via)


def _number(root: Element, works: dict[str, int], facts: dict[str, int], references: Container[str]) -> None:
    """Give works numbers and facts letters, in reading order, adding what is new with its place."""
    for link in root.iter("a"):
        key = link.attrib.pop("data-source", None)
        if key is None:
            continue
        link.set("href", "#" + anchor(key, references))
        cited = facts if key.startswith(CASE_PREFIX) else works
        place = cited.setdefault(key, len(cited))
        link.text = f"case{NO_BREAK}{_letter(place)}" if cited is facts else str(place + 1)


def _separate(root: Element) -> None:
    """Put a comma between two numbers that would read as one."""
    for parent in root.iter():
        for before, after in pairwise(parent):
            if before.tag == after.tag == "sup" and not before.tail:
                after.text = ","


def _letter(place: int) -> str:
    """Return a, b … z, aa, ab …, as a list of type `a` counts."""
    head, last = divmod(place, 26)
    return (_letter(head - 1) if head else "") + chr(ord("a") + last)


def anchor(key: str, references: Container[str] = ()) -> str:
    """Return the id of a source in its list. A fact gives way to a work whose key is written alike."""
    name = key.replace(":", "-")
    while name != key and name in references:
        name += "-fact"
    return f"source-{name}"


def anchors_of_sources(sheet: FactSheet, references: Mapping[str, Reference]) -> set[str]:
    """Return the ids that belong to sources and their lists, on whichever page they are cited."""
    keys = [*references, *sheet.sources]
    return {*(anchor(key, references) for key in keys), "cited-sources", "report", WHOLE}


def build_references(sheet: FactSheet, references: Mapping[str, Reference]) -> Element:
    """Return the whole bibliography, the report first, then by first author and year."""
    section = Element("div", {"id": WHOLE})
    if sheet.report:
        section.append(_describe_report(sheet.report))
    section.append(_list_references(_sort(references), references))
    return section


def _sort(references: Mapping[str, Reference]) -> list[Reference]:
    """Sort by first author and year; works whose authors are not known come last, by title."""
    return sorted(references.values(), key=lambda work: (work.author is None, _sort_name(work), work.year or ""))


def _sort_name(work: Reference) -> str:
    return (work.author or work.title or work.journal or work.key).lower()


def _describe_report(report: Report) -> Element:
    paragraph = Element("p", {"id": "report"})
    said = (f"The case report: {report.title}", report.journal, report.note)
    paragraph.text = AtomicString(" ".join(f"{part.rstrip('.')}." for part in said if part))
    return paragraph


def _list_references(works: Iterable[Reference], references: Mapping[str, Reference]) -> Element:
    items = Element("ol", {"class": "sources"})
    for work in works:
        _describe(SubElement(items, "li", {"id": anchor(work.key)}), work, references)
    return items


def _list_facts(facts: Iterable[Fact | Gap], sheet: FactSheet, references: Container[str]) -> Element:
    """Facts are folded away: before a commit they could tell what an item asks."""
    folded = Element("details", {"class": "sources"})
    SubElement(folded, "summary").text = OwnWords(f"Cited from the {'case report' if sheet.report else 'case'}")
    items = SubElement(folded, "ol", {"type": "a"})
    for fact in facts:
        entry = SubElement(items, "li", {"id": anchor(CASE_PREFIX + fact.id, references)})
        where = sheet.untold if isinstance(fact, Gap) else fact.section and f"section {fact.section}"
        entry.text = AtomicString(f"{fact.text.rstrip('.')}{f' ({where})' if where else ''}.")
    return folded


def _describe(entry: Element, work: Reference, references: Mapping[str, Reference]) -> None:
    parts = [_authors(work.author), work.title, _published(work), work.pmid and f"PMID {work.pmid}"]
    said = " ".join(part if part.endswith("?") else f"{part.rstrip('.')}." for part in parts if part)
    address = f"https://doi.org/{work.doi}" if work.doi else work.url
    _append(entry, f"{said} ")
    if address:
        link = SubElement(entry, "a", {"href": address})
        link.text = AtomicString(f"doi:{work.doi}" if work.doi else address)
        link.tail = AtomicString(". ")
    _verify(entry, work, references)


def _authors(written: str | None) -> str | None:
    if written is None:
        return None
    names = [_vancouver(name.strip()) for name in written.split(" and ")]
    return ", ".join("et al" if name == "others" else name for name in names)


def _vancouver(name: str) -> str:
    family, _, given = name.partition(",")
    initials = "".join(part[0] for part in given.replace(".", " ").replace("-", " ").split())
    return f"{family} {initials}".strip()


def _published(work: Reference) -> str | None:
    volume = f";{work.volume}" if work.volume else ""
    number = f"({work.number})" if work.number else ""
    pages = f":{work.pages.replace('--', '-').replace('-', '–')}" if work.pages else ""
    where = " ".join(part for part in (work.journal, f"{work.year or ''}{volume}{number}{pages}") if part)
    return ". ".join(part for part in (where, work.note) if part) or None


def _verify(entry: Element, work: Reference, references: Mapping[str, Reference]) -> None:
    """Say at the end of an entry how far the work was verified: what was seen of it, or in whose words."""
    unsure = f"; not checked: {work.unsure}." if work.unsure else "."
    teller = references.get(work.via or "") if work.mark is Mark.SECOND_HAND else None
    if teller:
        _append(entry, "As reported by ")
        link = SubElement(entry, "a", {"href": "#" + anchor(teller.key)})
        link.text, link.tail = AtomicString(_name(teller)), AtomicString(unsure)
        return
    said = {
        Mark.VERIFIED: _seen(work),
        Mark.SECOND_HAND: f"As reported by {work.via}" if work.via else "As reported elsewhere",
        Mark.RECALL: "Not verified",
    }[work.mark]
    _append(entry, said + unsure)


def _append(entry: Element, words: str) -> None:
    """Add words that hold no Markdown."""
    if len(entry):
        entry[-1].tail = AtomicString((entry[-1].tail or "") + words)
    else:
        entry.text = AtomicString((entry.text or "") + words)


def _seen(work: Reference) -> str:
    kind = next((kind for kind, types in KINDS.items() if work.type in types), "Source")
    if work.url and kind in ("Article", "Source"):
        return "Page read"
    return "Abstract read" if kind == "Article" else f"{kind} seen"


def _name(work: Reference) -> str:
    """Return a work as a text names it: "First and Second 2006"."""
    families = [name.partition(",")[0].strip() for name in (work.author or "").split(" and ") if name.strip()]
    if len(families) > 2 or "others" in families:
        families = [f"{families[0]} et al."]
    called = " and ".join(families) or work.title or work.journal or work.key
    return f"{called} {work.year}" if work.year else called
