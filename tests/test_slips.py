"""Slips in YAML: an author is told what is wrong, at the line and column of the slip itself."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from casebook.figures.sidecar import read_figure
from casebook.findings import Finding
from casebook.items.quiz_file import read_quiz
from casebook.parsing.differential import read_differential
from casebook.parsing.facts import read_facts
from casebook.parsing.spoilers import read_spoilers

HEAD = "id: quiz-a\ntitle: Quiz A\nitems:\n- id: a1\n  type: text\n  level: apply\n  objectives: [LO1]\n"
TAIL = "  key: [hip]\n  rationale: Because.\n"
LOST = "begins a comment, so the rest of this text is lost"
BROKEN = [
    # what is written in line 8, place, what is said
    ("lead_in: Which decides in Salter #2 and #3?", "8:36", LOST),
    ("lead_in: Which # a remark", "8:18", LOST),
    ("lead_in: Which  #2", "8:19", LOST),
    ("lead_in: #1 in the list?", "8:12", LOST),
    ('lead_in: "Which" #2 is it?', "8:20", LOST),
    ("lead_in: Which\n    grade #2\n    is it?", "9:11", LOST),
    ('lead_in: "Stat" fluid?', "8:19", "The text in quotes ends before this. Put the whole text in single quotes"),
    ("lead_in: 'the patient's pain?'", "8:24", "This apostrophe ends the text"),
    ("lead_in: ''Which''?", "8:13", "This apostrophe ends the text"),
    ('lead_in: "Which?', "8:12", "This quotation mark is not closed. Write another one"),
    ("lead_in: 'Which?", "8:12", "This quotation mark is not closed. Write another one"),
    ('lead_in: "Which?\n  hint: "Think."', "8:12", "This quotation mark is not closed before line 9"),
    ('lead_in: "Which?\n  hint: Think of "it"\n  stem: Some', "8:12", "not closed before line 9"),
    ("lead_in: 'Which?\n  hint: Think.\n  stem: It's him.", "8:12", "not closed before line 10"),
    ('lead_in: "Which?\n  hint: Think."', "8:12", "not closed before line 9"),
    ("lead_in: > 50 years?", "8:12", "A text cannot begin with `>`"),
    ("lead_in: |50| or more?", "8:12", "A text cannot begin with `|`"),
    ("lead_in: % of what?", "8:12", "A text cannot begin with `%`"),
    ("lead_in: @home?", "8:12", "A text cannot begin with `@`"),
    ("lead_in: `x`?", "8:12", "A text cannot begin with ```"),
    ("lead_in: *Which* one?", "8:18", "A text that begins with `&` or `*` needs quotes"),
    ("lead_in: *which one?", "8:12", "put a text that begins with `*` in quotes"),
    ("lead_in: &c fibres?", "8:12", "a text that begins with `&` needs quotes"),
    ("lead_in: ! Beware of what?", "8:12", "Put a text that begins with ! in quotes"),
    ("lead_in: ![A pelvis](pelvis.png) shows?", "8:12", "A text cannot begin with `!`"),
    ("lead_in: - 5 or 6?", "8:12", "A text cannot begin with `- `"),
    ("lead_in: ? or what", "8:12", "A text cannot begin with `? `"),
    ("lead_in: [@first2006] says what?", "8:12", "A text that begins with `[` needs quotes"),
    ("lead_in: [Which](page.md) one?", "8:12", "A text that begins with `[` needs quotes"),
    ("lead_in: Which\n  sources: [first2006, second", "9:12", "This `[` is not closed"),
    ("lead_in:Which?", "8:10", "A space is missing after the colon"),
    ("lead_in Which?", "8:3", "A colon is missing after `lead_in`"),
    ("lead_in: “Ratio: 2”?", "8:12", "`“` does not quote a text for YAML"),
    ("lead_in: Which?\n  and where?", "9:3", "If this belongs to the text above, indent it further"),
    ("lead_in:\u00a0Which?", "8:11", "A non-breaking space (U+00A0) is used after the colon"),
    ("lead_in\u202f: Which?", "8:10", "A narrow no-break space (U+202F) is used before the colon"),
    ("lead_in：Which?", "8:10", "A fullwidth colon (U+FF1A) is not a YAML colon"),
    ("\u3000lead_in: Which?", "8:3", "An ideographic space (U+3000) is used before the text of this line"),
    ("lead\u200b_in: Which?", "8:7", "There is an invisible character in this word: zero width space (U+200B)"),
    ("lead_in: Which?\n  sources: [first2006\u00a0]", "9:22", "A non-breaking space (U+00A0) is used in this word"),
    ("lead_in: Which?\n  sources:\n  • first2006", "10:3", "`•` does not begin a list entry"),
    ("lead_in: Which?\n  sources:\n  – first2006", "10:3", "`–` does not begin a list entry"),
    ("lead_in: Which\u200b?", "8:17", "There is an invisible character here: zero width space (U+200B)"),
    ("lead_in: Which\u2060 one?", "8:17", "There is an invisible character here: word joiner (U+2060)"),
    ("lead_in: Zwei\u200cte?", "8:16", "There is an invisible character here: zero width non-joiner (U+200C)"),
    ("lead_in: |\n    The first line,\n    Which\u200b?", "10:10", "There is an invisible character here"),
    ('lead_in: "Which\\u200b?"', "8:12", "There is an invisible character here"),
]
SOUND = [
    "lead_in: Which?  # a remark, two spaces after the text",
    'lead_in: "Salter #2?"  # a remark',
    "lead_in: Which#2, C# or #?".replace(" #", " \\#"),
    "lead_in: |\n    # 2 is it, or #3?".replace("# 2", "\\# 2"),
    "lead_in: Ein Wort mit weichem Trenn\u00adstrich?",
    "lead_in: می\u200cرود \u2067و\u2069 क्\u200dष?",
    "lead_in: ภาษา\u200bไทย?",
    "lead_in: 👩\u200d⚕️ or ❤️?",
    "lead_in: “Stat” or «stat»?",
    "lead_in: 5\u00a0mg or 5\u202fmg?",
    'lead_in: "Which\n    key: or text?"',
    "lead_in: Some – and\n    – more?",
]


def read(middle: str) -> list[str]:
    return [str(found) for found in read_quiz(f"{HEAD}  {middle}\n{TAIL}", PurePath("q.yml")).findings]


@pytest.mark.parametrize(("middle", "place", "said"), BROKEN)
def test_a_slip_is_told_where_it_is(middle: str, place: str, said: str) -> None:
    found = read(middle)
    assert len(found) == 1, found
    assert found[0].startswith(f"q.yml:{place}: error: ")
    assert said in found[0]


@pytest.mark.parametrize("middle", SOUND)
def test_what_is_no_slip_is_read(middle: str) -> None:
    assert read(middle) == []


@pytest.mark.parametrize(
    ("option", "column", "said"),
    [
        ("{id: a, text: 0,5 mg, rationale: R}", 20, "This comma ends the text"),
        ("{id: a, text: Mild, warm pain, rationale: R}", 23, "This comma ends the text"),
        ("{id: a, text: Ratio: 2, rationale: R}", 24, "Text with a comma or colon needs quotes"),
        ("{id: a, text: Salter #2, rationale: R}", 26, LOST),
        ("{id: a, text: b, rationale: [@first2006] says}", 33, "A text that begins with `[` needs quotes"),
        ('{id: a, text: b, rationale: "R" so}', 37, "The text in quotes ends before this"),
        ('{id: a, text: "b, rationale: R}', 19, "This quotation mark is not closed"),
        ("{id: a, text: b, rationale: R", 5, "This `{` is not closed"),
    ],
)
def test_a_slip_within_braces_is_told_by_its_cause(option: str, column: int, said: str) -> None:
    text = f"{HEAD}  lead_in: Which?\n{TAIL}  options:\n  - {option}\n"
    (found,) = read_quiz(text, PurePath("q.yml")).findings
    assert (found.location.line, found.location.column) == (12, column)
    assert said in found.message


@pytest.mark.parametrize("key", ["[0,5 mg]", "[1,000]"])
def test_a_comma_between_digits_does_not_part_a_list_in_silence(key: str) -> None:
    text = f"{HEAD}  lead_in: Which?\n  key: {key}\n  rationale: Because.\n"
    assert [found.code for found in read_quiz(text, PurePath("q.yml")).findings] == ["text-cut"]


def test_what_looks_like_a_sign_is_told_below_the_place_where_yaml_stops() -> None:
    block = "  stem: |\n    \u00a0A text\n    • with dots\n  • lead_in: x\n"
    text = f"id: quiz-a\ntitle:\u00a0Quiz A\nitems:\n- id: a1\n{block}"
    found = read_quiz(text, PurePath("q.yml")).findings
    assert [(each.location.line, each.location.column) for each in found] == [(2, 7), (8, 3)]


def test_what_a_learner_types_holds_no_soft_hyphen() -> None:
    text = f"{HEAD}  lead_in: Which?\n  key: [Osteo\u00adporose]\n  rationale: Because.\n"
    assert [found.code for found in read_quiz(text, PurePath("q.yml")).findings] == ["text-invisible"]


def test_a_text_is_not_cut_in_any_file_of_an_author() -> None:
    path = PurePath("q.yml")
    facts = read_facts("facts:\n- id: a\n  text: Grade #2\n  section: Case\n", path).findings
    differential = read_differential(
        "checkpoints: [k1]\nreview: draft\ndiagnoses:\n- id: a\n  name: Disc\n  synonyms:\n  - type #2\n"
        "  levels:\n  - at: k1 # first\n    level: low\n    reason: Because.\n    grade: case\n",
        path,
    ).findings
    figure = read_figure("id: a\ntitle: T\nsource: S\nalt: Plate #2\nfull: F\npicture: p.svg\n", path).findings
    spoilers = read_spoilers("words:\n- from: 1 # step\n  words:\n  - type #2\n", path)[-1]
    for found in (facts, differential, figure, spoilers):
        assert [each.code for each in found] == ["text-cut"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5 \u00b5g", "5 \u03bcg"),  # micro sign and Greek letter
        ("Sjögren", "Sjo\u0308gren"),
        ("\u212b", "\u00c5"),  # Ångström's sign and letter
        ("5\u00a0mg", "5 mg"),
        ("bone\u00admarrow", "bonemarrow"),
        ("ＭＲＩ", "MRI"),
        ("ﬁbrosis", "fibrosis"),
        ("می\u200cرود", "میرود"),
    ],
)
def test_options_that_read_alike_are_found(one: str, other: str) -> None:
    assert [found.code for found in read_options(one, other)] == ["option-repeated"]


@pytest.mark.parametrize(
    ("one", "other"), [("10²", "102"), ("H₂O", "H2O"), ("½", "1/2"), ("Na⁺", "Na"), ("left", "Left"), ("α", "a")]
)
def test_options_that_differ_are_kept(one: str, other: str) -> None:
    assert read_options(one, other) == ()


def read_options(one: str, other: str) -> tuple[Finding, ...]:
    head = HEAD.replace("text", "single")
    options = (
        f"  - id: a\n    text: {one}\n    key: true\n    rationale: R\n  - id: b\n    text: {other}\n    rationale: R\n"
    )
    return read_quiz(f"{head}  lead_in: Which?\n  options:\n{options}", PurePath("q.yml")).findings
