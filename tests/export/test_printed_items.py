"""What an item says on paper: its answer in one line and its model in full, a scale to tick, pictures with names."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from casebook.exports.booklet.atoms import Atom, Tally
from casebook.exports.booklet.dom import make, words_of
from casebook.exports.booklet.exam import Exam, read_exams
from casebook.exports.booklet.measure import measure
from casebook.exports.booklet.press import open_press
from casebook.exports.booklet.prose import Copier
from casebook.exports.booklet.site import open_site
from casebook.exports.booklet.story import find_case
from tests.support.case_page import build_case
from tests.support.served_site import Site
from tests.support.stack_page import COUNT, KEY, write_stacks

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
  - {id: knee, text: The knee, rationale: It bends.}
- id: plain
  type: single
  level: apply
  objectives: [LO1]
  lead_in: Which bone?
  options:
  - {id: femur, text: The femur, key: true, rationale: It is long.}
  - {id: rib, text: A rib, rationale: It is thin.}
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
"""


@pytest.fixture(scope="module")
def quiz(tmp_path_factory: pytest.TempPathFactory) -> Exam:
    """Return a quiz as the learner's booklet prints it."""
    site = Site(tmp_path_factory.mktemp("items"))
    site.close()
    site.project.write("quizzes/q.yml", QUIZ)
    site.project.write("docs/q.md", "/// quiz | q\n///\n")
    build_case(site)
    opened = open_site(site.project.root / "site")
    (exam,) = read_exams(opened, find_case(opened), Tally(), tutor=False)
    return exam


def say_key(exam: Exam, item: str) -> list[str]:
    """Return the lines of the key of an item, below its head."""
    nodes = [atom.node for atom in exam.key]
    heads = [place for place, node in enumerate(nodes) if node.tag == "h3"]
    first = next(place for place in heads if nodes[place].get("id") == f"k-q-{item}")
    last = next((place for place in heads if place > first), len(nodes))
    return [words_of(node) for node in nodes[first + 1 : last]]


def test_the_answer_stands_in_one_line_and_says_that_it_is_a_judgement(quiz: Exam) -> None:
    assert say_key(quiz, "short")[0] == "Answer: The hip, since it bears. (our judgement)"


def test_an_answer_that_the_rows_give_is_not_printed_twice(quiz: Exam) -> None:
    assert say_key(quiz, "plain") == ["AThe femur. Right. It is long.", "BA rib. Wrong. It is thin."]


def test_a_model_follows_its_short_form_under_another_name(quiz: Exam) -> None:
    short, model = say_key(quiz, "own")
    assert short == "Ours: A hip that hurts."
    assert model.startswith("In full: A man whose hip hurts on walking.")


def test_a_scale_has_a_box_for_each_of_its_points(quiz: Exam) -> None:
    asked = next(atom.node for atom in quiz.questions if atom.node.get("id") == "q-q-scale")
    points = next(part for part in asked.iter("p") if part.get("class") == "sure")
    assert words_of(points) == "Never Now and then Always"
    assert len([part for part in points.iter("span") if part.get("class") == "box"]) == 3


def test_the_rows_of_a_rating_name_what_was_rated_once(quiz: Exam) -> None:
    gout, sprain = say_key(quiz, "moved")
    assert gout.count("Gout of the toe") == sprain.count("A sprain") == 1


def test_paper_says_which_slice_it_shows_and_that_it_is_asked_for_on_the_page(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.close()
    write_stacks(site.project)
    build_case(site)
    opened = open_site(site.project.root / "site")
    exams = read_exams(opened, find_case(opened), Tally(), tutor=False)
    asked = [atom.node for exam in exams for atom in exam.questions if atom.node.get("id") == "q-quiz-k-k1"]
    assert f"Slice {KEY} of {COUNT} is shown here" in " ".join(map(words_of, asked))


def test_what_is_asked_stands_below_two_pictures_and_not_upon_them(tmp_path: Path) -> None:
    def draw() -> Element:
        return make("svg", "", make("rect", "", width="9", height="9"), viewBox="0 0 9 9")

    pair = make("figure", "shown paired", draw(), draw())
    asked = make("p", "", "A line.")
    atoms = [Atom(make("div", "below", pair, asked), "wide"), Atom(make("p", "", "A line."), "wide")]
    with open_press() as press:
        measure(atoms, tmp_path, press)
    both, line = (atom.height for atom in atoms)
    assert both > line + 80  # mm: each picture is half as wide as the page, and as high


def test_the_words_of_buttons_that_open_a_fold_are_not_printed(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<article><h1>A</h1></article>", encoding="utf-8")
    site = open_site(tmp_path)
    inner = make("p", "", "A table.")
    closer = make("details", "more closer", make("summary", "", "Look closer"), inner)
    titled = make("details", "more", make("summary", "", "Two studies"), inner)
    copied = Copier(site, site.pages["index.html"]).blocks(make("div", "", closer, titled))
    assert [words_of(part) for part in copied] == ["A table.", "Two studiesA table."]
