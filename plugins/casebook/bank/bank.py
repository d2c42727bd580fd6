"""A folder of files -> everything that can be named: quizzes, figures, facts, references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path, PurePath

from casebook.bank.refs import CheckpointRef, ItemRef
from casebook.figures.index import FigureIndex, link_figures
from casebook.figures.sidecar import FigureFile, read_figure, read_geometry
from casebook.findings import MOST_FINDINGS, Finding, FindingCode, Findings, Location, shorten, suggest
from casebook.items.quiz_file import QuizFile, read_quiz
from casebook.model import CASE_PREFIX, Differential, FactSheet, Geometry, Item, Mark, Quiz, Reference
from casebook.parsing.bibliography import Bibliography, read_bibliography
from casebook.parsing.citations import Citation
from casebook.parsing.differential import read_differential
from casebook.parsing.document import Pictured
from casebook.parsing.facts import read_facts
from casebook.parsing.spoilers import SpoilerList, read_spoilers
from casebook.parsing.text_file import is_folder, read_text

FACTS = "facts.yml"
DIFFERENTIAL = "differential.yml"
SPOILERS = "spoilers.yml"
BIBLIOGRAPHY = "references.bib"
FIGURES = "figures"
SINGULAR = (FACTS, DIFFERENTIAL, SPOILERS)
GEOMETRY, BIBTEX = ".json", ".bib"
SUFFIXES = (".yml", ".yaml", BIBTEX, GEOMETRY)


@dataclass(frozen=True, slots=True)
class Bank:
    """What was read, and what is wrong with it.

    A quiz is without the items in which something is wrong, so that an author sees the others.
    `starts` tells where each item begins, by the ids of its quiz and of itself; `pictures` what texts name.
    `broken` holds the ids of quizzes that could not be read at all, None among them where not even the id could.
    `unread` holds the files of sources that could not be read: what they may define is not called unknown.
    `doubtful` says the same of the differential; `levels` tells where each of its levels stands.
    `spoilers` is None where there is no list of them, or a broken one.
    """

    quizzes: Mapping[str, Quiz] = field(default_factory=dict)
    starts: Mapping[tuple[str, str], Location] = field(default_factory=dict)
    sheet: FactSheet = field(default_factory=FactSheet)
    references: Mapping[str, Reference] = field(default_factory=dict)
    figures: FigureIndex = field(default_factory=FigureIndex)
    pictures: tuple[Pictured, ...] = ()
    differential: Differential | None = None
    spoilers: SpoilerList | None = None
    findings: tuple[Finding, ...] = ()
    broken: frozenset[str | None] = frozenset()
    unread: frozenset[str] = frozenset()
    doubtful: bool = False
    levels: tuple[tuple[Location, ...], ...] = ()

    def find_items(self, mention: ItemRef) -> tuple[Quiz, tuple[Item, ...]] | Finding | None:
        """Return a quiz and the items named; or what to tell the author; or None when all that is named is broken."""
        quiz = self.quizzes.get(mention.quiz)
        if mention.quiz in self.broken or (quiz is None and None in self.broken):
            return None
        if quiz is None:
            message = f"No quiz has the id `{shorten(mention.quiz)}`.{suggest(mention.quiz, self.quizzes)}"
            return Finding(mention.location, FindingCode.QUIZ_UNKNOWN, message)
        if mention.items is None:
            return quiz, quiz.items
        items = quiz.between(mention.items)
        if not items and quiz.find_ids(mention.items):
            return None
        if not items:
            hint = suggest(mention.items, [item.id for item in quiz.items])
            message = f"`{quiz.id}` has no item `{shorten(mention.items)}`, nor a first and a last item so named.{hint}"
            return Finding(mention.location, FindingCode.ITEM_UNKNOWN, message)
        return quiz, items

    def check_levels(self, checkpoint_refs: Iterable[CheckpointRef]) -> Iterator[Finding]:
        """Yield each level of the differential that no ranking of all pages shows, up to a hundred.

        A level is shown at its checkpoint and at those after it, until the next entry.
        """
        if self.differential is None:
            return
        order = self.differential.checkpoints
        shown = {order.index(each.checkpoint) for each in checkpoint_refs if each.checkpoint in order}
        hidden: list[Finding] = []
        for diagnosis, places in zip(self.differential.diagnoses, self.levels, strict=True):
            starts = [order.index(move.at) for move in diagnosis.levels]
            for start, end, location in zip(starts, [*starts[1:], len(order)], places, strict=True):
                if shown.isdisjoint(range(start, end)):
                    name = order[start]
                    message = f"No page has `/// rank | {name}`, so this level is shown nowhere. Add one, or delete it."
                    hidden.append(Finding(location, FindingCode.CHECKPOINT_UNSHOWN, message))
        yield from islice(hidden, MOST_FINDINGS)

    def check_citations(self, citations: Iterable[Citation]) -> Iterator[Finding]:
        """Yield each source that nobody has, and each that nobody has read, up to a hundred."""
        found = (self.check_source(citation) for citation in citations)
        yield from islice((finding for finding in found if finding), MOST_FINDINGS)

    def check_source(self, citation: Citation) -> Finding | None:
        """Return what is wrong with citing a source, if anything."""
        key = citation.key
        place = FACTS if key.startswith(CASE_PREFIX) else BIBLIOGRAPHY
        if key in self.sheet.sources or (key not in self.references and place in self.unread):
            return None
        if key not in self.references:
            message = f"`{shorten(key)}` is not in {place}.{suggest(key, [*self.sheet.sources, *self.references])}"
            return Finding(citation.location, FindingCode.SOURCE_UNKNOWN, message)
        if self.references[key].mark is Mark.RECALL:
            message = f"`{key}` is marked `recall`: nobody has read it, so nothing can rest on it. Cite another source."
            return Finding(citation.location, FindingCode.SOURCE_UNVERIFIED, message)
        return None


def list_files(folder: Path) -> list[Path]:
    """Return the files of a bank, in a fixed order. What editors leave beside them (`.#quiz.yml`) is none."""
    if not is_folder(folder):
        return []
    found = (file for file in folder.rglob("*") if file.suffix.lower() in SUFFIXES)
    return sorted(file for file in found if not file.name.startswith("."))


def find_singular(path: PurePath) -> str | None:
    """Return the name of the file of which there is one, when a path is such a file, however it is spelt."""
    name = f"{path.stem.lower()}.yml"
    return name if path.suffix.lower() in (".yml", ".yaml") and name in SINGULAR else None


def read_bank(folder: Path, shown: PurePath | None = None) -> Bank:
    """Read all files of a folder, or return what was read last time if none has changed.

    Builders make a fresh Markdown for each page, so the last bank of each folder is kept, by path, time and size of
    its files. `shown` is the folder's name in findings.
    """
    files = list_files(folder)
    stamp = tuple(map(_stamp, files))
    kept = _LAST.get((folder, shown))
    if kept is None or kept[0] != stamp:
        kept = (stamp, gather((file, (shown or folder) / file.relative_to(folder)) for file in files))
        _LAST[folder, shown] = kept
    return kept[1]


_Stamp = tuple[Path, int, int]
_LAST: dict[tuple[Path, PurePath | None], tuple[tuple[_Stamp, ...], Bank]] = {}


def _stamp(file: Path) -> _Stamp:
    try:
        stat = file.stat()
    except OSError:  # reading it says why
        return file, 0, 0
    return file, stat.st_mtime_ns, stat.st_size


def gather(files: Iterable[tuple[Path, PurePath]]) -> Bank:
    """Read files, each given with its name in findings, and check what they say of each other."""
    read = _Read()
    for file, path in sorted(files, key=lambda pair: _rank(pair[1])):
        if not read.is_first(path):
            continue
        text = read_text(file, path, read.findings)
        if text is None:
            read.miss(path)
        else:
            read.take(text, path)
    return read.join()


def _rank(path: PurePath) -> tuple[bool, int]:
    """Return what puts, of two files of which there is one, the one first that an author would call the right one."""
    name = find_singular(path)
    return (name is not None and path.name != name, len(path.parts) if name else 0)


@dataclass(slots=True)
class _Read:
    """What was read so far. `unread` holds the names of files that could not be read or hold something wrong."""

    findings: Findings = field(default_factory=Findings)
    sheet: FactSheet = field(default_factory=FactSheet)
    references: dict[str, Reference] = field(default_factory=dict)
    keys: dict[str, Location] = field(default_factory=dict)
    singular: dict[str, PurePath] = field(default_factory=dict)
    levels: tuple[tuple[Location, ...], ...] = ()
    quizzes: list[QuizFile] = field(default_factory=list)
    figures: list[FigureFile] = field(default_factory=list)
    geometries: dict[PurePath, Geometry | None] = field(default_factory=dict)
    differential: Differential | None = None
    spoilers: SpoilerList | None = None
    cited: list[Citation] = field(default_factory=list)
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
        """Note a file that is no text: nobody knows what it holds."""
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

    def take(self, text: str, path: PurePath) -> None:
        """Read one file by its name and place."""
        name = find_singular(path)
        if name:
            self._take_singular(name, text, path)
        elif path.suffix.lower() == BIBTEX:
            self._take_bibliography(read_bibliography(text, path))
        elif path.suffix.lower() == GEOMETRY:
            self.geometries[path] = read_geometry(text, path, self.findings)
        elif path.parent.name == FIGURES:
            self.figures.append(read_figure(text, path))
        else:
            self.quizzes.append(read_quiz(text, path))

    def _take_singular(self, name: str, text: str, path: PurePath) -> None:
        if name == FACTS:
            self.sheet, cited, found = read_facts(text, path)
            self.cited += cited
            self._note(found, FACTS)
        elif name == DIFFERENTIAL:
            read = read_differential(text, path)
            self.differential, self.levels = read.differential, read.places
            self.cited += read.citations
            self.findings.extend(read.findings)
            self.doubtful = self.differential is None
        else:
            self.spoilers, found = read_spoilers(text, path)
            self.findings.extend(found)

    def _take_bibliography(self, read: Bibliography) -> None:
        """Add what a file of literature holds; a key that another has already keeps its first meaning."""
        for key, location in read.places.items():
            if key in self.keys:
                first = self.keys[key]
                message = (
                    f"The key `{shorten(key)}` is already used in {first.path}, line {first.line}. Keys must differ."
                )
                self.findings.error(location, FindingCode.ID_DUPLICATE, message)
        self.keys = {**read.places, **self.keys}
        self.references = {**read.references, **self.references}
        self.cited += read.citations
        self._note(read.findings, BIBLIOGRAPHY)

    def _note(self, found: tuple[Finding, ...], name: str) -> None:
        self.findings.extend(found)
        if found:
            self.unread.add(name)

    def join(self) -> Bank:
        """Check what the files say of each other, and leave out what is wrong."""
        figures, found = link_figures(self.figures, self.geometries)
        self.findings.extend(found)
        bank = Bank(
            sheet=self.sheet,
            references=self.references,
            figures=figures,
            differential=self.differential,
            unread=frozenset(self.unread),
        )
        self.findings.extend(bank.check_citations(self.cited))
        for file in self.figures:
            self.findings.extend(bank.check_citations(file.citations))
        kept = self._join_quizzes(bank)
        told, broken = tuple(self.findings), frozenset(self.broken)
        starts = {
            (file.id, name): location
            for file in self.quizzes
            if file.id in kept
            for name, location in file.find_starts()
        }
        return replace(
            bank,
            quizzes=kept,
            starts=starts,
            pictures=tuple(self._list_pictures()),
            findings=told,
            broken=broken,
            doubtful=self.doubtful,
            spoilers=self.spoilers,
            levels=self.levels,
        )

    def _list_pictures(self) -> Iterator[Pictured]:
        for quiz in self.quizzes:
            yield from quiz.pictures
        for figure in self.figures:
            yield from figure.pictures

    def _join_quizzes(self, bank: Bank) -> dict[str, Quiz]:
        quizzes: dict[str, Quiz] = {}
        starts: dict[str, Location] = {}
        for file in self.quizzes:
            found = [*file.findings, *bank.check_citations(file.citations)]
            found += [wrong for use in file.uses if (wrong := bank.figures.check_use(use))]
            if file.id is not None and file.id in starts:
                message = (
                    f"The quiz in {starts[file.id].path} already has the id `{shorten(file.id)}`. Ids must differ."
                )
                found.append(Finding(file.start, FindingCode.ID_DUPLICATE, message))
                self.broken.add(file.id)
            self.findings.extend(found)
            if file.id is not None:
                starts.setdefault(file.id, file.start)
            quiz = file.keep_sound(found)
            if quiz is None:
                self.broken.add(file.id)
            else:
                quizzes[quiz.id] = quiz
        return {name: quiz for name, quiz in quizzes.items() if name not in self.broken}
