"""What is chosen or written and not committed survives whatever happens to the page, and is no part of a record."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from tests.support.asking import erase, erase_answer
from tests.support.served_site import Site

WRITTEN = "bone marrow  ed "


@pytest.fixture
def quiz(page: Page, site: Site) -> Page:
    """Open the quiz of all types, with something chosen or written in each item and nothing committed."""
    page.goto(f"{site.address}/quiz.html")
    expect(page.get_by_text("0 of 7 answered.")).to_be_visible()
    respond_to_all(page)
    return page


def item(page: Page, number: int) -> Locator:
    return page.locator(f"#quiz-t-t{number}")


def respond_to_all(page: Page) -> None:
    item(page, 1).get_by_label("The knee").check()
    item(page, 1).get_by_label("Fairly sure").check(force=True)
    item(page, 2).get_by_label("Fever").check()
    item(page, 3).get_by_label("Gaenslen").select_option("Torsion")
    item(page, 4).get_by_role("button", name="Move History up").click()
    item(page, 5).get_by_label("Your answer").fill("12,")
    item(page, 6).get_by_label("Your answer").fill(WRITTEN)
    item(page, 7).get_by_role("radiogroup", name="Joint disease").get_by_label("more likely", exact=True).check(
        force=True
    )


def expect_all(page: Page) -> None:
    expect(item(page, 1).get_by_label("The knee")).to_be_checked()
    expect(item(page, 1).get_by_label("Fairly sure")).to_be_checked()
    expect(item(page, 2).get_by_role("checkbox", checked=True)).to_have_count(1)
    expect(item(page, 3).get_by_label("Gaenslen")).to_have_value("torsion")
    expect(item(page, 3).get_by_label("Thigh thrust")).to_have_value("")
    expect(item(page, 4).locator("form[data-ready]")).to_have_count(1)
    expect(item(page, 5).get_by_label("Your answer")).to_have_value("12,")
    expect(item(page, 6).get_by_label("Your answer")).to_have_value(WRITTEN)
    expect(item(page, 7).get_by_role("radio", checked=True)).to_have_count(1)


def drafts(page: Page) -> list[str]:
    return sorted(page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('small/draft/'))"))


def test_drafts_survive_a_reload(quiz: Page) -> None:
    quiz.reload()
    expect_all(quiz)


def test_drafts_survive_going_away_and_back(quiz: Page, site: Site) -> None:
    quiz.goto(f"{site.address}/index.html")
    quiz.go_back()
    expect_all(quiz)


def test_drafts_are_there_in_a_window_opened_later(quiz: Page, context: BrowserContext, site: Site) -> None:
    quiz.close()
    other = context.new_page()
    other.goto(f"{site.address}/quiz.html")
    expect_all(other)


def test_drafts_show_in_another_window_as_they_are_written(page: Page, context: BrowserContext, site: Site) -> None:
    page.goto(f"{site.address}/quiz.html")
    other = context.new_page()
    other.goto(f"{site.address}/quiz.html")
    respond_to_all(other)
    expect_all(page)


def test_a_commit_ends_a_draft_and_no_record_holds_one(quiz: Page) -> None:
    assert len(drafts(quiz)) == 7
    item(quiz, 1).get_by_role("button", name="Commit my answer").click()
    assert "small/draft/quiz-t/t1" not in drafts(quiz)
    record = json.loads(quiz.evaluate("localStorage['small/quiz-t/t1']"))
    assert record["attempts"] == [{"response": "knee", "text": "The knee", "confidence": 1}]
    item(quiz, 6).get_by_role("button", name="Commit my answer").click()
    assert json.loads(quiz.evaluate("localStorage['small/quiz-t/t6']"))["attempts"][0]["response"] == WRITTEN.strip()


def test_another_attempt_that_is_not_committed_is_a_draft_too(quiz: Page) -> None:
    item(quiz, 1).get_by_role("button", name="Commit my answer").click()
    item(quiz, 1).get_by_role("button", name="Try again").click()
    item(quiz, 1).get_by_label("The ankle").check()
    quiz.reload()
    expect(item(quiz, 1).get_by_label("The ankle")).to_be_checked()
    item(quiz, 1).get_by_role("button", name="Commit my answer").click()
    expect(item(quiz, 1).locator(".verdict")).to_contain_text("Your first answer: “The knee”.")


def test_what_is_erased_takes_its_draft_along(quiz: Page) -> None:
    item(quiz, 1).get_by_role("button", name="Commit my answer").click()
    erase_answer(item(quiz, 1))
    expect(item(quiz, 1).get_by_role("radio", checked=True)).to_have_count(0)
    erase(quiz, "Erase my answers")
    assert drafts(quiz) == []
    expect(item(quiz, 6).get_by_label("Your answer")).to_have_value("")


@pytest.mark.parametrize("text", ["{", "7", '{"response": {"toe": "nail"}}', '{"response": [[]], "confidence": "x"}'])
def test_a_draft_that_nobody_can_read_is_none(page: Page, site: Site, text: str) -> None:
    page.goto(f"{site.address}/index.html")
    page.evaluate("text => [1, 2, 3, 4, 5, 6, 7].forEach(n => localStorage[`small/draft/quiz-t/t${n}`] = text)", text)
    page.goto(f"{site.address}/quiz.html")
    item(page, 1).get_by_label("The hip").check()
    item(page, 1).get_by_role("button", name="Commit my answer").click()
    expect(item(page, 1).locator(".verdict")).to_contain_text("Right")
