"""The pages before the case: cover, how to use it, contents, and the chart of the rankings."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from xml.etree.ElementTree import Element

from casebook.exports.booklet.dom import NO_BREAK, Part, make, read_fragment
from casebook.exports.booklet.exam import Exam
from casebook.exports.booklet.leaves import Leaf
from casebook.exports.booklet.pointers import page_of
from casebook.exports.booklet.ranks import LEVELS, Ranking
from casebook.exports.booklet.story import Story
from casebook.exports.booklet.writing import build_lines

CHART_ROWS = 11
LEAD = "One patient, and a decision to make on every right-hand page before you turn it."
SMALL = "Pictures are simulated or drawn by a program. For education, not advice for a patient."


def build_cover(title: str, series: str, edition: str) -> Leaf:
    """Return the cover, which tells nothing but the title."""
    fields = [
        make("div", "", build_lines(1), make("p", "lab", words)) for words in ("Name or initials", "Group", "Date")
    ]
    tag: list[Part] = [series, f" · {edition}" if edition else None]
    boxes = [
        make("p", "tag", tag),
        make("h1", "", title),
        make("p", "lead", LEAD),
        make("div", "who", make("div", "row", fields), make("p", "small", SMALL)),
    ]
    return Leaf("cover", "", boxes=boxes)


def build_use() -> Leaf:
    """Return the page that says how to use the booklet."""
    text = files("casebook.exports.booklet").joinpath("front.html").read_text("utf8")
    return Leaf(
        "telling", "How to use", "use", "i", "before you start", "How to use this booklet", boxes=read_fragment(text)
    )


def build_contents(story: Story, exams: Sequence[Exam], back: Sequence[tuple[str, str]]) -> Leaf:
    """Return the contents. A step has a number and a kind, and no name that could tell what comes."""
    rows = [_entry("How to use this booklet", "use")]
    if story.rankings:
        rows.append(_entry("Your rankings on one page", "chart"))
    rows += [_entry(f"Step {unit.step}: {unit.kind}", unit.anchor) for unit in story.units if unit.place == 1]
    rows += [_entry(exam.title, f"x-{exam.name}") for exam in exams]
    rows += [_entry(f"Key to {exam.title}", f"y-{exam.name}") for exam in exams]
    rows += [_entry(title, anchor) for title, anchor in back]
    return Leaf("telling", "Contents", "contents", "ii", "contents", "Contents", boxes=[make("ol", "toc", rows)])


def build_chart(rankings: Sequence[Ranking], *, tutor: bool) -> Leaf:
    """Return a chart of all rankings: empty for the learner, the reference for the tutor."""
    heads = [make("th", "", "Diagnosis", scope="col")]
    heads += [make("th", "", ranking.checkpoint.upper(), scope="col") for ranking in rankings]
    rows = _reference_rows(rankings) if tutor else []
    rows += [[""] * (len(rankings) + 1)] * (CHART_ROWS - len(rows))
    body = [
        make(
            "tr",
            "",
            make("th", "", row[0] or NO_BREAK, scope="row"),
            [make("td", "", cell or NO_BREAK) for cell in row[1:]],
        )
        for row in rows
    ]
    told = (
        "After each ranking copy your ranks here: one row for each diagnosis, one column for each ranking. Rows may "
        "be added late. At the end the rows show how you changed your mind, and when."
    )
    boxes = [
        make("p", "", told),
        make("table", "chart", make("thead", "", make("tr", "", heads)), make("tbody", "", body)),
        make("h3", "ask", "The one fact that moved me most, and at which step"),
        build_lines(3),
    ]
    return Leaf("telling", "Rankings", "chart", "K", "your rankings on one page", "Your rankings", boxes=boxes)


def _reference_rows(rankings: Sequence[Ranking]) -> list[list[str]]:
    names = dict.fromkeys(rank.name for ranking in rankings for rank in ranking.ranks)
    levels = [{rank.name: LEVELS.get(rank.level, "").lower() for rank in ranking.ranks} for ranking in rankings]
    return [[name, *(level.get(name, "–") for level in levels)] for name in names]


def _entry(words: str, anchor: str) -> Element:
    return make("li", "", make("a", "", words, href=f"#{anchor}"), page_of(anchor))
