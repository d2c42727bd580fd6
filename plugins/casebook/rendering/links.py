"""Pictures and links in the texts of items and figures, which say nothing of the page that they will stand on."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

ATTRIBUTES = {"img": "src", "a": "href"}
# No scheme, no host, no anchor; nor the sign with which Python-Markdown begins a hidden mail address.
PATH = re.compile(r"(?![A-Za-z][A-Za-z0-9+.-]*:)[^/#?\x02]")


def relate_paths(root: Element, path_to_root: str) -> None:
    """Lead every path by the way from the page's folder to the folder of all pages, to which authors write it.

    What comes out is what an author would write in that page, so the builder treats it as it treats the page's own.
    """
    if not path_to_root:
        return
    figures = (figure for figure in root.iter("figure") if figure.get("class") == "casebook-figure")
    # In a case the pictures to point at stand outside of their items.
    holders = (*root.iter("quiz-set"), *root.iter("region-map"), *figures)
    for element in {id(element): element for holder in holders for element in holder.iter()}.values():
        name = ATTRIBUTES.get(element.tag, "")
        path = element.get(name, "")
        if PATH.match(path):
            element.set(name, path_to_root + path)
