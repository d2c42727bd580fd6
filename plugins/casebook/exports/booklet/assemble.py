"""Pages -> one document of HTML."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from casebook.exports.booklet.atoms import join
from casebook.exports.booklet.dom import Part, make
from casebook.exports.booklet.leaves import CONTINUED, Leaf
from casebook.exports.booklet.pointers import page_of, point
from casebook.exports.booklet.references import write_pages
from casebook.exports.booklet.writing import build_lines

FEET = {
    "decision": ("Write first.", "What follows is overleaf, page"),
    "overleaf": ("", "Back to what you wrote: page"),
}
RULED = 25


def assemble(leaves: Sequence[Leaf], title: str, edition: str, running: str) -> Element:
    """Return the document. Page 1 is a right-hand page."""
    body = make("body", "", [_build_leaf(leaf, place) for place, leaf in enumerate(leaves, 1)], data_ed=edition)
    body.set("data-running", running)
    head = make("head", "", make("meta", charset="utf-8"), make("title", "", title))
    document = make("html", "", head, body, lang="en")
    write_pages(document, find_pages(document))
    return document


def find_pages(document: Element) -> dict[str, int]:
    """Return the page of each id."""
    sections = document.iter("section")
    return {
        part.get("id", ""): page for page, leaf in enumerate(sections, 1) for part in leaf.iter() if "id" in part.attrib
    }


def _build_leaf(leaf: Leaf, number: int) -> Element:
    side = "r" if number % 2 else "v"
    section = make("section", f"leaf {side} {leaf.kind}", data_part=leaf.part, id=leaf.anchor or f"p-{number}")
    if leaf.kind != "cover":
        section.append(_build_rail(leaf))
    section.extend(leaf.boxes)
    if leaf.columns:
        section.append(make("div", "cols", [make("div", "col", join(column)) for column in leaf.columns]))
    section.extend(join(leaf.atoms))
    if leaf.kind == "notes":
        section.append(build_lines(RULED))
    section.append(make("div", "end", id=f"end-{number}"))
    section.extend(
        make("aside", "outer", make("div", "atom", note.node), style=f"top: {top:.2f}mm") for top, note in leaf.notes
    )
    foot = _build_foot(leaf)
    if foot is not None:
        section.append(foot)
    return section


def _build_rail(leaf: Leaf) -> Element:
    """Return what stands in the outer column; the first page of a step has it as its heading and its bookmark."""
    words = leaf.words or leaf.kind
    inner: list[Part] = [make("b", "", leaf.number), f" {words}"] if leaf.number else [words]
    if leaf.kind == "overleaf" and leaf.anchor:
        inner = [make("b", "", leaf.number), " overleaf of page ", page_of(leaf.other)]
    elif leaf.kind == "overleaf":
        inner = [make("b", "", leaf.number), f" {CONTINUED}"]
    title = "title" if leaf.kind == "columns" else "rail"
    if leaf.mark:
        return make("h2", title, inner, data_bm=leaf.mark)
    return make("p", f"{title} slim" if leaf.goes_on and leaf.number else f"{title} again", inner)


def _build_foot(leaf: Leaf) -> Element | None:
    if leaf.kind not in FEET or not leaf.other:
        return None
    bold, words = FEET[leaf.kind]
    return make("p", "foot", make("b", "", bold) if bold else None, " " if bold else None, point(words, leaf.other))
