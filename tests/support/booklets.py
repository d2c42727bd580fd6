"""Printed editions of a project: made by the command or in this process, and the parts of what is printed."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from casebook.exports.booklet import BookletError, Site, print_editions, read_site
from casebook.exports.booklet.document import Book, build_book
from casebook.findings import Findings
from tests.support.printed import Printed, read

CASEBOOK = [sys.executable, "-c", "from casebook.cli.main import main; main()"]
LEARNER, TUTOR, SUMMARY = "case-booklet.pdf", "tutor-booklet.pdf", "summary.pdf"
DECISION = re.compile(r"s:d-(\d+)(?:\.(\d+))?")


@dataclass(frozen=True)
class Pair:
    """A decision and the page overleaf: the step, the place of its gate in the step, and both pages."""

    step: int
    gate: int
    decision: int
    overleaf: int


@dataclass(frozen=True)
class Part:
    """A part of a document: its name, what heads it, and the places of items in it, such as `q:quiz-a/a1`."""

    name: str
    title: str
    places: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Editions:
    """What was made of each edition by its name, and what was said meanwhile."""

    made: dict[str, Path | BookletError]
    said: list[str]

    def file(self, name: str) -> Path:
        """Return the file of an edition; where there is none, the test fails with the reason."""
        made = self.made[name]
        assert isinstance(made, Path), made
        return made

    def problem(self, name: str) -> list[str]:
        """Return what keeps an edition from being made, line by line."""
        made = self.made[name]
        assert isinstance(made, BookletError)
        return str(made).splitlines()


@dataclass(frozen=True)
class Booklets:
    """The folder of the editions that the command wrote, and what it said."""

    folder: Path
    said: str

    def read(self, name: str) -> Printed:
        """Return what an edition says."""
        return _read(self.folder / name)


_read = cache(read)


def export(root: Path, out: Path, *options: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command in a project."""
    command = [*CASEBOOK, "export", "booklet", "--out", str(out), *options]
    return subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, encoding="utf-8", check=False)


def print_project(root: Path, out: Path, *names: str, paper: str = "a4") -> Editions:
    """Print editions of a project."""
    said: list[str] = []
    return Editions(print_editions(open_project(root), out, paper, names, said.append), said)


def read_book(root: Path, *, tutor: bool = False) -> Book:
    """Return the document of a booklet, which is not printed."""
    return build_book(open_project(root), tutor=tutor)


def open_project(root: Path) -> Site:
    """Return a project as the command reads it."""
    findings = Findings()
    site = read_site(root, findings)
    assert list(findings) == []
    return site


def list_parts(book: Book) -> list[Part]:
    """Return the parts of a document behind its first pages, in the order of print."""
    return list(_list_parts(book))


def _list_parts(book: Book) -> Iterator[Part]:
    part: Part | None = None
    for element in book.root.iter():
        name = element.get("id", "")
        if name.startswith("s:"):
            if part:
                yield part
            part = Part(name, element.attrib["data-part"])
        elif name.startswith(("q:", "k:", "t:")):
            assert part
            part.places.append(name)
    if part:
        yield part


def find_pairs(printed: Printed) -> list[Pair]:
    """Return every decision, in the order of print; each must have a page overleaf."""
    found = []
    for name, page in printed.places.items():
        if named := DECISION.fullmatch(name):
            overleaf = printed.places[name.replace("d-", "r-", 1)]
            found.append(Pair(int(named[1]), int(named[2] or 1), page, overleaf))
    return sorted(found, key=lambda pair: pair.decision)
