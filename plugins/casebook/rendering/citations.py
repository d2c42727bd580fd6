"""Citations: their numbers and letters, and where on a page the lists they lead to stand."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from casebook.model import CASE_PREFIX, FactSheet, Reference
from casebook.rendering.interface_words import OwnWords
from casebook.rendering.markdown import Writer
from casebook.rendering.source_list import anchor, describe_report, list_facts, list_references, sort_references

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


def add_sources(root: Element, references: Mapping[str, Reference], writer: Writer) -> list[str]:
    """Number the citations of a page in reading order, and list what they cite at its end.

    Return the keys that nobody has. A page that lists the whole bibliography keeps its numbers and lists facts only.
    On the page of a case the list belongs to the last step: titles and facts tell what comes.
    """
    whole = any(element.get("id") == WHOLE for element in root.iter("div"))
    works = {work.key: place for place, work in enumerate(sort_references(references))} if whole else {}
    facts: dict[str, int] = {}
    _number(root, works, facts, references, writer)
    _separate(root)
    _add_reporters(works, references)
    sources = writer.sheet.sources
    unknown = [key for key in works if key not in references] + [key for key in facts if key not in sources]
    listed = [] if whole else [references[key] for key in works if key in references]
    cited = [sources[key] for key in facts if key in sources]
    if listed or cited:
        steps = list(root.iter("case-step"))
        section = SubElement(steps[-1] if steps else root, "div", {"data-search-exclude": ""})
        SubElement(section, "h2", {"id": "cited-sources"}).text = writer.t("Sources")
        if listed:
            section.append(list_references(listed, references, writer))
        if cited:
            section.append(list_facts(cited, references, writer))
    return unknown


def _add_reporters(works: dict[str, int], references: Mapping[str, Reference]) -> None:
    """Add the works in whose words others were read, since each is named beside them."""
    waiting = [*works]
    for key in waiting:  # grows while it is read, so that theirs are added as well
        via = references[key].via if key in references else None
        if via and via in references and via not in works:
            works[via] = len(works)
            waiting.append(via)


def _number(
    root: Element, works: dict[str, int], facts: dict[str, int], references: Container[str], writer: Writer
) -> None:
    """Give works numbers and facts letters, in reading order, adding what is new with its place."""
    for link in root.iter("a"):
        key = link.attrib.pop("data-source", None)
        if key is None:
            continue
        link.set("href", "#" + anchor(key, references))
        cited = facts if key.startswith(CASE_PREFIX) else works
        place = cited.setdefault(key, len(cited))
        link.text = _name_fact(place, writer) if cited is facts else str(place + 1)


def _name_fact(place: int, writer: Writer) -> OwnWords:
    return OwnWords(writer.t("case {letter}", letter=_letter(place)).replace(" ", NO_BREAK))


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


def anchors_of_sources(sheet: FactSheet, references: Mapping[str, Reference]) -> set[str]:
    """Return the ids that belong to sources and their lists, on whichever page they are cited."""
    keys = [*references, *sheet.sources]
    return {*(anchor(key, references) for key in keys), "cited-sources", "report", WHOLE}


def build_references(references: Mapping[str, Reference], writer: Writer) -> Element:
    """Return the whole bibliography, the report first, then by first author and year."""
    section = Element("div", {"id": WHOLE})
    if writer.sheet.report:
        section.append(describe_report(writer.sheet.report, writer))
    section.append(list_references(sort_references(references), references, writer))
    return section
