"""What a printed document refers to: sources by number, other places by page, pictures by their files."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown

from casebook.exports.booklet.case import page_of
from casebook.exports.booklet.forms import drop_controls
from casebook.exports.elements import add, contents, has_class, make, pairs, replace
from casebook.exports.site_pages import Site
from casebook.i18n import Translator
from casebook.model import CASE_PREFIX, Reference
from casebook.rendering.citation_marks import SOURCE
from casebook.rendering.citations import REPORT
from casebook.rendering.markdown import Writer
from casebook.rendering.source_list import anchor, describe_briefly, list_references

SCHEME = "site:"
CITED = "cited"  # the class of the number of a source
TUTORS = "reasons"  # the class with which the part begins that only a tutor has


@dataclass(slots=True)
class Cited:
    """The works and the facts cited so far, in the order of print."""

    works: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)


def number_citations(root: Element, cited: Cited, translator: Translator) -> None:
    """Number the citations of a part: a work by its place among all, a fact by the sign of the report."""
    for _, mark in pairs(root):
        link = mark[0] if mark.tag == "sup" and len(mark) else None
        if link is None or SOURCE not in link.attrib:
            continue
        keys = link.attrib.pop(SOURCE).split()
        if keys[0].startswith(CASE_PREFIX):
            cited.facts += [key for key in keys if key not in cited.facts]
            replace(mark, link, translator.t(REPORT))
            continue
        cited.works += [key for key in keys if key not in cited.works]
        number = str(cited.works.index(keys[0]) + 1)
        link.text = number
        link.attrib |= {
            "class": CITED,
            "href": f"#{anchor(keys[0])}",
            "title": translator.t("Source {number}", number=number),
        }


def lead_links(root: Element, aliases: Mapping[str, str]) -> None:
    """Give each link into the document its page; one to anything that is not printed becomes plain words."""
    places = {element.attrib["id"] for element in root.iter() if "id" in element.attrib}
    for parent, link in pairs(root):
        if link.tag != "a" or not link.get("href", "").startswith(("#", SCHEME)):
            continue
        if has_class(link, CITED):
            continue
        to = link.attrib["href"].removeprefix("#")
        found = to if to in places else aliases.get(to) or aliases.get(to.partition("~")[0])
        if found is None or has_class(link, "tag"):
            replace(parent, link, make("span", link.get("class", ""), contents(link)))
        elif not _is_followed_by_page(parent, link):
            link.set("href", f"#{found}")
            led = copy.copy(link)
            led.tail = None
            replace(parent, link, led, " (", page_of(found), ")")


def _is_followed_by_page(parent: Element, link: Element) -> bool:
    after = list(parent)[list(parent).index(link) + 1 :][:1]
    return bool(after) and has_class(after[0], "page")


def place_pictures(root: Element) -> None:
    """Let each picture be one image with its marks on it, in the version for paper."""
    for parent, holder in pairs(root):
        if has_class(holder, "casebook-image"):
            picture = _choose(holder)
            marks = holder.findall("svg")
            replace(parent, holder, _draw(picture, marks) if marks else _show(picture))


def flatten_viewers(root: Element) -> None:
    """Put the pictures of each moment of a viewer side by side, and their captions below."""
    for section in [section for viewer in root.iter("image-viewer") for section in viewer.findall("section")]:
        figures = section.findall("figure")
        films = [image for figure in figures for image in figure if has_class(image, "casebook-image")]
        captions = [caption for figure in figures for caption in figure.findall("figcaption")]
        for figure in figures:
            section.remove(figure)
        add(section, [make("figure", "", make("div", "films", films), captions)])


def _choose(holder: Element) -> Element:
    pictures = holder.findall("img")
    return next((picture for picture in pictures if has_class(picture, "for-print")), pictures[0])


def _show(picture: Element) -> Element:
    return make("img", "picture", src=picture.attrib["src"], alt=picture.get("alt", ""))


def _draw(picture: Element, marks: Iterable[Element]) -> Element:
    """Return a drawing that holds the picture and its marks; its title is the alternative text."""
    width, height = picture.attrib["width"], picture.attrib["height"]
    drawn = make(
        "svg",
        "picture",
        make("title", "", picture.get("alt", "")),
        viewBox=f"0 0 {width} {height}",
        preserveAspectRatio="xMinYMid",
    )
    drawn.append(make("image", href=picture.attrib["src"], x="0", y="0", width=width, height=height))
    drawn.extend(part for overlay in marks for part in overlay if part.tag != "title")
    return drawn


def finish(body: Element, site: Site, aliases: Mapping[str, str], brief: Element | None, full: Element | None) -> None:
    """Turn all that refers to a page of a site into what refers to this document, and list its sources.

    `brief` takes who wrote each, when, and where to find it, `full` the references; citations lead to the former.
    """
    drop_controls(body)
    flatten_viewers(body)
    cited, shared = Cited(), None
    for part in body:
        if has_class(part, TUTORS) and shared is None:
            shared = len(cited.works)
        number_citations(part, cited, site.translator)
    works = [site.bank.references[key] for key in cited.works if key in site.bank.references]
    for holder in (brief, full):
        if holder is not None and cited.facts:
            holder.append(make("p", "", site.translator.t("r: what the report of the case says, or leaves out.")))
    writer = Writer(Markdown().parser, site.bank.sheet, site.translator)
    if full is not None and works:
        full.append(list_references(works, site.bank.references, writer))
        for entry in full[-1][:shared] if brief is not None else ():
            del entry.attrib["id"]  # citations lead to the brief list
    if brief is not None and works:
        rows = [
            make("li", "", describe_briefly(work, writer), " ", _find(work, site.translator), id=anchor(work.key))
            for work in works[:shared]
        ]
        brief.append(make("ol", "sources", rows))
    lead_links(body, aliases)
    place_pictures(body)


def _find(work: Reference, translator: Translator) -> str:
    """Return where a work is found."""
    record = translator.t("PMID {number}", number=work.pmid) if work.pmid else ""
    return f"doi:{work.doi}" if work.doi else work.url or record
