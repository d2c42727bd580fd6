"""The lines of items written in a page, taken apart: what stands above the options, each option, what stands below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from casebook.findings import FindingCode, Location, shorten
from casebook.parsing.document import Document
from casebook.parsing.page_lines import CODE_FENCE

BREAK = re.compile(r"(?:-{3,}|\*{3,})[ \t]*")
TASK = re.compile(r"[-*+][ \t]+\[(?P<mark>[ xX])\](?:[ \t]+(?P<text>.*))?")
NUMBERED = re.compile(r"\d+[.)][ \t]+(?P<text>.*)")
# A box that was meant: with another sign before it or in it, with spaces that are none, or in brackets of another kind.
ODD_TASK = re.compile(r"\s*(?:[-*+–—−•·●▪◦‣]|\d+[.)])?\s*[\[(【（［]\s*(?P<mark>[xX✓✔✗✘yY]?)\s*[\])】）］](?![(\[:])")
PLAIN = re.compile(r"[-*+][ \t]+")
GAP = re.compile(r"\[_{2,}\]")
FIELD = re.compile(r"(?:-[ ]+)?[a-z_]+:(?:[ ]|$)")
SECOND = (
    "More answers follow below this. If it is the reason of the answer above, indent it by two spaces; if it is the "
    "next question, put a line of `---` above it."
)
BOX = "An option begins with `- [ ]`, the right one with `- [x]`."
NO_YAML = (
    "Fields are written in a file such as `quizzes/my-quiz.yml`, which a page names by its id: `/// quiz | my-quiz`. "
    "In a page, write the question and below it options such as `- [ ] …` and `- [x] …`."
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its number from 1, its column from 1, and its text from there on."""

    number: int
    column: int
    text: str

    @property
    def is_blank(self) -> bool:
        """Whether it holds nothing."""
        return not self.text.strip()

    @property
    def is_indented(self) -> bool:
        """Whether it belongs to an option above it."""
        return self.text.startswith((" ", "\t"))


@dataclass(frozen=True, slots=True)
class Entry:
    """An option: its line, and the lines below it."""

    line: Line
    below: list[Line] = field(default_factory=list)

    @property
    def is_key(self) -> bool:
        """Whether it is marked as right."""
        found = TASK.fullmatch(self.line.text) or ODD_TASK.match(self.line.text)
        return found is not None and bool(found["mark"].strip())


@dataclass(frozen=True, slots=True)
class Parts:
    """The lines of one item; `first` is the first that holds anything.

    It is not whole where it goes on in a way that nobody can read; what is wrong then is reported.
    """

    first: Line
    above: list[Line] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    below: list[Line] = field(default_factory=list)
    is_whole: bool = True


def take_apart(document: Document, lines: Sequence[Line]) -> Iterator[Parts]:
    """Yield the parts of each item of a block; what is none is reported."""
    for part in _divide(lines):
        first = next((line for line in part if not line.is_blank), None)
        if first and FIELD.match(first.text):
            document.report(Location(document.path, first.number, first.column), FindingCode.BLOCK_CONTENT, NO_YAML)
        elif first:
            yield _split(document, part, first)


def report(document: Document, line: Line, message: str) -> None:
    """Report what is wrong with a line."""
    where = Location(document.path, line.number, line.column)
    document.report(where, FindingCode.BLOCK_CONTENT, f"`{shorten(line.text.strip())}`: {message}")


def count_gaps(lines: Sequence[Line]) -> int:
    """Return how many gaps some lines have."""
    return sum(len(GAP.findall(line.text)) for line in lines)


def _divide(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each item; dashes within code divide nothing."""
    part: list[Line] = []
    for line, is_code in _tell_code(lines):
        if not is_code and BREAK.fullmatch(line.text):
            yield part
            part = []
        else:
            part.append(line)
    yield part


def _tell_code(lines: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """Yield each line, and whether it belongs to fenced code."""
    fence = ""
    for line in lines:
        found = CODE_FENCE.match(line.text)
        yield line, bool(fence or found)
        if found and not fence:
            fence = found["fence"]
        elif found and found["fence"].startswith(fence) and not line.text.strip().strip(fence[0]):
            fence = ""


def _split(document: Document, lines: Sequence[Line], first: Line) -> Parts:
    parts = Parts(first)
    is_apart = True
    for line, is_code in _tell_code(lines):
        if not is_code and _is_entry(document, line, parts):
            if parts.below:
                report(document, parts.below[0], SECOND)
                return replace(parts, is_whole=False)
            parts.entries.append(Entry(line))
        elif not parts.entries:
            parts.above.append(line)
        elif parts.below or (is_apart and not line.is_blank and not line.is_indented):
            parts.below.append(line)
        else:
            if not line.is_blank and not line.is_indented:  # Markdown would take it for more of the option's words
                report(document, line, "Indent this as the reason of the option above, or put an empty line before it.")
            parts.entries[-1].below.append(line)
        is_apart = line.is_blank
    return parts


def _is_entry(document: Document, line: Line, parts: Parts) -> bool:
    """Tell whether a line begins an option: in a task list, or where there are several gaps in a numbered one."""
    if TASK.fullmatch(line.text) or (NUMBERED.fullmatch(line.text) and count_gaps(parts.above) > 1):
        return True
    if ODD_TASK.match(line.text) and (not parts.entries or not line.is_indented or parts.entries[-1].line.is_indented):
        report(document, line, f"{BOX} Begin at the margin, and retype the signs and spaces of the box.")
        return True
    if not line.is_indented and PLAIN.match(line.text) and parts.entries and not parts.below:
        report(document, line, f"{BOX} Add the box.")
        return True
    return False
