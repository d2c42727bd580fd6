"""Rows of a review -> what they change in the files of a bank; a row that does not fit is a finding, not a change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from casebook.bank.bank import Bank
from casebook.bank.contents import Contents
from casebook.bank.judgements import Judgement, list_judgements, locate
from casebook.figures.sidecar import FigureFile
from casebook.findings import Finding, FindingCode, Findings, Location, Severity, listed, shorten, suggest
from casebook.items.quiz_file import QuizFile
from casebook.model import Review
from casebook.parsing.review_file import Row
from casebook.parsing.yaml_edit import Change, PlaceError, apply_changes


@dataclass(frozen=True, slots=True)
class Signing:
    """One judgement as it was, the texts that are amended, and the signature that it gets.

    `location` is the place of the judgement, and `row` that of its row in the table.
    """

    judgement: Judgement
    amended: Mapping[str, str]
    review: Review
    location: Location
    row: Location

    @property
    def changes(self) -> Iterator[Change]:
        """Yield what is to be written."""
        steps = self.judgement.steps
        yield from (Change(steps, name, text) for name, text in self.amended.items())
        yield Change(steps, "review", self.review.model_dump(exclude_none=True))


@dataclass(slots=True)
class Plan:
    """What a review changes: the signatures, and the new text of each file. Where there are errors, none is written."""

    findings: Findings = field(default_factory=Findings)
    signings: list[Signing] = field(default_factory=list)
    files: dict[PurePath, str] = field(default_factory=dict)


def plan_review(rows: Sequence[Row], bank: Bank, files: Mapping[PurePath, str], findings: Findings) -> Plan:
    """Return what rows change. `files` are the texts of the bank by their names; `findings` are those of the table."""
    plan = Plan(findings)
    judgements = {each.id: each for each in list_judgements(bank)}
    for rows_of_one in _group(rows, plan.findings):
        judgement = _find(rows_of_one, judgements, plan.findings)
        if judgement:
            _sign(rows_of_one, judgement, bank, files, plan)
    for signing in plan.signings:
        path = signing.location.path
        try:
            plan.files[path] = apply_changes(plan.files.get(path, files[path]), list(signing.changes))
        except PlaceError as error:
            plan.findings.error(signing.row, FindingCode.REVIEW_FILE, f"{signing.location}: {error}")
    return plan


def _group(rows: Sequence[Row], findings: Findings) -> Iterator[list[Row]]:
    """Yield the rows of each judgement; whoever says two things of one is asked which of them holds."""
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        first = grouped.setdefault(row["id"], [])
        alike = all(row[name] == each[name] for each in first for name in ("decision", "by", "role", "date"))
        if first and not (
            alike and row["decision"] == "amend" and all(row["field"] != each["field"] for each in first)
        ):
            line = first[0].places["id"].line
            message = f"`{shorten(row['id'])}` is reviewed in line {line} already. Keep one of the two."
            findings.error(row.places["id"], FindingCode.REVIEW_FILE, message)
        else:
            first.append(row)
    yield from grouped.values()


def _find(rows: Sequence[Row], judgements: Mapping[str, Judgement], findings: Findings) -> Judgement | None:
    """Return the judgement of some rows, if what they say fits it."""
    (row, *_), before = rows, len(findings)
    judgement = judgements.get(row["id"])
    if judgement is None:
        message = f"There is no judgement `{shorten(row['id'])}`.{suggest(row['id'], judgements)} Delete the row."
        findings.error(row.places["id"], FindingCode.REVIEW_UNKNOWN, message)
        return None
    if row["seen"] != judgement.fingerprint:
        message = (
            f"`{judgement.id}` has changed since it was reviewed, so this row is left out. Have it reviewed again."
        )
        findings.extend([Finding(row.places["seen"], FindingCode.REVIEW_OUTDATED, message, Severity.ADVICE)])
        return None
    for each in rows:
        _check_field(each, judgement, findings)
    return judgement if len(findings) == before else None


def _check_field(row: Row, judgement: Judgement, findings: Findings) -> None:
    name, place = row["field"], row.places["field"]
    if row["decision"] != "amend":
        if name:
            message = f"`{row['decision']}` has no `field`. Leave that cell empty."
            findings.error(place, FindingCode.REVIEW_FILE, message)
    elif name not in judgement.texts:
        message = f"`{shorten(name)}` of `{judgement.id}` cannot be amended. Amend {listed(judgement.texts)}."
        findings.error(place, FindingCode.REVIEW_UNKNOWN, message)
    elif name in judgement.choices and row["text"] not in judgement.choices[name]:
        message = f"`{name}` must be {listed(judgement.choices[name])}, not `{shorten(row['text'])}`."
        findings.error(row.places["text"], FindingCode.REVIEW_FILE, message)


def _sign(rows: Sequence[Row], judgement: Judgement, bank: Bank, files: Mapping[PurePath, str], plan: Plan) -> None:
    """Add the signature of a judgement to the plan, or what stands against it."""
    row, location = rows[0], locate(judgement, bank)
    if row["decision"] == "disagree":
        note = "".join(sign if sign.isprintable() else " " for sign in row["text"])
        message = f"{row['by']} disagrees with `{judgement.id}`, which is not signed: {note}"
        plan.findings.extend([Finding(row.places["text"], FindingCode.REVIEW_OPEN, message, Severity.ADVICE)])
        return
    if row["decision"] == "agree" and judgement.signature:
        message = f"`{judgement.id}` has been signed by {judgement.signature.by}, whose signature is kept."
        plan.findings.extend([Finding(row.places["id"], FindingCode.REVIEW_OPEN, message, Severity.ADVICE)])
        return
    amended = {each["field"]: _shape(each, judgement) for each in rows if each["decision"] == "amend"}
    for each in rows:
        if each["decision"] == "amend":
            change = Change(judgement.steps, each["field"], amended[each["field"]])
            plan.findings.extend(_check_change(change, each, location, bank, files))
    now = replace(judgement, texts={**judgement.texts, **amended})
    review = Review(by=row["by"], role=row["role"], date=row["date"], fingerprint=now.fingerprint)
    plan.signings.append(Signing(judgement, amended, review, location, row.places["id"]))


def _shape(row: Row, judgement: Judgement) -> str:
    """Return an amended text; it has several lines only where the text before it has."""
    is_long = "\n" in judgement.texts[row["field"]]
    return row["text"] if is_long else " ".join(row["text"].split())


def _check_change(
    change: Change, row: Row, location: Location, bank: Bank, files: Mapping[PurePath, str]
) -> Iterator[Finding]:
    """Yield what would be wrong in the file with an amended text, at its place in the table."""
    try:
        text = apply_changes(files[location.path], [change])
    except PlaceError as error:
        yield Finding(row.places["text"], FindingCode.REVIEW_FILE, str(error))
        return
    contents = Contents(bank.rules)
    contents.add(text.replace("\r\n", "\n"), location.path)
    found, cited = [*contents.findings], [*contents.citations]
    read: list[QuizFile | FigureFile] = [*contents.quizzes, *contents.figures]
    for file in read:
        found += file.findings
        cited += file.citations
    found += bank.check_citations(cited)
    yield from (
        replace(each, location=row.places["text"]) for each in dict.fromkeys(found) if each.severity is Severity.ERROR
    )
