"""Everything that a page can name: quizzes, figures, facts, references; and findings for a name that is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePath

from casebook.bank.files import BIBLIOGRAPHY, FACTS
from casebook.bank.refs import CheckpointRef, ItemRef
from casebook.figures.index import FigureIndex
from casebook.findings import MOST_FINDINGS, Finding, FindingCode, Location, Rules, shorten, suggest, weigh
from casebook.model import CASE_PREFIX, Differential, FactSheet, Item, Mark, Quiz, Reference
from casebook.parsing.citations import Citation
from casebook.parsing.document import Pictured
from casebook.parsing.spoilers import SpoilerList
from casebook.parsing.yaml_nodes import Node


@dataclass(frozen=True, slots=True)
class Bank:
    """What was read, and what is wrong with it.

    A quiz is without the items in which something is wrong, so that an author sees the others.
    `starts` says where each item begins, by the ids of its quiz and of itself, and `nodes` what was written there;
    `pictures` are what texts name.
    `broken` holds the ids of quizzes that could not be read at all, None among them where not even the id could.
    `broken_in` says the same by page. `unread` holds the files of sources that could not be read: what they may define
    is not called unknown. `doubtful` says the same of the differential; `levels` says where each of its levels stands,
    and `gaps` where each gap of the facts does.
    `digests` says by the id of a figure what its picture files hold, as far as the folder of pages is known.
    `rules` says how much is asked of items.
    `spoilers` is None where there is no list of them, or a broken one.
    """

    quizzes: Mapping[str, Quiz] = field(default_factory=dict)
    starts: Mapping[tuple[str, str], Location] = field(default_factory=dict)
    nodes: Mapping[tuple[str, str], Node] = field(default_factory=dict)
    sheet: FactSheet = field(default_factory=FactSheet)
    references: Mapping[str, Reference] = field(default_factory=dict)
    figures: FigureIndex = field(default_factory=FigureIndex)
    pictures: tuple[Pictured, ...] = ()
    differential: Differential | None = None
    spoilers: SpoilerList | None = None
    findings: tuple[Finding, ...] = ()
    broken: frozenset[str | None] = frozenset()
    broken_in: Mapping[PurePath, frozenset[str | None]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    doubtful: bool = False
    levels: tuple[tuple[Location, ...], ...] = ()
    gaps: Mapping[str, Location] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    rules: Rules = Rules.PUBLISHED

    def find_items(self, mention: ItemRef) -> tuple[Quiz, tuple[Item, ...]] | Finding | None:
        """Return a quiz and the items named; or a finding when there is none; or None when all of them are broken."""
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
                    message = (
                        f"No page has `/// rank | {name}`, so this level is not shown anywhere. Add one, or delete it."
                    )
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
            code = FindingCode.SOURCE_UNVERIFIED
            return Finding(citation.location, code, message, weigh(code, self.rules))
        return None
