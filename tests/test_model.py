"""What an item is: the order it is shown in, and the fingerprint of what it asks."""

from __future__ import annotations

import time
from pathlib import PurePath

import pytest

from casebook.items.fingerprint import fingerprint, fingerprints
from casebook.items.quiz_file import read_quiz
from casebook.items.shown_order import displaced_order, shown_order
from casebook.model import Item, Quiz, name_shown, strip_markup

QUIZ = """\
id: quiz-a
title: Quiz A
items:
- id: a1
  type: single
  level: apply
  objectives: [LO2]
  sources: [first2006]
  stem: A man of 49 has pain.
  lead_in: Which joint is tested?
  hint: Think of the hip.
  options:
  - {id: hip, text: The hip, key: true, rationale: Because.}
  - {id: knee, text: The knee, rationale: Because.}
- id: a2
  type: match
  level: apply
  objectives: [LO2]
  lead_in: Which load?
  targets: [{id: shear, text: Shear}, {id: torsion, text: Torsion}]
  options:
  - {id: thrust, text: Thrust, key: shear, rationale: Because.}
  - {id: gaenslen, text: Gaenslen, key: torsion, rationale: Because.}
- id: a3
  type: number
  level: apply
  objectives: [LO2]
  lead_in: How many?
  key: {value: 50, tolerance: 5, unit: "%"}
  rationale: Because.
"""


def read_items(text: str) -> list[Item]:
    quiz = read_quiz(text, PurePath("quiz.yml")).quiz
    assert quiz is not None
    return list(quiz.items)


@pytest.mark.parametrize("item_id", [f"a{number}" for number in range(1, 60)])
@pytest.mark.parametrize("length", [2, 3, 5])
def test_the_shown_order_is_never_the_written_one(item_id: str, length: int) -> None:
    written = [f"option {number}" for number in range(length)]
    shown = shown_order(item_id, written)
    assert list(shown) != written
    assert sorted(shown) == written
    assert shown == shown_order(item_id, written)


@pytest.mark.parametrize("length", [3, 4, 5, 8])
def test_no_row_to_be_put_in_order_is_shown_in_its_place(length: int) -> None:
    for number in range(500):
        written = [f"row {place}" for place in range(length)]
        shown = displaced_order(f"a{number}", written)
        assert all(a != b for a, b in zip(shown, written, strict=True))
        assert sorted(shown) == written
        assert shown == displaced_order(f"a{number}", written)


def test_rows_to_be_put_in_order_are_shown_in_another_than_before_only_where_one_stood_in_its_place() -> None:
    kept = moved = 0
    for number in range(200):
        before, now = shown_order(f"a{number}", "abcde"), displaced_order(f"a{number}", "abcde")
        stood = any(a == b for a, b in zip(before, "abcde", strict=True))
        assert stood == (before != now)
        kept, moved = kept + (not stood), moved + stood
    assert kept > 50
    assert moved > 50


def test_the_shown_order_is_fixed_for_good() -> None:
    """Learners' records and printed booklets rest on this: it may never change."""
    assert shown_order("a1", "abcd") == ("d", "b", "c", "a")
    assert displaced_order("a1", "abcd") == ("d", "c", "b", "a")


def test_one_option_is_shown_as_it_is() -> None:
    assert shown_order("a1", ["only"]) == ("only",)


def test_fingerprints_are_fixed_for_good() -> None:
    """A change here tells every learner that every item has changed."""
    assert [fingerprint(item) for item in read_items(QUIZ)] == ["53ffd129", "e781f762", "d3c2785a"]


@pytest.mark.parametrize(
    ("written", "instead", "item"),
    [
        ("stem: A man of 49", "stem: A man of 50", 0),
        ("Which joint is tested?", "Which joint is loaded?", 0),
        ("text: The knee", "text: The ankle", 0),
        ("id: knee,", "id: ankle,", 0),
        ("{id: hip, text: The hip, key: true,", "{id: hip, text: The hip,", 0),
        ("text: Torsion", "text: Twisting", 1),
        ("key: shear", "key: torsion", 1),
        ("tolerance: 5", "tolerance: 6", 2),
        ('unit: "%"', "unit: of 100", 2),
    ],
)
def test_a_fingerprint_changes_with_what_is_asked(written: str, instead: str, item: int) -> None:
    changed = QUIZ.replace(written, instead)
    if "key: true" not in changed:
        changed = changed.replace("text: The knee,", "text: The knee, key: true,")
    before, after = fingerprint(read_items(QUIZ)[item]), fingerprint(read_items(changed)[item])
    assert changed != QUIZ
    assert before != after


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("rationale: Because.", "rationale: For this reason."),
        ("sources: [first2006]", "sources: [case:exam]"),
        ("hint: Think of the hip.", "hint: Think."),
        ("level: apply", "level: recall"),
        ("id: a1", "id: b1"),
        ("text: The knee,", "text: The knee, tempting: true,"),
    ],
)
def test_a_fingerprint_does_not_change_with_what_is_said_about_it(written: str, instead: str) -> None:
    changed = QUIZ.replace(written, instead)
    assert changed != QUIZ
    assert list(map(fingerprint, read_items(QUIZ))) == list(map(fingerprint, read_items(changed)))


def test_any_option_tells_whether_it_is_the_wrong_response_expected_most_often() -> None:
    slips = "  options: [{id: a, value: 5, rationale: A.}, {id: b, value: 100, tempting: true, rationale: B.}]\n"
    items = read_items(QUIZ.replace("text: The knee,", "text: The knee, tempting: true,") + slips)
    assert [[option.id for option in item.options if option.is_tempting] for item in items] == [["knee"], [], ["b"]]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ("a1", ("a1",)),
        ("a1-a3", ("a1", "a1-b", "a3")),
        ("a1-b", ("a1-b",)),
        ("a1-b-a3", ("a1-b", "a3")),
        ("a9", ()),
        ("-" * 100_000, ()),
    ],
)
def test_items_are_found_by_both_ends_though_ids_hold_hyphens(names: str, found: tuple[str, ...]) -> None:
    quiz = Quiz(id="q", title="Q", items=(), written=("a1", "a1-b", "a3"))
    assert quiz.find_ids(names) == found


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("*Staphylococcus* **aureus**", "Staphylococcus aureus"),
        ("**bold *and italic* words**", "bold and italic words"),
        ("_E. coli_ and snake_case_word", "E. coli and snake_case_word"),
        ("HLA-B*27", "HLA-B*27"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        (r"\*starred\*", "*starred*"),
        ("`a*b` and `c_d_e`", "a*b and c_d_e"),
        ("CO~2~ and H~2~O, Ca^2+^, 10^-3^", "CO₂ and H₂O, Ca²⁺, 10⁻³"),
        ("~5 to ~7", "~5 to ~7"),
        ("2^3", "2^3"),
        ("![Drawing A](assets/p.png)", "Drawing A"),
        ('![Drawing *A* (left)](assets/p(1).png "A title")', "Drawing A (left)"),
        ("![](assets/p.png)", ""),
        ("[the *tests*](study/tests.md), see [@first2006]", "the tests, see"),
        ("<https://example.org/a_b_c>", "https://example.org/a_b_c"),
        (r"$\frac{1}{2}$", "1/2"),
        (r"$x^2$ and $\alpha\,\text{mg}$", "x² and α mg"),
        ("costs $5, or $6", "costs $5, or $6"),
        ("a &lt; b &amp; c, `&lt;`", "a < b & c, &lt;"),
        ("plain words", "plain words"),
    ],
)
def test_markup_is_read_as_a_reader_sees_it(written: str, read: str) -> None:
    assert strip_markup(written) == read


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("![Drawing A](assets/p.png)", "Drawing A"),
        ("![Drawing A](assets/p.png) at rest", "Drawing A at rest"),
        ("$x^2$", "x²"),
        ("10^5^ cells", "10⁵ cells"),
        ("![](assets/p.png)", None),
        ("*Staphylococcus*", None),
        ("It costs $5.", None),
    ],
)
def test_what_elements_do_not_read_has_a_name(written: str, name: str | None) -> None:
    assert name_shown(written) == name


@pytest.mark.parametrize(
    "unit", ["*a", "_a ", "`", "``a", "[", "![a](", "[a](b(", "[@", "$a", "~a", "^a", "<http://", "\\"]
)
def test_markup_that_never_closes_takes_no_longer_than_its_length(unit: str) -> None:
    started = time.process_time()
    strip_markup(unit * 20_000)
    assert time.process_time() - started < 1


# Types of which more counts than in version 0.1.0: what is shown before the commit, and what free words are set beside.
GROWN = """\
id: quiz-g
title: Quiz G
items:
- id: g1
  type: free
  level: apply
  objectives: [LO2]
  lead_in: What do you think?
  hint: Think of the hip.
  model: A model.
  rationale: A reason.
- id: g2
  type: free
  level: apply
  objectives: [LO2]
  lead_in: What do you think?
  options:
  - {id: place, text: Place, rationale: A wood.}
- id: g3
  type: free
  level: apply
  objectives: [LO2]
  lead_in: What do you think?
  rationale: Yours counts.
- id: g4
  type: region
  level: apply
  objectives: [LO2]
  figure: plane
  description: Two sides.
  lead_in: Where is it bright?
  options:
  - {id: left, region: left, text: The left side, key: true, rationale: Because.}
  - {id: right, region: right, text: The right side, rationale: Because.}
- id: g5
  type: single
  level: apply
  objectives: [LO2]
  figure: plane
  marked: true
  lead_in: Which mark?
  options:
  - {id: a, text: A, key: true, rationale: Because.}
  - {id: b, text: B, rationale: Because.}
"""


def test_a_fingerprint_that_has_grown_is_fixed_and_the_old_one_known() -> None:
    found = [fingerprints(item) for item in read_items(GROWN)]
    assert found == [
        ("7c5c8c22", "f1cf63f5"),
        ("4163c8fb", "4d678c1d"),
        ("cd0c78c0", "f1cf63f5"),
        ("18fbd1e8", "0a552643"),
        ("03be8d5e", "21dfff94"),
    ]
    assert [fingerprints(item) for item in read_items(QUIZ)] == [("53ffd129",), ("e781f762",), ("d3c2785a",)]


@pytest.mark.parametrize(
    ("written", "instead", "item"),
    [
        ("Think of the hip", "Think of the knee", 0),
        ("A model", "Another model", 0),
        ("A wood", "A field", 1),
        ("Yours counts", "Any word counts", 2),
        ("Two sides", "Two halves", 3),
        ("marked: true", "marked: false", 4),
    ],
)
def test_what_alone_may_tell_two_items_apart_is_in_the_fingerprint(written: str, instead: str, item: int) -> None:
    before, after = (fingerprints(read_items(text)[item]) for text in (GROWN, GROWN.replace(written, instead)))
    assert before[0] != after[0]
    assert before[-1] == after[-1]


def test_one_hint_counts_alike_as_a_text_and_as_a_list_and_a_second_one_counts_too() -> None:
    text, listed, two = (
        fingerprint(read_items(GROWN.replace("hint: Think of the hip.", f"hint: {hint}"))[0])
        for hint in ("Think of the hip.", "[Think of the hip.]", "[Think of the hip., Look again.]")
    )
    assert text == listed != two


def test_what_is_said_after_the_model_does_not_count() -> None:
    changed = GROWN.replace("A reason.", "Another reason.").replace("Because.", "For this reason.")
    assert list(map(fingerprint, read_items(GROWN))) == list(map(fingerprint, read_items(changed)))
