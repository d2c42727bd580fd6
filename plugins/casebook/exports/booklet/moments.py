"""When each page of the site may be read: from the moment at which the case first leads there."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from casebook.exports.booklet.dom import classes
from casebook.exports.booklet.site import Page, Site
from casebook.model import When

DOOR = "spoils"  # the class of a link for those who know how the case ends


def find_moments(site: Site, case: Page) -> dict[str, When]:
    """Return by address the earliest moment of each page that the case leads to."""
    moments: dict[str, When] = {}
    for when, link in _find_links(case):
        to = site.locate(case, link.get("href", ""))
        if to and DOOR not in classes(link):
            moments[to[0]] = min(when, moments.get(to[0], when))
    return moments


def _find_links(case: Page) -> Iterator[tuple[When, Element]]:
    for place, step in enumerate(case.article.iter("case-step")):
        gate = 0
        for child in step:
            gate += child.tag == "case-gate"
            when = When(place, gate)
            yield from ((when, link) for link in child.iter("a"))
