"""A folder of files -> everything that can be named: quizzes, facts, references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
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
    """What was read, and what is wrong with it. `broken` holds the ids of quizzes that could not be read."""

    quizzes: Mapping[str, Quiz] = field(default_factory=dict)
    sheet: FactSheet = field(default_factory=FactSheet)
    references: Mapping[str, Reference] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    broken: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)

    def find_items(self, mention: Mention) -> tuple[Quiz, tuple[Item, ...]] | Finding | None:
        """Return a quiz and the items named; or what to tell the author; or None when that quiz is broken."""
        quiz = self.quizzes.get(mention.quiz)
        if mention.quiz in self.broken:
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
        yield from islice(check_citations(page.citations, self.sheet, self.references), MOST_FINDINGS)


def list_files(folder: Path) -> list[Path]:
    """Return the files of a bank, in a fixed order."""
    return sorted(file for file in folder.rglob("*") if file.suffix in SUFFIXES) if folder.is_dir() else []


def read_bank(folder: Path, shown: PurePath | None = None) -> Bank:
    """Read all files of a folder, or return what was read last time if none has changed.

    Builders make a fresh Markdown for each page, so the last bank of each folder is kept, by path, time and size of
    its files. `shown` is the folder's name in findings.
    """
    files = list_files(folder)
    stamp = tuple((file, (stat := file.stat()).st_mtime_ns, stat.st_size) for file in files)
    kept = _LAST.get((folder, shown))
    if kept is None or kept[0] != stamp:
        kept = (stamp, gather((file, (shown or folder) / file.relative_to(folder)) for file in files))
        _LAST[folder, shown] = kept
    return kept[1]


_Stamp = tuple[tuple[Path, int, int], ...]
_LAST: dict[tuple[Path, PurePath | None], tuple[_Stamp, Bank]] = {}


def gather(files: Iterable[tuple[Path, PurePath]]) -> Bank:
    """Read files, each given with its name in findings, and check what they say of each other."""
    findings = Findings()
    sheet, references, read = FactSheet(), dict[str, Reference](), list[QuizFile]()
    for file, path in files:
        text = read_text(file, path, findings)
        if text is None:
            continue
        if file.name == FACTS:
            sheet, found = read_facts(text, path)
            findings.extend(found)
        elif file.suffix == ".bib":
            entries, found = read_bibliography(text, path)
            references |= entries
            findings.extend(found)
        else:
            read.append(read_quiz(text, path))
    return _join(read, sheet, references, findings)


def _join(read: list[QuizFile], sheet: FactSheet, references: dict[str, Reference], findings: Findings) -> Bank:
    quizzes: dict[str, Quiz] = {}
    broken: dict[str, tuple[Finding, ...]] = {}
    starts: dict[str, Span] = {}
    for file in read:
        found = [*file.findings, *check_citations(file.citations, sheet, references)]
        if file.id is not None and file.id in starts:
            message = f"The quiz in {starts[file.id].path} has the id `{shorten(file.id)}` already. Ids must differ."
            found.append(Finding(file.start, Code.ID_DUPLICATE, message))
        findings.extend(found)
        if file.id is None:
            continue
        starts.setdefault(file.id, file.start)
        if file.quiz is None or found:
            broken[file.id] = tuple(found)
        else:
            quizzes[file.id] = file.quiz
    kept = {name: quiz for name, quiz in quizzes.items() if name not in broken}
    return Bank(kept, sheet, references, tuple(findings), broken)


def check_citations(
    citations: Iterable[Citation], sheet: FactSheet, references: Mapping[str, Reference]
) -> Iterator[Finding]:
    """Yield each source that nobody has, and each that nobody has read."""
    facts = sheet.sources
    for citation in citations:
        key = citation.key
        if key in facts:
            continue
        if key not in references:
            place = FACTS if key.startswith(CASE_PREFIX) else BIBLIOGRAPHY
            message = f"`{shorten(key)}` is not in {place}.{suggest(key, [*facts, *references])}"
            yield Finding(citation.span, Code.SOURCE_UNKNOWN, message)
        elif references[key].mark is Mark.RECALL:
            message = f"`{key}` is marked `recall`: nobody has read it, so nothing can rest on it. Cite another source."
            yield Finding(citation.span, Code.SOURCE_UNVERIFIED, message)
