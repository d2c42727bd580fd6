"""Reading takes time in step with the length of a file: four times the input, about four times the time."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import PurePath

import pytest

from casebook.blocks.registry import GRAMMAR
from casebook.exports.download_links import drop_download
from casebook.exports.folder_page import adapt_page, find_site_id
from casebook.extension.item_marks import BEGIN, END
from casebook.figures.sidecar import read_figure, read_geometry
from casebook.findings import Findings
from casebook.items.quiz_file import read_quiz
from casebook.mkdocs_plugin.hidden_items import HiddenItems
from casebook.parsing.bibliography import read_bibliography
from casebook.parsing.code_spans import mask_code
from casebook.parsing.differential import read_differential
from casebook.parsing.facts import read_facts
from casebook.parsing.page_scanner import read_page
from casebook.parsing.review_file import COLUMNS, read_review
from casebook.parsing.spoilers import read_spoilers
from casebook.spoilers.base64_text import find_data
from tests.support.advice import read_advice

LARGEST = 1_000_000
FIRST = LARGEST // 256
# What reads the largest input within the first is harmless, whatever the ratio; the other has told enough.
FLOOR, ENOUGH = 0.5, 0.5
MOST = 12.0  # between linear, which is 4, and quadratic, which is 16; a busy machine needs the room

PATH = PurePath("file")
Read = Callable[[str], object]


def _page(text: str) -> object:
    return read_page(text, PATH, GRAMMAR)


def _hide(text: str) -> object:
    hidden = HiddenItems.hide(text)
    return hidden.restore(hidden.html)


def _stem(text: str) -> object:
    """Read texts of the greatest length that holds nothing but the hostile one."""
    return read_quiz(_write_items("stem: |", text), PATH)


def _lead_in(text: str) -> object:
    return read_quiz(_write_items("lead_in: |", text.replace("\n", " ")), PATH)


def _write_items(field: str, text: str) -> str:
    other = "lead_in" if field.startswith("stem") else "stem"
    items = []
    for number, start in enumerate(range(0, len(text), 19_000)):
        part = text[start : start + 19_000].replace("\n", "\n    ")
        items.append(
            f"- id: a{number}\n  type: free\n  level: recall\n  objectives: [L]\n"
            f"  {other}: W\n  {field}\n    {part}\n  rationale: R\n"
        )
    return "id: q\ntitle: Q\nitems:\n" + "".join(items)


def _options(text: str) -> object:
    return read_quiz(
        f"id: q\ntitle: Q\nitems:\n- id: a\n  type: match\n  level: recall\n  objectives: [L]\n  lead_in: W\n{text}",
        PATH,
    )


READERS: dict[str, tuple[Read, tuple[str, ...]]] = {
    "page": (
        _page,
        (
            "<!--",
            "<!---",
            "/// quiz\n",
            "/// quiz | a\n",
            "/// quiz | a\n///\n",
            "/// quiz | " + " " * 4000 + "x\n",
            "///// step | 0 story\n",
            "/",
            " ",
            "`",
            "``a`",
            "[@a](",
            "[@",
            "---\n",
            "```\n",
            "~~~\n    a\n",
            "1" * 4000 + "\n    a\n",
            "- ",
        ),
    ),
    "lead-in": (
        _lead_in,
        ("[", "![", "[a](", "[a](<", "[x][", "`", "``a`", "*", "_a", "**a*", "\\", "<a ", "<!--", "&a"),
    ),
    "stem": (
        _stem,
        ("1. ", "- ", "> ", "a\n=\n", "| a\n", "- a\n\n", "    a\n", "#", "```\n", "[a]: b\n", "\n", "*", "{:"),
    ),
    "advice on lead-ins": (
        lambda text: read_advice(_write_items("lead_in: |", text.replace("\n", " "))),
        ("which ", "which of these is about ", "-", "1 ", "( ", "A, B, "),
    ),
    "advice on stems": (
        lambda text: read_advice(_write_items("stem: |", text)),
        ("your ", "AB ", "(AB ", "1 ", "who "),
    ),
    "quiz": (
        lambda text: read_quiz(text, PATH),
        ("- ", "[", "{", "a: ", "a:\n", "? ", "'", '"', "&a ", "*a", "!", "#", " ", "\t"),
    ),
    "options": (
        _options,
        (
            "  targets:\n" + "".join(f"  - {{id: t{n}, text: T{n}}}\n" for n in range(100)),
            "  options:\n  - {id: a, text: A, key: tt, rationale: R}\n",
        ),
    ),
    "figure": (lambda text: read_figure(text, PATH), ("annotations:\n- {id: a}\n", "- {id: a, label: A}\n")),
    "facts": (lambda text: read_facts(text, PATH), ("facts:\n- {id: a, text: A, section: S}\n", "- id: a\n")),
    "differential": (lambda text: read_differential(text, PATH), ("checkpoints: [a, b]\n", "- {at: k}\n")),
    "spoilers": (lambda text: read_spoilers(text, PATH), ("words:\n- words: [abc]\n", "- {words: [abcd]}\n")),
    "review": (
        lambda text: read_review(f"{','.join(COLUMNS)}\n{text}", PATH, Findings()),
        ('"', '""', '"a', ",", "\n", '"\n', '"",', "=", "a,agree,,,,,,\n"),
    ),
    "geometry": (lambda text: read_geometry(text, PATH, Findings()), ("[", "{", '{"a":', '"')),
    "bibliography": (
        lambda text: read_bibliography(text[:490_000], PATH),
        ("@a{", "{", "}", '"', "@", ",", "=", "@a{b,\n", "@a{b, c = {d}}\n", "@a{b, c = {d\n", "\\", "%"),
    ),
    "code spans": (mask_code, ("`", "``a`", "\\`", "`a", "`\\")),
    "addresses of data": (lambda text: list(find_data(text)), ("data:,", "data:;base64,", "data:a;b", "data:a")),
    "search": (_hide, (BEGIN, END, BEGIN + END, END + BEGIN, "<!--casebook 0 ")),
    "downloads": (
        lambda text: drop_download(text, "a"),
        ('<li data-download="a">', '<li data-download="a"><a ', "<a "),
    ),
    "folder": (
        lambda text: (adapt_page(text, "a.html", (), has_search=True), find_site_id(text)),
        ("<case-record ", "<case-record <", "<quiz-set ", "<rank-list a=", "<a href=b>", "</summary>", '<a href="'),
    ),
}


@pytest.mark.parametrize(("name", "unit"), [(name, unit) for name, (_, units) in READERS.items() for unit in units])
def test_four_times_the_input_takes_about_four_times_as_long(name: str, unit: str) -> None:
    read = READERS[name][0]
    size = FIRST
    small = _measure(read, unit, size)
    while size < LARGEST and small < ENOUGH:
        size *= 4
        large = _measure(read, unit, size)
        if large > max(FLOOR, MOST * small):  # a busy machine: the best of several says what the reader takes
            small = min(_measure(read, unit, size // 4) for _ in range(3))
            large = min(large, *(_measure(read, unit, size) for _ in range(2)))
            assert large < max(FLOOR, MOST * small), f"{size:,} letters take {large:.2f} s, a quarter {small:.2f} s"
        small = large


def _measure(read: Read, unit: str, size: int) -> float:
    text = (unit * (size // len(unit) + 1))[:size]
    start = time.process_time()
    read(text)
    return time.process_time() - start
