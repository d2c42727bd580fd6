"""Blocks that a builder has printed as text, items with their keys among them, looked for in a built site."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from casebook.blocks.registry import GRAMMAR
from casebook.findings import MOST_FINDINGS, Finding, FindingCode, Location
from casebook.parsing.extension_options import EXTENSION
from casebook.parsing.html_reader import Kind, Token, read_tags, start_lines

MESSAGE = (
    "`/// {}` is printed as text, and readers see what should be hidden. This builder did not load the extension. "
    f"List `{EXTENSION}` under `markdown_extensions`, which every builder reads."
)
SHOWN_AS_WRITTEN = frozenset({"code", "pre", "script", "style", "template", "textarea", "title"})


def find_printed_blocks(site: Path) -> Iterator[Finding]:
    """Yield each of our blocks that a page of a built site shows as text, up to a hundred."""
    yield from islice((found for page in sorted(site.rglob("*.html")) for found in _read(page)), MOST_FINDINGS)


def _read(page: Path) -> Iterator[Finding]:
    text = page.read_text(encoding="utf-8", errors="replace")
    if "///" not in text:
        return
    lines = start_lines(text)
    for token in _list_texts(text):
        for offset, line in _list_lines(token.text):
            leaked = GRAMMAR.leak.match(line)
            if leaked:
                at = token.place + offset + len(line) - len(line.lstrip())
                row = bisect_right(lines, at)
                where = Location(page, row, at - lines[row - 1] + 1)
                yield Finding(where, FindingCode.BLOCK_LEAKED, MESSAGE.format(leaked[1]))


def _list_texts(text: str) -> Iterator[Token]:
    """Yield the texts of a page outside code and what nobody sees."""
    within: list[str] = []
    for token in read_tags(text):
        if token.kind is Kind.START and token.text in SHOWN_AS_WRITTEN and not token.is_closed:
            within.append(token.text)
        elif token.kind is Kind.END and within and token.text == within[-1]:
            within.pop()
        elif token.kind is Kind.TEXT and not within:
            yield token


def _list_lines(text: str) -> Iterator[tuple[int, str]]:
    offset = 0
    for line in text.split("\n"):
        yield offset, line
        offset += len(line) + 1
