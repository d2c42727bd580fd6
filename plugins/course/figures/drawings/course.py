"""The patient's course as a picture, read from the facts: time runs down, pain and MRI of either side beside it.

Every word about the patient is quoted from a fact, and drawing stops where a fact no longer says it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from course.figures.drawings.outline import Point
from course.figures.drawings.scene import Drawing
from course.figures.drawings.sheet import Sheet, Words

WIDTH, TOP, STEP, SIZE = 640, 146, 104, 27
COLUMNS = {"pain left": 296, "pain right": 376, "mri left": 474, "mri right": 580}
NOT_REPORTED = "–"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a fact has to hold."""

    fact: str
    words: str


@dataclass(frozen=True, slots=True)
class Timepoint:
    """One line of the course: its name, when it was, and what MRI of either side told; None before the first scan."""

    name: str
    when: Quote
    left: Quote | None = None
    right: Quote | None = None


NO_SCAN = Quote("", NOT_REPORTED)
COURSE = (
    Timepoint("left pain begins", Quote("onset", "two weeks")),
    Timepoint("first visit", Quote("pain-side", "on the left")),
    Timepoint("MRI 1", Quote("scan-1", "two weeks later"), Quote("scan-1-reading", "edema"), NO_SCAN),
    Timepoint("left pain gone", Quote("course-1", "within 3 months"), NO_SCAN, NO_SCAN),
    Timepoint(
        "visit 2, MRI 2", Quote("return", "Two months after"), Quote("scan-2-other", "gone"), Quote("scan-2", "edema")
    ),
    Timepoint(
        "no pain, MRI 3", Quote("course-2", "After 5 months"), Quote("scan-3", "normal"), Quote("scan-3", "normal")
    ),
    Timepoint("no recurrence", Quote("follow-up", "2 years"), NO_SCAN, NO_SCAN),
)
# column, first and last line of a bar, and the facts it stands on
BARS = (("pain left", 0, 3, Quote("course-1", "gone")), ("pain right", 4, 5, Quote("return", "on the right")))
# quotes that need a word more to be understood on their own
COMPLETED = {"two weeks": "two weeks before", "on the left": "pain on the left"}


def draw_course(facts: Path) -> Drawing:
    """Draw the course.

    Raises:
        ValueError: a fact does not hold the words that are quoted from it.
    """
    check_quotes(read_facts(facts))
    sheet = Sheet(WIDTH, TOP + STEP * len(COURSE) + 30)
    _draw_heads(sheet)
    for line in range(1, len(COURSE) + 1):
        y = TOP + STEP * line - 26
        sheet.line([(12, y), (WIDTH - 12, y)], stroke="mute", width=0.8)
    for column, first, last, _ in BARS:
        x, high, low = COLUMNS[column], TOP + STEP * first, TOP + STEP * last + 20
        sheet.polygon(_box(x, high, 17, low - high), fill="accent")
    for number, timepoint in enumerate(COURSE):
        _draw_timepoint(sheet, timepoint, TOP + STEP * number)
    sheet.words(Words((20, sheet.height - 14), f"{NOT_REPORTED}  not reported", SIZE, "start", "mute"))
    return Drawing(sheet, {})


def read_facts(path: Path) -> dict[str, str]:
    """Return the text of each fact by its id."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {fact["id"]: fact["text"] for fact in document["facts"]}


def check_quotes(facts: dict[str, str]) -> None:
    """Compare every quoted word with its fact.

    Raises:
        ValueError: a fact does not hold the words that are quoted from it.
    """
    quotes = [quote for timepoint in COURSE for quote in (timepoint.when, timepoint.left, timepoint.right) if quote]
    for quote in [*quotes, *(bar[3] for bar in BARS)]:
        if quote.fact and quote.words not in facts.get(quote.fact, ""):
            raise ValueError(
                f"The fact `{quote.fact}` no longer says “{quote.words}”. "
                "Change plugins/course/figures/drawings/course.py with it."
            )


def _draw_heads(sheet: Sheet) -> None:
    for x, text in ((336, "pain"), (527, "MRI")):
        sheet.words(Words((x, 48), text, SIZE, weight=700))
    for name, x in COLUMNS.items():
        sheet.words(Words((x, 92), name.split()[1], SIZE))
    sheet.line([(12, 114), (WIDTH - 12, 114)], stroke="mute", width=2)


def _draw_timepoint(sheet: Sheet, timepoint: Timepoint, y: float) -> None:
    """Write name and time of a line, and the findings of its scan; a box stands around edema."""
    sheet.words(Words((20, y + 22), timepoint.name, SIZE, "start", weight=700))
    sheet.words(
        Words((20, y + 58), COMPLETED.get(timepoint.when.words, timepoint.when.words).lower(), SIZE, "start", "mute")
    )
    for column, finding in (("mri left", timepoint.left), ("mri right", timepoint.right)):
        if finding is None:
            continue
        x = COLUMNS[column]
        if finding.words == "edema":
            sheet.polygon(
                [(x - 47, y - 10), (x + 47, y - 10), (x + 47, y + 36), (x - 47, y + 36)], stroke="ink", width=4
            )
        sheet.words(Words((x, y + 22), finding.words, SIZE - 1))


def _box(middle: float, top: float, half: float, high: float) -> list[Point]:
    return [(middle - half, top), (middle + half, top), (middle + half, top + high), (middle - half, top + high)]
