"""What an item can be given: hints in a row, points, all or nothing, two right options, an order of one's own."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.support.axe import violations
from tests.support.served_site import Site, serve

OPTIONS = "\n".join(
    f"  - {{id: o{number}, text: Choice {number}, {'key: true, ' if number < 3 else ''}rationale: Why {number}.}}"
    for number in range(1, 8)
)
HEAD = "  level: apply\n  objectives: [LO1]\n"
QUIZ = f"""\
id: quiz-m
title: Quiz M
shuffle: both
items:
- id: m1
  type: single
{HEAD}  any_key: true
  lead_in: Which one?
  hint: [Look once., Look twice., Look again.]
  options:
{OPTIONS}
  - {{id: none, text: None of the others, fixed: true, rationale: One is.}}
- id: m2
  type: multiple
{HEAD}  points: 3
  grading: all-or-nothing
  lead_in: Which two?
  options:
{OPTIONS}
- id: m3
  type: single
{HEAD}  ordered: true
  lead_in: How much?
  options:
  - {{id: a, text: 10 mg, key: true, rationale: Yes.}}
  - {{id: b, text: 20 mg, rationale: No.}}
  - {{id: c, text: 30 mg, rationale: No.}}
"""
WRITTEN = [f"Choice {number}" for number in range(1, 8)]
ITEMS = "items => items.map(({ id }) => id)"


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a built site with a quiz in an order of the learner's own."""
    for site in serve(tmp_path_factory.mktemp("mixed")):
        site.write_quiz(QUIZ, "/// quiz | quiz-m\n///\n")
        site.build()
        yield site


@pytest.fixture
def quiz(page: Page, mixed: Site) -> Page:
    """Open it with a seed under which the order is another one than the written."""
    page.goto(f"{mixed.address}/index.html")
    keep_seed(page, "7-7")
    page.goto(f"{mixed.address}/quiz.html")
    expect(page.locator("quiz-set")).to_have_attribute("data-mixed", "")
    return page


def keep_seed(page: Page, seed: str) -> None:
    page.evaluate("text => localStorage.setItem('small/seed', text)", json.dumps({"seed": seed}))


def item(page: Page, number: int) -> Locator:
    return page.locator(f"#quiz-m-m{number}")


def shown(page: Page, number: int) -> list[str]:
    return item(page, number).locator("fieldset > label > span").all_inner_texts()


def commit(page: Page, number: int, *names: str) -> None:
    for name in names:
        item(page, number).get_by_label(name, exact=True).check()
    item(page, number).get_by_role("button", name="Commit my answer").click()


def test_a_hint_appears_once_the_one_before_it_is_open(quiz: Page) -> None:
    hints = item(quiz, 1).locator(".hint")
    assert [hint.is_visible() for hint in hints.all()] == [True, False, False]
    hints.nth(0).locator("summary").click()
    assert [hint.is_visible() for hint in hints.all()] == [True, True, False]
    expect(hints.nth(0).get_by_text("Look once.")).to_be_visible()


def test_either_of_two_keys_is_right_and_the_other_is_not_missed(quiz: Page) -> None:
    commit(quiz, 1, "Choice 2")
    expect(item(quiz, 1).locator(".verdict")).to_contain_text("Right")
    expect(item(quiz, 1).locator(".verdict")).to_contain_text("Choice 1 or Choice 2.")
    expect(item(quiz, 1).locator("fieldset [data-mark=missed]")).to_have_count(0)
    expect(item(quiz, 1).locator("label", has_text="Choice 1").locator(".said")).to_have_text("✓ also right")


def test_part_of_an_answer_counts_nothing_where_all_or_nothing_does(quiz: Page) -> None:
    expect(item(quiz, 2).locator(".item-header")).to_contain_text("3 points · all or nothing")
    commit(quiz, 2, "Choice 1")
    expect(item(quiz, 2).locator(".verdict")).to_contain_text("Not all right · 1 of 2 found · all or nothing")
    expect(quiz.locator(".round")).to_contain_text("1 of 3 answered, 1 to repeat. 0 of 5 points.")
    item(quiz, 2).get_by_role("button", name="Try again").click()
    commit(quiz, 2, "Choice 1", "Choice 2")
    expect(quiz.locator(".round")).to_contain_text("3 of 5 points.")


def test_the_options_stand_in_another_order_and_what_is_fixed_stays(quiz: Page) -> None:
    first, second = shown(quiz, 1), shown(quiz, 2)
    assert first[-1] == "None of the others"
    assert sorted(first[:-1]) == sorted(second) == WRITTEN
    assert first[:-1] != WRITTEN
    assert second != WRITTEN
    assert first[:-1] != second
    assert shown(quiz, 3) == ["10 mg", "20 mg", "30 mg"]


def test_the_order_is_the_same_at_the_next_visit_and_another_for_another_learner(quiz: Page) -> None:
    orders = [shown(quiz, 1), quiz.locator("quiz-item").evaluate_all(ITEMS)]
    quiz.reload()
    expect(quiz.locator("quiz-set")).to_have_attribute("data-mixed", "")
    assert [shown(quiz, 1), quiz.locator("quiz-item").evaluate_all(ITEMS)] == orders
    places = set()
    for seed in range(8):
        keep_seed(quiz, f"{seed}")
        quiz.reload()
        places.add((*shown(quiz, 1), *quiz.locator("quiz-item").evaluate_all(ITEMS)))
    assert len(places) > 6


def test_rationales_stand_in_the_order_that_is_shown_and_at_their_options(quiz: Page) -> None:
    order = shown(quiz, 2)
    commit(quiz, 2, "Choice 1", "Choice 5")
    item(quiz, 2).locator(".key").evaluate("key => key.open = true")
    rationales = item(quiz, 2).locator(".key li").all_inner_texts()
    assert [text.split()[1] for text in rationales] == [name.split()[1] for name in order]
    assert [text.split("Why ")[1] for text in rationales] == [f"{name.split()[1]}." for name in order]
    expect(item(quiz, 2).locator("label[data-mark=right]")).to_contain_text("Choice 1")
    expect(item(quiz, 2).locator("label[data-mark=missed]")).to_contain_text("Choice 2")


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_nothing_that_is_kept_depends_on_the_order(quiz: Page, seed: str) -> None:
    keep_seed(quiz, seed)
    quiz.reload()
    commit(quiz, 2, "Choice 7", "Choice 2", "Choice 4")
    kept = json.loads(quiz.evaluate("localStorage.getItem('small/quiz-m/m2')"))
    assert kept["attempts"] == [{"response": ["o2", "o4", "o7"], "text": "Choice 2; Choice 4; Choice 7"}]
    keep_seed(quiz, f"{seed}-other")
    quiz.reload()
    expect(item(quiz, 2).locator(".verdict")).to_contain_text("1 of 2 found, 2 too many")
    for name in ("Choice 2", "Choice 4", "Choice 7"):
        expect(item(quiz, 2).locator("label", has_text=name).locator("input")).to_be_checked()


def test_the_keyboard_follows_the_order_that_is_shown(quiz: Page) -> None:
    order = shown(quiz, 1)
    item(quiz, 1).get_by_label(order[0], exact=True).check()
    for name in order[1:4]:
        quiz.keyboard.press("ArrowDown")
        expect(item(quiz, 1).get_by_label(name, exact=True)).to_be_checked()


def test_a_mixed_quiz_has_no_barrier(quiz: Page) -> None:
    item(quiz, 1).locator(".hint summary").first.click()
    commit(quiz, 1, "Choice 3")
    assert violations(quiz, "quiz-set") == []


@pytest.mark.parametrize("options", [{"java_script_enabled": False}], indirect=True)
def test_without_script_all_stands_as_it_was_written(page: Page, mixed: Site) -> None:
    page.goto(f"{mixed.address}/quiz.html")
    expect(page.locator("quiz-set")).to_be_visible()
    assert page.locator("#quiz-m-m2 fieldset > label > span").all_inner_texts() == WRITTEN
    assert page.locator("#quiz-m-m1 .hint:visible").count() == 3
