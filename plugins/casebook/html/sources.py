"""Citations, and the lists of sources they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement

from casebook.model import CASE_PREFIX, Fact, FactSheet, Gap, Mark, Reference, Report

ALL_SOURCES = "all-sources"
NO_BREAK = "\u00a0"


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
    for key in keys:
        mark = cite(key)
        if mark.tag == "a":
            _add_text(place, NO_BREAK)
        elif len(place) and place[-1].tag == "sup" and not place[-1].tail:
            mark.text = ","
        place.append(mark)


def _add_text(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def add_sources(root: Element, sheet: FactSheet, references: Mapping[str, Reference]) -> None:
    """Number the citations of a page in reading order, and list what they cite at its end.

    A page that lists all references already gets the links only.
    """
    cited = _number(root)
    if not cited or any(element.get("id") == ALL_SOURCES for element in root.iter("div")):
        return
    heading = SubElement(root, "h2", {"id": "sources"})
    heading.text = "Sources"
    works = [references[key] for key in cited if key in references]
    if works:
        root.append(_list_references("ol", works))
    facts = [sheet.sources[key] for key in cited if key in sheet.sources]
    if facts:
        root.append(_list_facts(facts))


def _number(root: Element) -> list[str]:
    """Give works numbers and facts letters, in reading order; return what is cited."""
    works: list[str] = []
    facts: list[str] = []
    for link in root.iter("a"):
        key = link.attrib.pop("data-source", None)
        if key is None:
            continue
        link.set("href", "#" + anchor(key))
        cited = facts if key.startswith(CASE_PREFIX) else works
        if key not in cited:
            cited.append(key)
        place = cited.index(key)
        link.text = f"case\u00a0{_letter(place)}" if cited is facts else str(place + 1)
    return works + facts


def _letter(place: int) -> str:
    """Return a, b … z, aa, ab …, as a list of type `a` counts."""
    head, last = divmod(place, 26)
    return (_letter(head - 1) if head else "") + chr(ord("a") + last)


def anchor(key: str) -> str:
    """Return the id of a source in its list."""
    return "source-" + key.replace(":", "-")


def build_references(sheet: FactSheet, references: Mapping[str, Reference]) -> Element:
    """Return the whole bibliography, the report first, then by first author and year."""
    section = Element("div", {"id": ALL_SOURCES})
    if sheet.report:
        section.append(_describe_report(sheet.report))
    ordered = sorted(references.values(), key=lambda work: ((work.author or work.title or "").lower(), work.year or ""))
    section.append(_list_references("ul", ordered))
    return section


def _describe_report(report: Report) -> Element:
    paragraph = Element("p", {"id": "report"})
    paragraph.text = f"The case report: {report.title}. {report.journal}. {report.note}"
    return paragraph


def _list_references(tag: str, works: Iterable[Reference]) -> Element:
    items = Element(tag, {"class": "sources"})
    for work in works:
        _describe(SubElement(items, "li", {"id": anchor(work.key)}), work)
    return items


def _list_facts(facts: Iterable[Fact | Gap]) -> Element:
    items = Element("ol", {"class": "sources", "type": "a"})
    for fact in facts:
        entry = SubElement(items, "li", {"id": anchor(CASE_PREFIX + fact.id)})
        said = "Not said in the case report" if isinstance(fact, Gap) else f"Case report, {fact.section}"
        entry.text = f"{said}: {fact.text.rstrip('.')}."
    return items


def _describe(entry: Element, work: Reference) -> None:
    parts = [_authors(work.author), work.title, _published(work)]
    entry.text = " ".join(f"{part.rstrip('.')}." for part in parts if part)
    address = f"https://doi.org/{work.doi}" if work.doi else work.url
    tail = f" {_verification(work)}"
    if address:
        entry.text += " "
        link = SubElement(entry, "a", {"href": address})
        link.text = f"doi:{work.doi}" if work.doi else address
        link.tail = "." + tail
    else:
        entry.text += tail


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
    return f"{where}. {work.note}" if work.note else where or None


def _verification(work: Reference) -> str:
    said = {
        Mark.VERIFIED: "Abstract read",
        Mark.SECOND_HAND: f"As reported by {work.via}" if work.via else "As reported elsewhere",
        Mark.RECALL: "Not verified",
    }[work.mark]
    return f"{said}; not checked: {work.unsure}." if work.unsure else f"{said}."
