"""The list of files that a reader can take away."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.model import DOWNLOADS

LATER = " It is made when the site is built, not while you write."


def build_downloads(names: Iterable[str], site_id: str, path_to_root: str, *, are_made: bool) -> Element:
    """Return a list of editions by name, linked where they are made."""
    listed = Element("ul", {"class": "downloads"})
    for name in names:
        download = DOWNLOADS[name]
        entry = SubElement(listed, "li", {"data-edition": name})
        attributes = {"href": path_to_root + download.address(site_id), "download": ""} if are_made else {}
        title = SubElement(entry, "a" if are_made else "b", attributes)
        title.text = AtomicString(download.title)
        title.tail = AtomicString(f": {download.note}.{'' if are_made else LATER}")
    return listed
