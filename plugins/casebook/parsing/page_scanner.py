"""A page's Markdown -> which quizzes, figures, checkpoints and sources it names, and what is wrong with its blocks.

Markdown blocks have no line numbers and print as plain text when refused, so pages are read line by line first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import islice
from pathlib import PurePath

from casebook.findings import MORE, MOST_FINDINGS, FindingCode, Findings, Location, listed, shorten, suggest
from casebook.model import DOWNLOADS
from casebook.parsing.citations import Citation
from casebook.parsing.code_spans import mask_code
from casebook.parsing.front_matter import FRONT_MATTER
from casebook.parsing.markdown_rules import CITATION
from casebook.parsing.odd_characters import ODD
from casebook.parsing.page_lines import find_unread, read_lines
from casebook.parsing.steps import CONTAINERS, check_steps

ARGUMENTS = {
    "quiz": re.compile(r"(?P<quiz>[a-z0-9-]+)(?:#(?P<items>[a-z0-9-]+))?"),
    "item": re.compile(r"(?P<quiz>[a-z0-9-]+)/(?P<items>[a-z0-9-]+)"),
    "figure": re.compile(r"(?P<shown>[a-z0-9-]+)(?P<clean>[ ]+clean)?"),
    "viewer": re.compile(r"(?P<shown>[a-z0-9-]+)"),
    "rank": re.compile(r"(?P<checkpoint>[a-z0-9-]+)"),
    "downloads": re.compile(r"(?P<editions>[a-z]+(?:[ ]+[a-z]+)*)"),
    "references": re.compile(r""),
    "chart": re.compile(r""),
    "calibration": re.compile(r""),
    "responses": re.compile(r"(?P<recalled>[a-z0-9-]+/[a-z0-9-]+(?:[ ]+[a-z0-9-]+/[a-z0-9-]+)*)"),
    "frequencies": re.compile(r"(?P<shares>(?:100|\d{1,2})(?:[ ]+(?:100|\d{1,2})){2})"),
    "gaps": re.compile(r""),
    "record": re.compile(r""),
}
EXAMPLES = {
    "quiz": "`/// quiz | quiz-a` or `/// quiz | quiz-a#a1-a3`",
    "item": "`/// item | quiz-a/a1`",
    "figure": "`/// figure | mri-1` or `/// figure | mri-1 clean`",
    "viewer": "`/// viewer | coronal`",
    "rank": "`/// rank | k1`",
    "downloads": "`/// downloads | booklet offline`",
    "references": "`/// references`",
    "chart": "`/// chart`",
    "calibration": "`/// calibration`",
    "responses": "`/// responses | quiz-a/a1 quiz-a/a9`",
    "frequencies": "`/// frequencies | 50 36 10`, three whole numbers from 0 to 100",
    "gaps": "`/// gaps`",
    "record": "`/// record`",
    "step": "`///// step | 1 story`",
    "gate": "`//// gate`",
    "recap": "`/// recap`",
}
HEAD = re.compile(r"(?P<indent>[ \t]*)(?P<fence>/{3,})[ ]*(?P<name>[\w-]+)[ ]*(?:\|(?P<argument>.*))?$")
OPTION = re.compile(r"[ ]{4,}\S")
FIELD = re.compile(r"(?:-[ ]+)?[a-z_]+:(?:[ ]|$)")
NEAR_MISS = re.compile(r"[ ]*/{2,}[ ]*(?P<name>[A-Za-z][\w-]*)(?:[ ](?P<more>[A-Za-z]+))?")
LIKE_OURS = str.maketrans("／｜", "/|")
LEAKED = (
    "This `/// {}` would print as text. Put an empty line before and after it, "
    "and check that it is neither indented by accident nor within HTML."
)


@dataclass(frozen=True, slots=True)
class ItemRef:
    """A block that names a quiz, or one of its items (`a1`), or some in a row (`a1-a3`)."""

    quiz: str
    items: str | None
    location: Location


@dataclass(frozen=True, slots=True)
class FigureRef:
    """A block that shows a figure or a series; `clean` hides the marks at first."""

    block: str
    id: str
    clean: bool
    location: Location


@dataclass(frozen=True, slots=True)
class CheckpointRef:
    """A block at which a learner ranks diagnoses, then meets the reference."""

    checkpoint: str
    location: Location


@dataclass(frozen=True, slots=True)
class DownloadRef:
    """A block that lists editions for readers to take away."""

    downloads: tuple[str, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class ResponseRef:
    """A block that brings back what was written at some items."""

    item_refs: tuple[ItemRef, ...]


@dataclass(frozen=True, slots=True)
class NaturalFrequencies:
    """How many in 100 have something; in how many of these a test is positive, and in how many of the others."""

    have: int
    found: int
    alike: int


Named = ItemRef | FigureRef | CheckpointRef | DownloadRef | ResponseRef | NaturalFrequencies


@dataclass(frozen=True, slots=True)
class BlockHead:
    """The first line of one of our blocks."""

    name: str
    argument: str
    location: Location


@dataclass(slots=True)
class PageText:
    """What a page names, in order, and what is wrong with its lines."""

    path: PurePath
    heads: list[BlockHead] = field(default_factory=list)
    item_refs: list[ItemRef] = field(default_factory=list)
    figure_refs: list[FigureRef] = field(default_factory=list)
    checkpoint_refs: list[CheckpointRef] = field(default_factory=list)
    response_refs: list[ResponseRef] = field(default_factory=list)
    charts: list[Location] = field(default_factory=list)
    has_steps: bool = False
    citations: list[Citation] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)


def read_page(text: str, path: PurePath, first_line: int = 1) -> PageText:
    """Return the blocks and citations of a page, and what is wrong with them.

    `first_line` is the line of the file that `text` begins with, when its front matter is cut off already.
    """
    page = PageText(path)
    front = FRONT_MATTER.match(text) if first_line == 1 else None
    skipped = front[0].count("\n") if front else 0
    lines = read_lines(text)
    unread = find_unread(text) if any(line and "///" in line for line in lines) else set()
    for index, line in enumerate(lines):
        if index < skipped or line is None:
            continue
        number = index + first_line
        if len(page.findings) >= MOST_FINDINGS:
            page.findings.error(Location(path, number, 1), FindingCode.FILE_LARGE, MORE)
            break
        head = HEAD.match(line) if "//" in line else None  # most lines have none
        page.has_steps |= bool(head and head["name"].lower() == "step")
        if head and index in unread and head["name"].lower() in EXAMPLES:
            page.findings.error(
                Location(path, number, len(head["indent"]) + 1), FindingCode.BLOCK_LEAKED, LEAKED.format(head["name"])
            )
        elif head and head["name"].lower() in ARGUMENTS:
            _read_block(page, head, lines, index, number)
        elif _is_near_miss(page, line, number):
            continue
        else:
            _read_citations(page, line, number)
    page.findings.extend(islice(check_steps(lines[skipped:], path, first_line + skipped), MOST_FINDINGS))
    return page


def parse_argument(name: str, argument: str, location: Location) -> Named | None:
    """Return what a block's argument names, or None when it names nothing or has another form."""
    found = ARGUMENTS[name].fullmatch(argument)
    parts = found.groupdict() if found else {}
    if parts.get("shown"):
        return FigureRef(name, parts["shown"], parts.get("clean") is not None, location)
    if parts.get("checkpoint"):
        return CheckpointRef(parts["checkpoint"], location)
    if parts.get("editions"):
        return DownloadRef(tuple(dict.fromkeys(parts["editions"].split())), location)
    if parts.get("recalled"):
        named = (each.split("/") for each in parts["recalled"].split())
        return ResponseRef(tuple(ItemRef(quiz, item, location) for quiz, item in named))
    if parts.get("shares"):
        return NaturalFrequencies(*map(int, parts["shares"].split()))
    return ItemRef(parts["quiz"], parts["items"], location) if parts else None


def _is_near_miss(page: PageText, line: str, number: int) -> bool:
    """Report a line that would be one of our blocks but for a slip, and prints as text as it is."""
    if "//" not in line and "／" not in line:
        return False
    meant = ODD.sub(lambda odd: " " if odd[0].isspace() else "", line.translate(LIKE_OURS))
    found = NEAR_MISS.match(meant)
    head = HEAD.match(line)
    if found is None or (head and head["name"].lower() in CONTAINERS):
        return False
    names = [found["name"].lower(), f"{found['name']}-{found['more']}".lower()]
    close = next((each for name in names for each in get_close_matches(name, EXAMPLES, n=1, cutoff=0.8)), None)
    if close is None:
        return False
    location = Location(page.path, number, len(line) - len(line.lstrip()) + 1)
    what = f"`{shorten(line.strip())}` is not a block"
    odd = "" if meant == line else " Retype its characters and spaces."
    page.findings.error(
        location, FindingCode.BLOCK_LEAKED, f"{what}, and would print as text. Write {EXAMPLES[close]}.{odd}"
    )
    return True


def _read_block(page: PageText, head: re.Match[str], lines: list[str | None], index: int, number: int) -> None:
    name, argument = head["name"].lower(), (head["argument"] or "").strip(" ")
    location = Location(page.path, number, len(head["indent"]) + 1)
    page.heads.append(BlockHead(name, argument, location))
    _note(page, parse_argument(name, argument, location))
    if name == "chart":
        page.charts.append(location)
    if not ARGUMENTS[name].fullmatch(argument):
        wrong = (
            f"`{shorten(argument)}` is not allowed after `/// {name}`" if argument else f"`/// {name}` names nothing"
        )
        message = f"{wrong}. Write {EXAMPLES[name]}."
        page.findings.error(location, FindingCode.BLOCK_ARGUMENT, message)
    inside = _read_inside(head, lines, index)
    if inside is None:
        fence = head["fence"]
        message = f"`{fence} {name}` is not closed. Write `{fence}` alone on the line after it."
        page.findings.error(location, FindingCode.BLOCK_UNCLOSED, message)
    elif inside:
        _report_inside(page, head, inside[0][0] - index + number, inside[0][1])


def _note(page: PageText, named: Named | None) -> None:
    match named:
        case ItemRef():
            page.item_refs.append(named)
        case FigureRef():
            page.figure_refs.append(named)
        case CheckpointRef():
            page.checkpoint_refs.append(named)
        case DownloadRef():
            _check_offer(page, named)
        case ResponseRef():
            page.response_refs.append(named)


def _check_offer(page: PageText, offer: DownloadRef) -> None:
    instead = f" Write {listed(DOWNLOADS)}."
    for name in offer.downloads:
        if name not in DOWNLOADS:
            message = f"There is no edition `{shorten(name)}`.{suggest(name, DOWNLOADS) or instead}"
            page.findings.error(offer.location, FindingCode.DOWNLOAD_UNKNOWN, message)


def _read_inside(head: re.Match[str], lines: list[str | None], index: int) -> list[tuple[int, str]] | None:
    """Return the lines before the closing fence that hold something, or None when the block is not closed."""
    end = re.compile(rf"[ \t]*{head['fence']}[ ]*$")
    inside: list[tuple[int, str]] = []
    for step in range(index + 1, len(lines)):
        line = lines[step]
        if line is None:
            line = "code"
        if end.match(line):
            return inside
        if _opens_ours(line):
            return None
        if line.strip():
            inside.append((step, line))
    return None


def _report_inside(page: PageText, head: re.Match[str], number: int, line: str) -> None:
    name, fence = head["name"].lower(), head["fence"]
    place = Location(page.path, number, len(line) - len(line.lstrip()) + 1)
    if OPTION.match(line.removeprefix(head["indent"])):
        page.findings.error(
            place, FindingCode.BLOCK_OPTION, f"`/// {name}` has no options. Delete `{shorten(line.strip())}`."
        )
        return
    message = f"Nothing is allowed between the lines of `/// {name}`. Move this below its closing `{fence}`."
    if name in ("quiz", "item") and FIELD.match(line.lstrip()):
        message = "A quiz is not written in a page. Move this to a file such as `quizzes/my-quiz.yml`, and name its id."
    page.findings.error(place, FindingCode.BLOCK_CONTENT, message)


def _opens_ours(line: str) -> bool:
    head = HEAD.match(line)
    return bool(head and head["name"].lower() in ARGUMENTS)


def _read_citations(page: PageText, line: str, number: int) -> None:
    if "[@" not in line:
        return
    for found in CITATION.finditer(mask_code(line)):
        page.citations.append(Citation(found[1], Location(page.path, number, found.start() + 1)))
