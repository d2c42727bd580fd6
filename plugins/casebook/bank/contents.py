"""What the files of a bank hold, file by file, before it is checked what they say of each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from casebook.bank.files import BIBLIOGRAPHY, BIBTEX, DIFFERENTIAL, FACTS, FIGURES, GEOMETRY, SPOILERS, find_singular
from casebook.figures.sidecar import FigureFile, read_figure, read_geometry
from casebook.findings import Finding, FindingCode, Findings, Location, Rules, shorten
from casebook.items.quiz_file import QuizFile, read_quiz
from casebook.model import Differential, FactSheet, Geometry, Reference
from casebook.parsing.bibliography import read_bibliography
from casebook.parsing.citations import Citation
from casebook.parsing.differential import read_differential
from casebook.parsing.document import Pictured
from casebook.parsing.facts import read_facts
from casebook.parsing.spoilers import SpoilerList, read_spoilers


@dataclass(slots=True)
class Contents:
    """What was read so far.

    `unread` holds the names of files that could not be read or in which something is wrong; `broken` the ids of
    quizzes of which the same is true, None among them where not even the id is known; `doubtful` says it of the
    differential.
    """

    rules: Rules
    findings: Findings = field(default_factory=Findings)
    sheet: FactSheet = field(default_factory=FactSheet)
    references: dict[str, Reference] = field(default_factory=dict)
    keys: dict[str, Location] = field(default_factory=dict)
    singular: dict[str, PurePath] = field(default_factory=dict)
    levels: tuple[tuple[Location, ...], ...] = ()
    gaps: Mapping[str, Location] = field(default_factory=dict)
    quizzes: list[QuizFile] = field(default_factory=list)
    figures: list[FigureFile] = field(default_factory=list)
    geometries: dict[PurePath, Geometry | None] = field(default_factory=dict)
    differential: Differential | None = None
    spoilers: SpoilerList | None = None
    citations: list[Citation] = field(default_factory=list)
    doubtful: bool = False
    unread: set[str] = field(default_factory=set)
    broken: set[str | None] = field(default_factory=set)

    def is_first(self, path: PurePath) -> bool:
        """Tell whether a file is read: of facts, differential and spoilers there is one, spelt as it is here."""
        name = find_singular(path)
        if name is None:
            return True
        first = self.singular.setdefault(name, path)
        if first != path:
            message = (
                f"There may be only one `{name}`, and {first} is already there. Move the contents of this file into it."
            )
            self.findings.error(Location(path, 1, 1), FindingCode.FILE_SECOND, message)
        elif path.name != name:
            message = f"`{path.name}` is not read under this name. Rename it to `{name}`."
            self.findings.error(Location(path, 1, 1), FindingCode.FILE_NAME, message)
        return first == path

    def miss(self, path: PurePath) -> None:
        """Note a file that is no text, so that what it may define is not called unknown."""
        name, suffix = find_singular(path), path.suffix.lower()
        if suffix == GEOMETRY:
            self.geometries[path] = None
        elif name == DIFFERENTIAL:
            self.doubtful = True
        elif name == SPOILERS:
            return
        elif name == FACTS or suffix == BIBTEX:
            self.unread.add(FACTS if name == FACTS else BIBLIOGRAPHY)
        elif path.parent.name == FIGURES:
            self.figures.append(FigureFile(None, Location(path, 1, 1), None))
        else:
            self.broken.add(None)

    def add(self, text: str, path: PurePath) -> None:
        """Read the text of one file as its name and its folder say; what is wrong in it is among the findings."""
        name, suffix = find_singular(path), path.suffix.lower()
        if name:
            self._add_singular(name, text, path)
        elif suffix == BIBTEX:
            self._add_bibliography(text, path)
        elif suffix == GEOMETRY:
            self.geometries[path] = read_geometry(text, path, self.findings)
        elif path.parent.name == FIGURES:
            self.figures.append(read_figure(text, path))
        else:
            self.quizzes.append(read_quiz(text, path, self.rules))

    def pictures(self) -> Iterator[Pictured]:
        """Yield the pictures that texts of items and figures name."""
        for quiz in self.quizzes:
            yield from quiz.pictures
        for figure in self.figures:
            yield from figure.pictures

    def _add_singular(self, name: str, text: str, path: PurePath) -> None:
        """Read a file of which there is one."""
        readers = {FACTS: self._add_facts, DIFFERENTIAL: self._add_differential, SPOILERS: self._add_spoilers}
        readers[name](text, path)

    def _add_facts(self, text: str, path: PurePath) -> None:
        read = read_facts(text, path)
        self.sheet, self.gaps = read.sheet, read.places
        self.citations += read.citations
        self._note(read.findings, FACTS)

    def _add_differential(self, text: str, path: PurePath) -> None:
        read = read_differential(text, path)
        self.differential, self.levels = read.differential, read.places
        self.citations += read.citations
        self.findings.extend(read.findings)
        self.doubtful = self.differential is None

    def _add_spoilers(self, text: str, path: PurePath) -> None:
        self.spoilers, found = read_spoilers(text, path)
        self.findings.extend(found)

    def _add_bibliography(self, text: str, path: PurePath) -> None:
        """Add what a bibliography holds; a key that another has already keeps its first meaning."""
        read = read_bibliography(text, path)
        for key, location in read.places.items():
            if key in self.keys:
                first = self.keys[key]
                message = (
                    f"The key `{shorten(key)}` is already used in {first.path}, line {first.line}. Keys must differ."
                )
                self.findings.error(location, FindingCode.ID_DUPLICATE, message)
        self.keys = {**read.places, **self.keys}
        self.references = {**read.references, **self.references}
        self.citations += read.citations
        self._note(read.findings, BIBLIOGRAPHY)

    def _note(self, found: tuple[Finding, ...], name: str) -> None:
        self.findings.extend(found)
        if found:
            self.unread.add(name)
