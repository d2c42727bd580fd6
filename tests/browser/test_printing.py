"""A page printed from the browser: folds as they were left, no key before its commit, no control."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.support.paper import print_page
from tests.support.served_site import Site

KEYED = ("The femur moves in it.", "It is in the score.", "The femur pushes back.", "Ask first.", "Water replaces fat.")
CONTROLS = ("Choose Shear", "Commit", "Try again", "More", "How sure", "Guessing", "answered", "Report an error")


@pytest.fixture
def quiz(page: Page, site: Site) -> Page:
    """Open the quiz of all types."""
    page.goto(f"{site.address}/quiz.html")
    expect(page.get_by_text("0 of 7 answered.")).to_be_visible()
    return page


def item(page: Page, number: int) -> Locator:
    return page.locator(f"#quiz-t-t{number}")


def print_text(page: Page) -> str:
    return " ".join(print_page(page))


def commit_knee(page: Page) -> Locator:
    """Answer the first item, wrongly, and return its key, which is closed."""
    item(page, 1).locator("label").get_by_text("The knee").click()
    item(page, 1).get_by_role("button", name="Commit my answer").click()
    expect(item(page, 1).locator(".verdict")).to_be_focused()
    return item(page, 1).locator(".key")


def test_no_key_is_printed_before_its_commit_even_if_it_is_open(quiz: Page) -> None:
    quiz.evaluate("document.querySelectorAll('.key').forEach(key => { key.open = true; })")
    printed = print_text(quiz)
    assert [words for words in KEYED if words in printed] == []
    assert "Which joint is loaded?" in printed


def test_a_closed_key_stays_closed_on_paper_and_an_open_one_is_printed(quiz: Page) -> None:
    key = commit_knee(quiz)
    printed = print_text(quiz)
    assert "Not this one. You chose: The knee" in printed
    assert "It is only the lever." not in printed
    assert "Why, option by option" not in printed
    expect(key).not_to_have_attribute("open", "")
    key.locator("summary").click()
    assert "It is only the lever." in print_text(quiz)
    # The page is as it was, and is printed so again.
    expect(key).to_have_attribute("open", "")
    key.locator("summary").click()
    assert "It is only the lever." not in print_text(quiz)


def test_a_hint_is_printed_once_it_has_been_opened(quiz: Page) -> None:
    assert "Think of the groin." not in print_text(quiz)
    item(quiz, 1).get_by_text("Hint").click()
    assert "Think of the groin." in print_text(quiz)


def test_no_control_is_printed(quiz: Page) -> None:
    item(quiz, 2).locator("label").get_by_text("Fever").click()
    commit_knee(quiz)
    printed = print_text(quiz)
    assert [words for words in CONTROLS if words in printed] == []


def test_pairs_are_lettered_until_they_are_committed_and_then_say_what_was_chosen(quiz: Page) -> None:
    printed = print_text(quiz)
    assert "A. Gapping" in printed or "A. Shear" in printed or "A. Torsion" in printed
    assert "Thigh thrust Gaenslen" in printed
    for menu in item(quiz, 3).locator("select").all():
        menu.select_option("Gapping")
    item(quiz, 3).get_by_role("button", name="Commit my pairs").click()
    printed = print_text(quiz)
    assert printed.count("Gapping") == 2
    assert "A. " not in printed.partition("Which load")[2].partition("What comes first?")[0]


def test_what_is_written_is_printed_and_no_line_where_nothing_is(quiz: Page) -> None:
    item(quiz, 6).get_by_role("textbox").fill("edema of the marrow")
    assert "edema of the marrow" in print_text(quiz)
    quiz.emulate_media(media="print")
    for field in quiz.locator("[autocomplete]").all():
        expect(field).to_have_css("border-bottom-width", "0px")


@pytest.mark.parametrize("options", [{"color_scheme": "dark"}], indirect=True, ids=["dark"])
def test_in_the_dark_scheme_paper_has_the_drawing_for_paper(page: Page, figures: Site) -> None:
    page.goto(f"{figures.address}/figures.html")
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    print_page(page)
    page.emulate_media(media="print")
    expect(page.locator("#figure-drawing img:visible")).to_have_class("for-print")
