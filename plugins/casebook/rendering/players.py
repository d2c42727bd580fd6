"""The browser's own controls for sound and film."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from casebook.model.media import Media

MARK = "data-media"
CAPTIONS = "captions"


def add_player(parent: Element, media: Media, name: str, captions: str) -> None:
    """Add links to a recording and its captions, which `PlayerMaker` turns into controls.

    Builders make the addresses of links and pictures those of the built site, and of nothing else.
    """
    SubElement(parent, "a", {"href": media.file, MARK: media.kind}).text = name
    if media.captions:
        SubElement(parent, "a", {"href": media.captions, MARK: CAPTIONS}).text = captions


class PlayerMaker(Treeprocessor):
    """Turns the links into controls once their addresses are those of the built site."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)

    def run(self, root: Element) -> None:
        """Make the controls of all recordings of a page."""
        for holder in root.iter("div"):
            if holder.get("class") == "media":
                _make(holder)


def _make(holder: Element) -> None:
    links = {link.get(MARK): link for link in holder.findall("a")}
    captions = links.pop(CAPTIONS, None)
    for kind, link in links.items():
        place = list(holder).index(link)
        shown = {"controls": "", "preload": "none", "src": link.attrib["href"], "aria-label": link.text or ""}
        player = holder[place] = Element(str(kind), shown)
        if captions is not None:
            track = {"kind": CAPTIONS, "src": captions.attrib["href"], "label": captions.text or "", "default": ""}
            SubElement(player, "track", track)
            holder.remove(captions)
        # whoever has a browser that plays it not may still have the file
        del link.attrib[MARK]
        player.append(link)
