"""Every judgement of a bank that a clinician is to sign, each with an id, its texts, its sources and its review."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from casebook.bank.bank import Bank
from casebook.findings import Finding, FindingCode, Location
from casebook.items.registry import type_of
from casebook.model import CASE_PREFIX, LEVELS, Figure, Item, Option, Quiz, Review, ReviewState
from casebook.model.task import Scale
from casebook.parsing.facts import name_would

Kind = Literal["item", "row", "option", "move", "gap", "figure"]
Step = tuple[str, str, str]
"""A list, the field that tells its entries apart, and what it holds: `("options", "id", "fever")`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Something that doctors may judge otherwise.

    `about` is what is asked, and `subject` what is judged: a diagnosis, a row, a result. `texts` are what a reviewer
    may amend, by the names of their fields; `choices` are what some of these may say. `file` and `steps` lead to the
    fields in the YAML: the kind of file with its id, and the lists to go into. `picture` is the digest of the files of
    a figure, empty where they are not known.
    """

    id: str
    kind: Kind
    about: str
    subject: str
    texts: Mapping[str, str]
    sources: tuple[str, ...]
    review: ReviewState
    file: tuple[str, str]
    steps: tuple[Step, ...]
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    item: Item | None = None
    option: Option | None = None
    picture: str = ""

    @property
    def fingerprint(self) -> str:
        """Return 8 hex digits of SHA-256 over what is asked and what is judged: a signature holds for that alone."""
        stem = self.item.stem if self.item else None
        asked = [self.about, stem, self.subject, dict(self.texts), *filter(None, [self.picture])]
        packed = json.dumps(asked, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(packed.encode()).hexdigest()[:8]

    @property
    def signature(self) -> Review | None:
        """Return the review, if it is signed and holds for these words and this picture."""
        review = self.review
        return review if isinstance(review, Review) and review.fingerprint in (None, self.fingerprint) else None


def list_judgements(bank: Bank) -> Iterator[Judgement]:
    """Yield every judgement, in the order of the files."""
    yield from _list_moves(bank)
    for quiz in bank.quizzes.values():
        for item in quiz.items:
            yield from _list_item(quiz, item)
    yield from _list_gaps(bank)
    for file in bank.figures.files.values():
        if isinstance(file.shown, Figure):
            yield _make_figure(file.shown, bank.digests.get(file.shown.id, ""))


def find_outdated(bank: Bank) -> Iterator[Finding]:
    """Yield each judgement that has changed since it was signed: its signature would say what is not so."""
    for judgement in list_judgements(bank):
        review = judgement.review
        if isinstance(review, Review) and not judgement.signature:
            what = ", in words or picture," if judgement.kind == "figure" else ""
            told = f"`{judgement.id}` has changed{what} since {review.by} signed it."
            message = f"{told} Write `review: draft`, or have it signed again."
            yield Finding(locate(judgement, bank), FindingCode.REVIEW_OUTDATED, message)


def locate(judgement: Judgement, bank: Bank) -> Location:
    """Return where a judgement stands, as near as the bank knows: its level, its item, its gap, its sidecar."""
    names = [name for _, _, name in judgement.steps]
    if judgement.kind == "move" and bank.differential:
        places = zip(bank.differential.diagnoses, bank.levels, strict=True)
        moves = (
            (move.at, place)
            for each, found in places
            if each.id == names[0]
            for move, place in zip(each.levels, found, strict=True)
        )
        return dict(moves)[names[1]]
    if judgement.kind == "gap":
        return bank.gaps[names[0]]
    if judgement.kind == "figure":
        return bank.figures.files[judgement.file[1]].start
    return bank.starts[judgement.file[1], names[0]]


def _list_moves(bank: Bank) -> Iterator[Judgement]:
    differential = bank.differential
    for diagnosis in differential.diagnoses if differential else ():
        for move in diagnosis.levels:
            yield Judgement(
                id=f"move:{diagnosis.id}/{move.at}",
                kind="move",
                about=move.at,
                subject=diagnosis.name,
                texts={"level": move.level, "reason": move.reason},
                choices={"level": LEVELS},
                sources=(*move.fact, *move.sources),
                review=differential.review_of(move) if differential else None,
                file=("differential", ""),
                steps=(("diagnoses", "id", diagnosis.id), ("levels", "at", move.at)),
            )


def _list_item(quiz: Quiz, item: Item) -> Iterator[Judgement]:
    """Yield the line of an item, and those of its options that are judgements."""
    place = ("items", "id", item.id)
    if item.short:
        yield Judgement(
            id=f"item:{quiz.id}/{item.id}",
            kind="item",
            about=item.lead_in,
            subject="",
            texts={"short": item.short},
            sources=item.sources or _cite_options(item),
            review=item.review,
            file=("quiz", quiz.id),
            steps=(place,),
            item=item,
        )
    task = type_of(item).task(item)
    for option in item.options:
        if not option.is_judgement:
            continue
        rated = task.reference.get(option.id) if isinstance(task, Scale) else None
        key = {} if rated is None else {"key": str(rated)}
        steps = [str(number) for number in range(task.low, task.high + 1)] if isinstance(task, Scale) else []
        yield Judgement(
            id=f"item:{quiz.id}/{item.id}/{option.id}",
            kind="option" if rated is None else "row",
            about=item.lead_in,
            subject=getattr(option, "text", ""),
            texts=key | {"rationale": option.rationale or ""},
            choices={name: tuple(steps) for name in key},
            sources=item.sources_of(option),
            review=item.review_of(option),
            file=("quiz", quiz.id),
            steps=(place, ("options", "id", option.id)),
            item=item,
            option=option,
        )


def _cite_options(item: Item) -> tuple[str, ...]:
    """Return what the keys of an item cite, or all of its options where no option is a key."""
    keys = [option for option in item.options if option.is_key] or item.options
    return tuple(dict.fromkeys(source for option in keys for source in option.sources))


def _list_gaps(bank: Bank) -> Iterator[Judgement]:
    for gap in bank.sheet.not_reported:
        for number, would in enumerate(gap.would):
            yield Judgement(
                id=f"gap:{gap.id}/{name_would(would, number)}",
                kind="gap",
                about=gap.text,
                subject=would.result,
                texts={"effect": would.effect},
                sources=(CASE_PREFIX + gap.id, *would.sources),
                review=bank.sheet.review_of(would),
                file=("facts", ""),
                steps=(
                    ("not_reported", "id", gap.id),
                    ("would", "id", would.id) if would.id else ("would", "result", would.result),
                ),
            )


def _make_figure(figure: Figure, picture: str) -> Judgement:
    caption = {"caption": figure.caption} if figure.caption else {}
    return Judgement(
        id=f"figure:{figure.id}",
        kind="figure",
        about="",
        subject=figure.title,
        texts=caption | {"full": figure.full},
        sources=(),
        review=figure.review,
        file=("figure", figure.id),
        steps=(),
        picture=picture,
    )
