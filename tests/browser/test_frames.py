"""In a frame that allows scripts and nothing else: no forms, no dialogs, no storage, no origin."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect
from tests.support.asking import erase, erase_answer
from tests.support.served_site import Site, serve
from tests.support.themed_site import remove_theme, write_case

FRAME = (
    "<!DOCTYPE html><title>A frame</title>"
    '<iframe title="Page" sandbox="allow-scripts" width="1000" height="800" src="{}"></iframe>'
)
COMPOSING = "new KeyboardEvent('keydown', {key: 'Enter', keyCode: 229, isComposing: true, bubbles: true})"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory, quiz_text: str) -> Iterator[Site]:
    """Return a site without a theme, and with a page that shows each other page in a frame."""
    for site in serve(tmp_path_factory.mktemp("plain")):
        remove_theme(site)
        site.write_quiz(quiz_text)
        write_case(site)
        site.build()
        for name in ("quiz", "case"):
            (site.project.root / f"site/in-{name}.html").write_text(FRAME.format(f"{name}.html"), encoding="utf-8")
        yield site


@pytest.fixture
def quiz(page: Page, plain: Site) -> FrameLocator:
    """Open the quiz in its frame."""
    page.goto(f"{plain.address}/in-quiz.html")
    return page.frame_locator("iframe")


def item(frame: FrameLocator, number: int) -> Locator:
    return frame.locator(f"#quiz-t-t{number}")


def test_an_item_is_committed_by_its_button(quiz: FrameLocator) -> None:
    item(quiz, 1).locator("label").get_by_text("The knee").click()
    item(quiz, 1).get_by_role("button", name="Commit my answer").click()
    expect(item(quiz, 1).locator(".verdict")).to_contain_text("Not this one. You chose: The knee")
    expect(item(quiz, 1).locator(".verdict")).to_be_focused()
    item(quiz, 7).get_by_role("radiogroup").first.get_by_text("▼▼").click()
    item(quiz, 7).get_by_role("radiogroup").last.get_by_text("=").click()
    item(quiz, 7).get_by_role("button", name="Commit my estimates").click()
    expect(item(quiz, 7).locator(".verdict")).to_contain_text("You agree with the reference on")


@pytest.mark.parametrize(("number", "words"), [(5, "80"), (6, "sacroiliitis")])
def test_a_field_is_committed_by_enter_and_not_while_a_word_is_composed(
    quiz: FrameLocator, number: int, words: str
) -> None:
    field = item(quiz, number).get_by_label("Your answer")
    field.fill(words)
    field.evaluate(f"field => field.dispatchEvent({COMPOSING})")
    expect(item(quiz, number).locator(".verdict")).to_be_empty()
    field.press("Enter")
    expect(item(quiz, number).locator(".verdict")).to_contain_text("You wrote: " + words)


def test_what_is_erased_is_asked_for_on_the_page(quiz: FrameLocator) -> None:
    item(quiz, 1).locator("label").get_by_text("The knee").click()
    item(quiz, 1).get_by_role("button", name="Commit my answer").click()
    item(quiz, 1).get_by_text("More").click()
    reset = item(quiz, 1).get_by_role("button", name="Erase")
    reset.press("Enter")
    question = item(quiz, 1).get_by_role("group", name="Erase this answer?")
    expect(question.get_by_role("button", name="Keep")).to_be_focused()
    question.press("Escape")
    expect(reset).to_be_focused()
    erase_answer(item(quiz, 1), sure=False)
    expect(reset).to_be_focused()
    expect(item(quiz, 1).locator(".verdict")).to_contain_text("Not this one.")
    reset.press("Enter")
    question.get_by_role("button", name="Keep").press("Shift+Tab")
    question.get_by_role("button", name="Erase").press("Enter")
    expect(item(quiz, 1).get_by_label("The hip")).to_be_focused()
    expect(item(quiz, 1).get_by_role("button", name="Commit my answer")).to_be_visible()


def test_a_key_that_is_held_down_erases_nothing(page: Page, quiz: FrameLocator) -> None:
    item(quiz, 1).locator("label").get_by_text("The knee").click()
    item(quiz, 1).get_by_role("button", name="Commit my answer").click()
    item(quiz, 1).get_by_text("More").click()
    item(quiz, 1).get_by_role("button", name="Erase").focus()
    for _ in range(5):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    expect(item(quiz, 1).locator(".verdict")).to_contain_text("Not this one.")


def test_a_case_is_solved_and_started_over(page: Page, plain: Site) -> None:
    page.goto(f"{plain.address}/in-case.html")
    case = page.frame_locator("iframe")
    case.get_by_label("I am ready").check()
    act = case.locator(".action-bar > .next")
    act.click()
    expect(act).to_have_text("Start: step 1 · examination")
    act.click()
    expect(case.get_by_text("They heard a bird and saw some trees.")).to_be_visible()
    expect(case.get_by_text("The amber light")).to_be_hidden()
    erase(case, "Start again", sure=False)
    expect(case.get_by_role("button", name="Start again")).to_be_focused()
    erase(case, "Start again")
    expect(case.get_by_text("They heard a bird and saw some trees.")).to_be_hidden()


def test_the_quiz_set_erases_all(quiz: FrameLocator) -> None:
    item(quiz, 1).locator("label").get_by_text("The knee").click()
    item(quiz, 1).get_by_role("button", name="Commit my answer").click()
    erase(quiz, "Erase my answers")
    expect(quiz.get_by_text("Your answers are erased.")).to_be_visible()
    expect(quiz.get_by_text("0 of 7 answered.")).to_be_visible()


def test_a_file_of_any_folder_may_hold_the_frame(page: Page, plain: Site) -> None:
    page.set_content(FRAME.format(f"{plain.address}/quiz.html"))
    frame = page.frame_locator("iframe")
    item(frame, 1).locator("label").get_by_text("The hip").click()
    item(frame, 1).get_by_role("button", name="Commit my answer").click()
    expect(item(frame, 1).locator(".verdict")).to_contain_text("Right")
