"""A page's Markdown -> what its blocks name and which sources it cites, and what is wrong with its lines.

Markdown blocks have no line numbers and print as plain text when refused, so pages are read line by line first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePath
from typing import Any, TypeVar

from casebook.findings import MORE, MOST_FINDINGS, Finding, FindingCode, Findings, Location, shorten
from casebook.parsing.citations import Citation
from casebook.parsing.code_spans import mask_code
from casebook.parsing.front_matter import FRONT_MATTER
from casebook.parsing.markdown_rules import CITATION
from casebook.parsing.odd_characters import ODD
from casebook.parsing.page_lines import find_unread, read_lines
from casebook.parsing.steps import STEP, check_steps
from casebook.parsing.stray_fences import find_stray_fences
from casebook.parsing.syntax import Grammar

HEAD = re.compile(r"(?P<indent>[ \t]*)(?P<fence>/{3,})[ ]*(?P<name>[\w-]+)[ ]*(?:\|(?P<argument>.*))?$")
OPTION = re.compile(r"[ ]{4,}\S")
NEAR_MISS = re.compile(r"[ ]*/{2,}[ ]*(?P<name>[A-Za-z][\w-]*)(?:[ ](?P<more>[A-Za-z]+))?")
LIKE_OURS = str.maketrans("／｜", "/|")
LEAKED = (
    "This `/// {}` would print as text. Put an empty line before and after it, "
    "and check that it is neither indented by accident nor within HTML."
)
UNOPENED = (
    "`{}` ends a block here, and none has begun, so all of it prints as text, with its key. "
    "Write the first line of the block, such as `/// quiz` above a question, or delete this."
)
NOT_CLOSED = "`{0} {1}` is not closed. Write `{0}` alone on the line after it."
ITEMS_NOT_CLOSED = "`{0} {1}` is not closed. Write `{0}` on a line of its own below the last answer."

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class BlockHead:
    """The first line of one of our blocks. `named` is what its argument names, if that `fits`.

    A block that holds items names them only when they are read: see `casebook.items.page_quiz`.
    """

    name: str
    argument: str
    location: Location
    fits: bool
    named: Any
    holds_items: bool = False


@dataclass(slots=True)
class PageText:
    """What a page names, in order, and what is wrong with its lines."""

    path: PurePath
    grammar: Grammar
    heads: list[BlockHead] = field(default_factory=list)
    has_steps: bool = False
    citations: list[Citation] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)

    def all_of(self, kind: type[K]) -> Iterator[K]:
        """Yield what the blocks of the page name of one kind, in order."""
        return (head.named for head in self.heads if isinstance(head.named, kind))


def read_page(text: str, path: PurePath, grammar: Grammar, first_line: int = 1) -> PageText:
    """Return the blocks and citations of a page, and what is wrong with them.

    `first_line` is the line of the file that `text` begins with, when its front matter is cut off already.
    """
    page = PageText(path, grammar)
    front = FRONT_MATTER.match(text) if first_line == 1 else None
    skipped = front[0].count("\n") if front else 0
    lines = read_lines(text)
    unread = find_unread(text) if any(line and "///" in line for line in lines) else set()
    for index, line in enumerate(lines):
        if index < skipped or line is None:
            continue
        if len(page.findings) >= MOST_FINDINGS:
            page.findings.error(Location(path, index + first_line, 1), FindingCode.FILE_LARGE, MORE)
            break
        head = HEAD.match(line) if "//" in line else None  # most lines have none
        if not (head and _read_head(page, head, lines, index, index + first_line, is_unread=index in unread)):
            _read_text(page, line, head, index + first_line)
    page.findings.extend(islice(_find_unopened(page, lines, first_line), MOST_FINDINGS))
    page.findings.extend(islice(check_steps(lines[skipped:], path, first_line + skipped, grammar), MOST_FINDINGS))
    return page


def _find_unopened(page: PageText, lines: list[str | None], first_line: int) -> Iterator[Finding]:
    """Yield each line of slashes that ends nothing, unless a line was reported that may have been meant to begin it."""
    if any(found.code in (FindingCode.BLOCK_LEAKED, FindingCode.BLOCK_UNCLOSED) for found in page.findings):
        return
    for row in find_stray_fences(lines):
        line = lines[row] or ""
        location = Location(page.path, row + first_line, len(line) - len(line.lstrip()) + 1)
        yield Finding(location, FindingCode.BLOCK_UNOPENED, UNOPENED.format(line.strip()))


def _read_head(
    page: PageText, head: re.Match[str], lines: list[str | None], index: int, number: int, *, is_unread: bool
) -> bool:
    """Read the first line of a block, and tell whether it is one that needs no further look."""
    name = head["name"].lower()
    page.has_steps |= name == STEP
    location = Location(page.path, number, len(head["indent"]) + 1)
    if is_unread and name in page.grammar.examples:
        page.findings.error(location, FindingCode.BLOCK_LEAKED, LEAKED.format(head["name"]))
    elif name in page.grammar.blocks:
        _read_block(page, head, lines, index, location)
    elif name in page.grammar.renamed:
        now = page.grammar.renamed[name]
        message = f"`/// {name}` is now called `/// {now}`. Write {page.grammar.examples[now]}."
        page.findings.error(location, FindingCode.WORD_RENAMED, message)
    else:
        return False
    return True


def _read_text(page: PageText, line: str, head: re.Match[str] | None, number: int) -> None:
    """Read a line of text, or of a block that holds Markdown."""
    if not _is_near_miss(page, line, head, number):
        _read_citations(page, line, number)


def _is_near_miss(page: PageText, line: str, head: re.Match[str] | None, number: int) -> bool:
    """Report a line that would be one of our blocks but for a slip, and prints as text as it is."""
    if "//" not in line and "／" not in line:
        return False
    meant = ODD.sub(lambda odd: " " if odd[0].isspace() else "", line.translate(LIKE_OURS))
    found = NEAR_MISS.match(meant)
    if found is None or (head and head["name"].lower() in page.grammar.containers):
        return False
    close = page.grammar.find_close([found["name"].lower(), f"{found['name']}-{found['more']}".lower()])
    if close is None:
        return False
    location = Location(page.path, number, len(line) - len(line.lstrip()) + 1)
    what = f"`{shorten(line.strip())}` is not a block"
    odd = "" if meant == line else " Retype its characters and spaces."
    message = f"{what}, and would print as text. Write {page.grammar.examples[close]}.{odd}"
    page.findings.error(location, FindingCode.BLOCK_LEAKED, message)
    return True


def _read_block(page: PageText, head: re.Match[str], lines: list[str | None], index: int, location: Location) -> None:
    name, argument = head["name"].lower(), (head["argument"] or "").strip(" ")
    inside = _read_inside(head, lines, index, page.grammar)
    holds_items = page.grammar.blocks[name].holds_items
    if holds_items and inside is None and (lines[index + 1 : index + 2] or [""])[0]:
        message = ITEMS_NOT_CLOSED.format(head["fence"], name)
        page.findings.error(location, FindingCode.BLOCK_UNCLOSED, message)
        return
    if holds_items and any(not _is_option(line, head) for _, line in inside or ()):
        page.heads.append(BlockHead(name, argument, location, fits=True, named=None, holds_items=True))
        return
    read = read_argument(name, argument, location, page.grammar)
    page.heads.append(read)
    if not read.fits:
        wrong = (
            f"`{shorten(argument)}` is not allowed after `/// {name}`" if argument else f"`/// {name}` names nothing"
        )
        message = f"{wrong}. Write {page.grammar.blocks[name].example}."
        page.findings.error(location, FindingCode.BLOCK_ARGUMENT, message)
    if inside is None:
        fence = head["fence"]
        page.findings.error(location, FindingCode.BLOCK_UNCLOSED, NOT_CLOSED.format(fence, name))
    elif inside:
        _report_inside(page, head, inside[0][0] - index + location.line, inside[0][1])


def read_argument(name: str, argument: str, location: Location, grammar: Grammar) -> BlockHead:
    """Return a block with what its argument names; it names nothing where the argument has another form."""
    syntax = grammar.blocks[name]
    found = syntax.argument.fullmatch(argument)
    named = syntax.parse(found.groupdict(), location) if found else None
    return BlockHead(name, argument, location, found is not None, named)


def _read_inside(
    head: re.Match[str], lines: list[str | None], index: int, grammar: Grammar
) -> list[tuple[int, str]] | None:
    """Return the lines before the closing fence that hold something, or None when the block is not closed."""
    end = re.compile(rf"[ \t]*{head['fence']}[ ]*$")
    inside: list[tuple[int, str]] = []
    for step in range(index + 1, len(lines)):
        line = lines[step]
        if line is None:
            line = "code"
        if end.match(line):
            return inside
        if _opens_ours(line, grammar):
            return None
        if line.strip():
            inside.append((step, line))
    return None


def _is_option(line: str, head: re.Match[str]) -> bool:
    return OPTION.match(line.removeprefix(head["indent"])) is not None


def _report_inside(page: PageText, head: re.Match[str], number: int, line: str) -> None:
    name, fence = head["name"].lower(), head["fence"]
    place = Location(page.path, number, len(line) - len(line.lstrip()) + 1)
    if _is_option(line, head):
        page.findings.error(
            place, FindingCode.BLOCK_OPTION, f"`/// {name}` has no options. Delete `{shorten(line.strip())}`."
        )
        return
    message = f"Nothing is allowed between the lines of `/// {name}`. Move this below its closing `{fence}`."
    page.findings.error(place, FindingCode.BLOCK_CONTENT, message)


def _opens_ours(line: str, grammar: Grammar) -> bool:
    head = HEAD.match(line)
    return bool(head and head["name"].lower() in grammar.blocks)


def _read_citations(page: PageText, line: str, number: int) -> None:
    if "[@" not in line:
        return
    for found in CITATION.finditer(mask_code(line)):
        page.citations.append(Citation(found[1], Location(page.path, number, found.start() + 1)))
