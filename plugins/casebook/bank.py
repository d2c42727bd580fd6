"""A folder of files -> everything that can be named: quizzes, facts, references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path, PurePath

from casebook.model import CASE_PREFIX, FactSheet, Item, Mark, Quiz, Reference
from casebook.reader import Citation, Mention, PageText, QuizFile, read_bibliography, read_facts, read_quiz, read_text
from casebook.source import MOST_FINDINGS, Code, Finding, Findings, Span, shorten, suggest

FACTS = "facts.yml"
BIBLIOGRAPHY = "references.bib"
SUFFIXES = (".yml", ".yaml", ".bib")


@dataclass(frozen=True, slots=True)
class Bank:
    """What was read, and what is wrong with it.

    `broken` holds the ids of quizzes that could not be read, None among them where not even the id could.
    `unread` holds the files of sources that could not be read: what they may define is not called unknown.
    """

    quizzes: Mapping[str, Quiz] = field(default_factory=dict)
    sheet: FactSheet = field(default_factory=FactSheet)
    references: Mapping[str, Reference] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    broken: frozenset[str | None] = frozenset()
    unread: frozenset[str] = frozenset()

    def find_items(self, mention: Mention) -> tuple[Quiz, tuple[Item, ...]] | Finding | None:
        """Return a quiz and the items named; or what to tell the author; or None when that quiz is broken."""
        quiz = self.quizzes.get(mention.quiz)
        if mention.quiz in self.broken or (quiz is None and None in self.broken):
            return None
        if quiz is None:
            message = f"No quiz has the id `{shorten(mention.quiz)}`.{suggest(mention.quiz, self.quizzes)}"
            return Finding(mention.span, Code.QUIZ_UNKNOWN, message)
        if mention.items is None:
            return quiz, quiz.items
        items = quiz.between(mention.items)
        if not items:
            hint = suggest(mention.items, [item.id for item in quiz.items])
            message = f"`{quiz.id}` has no item `{shorten(mention.items)}`, nor a first and a last item so named.{hint}"
            return Finding(mention.span, Code.ITEM_UNKNOWN, message)
        return quiz, items

    def check_page(self, page: PageText) -> Iterator[Finding]:
        """Yield what a page names and nobody has, up to a hundred of each."""
        named = (self.find_items(mention) for mention in page.mentions)
        yield from islice((found for found in named if isinstance(found, Finding)), MOST_FINDINGS)
        yield from self.check_citations(page.citations)

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
            return Finding(citation.span, Code.SOURCE_UNKNOWN, message)
        if self.references[key].mark is Mark.RECALL:
            message = f"`{key}` is marked `recall`: nobody has read it, so nothing can rest on it. Cite another source."
            return Finding(citation.span, Code.SOURCE_UNVERIFIED, message)
        return None


def list_files(folder: Path) -> list[Path]:
    """Return the files of a bank, in a fixed order. What editors leave beside them (`.#quiz.yml`) is none."""
    if not folder.is_dir():
        return []
    return sorted(file for file in folder.rglob("*") if file.suffix in SUFFIXES and not file.name.startswith("."))


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
    findings = Findings()
    sheet, references = FactSheet(), dict[str, Reference]()
    read: list[QuizFile] = []
    unread: set[str] = set()
    for file, path in files:
        text = read_text(file, path, findings)
        before = len(findings)
        if text is None:
            unread.add(file.name)
        elif file.name == FACTS:
            sheet, found = read_facts(text, path)
            findings.extend(found)
        elif file.suffix == ".bib":
            entries, found = read_bibliography(text, path)
            references |= entries
            findings.extend(found)
        else:
            read.append(read_quiz(text, path))
        if len(findings) > before:
            unread.add(FACTS if file.name == FACTS else BIBLIOGRAPHY)
    sources = Bank({}, sheet, references, unread=frozenset(unread))
    return _join(read, sources, findings)


def _join(read: list[QuizFile], sources: Bank, findings: Findings) -> Bank:
    quizzes: dict[str, Quiz] = {}
    broken: set[str | None] = {None} if sources.unread - {FACTS, BIBLIOGRAPHY} else set()
    starts: dict[str, Span] = {}
    for file in read:
        found = [*file.findings, *sources.check_citations(file.citations)]
        if file.id is not None and file.id in starts:
            message = f"The quiz in {starts[file.id].path} has the id `{shorten(file.id)}` already. Ids must differ."
            found.append(Finding(file.start, Code.ID_DUPLICATE, message))
        findings.extend(found)
        if file.id is not None:
            starts.setdefault(file.id, file.start)
        if file.quiz is None or found:
            broken.add(file.id)
        else:
            quizzes[file.quiz.id] = file.quiz
    kept = {name: quiz for name, quiz in quizzes.items() if name not in broken}
    return replace(sources, quizzes=kept, findings=tuple(findings), broken=frozenset(broken))
