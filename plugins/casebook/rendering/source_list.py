"""The lists of sources: a publication with how far it was verified, a fact of the case, the case report."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.i18n import N_
from casebook.model import CASE_PREFIX, Fact, Gap, Mark, Reference, Report
from casebook.rendering.markdown import Writer
from casebook.rendering.punctuation import end_sentence

ARTICLES = frozenset({"article", "inproceedings", "conference", "review", "periodical", "suppperiodical"})
# What is seen of an article is mostly its abstract; of other works it is another part. The types are those of BibLaTeX.
SEEN = (
    (N_("Book seen"), ("book", "mvbook", "booklet", "collection", "mvcollection", "proceedings", "reference")),
    (N_("Chapter seen"), ("inbook", "incollection", "bookinbook", "suppbook", "inreference")),
    (N_("Thesis seen"), ("thesis", "phdthesis", "mastersthesis")),
    (N_("Report seen"), ("report", "techreport")),
    (N_("Manual seen"), ("manual",)),
)


def anchor(key: str, references: Container[str] = ()) -> str:
    """Return the id of a source in its list. A fact gives way to a work whose key is written alike."""
    name = key.replace(":", "-")
    while name != key and name in references:
        name += "-fact"
    return f"source-{name}"


def sort_references(references: Mapping[str, Reference]) -> list[Reference]:
    """Sort by first author and year; works whose authors are not known come last, by title."""
    return sorted(references.values(), key=lambda work: (work.author is None, _sort_name(work), work.year or ""))


def _sort_name(work: Reference) -> str:
    return (work.author or work.title or work.journal or work.key).lower()


def describe_report(report: Report, writer: Writer) -> Element:
    """Return a paragraph that names the case report."""
    paragraph = Element("p", {"id": "report"})
    parts = (writer.t("The case report: {title}", title=report.title), report.journal, report.note)
    paragraph.text = AtomicString(" ".join(f"{part.rstrip('.')}." for part in parts if part))
    return paragraph


def list_references(works: Iterable[Reference], references: Mapping[str, Reference], writer: Writer) -> Element:
    """Return works as a numbered list. `references` holds all there are: one may be told in the words of another."""
    items = Element("ol", {"class": "sources"})
    for work in works:
        entry = SubElement(items, "li", {"id": anchor(work.key)})
        _describe(entry, work, writer)
        _verify(entry, work, references, writer)
    return items


def list_facts(facts: Iterable[Fact | Gap], references: Container[str], writer: Writer) -> Element:
    """Return facts as a list, folded away: before a commit they could tell what an item asks."""
    sheet = writer.sheet
    folded = Element("details", {"class": "sources"})
    summary = SubElement(folded, "summary")
    summary.text = writer.t("From the case report") if sheet.report else writer.t("From the case")
    items = SubElement(folded, "ul")
    for fact in facts:
        entry = SubElement(items, "li", {"id": anchor(CASE_PREFIX + fact.id, references)})
        entry.text = AtomicString(tell_fact(fact, writer))
    return folded


def tell_facts(facts: Iterable[Fact | Gap], writer: Writer) -> Iterator[str]:
    """Yield facts as lines; where several that follow each other are told in one place, it is named once, below."""
    for where, told in groupby(facts, lambda fact: _locate(fact, writer)):
        together = list(told)
        if where and len(together) > 1:
            yield from (end_sentence(fact.text.rstrip("."), writer.translator) for fact in together)
            yield f"({where})"
        else:
            yield from (tell_fact(fact, writer) for fact in together)


def tell_fact(fact: Fact | Gap, writer: Writer) -> str:
    """Return a fact with where the report tells it, as a sentence."""
    where = _locate(fact, writer)
    told = fact.text.rstrip(".")
    return end_sentence(f"{told} ({where})" if where else told, writer.translator)


def _locate(fact: Fact | Gap, writer: Writer) -> str:
    """Return where the report tells a fact; empty where that is not known."""
    if isinstance(fact, Gap):
        return writer.t(writer.sheet.untold)
    return writer.t("section {section}", section=fact.section) if fact.section else ""


def _describe(entry: Element, work: Reference, writer: Writer) -> None:
    parts = [_list_authors(work.author, writer), work.title, _published(work), _name_record(work, writer)]
    words = " ".join(part if part.endswith("?") else f"{part.rstrip('.')}." for part in parts if part)
    address = f"https://doi.org/{work.doi}" if work.doi else work.url
    _append(entry, f"{words} ")
    if address:
        link = SubElement(entry, "a", {"href": address})
        link.text = AtomicString(f"doi:{work.doi}" if work.doi else address)
        link.tail = AtomicString(". ")


def _name_record(work: Reference, writer: Writer) -> str | None:
    return writer.t("PMID {number}", number=work.pmid) if work.pmid else None


def _list_authors(written: str | None, writer: Writer) -> str | None:
    """Return the authors in the style of Vancouver (ICMJE): family names with initials, commas between them."""
    if written is None:
        return None
    names = [_vancouver(name.strip()) for name in written.split(" and ")]
    return ", ".join(writer.t("et al") if name == "others" else name for name in names)


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


def _verify(entry: Element, work: Reference, references: Mapping[str, Reference], writer: Writer) -> None:
    """Say at the end of an entry how far the work was verified: what was seen of it, or in whose words."""
    reporter = references.get(work.via or "") if work.mark is Mark.SECOND_HAND else None
    if reporter is None:
        _append(entry, _describe_mark(work, writer))
        return
    unsure = {"fields": work.unsure} if work.unsure else {}
    words = N_("As reported by {work}; not checked: {fields}.") if unsure else N_("As reported by {work}.")
    before, after = writer.split(words, "work", **unsure)
    _append(entry, before)
    link = SubElement(entry, "a", {"href": "#" + anchor(reporter.key)})
    link.text, link.tail = AtomicString(name_work(reporter, writer)), after


def _describe_mark(work: Reference, writer: Writer) -> str:
    verified = {
        Mark.VERIFIED: writer.t(_describe_seen(work)),
        Mark.SECOND_HAND: writer.t("As reported by {work}", work=work.via)
        if work.via
        else writer.t("As reported elsewhere"),
        Mark.RECALL: writer.t("Not verified"),
    }[work.mark]
    if work.unsure:
        return writer.t("{verified}; not checked: {fields}.", verified=verified, fields=work.unsure)
    return end_sentence(verified, writer.translator)


def _describe_seen(work: Reference) -> str:
    other = next((words for words, types in SEEN if work.type in types), None)
    if other:
        return other
    if work.url:
        return N_("Page read")
    return N_("Abstract read") if work.type in ARTICLES else N_("Source seen")


def describe_briefly(work: Reference, writer: Writer) -> str:
    """Return who wrote a work, when, and what was seen of it: neither title nor journal, and no name for these."""
    seen = {
        Mark.VERIFIED: writer.t(_describe_seen(work)),
        Mark.SECOND_HAND: writer.t("As reported elsewhere"),
        Mark.RECALL: writer.t("Not verified"),
    }[work.mark]
    who = _name_families(_list_families(work), writer) or writer.t("No author named")
    if work.year:
        return writer.t("{who}, {year}. {seen}.", who=who, year=work.year, seen=seen)
    return writer.t("{who}. {seen}.", who=who.removesuffix("."), seen=seen)


def _append(entry: Element, words: str) -> None:
    """Add words that hold no Markdown."""
    if len(entry):
        entry[-1].tail = AtomicString((entry[-1].tail or "") + words)
    else:
        entry.text = AtomicString((entry.text or "") + words)


def name_work(work: Reference, writer: Writer) -> str:
    """Return a work as a text names it: "First and Second 2006"."""
    called = _name_families(_list_families(work), writer) or work.title or work.journal or work.key
    return f"{called} {work.year}" if work.year else called


def _list_families(work: Reference) -> list[str]:
    return [name.partition(",")[0].strip() for name in (work.author or "").split(" and ") if name.strip()]


def _name_families(families: list[str], writer: Writer) -> str:
    if len(families) > 2 or "others" in families:
        return writer.t("{first} et al.", first=families[0])
    if len(families) == 2:
        return writer.t("{first} and {second}", first=families[0], second=families[1])
    return "".join(families)
