"""The answers of each type of question in Moodle XML."""

from __future__ import annotations

from casebook.imports.contract import (
    Chosen,
    Matched,
    NumberAnswer,
    Numbered,
    Option,
    Ordered,
    RefusalError,
    Row,
    Worded,
    Written,
)
from casebook.imports.moodle_texts import MoodleTexts
from casebook.imports.numbers import read_number
from casebook.imports.truth import guess_language, true_or_false
from casebook.imports.xml_tree import Element

SINGLE = ("true", "1", "")


def read_credit(answer: Element) -> float:
    """Return what an answer earns of 1. Raises: RefusalError."""
    written = answer.get("fraction") or "0"
    value = read_number(written)
    if value is None:
        raise RefusalError(f"`{written[:20]}` is no fraction of the points")
    return value / 100


def read_choice(question: Element, texts: MoodleTexts) -> Chosen:
    """Read a choice of one or of several."""
    several = question.read("single").lower() not in SINGLE or question.get("type") in (
        "multichoiceset",
        "oumultiresponse",
    )
    options = tuple(
        Option(text=texts.line(answer), credit=read_credit(answer), feedback=texts.feedback(answer))
        for answer in question.children("answer")
    )
    return Chosen(options, several)


def read_truth(question: Element, texts: MoodleTexts) -> Chosen:
    """Read a question that is answered with true or false."""
    answers = {texts.plain(answer).lower(): answer for answer in question.children("answer")}
    if set(answers) != {"true", "false"}:
        raise RefusalError("its answers are not `true` and `false`")
    return true_or_false(
        guess_language(texts.texts.source.text),
        is_true=read_credit(answers["true"]) > 0,
        when_true=texts.feedback(answers["true"]),
        when_false=texts.feedback(answers["false"]),
    )


def read_short(question: Element, texts: MoodleTexts) -> Worded:
    """Read a question that is answered with a few words."""
    if question.read("usecase") == "1":
        texts.lose("capitals no longer have to be right")
    answers = tuple(
        Option(text=_read_form(answer), credit=read_credit(answer), feedback=texts.feedback(answer))
        for answer in question.children("answer")
    )
    return Worded(answers, has_wildcards=True)


def _read_form(answer: Element) -> str:
    """Return a form as it is typed: it holds no markup, whatever is said of its format."""
    return " ".join(MoodleTexts.read(answer).split())


def read_numerical(question: Element, texts: MoodleTexts) -> Numbered:
    """Read a question that is answered with a number."""
    answers, otherwise = [], ""
    for answer in question.children("answer"):
        written = texts.plain(answer)
        if written == "*":
            otherwise = texts.feedback(answer)
            continue
        value, tolerance = read_number(written), read_number(answer.read("tolerance") or "0")
        if value is None or tolerance is None:
            raise RefusalError(f"`{written[:40]}` is no number")
        answers.append(
            NumberAnswer(
                value=value, tolerance=abs(tolerance), credit=read_credit(answer), feedback=texts.feedback(answer)
            )
        )
    return Numbered(tuple(answers), _read_unit(question, texts), otherwise)


def _read_unit(question: Element, texts: MoodleTexts) -> str:
    units = [unit.read("unit_name") for units in question.children("units") for unit in units.children("unit")]
    if len(units) > 1:
        texts.lose(f"not kept: other units than {units[0]}: {', '.join(units[1:])}")
    return units[0] if units else ""


def read_pairs(question: Element, texts: MoodleTexts) -> Matched:
    """Read rows that are matched; an answer without a row is a distractor."""
    rows, spare = [], []
    for pair in question.children("subquestion"):
        answer = pair.find("answer")
        row, target = texts.line(pair), texts.line(answer)
        if row:
            rows.append(Row(row, target))
        elif target:
            spare.append(target)
    return Matched(tuple(rows), tuple(spare))


def read_essay(question: Element, texts: MoodleTexts) -> Written:
    """Read a question that is answered in sentences; what graders are told is set beside the response."""
    if texts.plain(question.find("responsetemplate")):
        texts.lose("not kept: the template that the response begins with")
    if question.read("attachments") not in ("", "0"):
        texts.lose("not kept: files that may be handed in")
    return Written(texts.blocks(question.find("graderinfo")))


def read_ordering(question: Element, texts: MoodleTexts) -> Ordered:
    """Read rows that are put in order."""
    answers = sorted(question.children("answer"), key=lambda answer: read_credit(answer))
    return Ordered(tuple(texts.line(answer) for answer in answers))


def read_kprime(question: Element, texts: MoodleTexts) -> Matched:
    """Read rows of which each is judged by itself, such as true or false."""
    columns = {column.get("number"): texts.line(column.find("responsetext")) for column in question.children("column")}
    right: dict[str, str] = {}
    for weight in question.children("weight"):
        if (read_number(weight.read("value")) or 0) > 0:
            right.setdefault(weight.get("rownumber"), weight.get("columnnumber"))
    rows = []
    for row in question.children("row"):
        target = columns.get(right.get(row.get("number"), ""))
        if target is None:
            raise RefusalError("one of its rows has no right answer")
        feedback = texts.blocks(row.find("feedbacktext"))
        rows.append(Row(texts.line(row.find("rowtext")), target, feedback))
    used = {row.target for row in rows}
    return Matched(tuple(rows), tuple(column for column in columns.values() if column not in used))
