"""Pages of the course printed from the browser: few sheets, none of them empty, and no control on any."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.support.case_player import CasePlayer
from tests.support.paper import print_page
from tests.support.served_site import Server

DARK = {"color_scheme": "dark"}
CASE = "case/index.html"
QUIZ = "study/quiz-a.html"
# The most sheets that a page may take, of A4 and of Letter.
SHEETS = {
    (CASE, 0): (1, 1),
    (CASE, 5): (8, 10),
    (CASE, 10): (14, 16),
    (QUIZ, 0): (8, 9),
    ("index.html", 0): (1, 1),
    ("study/look-alikes.html", 0): (6, 6),
    ("study/imaging.html", 0): (8, 8),
    ("study/same-place.html", 0): (8, 10),
    ("study/signal-lab.html", 0): (2, 2),
}
CONTROL = re.compile(
    r"Choose(?! one| all| up| here| a process)|Commit my|Commit this|Keep this|Try again|Rewrite it|Start again|"
    r"See your result|Next: step|Steps of the case|Zoom|How sure are you|of \d+ answered|Your record|Print it|"
    r"\b(?:Marks|Search|Begin)\b"
)
FOLD = "Why dark, then bright"
FOLDED = "Fatty marrow"


@pytest.fixture(scope="module")
def progress(browser: Browser, course: Server) -> dict[int, dict[str, str]]:
    """Return what a learner's browser holds who has answered everything up to a step."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{course.address}/{CASE}")
    player = CasePlayer(page, {}, {})
    kept: dict[int, dict[str, str]] = {0: {}}
    for step in range(11):
        player.play_screen()
        if step in (5, 10):
            kept[step] = page.evaluate("({...localStorage})")
        player.press()
    context.close()
    return kept


def visit(page: Page, course: Server, name: str, kept: dict[str, str]) -> None:
    """Open a page in a browser that holds a learner's answers."""
    page.goto(f"{course.address}/404.html")
    page.evaluate("kept => Object.assign(localStorage, kept)", kept)
    page.goto(f"{course.address}/{name}", wait_until="networkidle")


@pytest.mark.parametrize("options", [{"color_scheme": "light"}, DARK], indirect=True, ids=["light", "dark"])
@pytest.mark.parametrize(("name", "step"), SHEETS)
def test_a_page_takes_few_sheets_and_prints_no_control(
    page: Page, course: Server, progress: dict[int, dict[str, str]], name: str, step: int
) -> None:
    visit(page, course, name, progress[step])
    for paper, most in zip(("A4", "Letter"), SHEETS[name, step], strict=True):
        sheets = print_page(page, paper)
        assert len(sheets) <= most
        assert [number for number, text in enumerate(sheets, 1) if not text.strip()] == []
        assert CONTROL.findall(" ".join(sheets)) == []


def test_the_case_at_step_5_prints_what_was_written_and_nothing_of_step_6(
    page: Page, course: Server, progress: dict[int, dict[str, str]]
) -> None:
    visit(page, course, CASE, progress[5])
    printed = " ".join(print_page(page))
    assert printed.count("A few words.") == 3
    assert "Pictures" in printed
    assert "Weighing the causes" not in printed


def test_folds_of_the_case_print_as_they_were_left(
    page: Page, course: Server, progress: dict[int, dict[str, str]]
) -> None:
    visit(page, course, f"{CASE}#step-5", progress[5])
    printed = " ".join(print_page(page))
    assert f"▸ {FOLD}" in printed
    assert FOLDED not in printed
    page.get_by_text(FOLD).click()
    assert FOLDED in " ".join(print_page(page))


def test_a_long_answer_is_printed_in_full(page: Page, course: Server) -> None:
    page.goto(f"{course.address}/{CASE}")
    page.locator(".action-bar > .next").click()
    page.locator("#step-1 textarea").fill(" ".join(f"word{number}" for number in range(120)))
    printed = " ".join(print_page(page))
    assert "word0 " in printed
    assert "word119" in printed


def test_the_first_sheet_of_a_quiz_has_its_first_question(page: Page, course: Server) -> None:
    page.goto(f"{course.address}/{QUIZ}")
    for paper in ("A4", "Letter"):
        first = print_page(page, paper)[0]
        assert "Which position and push belong to each manoeuvre?" in first
        assert "F. Face down" in first


@pytest.mark.parametrize("options", [DARK], indirect=True, ids=["dark"])
def test_paper_is_black_on_white_in_the_dark_scheme(page: Page, course: Server) -> None:
    page.goto(f"{course.address}/index.html")
    page.emulate_media(media="print")
    expect(page.locator("body")).to_have_css("color", "rgb(0, 0, 0)")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator(".hero .for-light")).to_be_visible()
    expect(page.locator(".hero .for-dark")).to_be_hidden()
