"""Citations: what their marks say and open, and where on a page the lists they lead to stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from casebook.i18n import NC_
from casebook.model import FactSheet, Reference
from casebook.rendering.citation_marks import SOURCE, Mark, cite, find_marks, place_marks
from casebook.rendering.markdown import Writer
from casebook.rendering.source_list import (
    anchor,
    describe_briefly,
    describe_report,
    list_facts,
    list_references,
    sort_references,
    tell_facts,
)

WHOLE = "whole-bibliography"
# Translators: the mark of a citation, the first letter of "report".
REPORT = NC_("mark of a citation", "r")


@dataclass(slots=True)
class Cited:
    """What a page cites: works with their places in its list, facts in reading order, and the marks of both."""

    works: dict[str, int]
    facts: dict[str, None] = field(default_factory=dict)
    marks: list[Element] = field(default_factory=list)


def add_citations(parent: Element, keys: Iterable[str]) -> None:
    """Cite sources at the end of an element, or of its last paragraph."""
    place = parent[-1] if len(parent) and parent[-1].tag == "p" else parent
    place.extend(cite(key) for key in keys)


def add_sources(root: Element, references: Mapping[str, Reference], writer: Writer) -> tuple[Cited, list[str]]:
    """Number the citations of a page in reading order, and list what they cite at its end.

    Return what is cited, and the keys that nobody has. A page that lists the whole bibliography keeps its numbers and
    lists facts only. On the page of a case the list belongs to the last step: titles and facts tell what comes.
    """
    whole = any(element.get("id") == WHOLE for element in root.iter("div"))
    cited = Cited({work.key: place for place, work in enumerate(sort_references(references))} if whole else {})
    place_marks(root)
    _write_marks(root, cited, references, writer)
    _add_reporters(cited.works, references)
    sources = writer.sheet.sources
    unknown = [key for key in cited.works if key not in references] + [key for key in cited.facts if key not in sources]
    works = [] if whole else [references[key] for key in cited.works if key in references]
    facts = [sources[key] for key in cited.facts if key in sources]
    if works or facts:
        steps = list(root.iter("case-step"))
        # At the end of a case few read on; the citations open in place.
        tag, head = ("details", "summary") if steps else ("div", "h2")
        section = SubElement(steps[-1] if steps else root, tag, {"data-search-exclude": ""})
        if steps:
            section.set("class", "more")
        SubElement(section, head, {"id": "cited-sources"}).text = writer.t("Sources")
        if works:
            section.append(list_references(works, references, writer))
        if facts:
            section.append(list_facts(facts, references, writer))
    return cited, unknown


def _write_marks(root: Element, cited: Cited, references: Mapping[str, Reference], writer: Writer) -> None:
    """Let each mark say what it is, and name the entries of the lists that it opens.

    A note within a case says other words than the list: neither title nor journal of a work, which may tell the end.
    """
    within = {mark.element for steps in root.iter("case-steps") for mark in find_marks(steps)}
    for mark in list(find_marks(root)):
        keys, link = mark.keys, mark.link
        anchors = [anchor(key, references) for key in keys]
        link.attrib |= {"href": f"#{anchors[0]}", "data-note": " ".join(anchors)}
        if mark.element in within:
            link.set("data-says", "\n".join(_say(mark, references, writer)))
        _name_mark(mark, cited, writer)
        mark.element.set("class", "cite")
        del link.attrib[SOURCE]
        cited.marks.append(mark.element)


def _name_mark(mark: Mark, cited: Cited, writer: Writer) -> None:
    words: str
    if mark.cites_facts:
        cited.facts |= dict.fromkeys(mark.keys)
        words = writer.t(REPORT)
        name = writer.t("What the report says") if writer.sheet.report else writer.t("What the case says")
    else:
        words = str(cited.works.setdefault(mark.keys[0], len(cited.works)) + 1)
        name = writer.t("Source {number}", number=words)
    mark.link.text = words
    mark.link.set("aria-label", name)


def _say(mark: Mark, references: Mapping[str, Reference], writer: Writer) -> Iterable[str]:
    """Return the lines of a note within a case; none of a source that nobody has."""
    if mark.cites_facts:
        return tell_facts((writer.sheet.sources[key] for key in mark.keys if key in writer.sheet.sources), writer)
    return [describe_briefly(references[key], writer) for key in mark.keys if key in references]


def _add_reporters(works: dict[str, int], references: Mapping[str, Reference]) -> None:
    """Add the works in whose words others were read, since each is named beside them."""
    waiting = [*works]
    for key in waiting:  # grows while it is read, so that theirs are added as well
        via = references[key].via if key in references else None
        if via and via in references and via not in works:
            works[via] = len(works)
            waiting.append(via)


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
