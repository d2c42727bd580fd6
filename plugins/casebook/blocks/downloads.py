"""`/// downloads | booklet offline`: the files that a reader can take away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from casebook.blocks.contract import BlockType, Checking, Filling, no_anchors
from casebook.findings import Finding, FindingCode, Location, listed, shorten, suggest
from casebook.model import DOWNLOADS as ALL
from casebook.parsing.syntax import Syntax
from casebook.rendering.interface_words import OwnWords


@dataclass(frozen=True, slots=True)
class DownloadRef:
    """Downloads by name, each once, and where they are named."""

    names: tuple[str, ...]
    location: Location


def _check(named: DownloadRef, _checking: Checking) -> Iterator[Finding]:
    """Yield each name that no download has."""
    for name in named.names:
        if name not in ALL:
            instead = suggest(name, ALL) or f" Write {listed(ALL)}."
            message = f"There is no download `{shorten(name)}`.{instead}"
            yield Finding(named.location, FindingCode.DOWNLOAD_UNKNOWN, message)


def _build(named: DownloadRef, filling: Filling) -> Element:
    """Return the list of downloads, linked where they are made; one that the build does not make is reported."""
    listed_names = Element("ul", {"class": "downloads"})
    for name in named.names:
        if name in ALL:
            _report_unmade(name, named.location, filling)
            _add_entry(SubElement(listed_names, "li", {"data-download": name}), name, filling)
    return listed_names


def _report_unmade(name: str, location: Location, filling: Filling) -> None:
    if name not in filling.page.options.downloads:
        message = f"The build makes no download `{name}`. Add it to `downloads` of the plugin in mkdocs.yml."
        filling.page.report(Finding(location, FindingCode.DOWNLOAD_UNKNOWN, message))


def _add_entry(entry: Element, name: str, filling: Filling) -> None:
    download, page, writer = ALL[name], filling.page, filling.writer
    # while an author looks on, nothing is made: a booklet takes longer than a page
    is_made = page.options.errors != "show"
    address = page.file.path_to_root + download.address(page.site_id)
    title = SubElement(entry, "a", {"href": address, "download": ""}) if is_made else SubElement(entry, "b")
    title.text = writer.t(download.title)
    note = writer.t(download.note)
    later = writer.t("It is made when the site is built, not while you write.")
    title.tail = AtomicString(f": {note}." if is_made else f": {note}. {later}")
    entry.text = OwnWords("", note.language)


DOWNLOADS: BlockType[DownloadRef] = BlockType(
    name="downloads",
    syntax=Syntax(
        argument=re.compile(r"(?P<names>[a-z]+(?:[ ]+[a-z]+)*)"),
        example="`/// downloads | booklet offline`",
        parse=lambda parts, location: DownloadRef(tuple(dict.fromkeys(parts["names"].split())), location),
        decides=False,
        former=(),
    ),
    check=_check,
    anchors=no_anchors,
    build=_build,
    when="in turn",
)
