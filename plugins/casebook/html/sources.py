"""Citations, and the lists of sources they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.html.words import OwnWords
from casebook.model import CASE_PREFIX, Fact, FactSheet, Gap, Mark, Reference, Report

NO_BREAK = "\u00a0"
WHOLE = "whole-bibliography"


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
    works = [work.key for work in _sort(references)] if whole else []
    facts: list[str] = []
    _number(root, works, facts)
    _separate(root)
    unknown = [key for key in works if key not in references] + [key for key in facts if key not in sheet.sources]
    listed = [] if whole else [references[key] for key in works if key in references]
    told = [sheet.sources[key] for key in facts if key in sheet.sources]
    if listed or told:
        steps = list(root.iter("case-step"))
        section = SubElement(steps[-1] if steps else root, "div", {"data-search-exclude": ""})
        SubElement(section, "h2", {"id": "cited-sources"}).text = OwnWords("Sources")
        if listed:
            section.append(_list_references(listed))
        if told:
            section.append(_list_facts(told))
    return unknown


def _number(root: Element, works: list[str], facts: list[str]) -> None:
    """Give works numbers and facts letters, in reading order, adding what is new to the two lists."""
    for link in root.iter("a"):
        key = link.attrib.pop("data-source", None)
        if key is None:
            continue
        link.set("href", "#" + anchor(key))
        cited = facts if key.startswith(CASE_PREFIX) else works
        if key not in cited:
            cited.append(key)
        place = cited.index(key)
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


def anchor(key: str) -> str:
    """Return the id of a source in its list."""
    return "source-" + key.replace(":", "-")


def build_references(sheet: FactSheet, references: Mapping[str, Reference]) -> Element:
    """Return the whole bibliography, the report first, then by first author and year."""
    section = Element("div", {"id": WHOLE})
    if sheet.report:
        section.append(_describe_report(sheet.report))
    section.append(_list_references(_sort(references)))
    return section


def _sort(references: Mapping[str, Reference]) -> list[Reference]:
    """Sort by first author and year; works whose authors are not known come last, by title."""
    return sorted(references.values(), key=lambda work: (work.author is None, _sort_name(work), work.year or ""))


def _sort_name(work: Reference) -> str:
    return (work.author or work.title or work.journal or work.key).lower()


def _describe_report(report: Report) -> Element:
    paragraph = Element("p", {"id": "report"})
    paragraph.text = AtomicString(f"The case report: {report.title}. {report.journal}. {report.note}")
    return paragraph


def _list_references(works: Iterable[Reference]) -> Element:
    items = Element("ol", {"class": "sources"})
    for work in works:
        _describe(SubElement(items, "li", {"id": anchor(work.key)}), work)
    return items


def _list_facts(facts: Iterable[Fact | Gap]) -> Element:
    """Facts are folded away: before a commit they could tell what an item asks."""
    folded = Element("details", {"class": "sources"})
    SubElement(folded, "summary").text = OwnWords("Cited from the case report")
    items = SubElement(folded, "ol", {"type": "a"})
    for fact in facts:
        entry = SubElement(items, "li", {"id": anchor(CASE_PREFIX + fact.id)})
        said = "not reported" if isinstance(fact, Gap) else f"section {fact.section}"
        entry.text = AtomicString(f"{fact.text.rstrip('.')} ({said}).")
    return folded


def _describe(entry: Element, work: Reference) -> None:
    parts = [_authors(work.author), work.title, _published(work), work.pmid and f"PMID {work.pmid}"]
    said = " ".join(part if part.endswith("?") else f"{part.rstrip('.')}." for part in parts if part)
    address = f"https://doi.org/{work.doi}" if work.doi else work.url
    if not address:
        entry.text = AtomicString(f"{said} {_verification(work)}")
        return
    entry.text = AtomicString(f"{said} ")
    link = SubElement(entry, "a", {"href": address})
    link.text = AtomicString(f"doi:{work.doi}" if work.doi else address)
    link.tail = AtomicString(f". {_verification(work)}")


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


def _verification(work: Reference) -> str:
    said = {
        Mark.VERIFIED: "Page read" if work.url else "Abstract read",
        Mark.SECOND_HAND: f"As reported by {work.via}" if work.via else "As reported elsewhere",
        Mark.RECALL: "Not verified",
    }[work.mark]
    return f"{said}; not checked: {work.unsure}." if work.unsure else f"{said}."
