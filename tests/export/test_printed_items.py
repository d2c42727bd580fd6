"""What an item says on paper: a form to fill in with a pen, and a key in the letters that were written."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from tests.support.booklets import list_parts, read_book
from tests.support.case_page import PAGE, write_case
from tests.support.project import CONFIG, Project
from tests.support.stack_page import COUNT, KEY, write_stacks

from casebook.exports.booklet.document import Book
from casebook.exports.elements import has_class, words_of

ITEM = """\
- id: {}
  type: single
  level: apply
  objectives: [LO1]
  lead_in: Which joint?
  options:
  - {{id: hip, text: The hip, key: true, rationale: It is.}}
  - {{id: knee, text: The knee, rationale: It is not.}}
"""
QUIZ = """\
id: q
title: Q
items:
- id: short
  type: single
  level: apply
  objectives: [LO1]
  lead_in: Which joint?
  short: The hip, since it bears.
  review: draft
  options:
  - {id: hip, text: The hip, key: true, rationale: It bears.}
  - {id: knee, text: The knee, rationale: It bends., tempting: true}
  - {id: toe, text: The toe, rationale: It points.}
- id: plain
  type: single
  level: apply
  objectives: [LO1]
  lead_in: Which bone?
  options:
  - {id: rib, text: A rib, rationale: It is thin.}
  - {id: femur, text: The femur, key: true, rationale: It is long.}
- id: own
  type: free
  level: apply
  objectives: [LO1]
  lead_in: Sum it up.
  short: A hip that hurts.
  model: A man whose hip hurts on walking.
  rationale: Say who and where.
- id: scale
  type: likert
  level: recall
  objectives: [LO1]
  lead_in: How often?
  scale: [Never, Now and then, Always]
  rationale: Both ends cost something.
- id: moved
  type: rating
  level: apply
  objectives: [LO1]
  lead_in: How far does it move each?
  options:
  - {id: gout, text: Gout of the toe, key: 1, rationale: It is red.}
  - {id: sprain, text: A sprain, key: -1, rationale: No fall.}
- id: gaps
  type: cloze
  level: apply
  objectives: [LO1]
  lead_in: Fill in.
  text: The *hip* is a {joint} of the {place}.
  options:
  - {id: joint, key: [ball], choices: [ball, hinge], rationale: It turns.}
  - {id: place, key: [leg], rationale: It bears.}
- id: pairs
  type: match
  level: apply
  objectives: [LO1]
  lead_in: Match them.
  targets:
  - {id: turns, text: Turns}
  - {id: bends, text: Bends}
  - {id: slides, text: Slides}
  options:
  - {id: hip, text: The hip, key: turns, rationale: It is a ball.}
  - {id: knee, text: The knee, key: bends, rationale: It is a hinge.}
- id: order
  type: order
  level: apply
  objectives: [LO1]
  lead_in: Put them in order.
  options:
  - {id: one, text: First, rationale: It begins.}
  - {id: two, text: Second, rationale: It goes on.}
  - {id: three, text: Third, rationale: It ends.}
"""

SURE = "guess fairly sure sure"
# What a learner is asked, the learner's key, and the tutor's. Parts that stand below each other are joined.
PRINTED = {
    "short": (
        f"SHORT Choose one answer {SURE} Which joint?AThe hipBThe kneeCThe toe",
        "SHORT AAnswer: The hip, since it bears. Our judgementB is tempting: It bends.",
        "SHORT AAnswer: The hip, since it bears. Our judgementA Right. It bears.B Wrong. It bends.C Wrong. It points.",
    ),
    "plain": (
        f"PLAIN Choose one answer {SURE} Which bone?AA ribBThe femur",
        "PLAIN BAnswer: The femur. It is long.",
        "PLAIN BAnswer: The femur.A Wrong. It is thin.B Right. It is long.",
    ),
    "own": (
        "OWN Your words. Not marked.Sum it up.",
        "OWN Ours: A hip that hurts.",
        "OWN Ours: A hip that hurts.Ours: A man whose hip hurts on walking.Say who and where.",
    ),
    "scale": (
        "SCALE Choose one, or skip. Not marked.How often?NeverNow and thenAlways",
        "SCALE Both ends cost something.",
        "SCALE Both ends cost something.",
    ),
    "moved": (
        (
            "MOVED Rate each row. Not marked.How far does it move each?less likelymore likely"
            "Gout of the toe▼▼▼=▲▲▲A sprain▼▼▼=▲▲▲"
        ),
        "MOVED ▲, ▼",
        "MOVED ▲, ▼– Gout of the toe: ▲ more likely. It is red.– A sprain: ▼ less likely. No fall.",
    ),
    "gaps": (
        f"GAPS Fill in the gaps {SURE} Fill in.The hip is a 1 (ball / hinge) of the 2 .",
        "GAPS Answer: ball; leg.",
        "GAPS Answer: ball; leg.– Gap 1: ball. It turns.– Gap 2: leg. It bears.",
    ),
    "pairs": (
        f"PAIRS Match each row {SURE} Match them.1The hip2The kneeA SlidesB BendsC Turns",
        "PAIRS 1 C, 2 BAnswer: The hip: Turns; The knee: Bends.",
        (
            "PAIRS 1 C, 2 BAnswer: The hip: Turns; The knee: Bends.1 The hip: Turns. It is a ball."
            "2 The knee: Bends. It is a hinge."
        ),
    ),
    "order": (
        f"ORDER Put in order {SURE} Put them in order.AThirdBFirstCSecond",
        "ORDER 1 B, 2 C, 3 AAnswer: First; Second; Third.",
        "ORDER 1 B, 2 C, 3 AAnswer: First; Second; Third.1 First. It begins.2 Second. It goes on.3 Third. It ends.",
    ),
}


def write_project(root: Path, page: str = "# Q\n\n/// quiz | q\n///\n") -> Project:
    """Write a case, and a page beside it."""
    project = Project(root)
    project.write_context()
    project.write("mkdocs.yml", CONFIG)
    write_case(project)
    project.write("docs/q.md", page)
    return project


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = write_project(tmp_path_factory.mktemp("items"))
    project.write("quizzes/q.yml", QUIZ)
    return project.root


@pytest.fixture(scope="module")
def learner(root: Path) -> Book:
    """Return a quiz in the learner's booklet."""
    return read_book(root)


@pytest.fixture(scope="module")
def tutor(root: Path) -> Book:
    """Return it in the tutor's."""
    return read_book(root, tutor=True)


def find(book: Book, name: str) -> Element:
    """Return the one element with an id."""
    (found,) = (element for element in book.root.iter() if element.get("id") == name)
    return found


@pytest.mark.parametrize("item", PRINTED)
def test_an_item_is_asked_and_answered_in_these_words(learner: Book, tutor: Book, item: str) -> None:
    asked, answered = (words_of(find(learner, f"{sign}:q/{item}")) for sign in "qk")
    assert (asked, answered, words_of(find(tutor, f"t:q/{item}"))) == PRINTED[item]


def test_the_tutor_has_the_question_and_the_key_of_the_learner_as_well(learner: Book, tutor: Book) -> None:
    for item in PRINTED:
        for sign in "qk":
            assert words_of(find(tutor, f"{sign}:q/{item}")) == words_of(find(learner, f"{sign}:q/{item}"))


@pytest.mark.parametrize(
    ("item", "boxes", "slots", "lines"),
    [("short", 3 + 3, 0, 0), ("scale", 3, 0, 0), ("moved", 10, 0, 0), ("pairs", 3, 2, 0), ("order", 3, 3, 0),
     ("gaps", 3, 1, 1), ("own", 0, 0, 3)],
)  # fmt: skip
def test_a_form_has_what_a_pen_needs(learner: Book, item: str, boxes: int, slots: int, lines: int) -> None:
    """`boxes` to tick, of which three say how sure one is, `slots` for a letter, `lines` for words."""
    asked = find(learner, f"q:q/{item}")
    assert count(asked, "box") == boxes
    assert count(asked, "slot") == slots
    assert count(asked, "line") + count(asked, "rule") == lines
    assert [each.tag for each in asked.iter() if each.tag in ("input", "select", "textarea", "button")] == []


def count(element: Element, name: str) -> int:
    return len([each for each in element.iter() if has_class(each, name)])


def test_items_whose_names_join_alike_are_printed_each_and_one_on_two_pages_once(tmp_path: Path) -> None:
    names = ("a", "a-b", "w")
    project = write_project(tmp_path, "".join(f"/// quiz | {name}\n///\n\n" for name in (*names, "w")))
    for quiz, item in zip(names, ("b-c", "c", "1"), strict=True):
        project.write(f"quizzes/{quiz}.yml", f"id: {quiz}\ntitle: {quiz}\nitems:\n{ITEM.format(item)}")
    project.write("docs/r.md", "/// quiz | a-b\n///\n")
    exams = [part for part in list_parts(read_book(tmp_path)) if part.name.startswith("s:x-")]
    assert [(part.name, part.places) for part in exams] == [
        ("s:x-a", ["q:a/b-c"]),
        ("s:x-a-b", ["q:a-b/c"]),
        ("s:x-w", ["q:w/1"]),
    ]


def test_paper_says_which_slice_it_shows_and_that_it_is_asked_for_on_the_page(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    write_stacks(project)
    assert f"Slice {KEY} of {COUNT} is shown here" in words_of(find(read_book(tmp_path), "q:quiz-k/k1"))


def test_an_optional_item_of_a_case_is_practice_behind_the_quizzes(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    project.write("quizzes/q.yml", QUIZ)
    case = (tmp_path / "quizzes/s.yml").read_text(encoding="utf-8")
    project.write("quizzes/s.yml", case.replace("- id: s1b\n", "- id: s1b\n  optional: true\n"))
    parts = {part.name: part for part in list_parts(read_book(tmp_path))}
    assert parts["s:d-1"].places == ["q:case-s/s1a"]
    assert parts["s:x-practice"].places == ["q:case-s/s1b"]
    assert parts["s:y-practice"].places == ["k:case-s/s1b"]
    assert list(parts).index("s:x-q") < list(parts).index("s:x-practice") < list(parts).index("s:y-q")


def test_a_case_that_asks_nothing_is_printed_as_it_is_told(tmp_path: Path) -> None:
    project = write_project(tmp_path, "# Q\n")
    project.write("docs/case.md", "# A case\n\n///// step | 0 story\nThe knee hurts.\n/////\n")
    book = read_book(tmp_path)
    assert [part.name for part in list_parts(book)] == ["s:r-0", "s:sources"]
    assert "The knee hurts." in words_of(book.root)


def test_words_between_two_decisions_lead_to_the_second(tmp_path: Path) -> None:
    between = "/// item | case-s/s1a\n///\n\nNow look at the trees.\n"
    project = Project(tmp_path)
    project.write_context()
    project.write("mkdocs.yml", CONFIG)
    write_case(project, PAGE.replace("/// item | case-s/s1a\n///\n", between))
    page = words_of(find(read_book(tmp_path), "s:d-1"))
    order = [page.index(words) for words in ("Which bird sang?", "Now look at the trees.", "Which trees stood there?")]
    assert order == sorted(order)


def test_a_case_without_rankings_says_nothing_of_them(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write_context()
    project.write("mkdocs.yml", CONFIG)
    write_case(project, PAGE.replace("/// rank | k1\n///\n", ""))
    assert "ranking" not in words_of(read_book(tmp_path).front[1]).lower()
