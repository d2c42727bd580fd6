"""Files -> a bank: each is read, then checked against the others; what is wrong is left out and is a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path, PurePath

from casebook.bank.bank import Bank
from casebook.bank.contents import Contents
from casebook.bank.files import rank_file
from casebook.bank.judgements import find_outdated
from casebook.figures.index import FigureIndex, link_figures
from casebook.figures.picture_digest import digest_pictures
from casebook.findings import MOST_FINDINGS, Finding, FindingCode, Findings, Location, Rules, shorten
from casebook.items.quiz_file import QuizFile
from casebook.model import Figure, Quiz
from casebook.parsing.text_file import read_text
from casebook.parsing.yaml_nodes import Node


def read_files(files: Iterable[tuple[Path, PurePath]], docs: Path | None, rules: Rules = Rules.PUBLISHED) -> Bank:
    """Read files, each given with its name in findings, and check what they say of each other.

    `rules` says how much is asked of items. `docs` is the folder of pages, in which pictures stand; without it
    signatures of figures hold for their words only.
    """
    contents = Contents(rules)
    for file, path in sorted(files, key=lambda pair: rank_file(pair[1])):
        if not contents.is_first(path):
            continue
        text = read_text(file, path, contents.findings)
        if text is None:
            contents.miss(path)
        else:
            contents.add(text, path)
    return _join(contents, docs)


def _join(contents: Contents, docs: Path | None) -> Bank:
    """Return a bank of what is sound; what is wrong is among its findings."""
    figures, found = link_figures(contents.figures, contents.geometries)
    contents.findings.extend(found)
    bank = Bank(
        sheet=contents.sheet,
        references=contents.references,
        figures=figures,
        differential=contents.differential,
        unread=frozenset(contents.unread),
        pictures=tuple(contents.pictures()),
        doubtful=contents.doubtful,
        spoilers=contents.spoilers,
        levels=contents.levels,
        gaps=contents.gaps,
        digests=dict(_digest(figures, docs)) if docs else {},
        rules=contents.rules,
    )
    for citations in (contents.citations, *(file.citations for file in contents.figures)):
        contents.findings.extend(bank.check_citations(citations))
    bank = replace(bank, findings=tuple(contents.findings), broken=frozenset(contents.broken))
    whole = add_quizzes(bank, contents.quizzes)
    outdated = islice(find_outdated(whole), MOST_FINDINGS)
    return replace(whole, findings=tuple(Findings([*whole.findings, *outdated])))


def add_quizzes(bank: Bank, files: Sequence[QuizFile]) -> Bank:
    """Return a bank with the sound part of more quizzes; of two with one id, neither is known."""
    quizzes = dict(bank.quizzes)
    firsts = {name: bank.starts[name, quiz.items[0].id] for name, quiz in quizzes.items()}
    broken, findings = {*bank.broken}, Findings([*bank.findings])
    broken_in: dict[PurePath, frozenset[str | None]] = {**bank.broken_in}
    for file in files:
        found = [*_check_references(file, bank), *_check_id(file, firsts)]
        findings.extend(found)
        quiz = file.keep_sound(found)
        if file.id is not None and file.id in firsts:
            broken.add(file.id)
        elif quiz is None:
            broken.add(file.id)
            broken_in[file.start.path] = broken_in.get(file.start.path, frozenset()) | {file.id}
        else:
            quizzes[quiz.id] = quiz
        if file.id is not None:
            firsts.setdefault(file.id, file.start)
    kept = {name: quiz for name, quiz in quizzes.items() if name not in broken}
    placed = [*_place_items(files, kept)]
    return replace(
        bank,
        quizzes=kept,
        starts={**bank.starts, **{ids: start for ids, start, _ in placed}},
        nodes={**bank.nodes, **{ids: node for ids, _, node in placed}},
        findings=tuple(findings),
        broken=frozenset(broken),
        broken_in=broken_in,
    )


def _digest(figures: FigureIndex, docs: Path) -> Iterator[tuple[str, str]]:
    """Yield the id of each figure and the digest of its picture files."""
    for name, file in figures.files.items():
        if isinstance(file.shown, Figure):
            yield name, digest_pictures(file.shown, docs)


def _check_references(file: QuizFile, bank: Bank) -> Iterator[Finding]:
    """Yield what is wrong in a quiz, and what it names that no other file has."""
    yield from file.findings
    yield from bank.check_citations(file.citations)
    yield from filter(None, map(bank.figures.check_use, file.uses))


def _check_id(file: QuizFile, firsts: Mapping[str, Location]) -> Iterator[Finding]:
    if file.id is not None and file.id in firsts:
        message = f"The quiz in {firsts[file.id].path} already has the id `{shorten(file.id)}`. Ids must differ."
        yield Finding(file.start, FindingCode.ID_DUPLICATE, message)


def _place_items(
    files: Iterable[QuizFile], kept: Mapping[str, Quiz]
) -> Iterator[tuple[tuple[str, str], Location, Node]]:
    """Yield the ids of quiz and item, where the item begins, and its node, of each quiz that is kept."""
    for file in files:
        if file.id is not None and file.id in kept:
            for name, node in file.find_nodes():
                yield (file.id, name), Location(file.start.path, node.line, node.column), node
