"""A quiz on the phone: one item at a time; at the desk, on paper and without script all of them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.support.served_site import Site

PHONE = pytest.mark.parametrize("options", [{"viewport": {"width": 390, "height": 844}}], indirect=True, ids=["390"])


@pytest.fixture
def quiz(page: Page, site: Site) -> Page:
    """Open the quiz of all types."""
    page.goto(f"{site.address}/quiz.html")
    return page


def shown(page: Page) -> list[str]:
    return [each.get_attribute("id") or "" for each in page.locator("quiz-item:visible").all()]


@PHONE
def test_one_item_is_on_the_screen_and_says_which_of_how_many(quiz: Page) -> None:
    expect(quiz.get_by_text("1 of 7", exact=True)).to_be_visible()
    assert shown(quiz) == ["quiz-t-t1"]
    expect(quiz.get_by_role("button", name="Back")).to_be_disabled()
    quiz.get_by_role("button", name="Next").click()
    expect(quiz.get_by_text("2 of 7", exact=True)).to_be_visible()
    assert shown(quiz) == ["quiz-t-t2"]
    expect(quiz.locator("#quiz-t-t2 .item-header")).to_be_focused()
    expect(quiz.locator("#quiz-t-t2 .item-header")).to_be_in_viewport()
    quiz.get_by_role("button", name="Back").click()
    assert shown(quiz) == ["quiz-t-t1"]


@PHONE
def test_the_last_item_has_no_next(quiz: Page, site: Site) -> None:
    quiz.goto(f"{site.address}/quiz.html#quiz-t-t7")
    expect(quiz.get_by_text("7 of 7", exact=True)).to_be_visible()
    expect(quiz.get_by_role("button", name="Next")).to_be_disabled()


@PHONE
def test_an_address_that_names_an_item_shows_it(quiz: Page, site: Site) -> None:
    quiz.goto(f"{site.address}/quiz.html#quiz-t-t5")
    expect(quiz.locator("#quiz-t-t5")).to_be_in_viewport()
    assert shown(quiz) == ["quiz-t-t5"]
    quiz.evaluate("location.hash = '#quiz-t-t3'")
    expect(quiz.locator("#quiz-t-t3")).to_be_in_viewport()


@PHONE
def test_who_comes_back_meets_the_first_item_that_waits_and_a_draft_is_kept_on_the_way(quiz: Page) -> None:
    quiz.locator("#quiz-t-t1").get_by_label("The hip").check()
    quiz.get_by_role("button", name="Commit my answer").click()
    quiz.get_by_role("button", name="Next").click()
    quiz.locator("#quiz-t-t2").get_by_label("Fever").check()
    quiz.get_by_role("button", name="Next").click()
    quiz.reload()
    expect(quiz.locator("#quiz-t-t2").get_by_label("Fever")).to_be_checked()
    assert shown(quiz) == ["quiz-t-t2"]


@PHONE
def test_a_round_has_its_own_count(quiz: Page) -> None:
    for number, name in ((1, "The knee"), (2, "Fever")):
        quiz.locator(f"#quiz-t-t{number}").get_by_label(name).check()
        quiz.get_by_role("button", name="Commit my answer").click()
        quiz.get_by_role("button", name="Next").click()
    quiz.get_by_role("button", name="Repeat the 2 missed questions").click()
    expect(quiz.get_by_text("1 of 2", exact=True)).to_be_visible()
    assert shown(quiz) == ["quiz-t-t1"]
    quiz.get_by_role("button", name="Next").click()
    assert shown(quiz) == ["quiz-t-t2"]
    expect(quiz.get_by_role("button", name="Next")).to_be_disabled()
    quiz.get_by_role("button", name="Show all").click()
    expect(quiz.get_by_text("of 7", exact=False).first).to_be_visible()


@PHONE
def test_paper_has_them_all(quiz: Page) -> None:
    expect(quiz.get_by_text("1 of 7", exact=True)).to_be_visible()
    quiz.emulate_media(media="print")
    assert len(shown(quiz)) == 7
    expect(quiz.get_by_role("button", name="Next")).to_be_hidden()


def test_at_the_desk_all_are_on_the_page(quiz: Page) -> None:
    assert len(shown(quiz)) == 7
    expect(quiz.get_by_role("button", name="Next")).to_be_hidden()


@pytest.mark.parametrize(
    "options", [{"viewport": {"width": 390, "height": 844}, "java_script_enabled": False}], indirect=True, ids=["390"]
)
def test_without_script_all_are_on_the_page(quiz: Page) -> None:
    assert len(shown(quiz)) == 7
