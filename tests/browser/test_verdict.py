"""The verdict: where it stands, what it says where doctors differ, and that nothing moves for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.support.axe import violations
from tests.support.served_site import Site, serve

QUIZ = """\
id: quiz-d
title: Quiz D
items:
- id: d1
  type: single
  level: apply
  objectives: [LO1]
  review: draft
  short: "The **hip**: the femur moves in it."
  lead_in: Which joint would you look at first, in a man of forty-nine who cannot sit for long?
  options:
  - {id: hip, text: "The hip, with the femur that moves as he sits down and gets up", key: true, rationale: It moves.}
  - {id: back, text: "The back, since most would look there first", defensible: true, rationale: Some would.}
  - {id: knee, text: The knee, rationale: It is only the lever.}
- id: d2
  type: multiple
  level: apply
  objectives: [LO1]
  lead_in: Which findings count?
  options:
  - {id: a, text: Pain on sitting, key: true, rationale: It is in the score.}
  - {id: b, text: Shear, key: true, rationale: It weighs most.}
  - {id: c, text: Stairs, defensible: true, rationale: Some count it.}
  - {id: d, text: Fever, rationale: It speaks for infection.}
- id: d3
  type: likert
  level: appraise
  objectives: [LO1]
  lead_in: How readily do you change your mind?
  scale: [Rarely, Sometimes, Readily]
  rationale: At the end you see how often you did.
- id: d4
  type: shortlist
  level: apply
  objectives: [LO1]
  most: 2
  lead_in: What would you ask first?
  options:
  - {id: sleep, text: The nights, key: true, rationale: Tumors wake.}
  - {id: fever, text: A chill, key: true, rationale: It speaks for infection.}
  - {id: work, text: The work, rationale: It loads.}
"""
# Where everything stands that is above the verdict, from the top of the page.
PLACES = """item => [...item.querySelectorAll(".stem, form > fieldset > *, form > fieldset > * > *, .hint")]
  .filter(each => each.checkVisibility())
  .map(each => [each.localName, each.getBoundingClientRect()])
  .map(([name, { top, height }]) => [name, Math.round(top + scrollY), Math.round(height)])"""
TOP = "element => element.getBoundingClientRect().top + scrollY"
# Rows whose words end more than half a line above the end of their row.
ROOMY = """item => [...item.querySelectorAll("fieldset > label > span")].filter((words) => {
  const range = document.createRange();
  range.selectNodeContents(words);
  const ends = [...range.getClientRects()].map(({ bottom }) => bottom);
  return words.getBoundingClientRect().bottom - Math.max(...ends) > 12;
}).map(({ textContent }) => textContent)"""
WIDTHS = pytest.mark.parametrize(
    "options",
    [{"viewport": {"width": 390, "height": 844}}, {"viewport": {"width": 1280, "height": 800}}],
    indirect=True,
    ids=["390", "1280"],
)


@pytest.fixture(scope="module")
def differing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a built site where doctors differ."""
    for site in serve(tmp_path_factory.mktemp("differing")):
        site.write_quiz(QUIZ, "/// quiz | quiz-d\n///\n")
        site.build()
        yield site


@WIDTHS
def test_a_row_keeps_no_line_free_for_a_mark(page: Page, differing: Site) -> None:
    page.goto(f"{differing.address}/quiz.html#quiz-d-d1")
    item = page.locator("#quiz-d-d1")
    words = item.locator("fieldset > label > span").first
    for width in range(200, 360, 20):
        words.evaluate("(words, width) => words.style.maxWidth = `${width}px`", width)
        assert item.evaluate(ROOMY) == []


def commit(item: Locator, *names: str) -> None:
    for name in names:
        item.get_by_label(name).check()
    item.get_by_role("button", name="Commit my answer").click()


@pytest.fixture
def quiz(page: Page, differing: Site) -> Page:
    """Open it."""
    page.goto(f"{differing.address}/quiz.html")
    return page


@WIDTHS
@pytest.mark.parametrize("number", range(1, 8))
def test_nothing_above_the_verdict_moves_at_a_commit(page: Page, site: Site, number: int) -> None:
    page.goto(f"{site.address}/quiz.html#quiz-t-t{number}")
    item = page.locator(f"#quiz-t-t{number}")
    expect(item).to_be_visible()
    prepare(item, number)
    before = item.evaluate(PLACES)
    asked = item.locator(".confidence legend")
    slot = asked.evaluate(TOP) if asked.count() else None
    item.locator("button.go").click()
    expect(item.locator(".verdict")).to_be_focused()
    expect(item.locator(".verdict")).to_be_in_viewport(ratio=1)
    assert item.evaluate(PLACES) == before
    if slot:
        assert abs(item.locator(".verdict").evaluate(TOP) - slot) <= 12


def prepare(item: Locator, number: int) -> None:
    """Respond to one of the seven items, so that some of it is right and some wrong."""
    if number in (1, 2):
        item.locator("fieldset [name=r]").nth(1).check()
    elif number == 3:
        for menu in item.locator("select").all():
            menu.select_option("Shear")
    elif number == 4:
        item.get_by_role("button", name="Move History up").click()
    elif number in (5, 6):
        item.get_by_label("Your answer").fill("50")
    else:
        for row in item.locator(".rated").all():
            row.locator("input").nth(3).check(force=True)


@WIDTHS
def test_an_option_where_doctors_differ_has_a_verdict_of_its_own(quiz: Page) -> None:
    item = quiz.locator("#quiz-d-d1")
    before = item.evaluate(PLACES)
    commit(item, "The back")
    verdict = item.locator(".verdict")
    expect(verdict).to_have_attribute("data-mark", "defensible")
    expect(verdict).to_contain_text("Defensible. You chose: The back")
    expect(verdict.locator(".answer")).to_have_text("Answer: The hip: the femur moves in it. Our judgement")
    expect(item.locator("fieldset .said")).to_have_text(["✓ answer", "½ yours"])
    expect(item).not_to_contain_text("Not this one")
    assert item.evaluate(PLACES) == before
    assert violations(quiz, "quiz-set") == []


def test_what_it_scores_is_that_of_a_wrong_option(quiz: Page) -> None:
    commit(quiz.locator("#quiz-d-d1"), "The back")
    expect(quiz.get_by_text("1 of 4 answered, 1 to repeat.")).to_be_visible()


@pytest.mark.parametrize(
    ("names", "mark", "told"),
    [
        (["Pain on sitting", "Shear"], "right", "Right"),
        (["Pain on sitting", "Shear", "Stairs"], "defensible", "Defensible. · 2 of 2 found"),
        (["Stairs"], "defensible", "Defensible. · 0 of 2 found"),
        (["Shear", "Stairs"], "partly", "Partly right · 1 of 2 found"),
        (["Shear", "Stairs", "Fever"], "partly", "Partly right · 1 of 2 found, 1 too many"),
        (["Stairs", "Fever"], "partly", "Partly right · 0 of 2 found, 1 too many"),
        (["Fever"], "wrong", "None right · 0 of 2 found, 1 too many"),
    ],
)
def test_of_several_what_is_defensible_is_not_too_many(quiz: Page, names: list[str], mark: str, told: str) -> None:
    item = quiz.locator("#quiz-d-d2")
    commit(item, *names)
    expect(item.locator(".verdict")).to_have_attribute("data-mark", mark)
    expect(item.locator(".verdict p").first).to_have_text(told)


def test_the_outcome_tells_that_it_was_defensible(quiz: Page) -> None:
    item = quiz.locator("#quiz-d-d1")
    commit(item, "The back")
    recalled = """item => {
      const detail = {};
      item.dispatchEvent(new CustomEvent("casebook-recall", { detail }));
      const { outcome, isOpen, isTouched, missing, action, name } = detail;
      return { outcome, isOpen, isTouched, missing, action, name };
    }"""
    assert item.evaluate(recalled) == {
        "outcome": "defensible",
        "isOpen": False,
        "isTouched": False,
        "missing": "",
        "action": "Commit my answer",
        "name": "your answer",
    }
    untouched = quiz.locator("#quiz-d-d2")
    assert untouched.evaluate(recalled)["missing"] == "Choose at least one"
    untouched.get_by_label("Fever").check()
    assert untouched.evaluate(recalled)["isTouched"] is True


def test_a_step_of_a_scale_is_kept_at_the_tap_and_may_be_changed(quiz: Page) -> None:
    item = quiz.locator("#quiz-d-d3")
    expect(item.get_by_role("button")).to_have_count(0)
    for place, name in ((2, "Readily"), (0, "Rarely")):
        item.get_by_label(name).check(force=True)
        kept = quiz.evaluate("JSON.parse(localStorage['small/quiz-d/d3']).attempts")
        assert kept == [{"response": str(place), "text": name}]
        expect(item.get_by_label(name)).to_be_focused()
    quiz.reload()
    expect(item.get_by_label("Rarely")).to_be_checked()
    expect(item.get_by_label("Readily")).to_be_enabled()
    expect(item.locator(".verdict")).to_be_hidden()
    expect(item.get_by_text("Why this question")).to_be_visible()


def test_no_more_is_taken_than_was_asked_for(quiz: Page) -> None:
    item = quiz.locator("#quiz-d-d4")
    for name in ("The nights", "A chill", "The work"):
        item.get_by_label(name).check()
    item.get_by_role("button", name="Commit my choice").click()
    expect(item.get_by_role("status")).to_have_text("Choose up to 2")
    expect(item.locator(".verdict")).to_be_empty()
    item.get_by_label("The work").uncheck()
    item.get_by_role("button", name="Commit my choice").click()
    expect(item.locator(".verdict")).to_contain_text("2 of your 2 are also ours")


def test_more_than_is_asked_for_now_is_an_earlier_answer(quiz: Page) -> None:
    item = quiz.locator("#quiz-d-d4")
    fingerprint = item.get_attribute("fingerprint")
    attempt = {"response": ["sleep", "fever", "work"], "text": "The nights; A chill; The work"}
    quiz.evaluate(
        "kept => localStorage.setItem('small/quiz-d/d4', JSON.stringify(kept))",
        {"fingerprint": fingerprint, "attempts": [attempt]},
    )
    quiz.reload()
    expect(item.get_by_text("Your earlier answer: “The nights; A chill; The work”.")).to_be_visible()
    expect(item.get_by_role("button", name="Commit my choice")).to_be_visible()
