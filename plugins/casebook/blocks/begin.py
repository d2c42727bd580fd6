"""`/// begin | case/index.md`: the one button that leads a learner into a case, and to where they left it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from casebook.blocks.contract import BlockType, Filling, no_anchors, nothing_wrong
from casebook.blocks.progress import name_progress
from casebook.findings import Finding, FindingCode, Location, shorten
from casebook.i18n import N_
from casebook.parsing.front_matter import read_minutes
from casebook.parsing.page_lines import read_lines
from casebook.parsing.steps import HEAD, STEP
from casebook.parsing.syntax import Syntax
from casebook.rendering.interface_words import OwnWords
from casebook.rendering.markdown import Writer

TITLE = N_("Begin")
HALF_AN_HOUR = 30  # minutes


@dataclass(frozen=True, slots=True)
class CaseLink:
    """The page of a case as a link names it, from the page that it stands on, and where it is named."""

    address: str
    location: Location


def _parse(parts: Mapping[str, Any], location: Location) -> CaseLink:
    return CaseLink(parts["address"], location)


def _build(named: CaseLink, filling: Filling) -> Element:
    """Return the button and how long the case takes; the script leads on to where the learner is."""
    page = filling.page
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page.file.path), named.address))
    text = _read(page.file.root / page.file.docs / path)
    last = _count_steps(text) - 1
    if last < 0:
        message = (
            f"No page `{shorten(named.address)}` with steps is found from here. Write the path of the case's page."
        )
        page.report(Finding(named.location, FindingCode.CASE_UNKNOWN, message))
    given = read_minutes(text)
    minutes = given[0] if given else 0
    store = f"{page.site_id}/{name_progress(replace(page.file, path=path), page.grammar)}"
    element = Element("case-begin", {"store": store, "steps": str(last), "data-search-exclude": ""})
    if minutes:
        element.set("minutes", str(minutes))
    link = SubElement(SubElement(element, "p"), "a", {"class": "begin", "href": named.address})
    link.text = filling.writer.t(TITLE)
    SubElement(element, "p", {"class": "time"}).text = OwnWords(_tell_time(minutes, last, filling.writer))
    return element


def _read(page: Path) -> str:
    """Return the text of a page; nothing where there is none."""
    try:
        return page.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""


def _count_steps(text: str) -> int:
    heads = (HEAD.match(line) for line in read_lines(text) if line and "//" in line)
    return sum(1 for head in heads if head and head["name"].lower() == STEP)


def _tell_time(minutes: int, steps: int, writer: Writer) -> str:
    stop = writer.t("Stop at any step; you continue where you left off.")
    if minutes == HALF_AN_HOUR:
        lasting = writer.tn("About half an hour, in # step.", "About half an hour, in # steps.", steps)
    elif minutes:
        lasting = writer.tn(
            "About {minutes} minutes, in # step.", "About {minutes} minutes, in # steps.", steps, minutes=minutes
        )
    else:
        lasting = writer.tn("In # step.", "In # steps.", steps)
    return f"{lasting} {stop}"


BEGIN: BlockType[CaseLink] = BlockType(
    name="begin",
    syntax=Syntax(
        argument=re.compile(r"(?P<address>[^\s|]+\.md)"),
        example="`/// begin | case/index.md`",
        parse=_parse,
        decides=False,
        former=(),
    ),
    check=nothing_wrong,
    anchors=no_anchors,
    build=_build,
    when="in turn",
)
