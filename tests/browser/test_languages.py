"""A page in a language without a catalogue: our words are English and say so; the author's are of the page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.support.served_site import Site, serve
from tests.support.themed_site import set_theme, write_case

LANGUAGES = ("fa", "sv")
RIGHT_TO_LEFT = ("fa",)
OURS = ("Choose one answer", "Hint", "Commit my answer", "How sure are you? Optional", "Erase my answers", "Choose")
THEIRS = ("A man of 49 has pain.", "Which joint is loaded?", "The hip", "Think of the groin.")
LANGUAGE = "element => element.closest('[lang]').lang"
# An element whose own text has letters, with the language that a screen reader speaks it in.
SPOKEN = """
within => [...document.querySelectorAll(`${within} *`)].flatMap(element => [...element.childNodes]
    .filter(node => node.nodeType === 3 && /\\p{L}{2}/u.test(node.data) && !element.closest('style, script'))
    .map(node => [node.data.trim(), element.closest('[lang]').lang]))
"""


@pytest.fixture(scope="module", params=LANGUAGES)
def abroad(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, quiz_text: str) -> Iterator[Site]:
    """Return a site in a language; its author's words happen to be English, as in every other test."""
    for site in serve(tmp_path_factory.mktemp(request.param)):
        set_theme(site, f"{{name: material, font: false, language: {request.param}}}")
        site.write_quiz(quiz_text)
        write_case(site)
        site.build()
        yield site


@pytest.fixture
def language(abroad: Site) -> str:
    """Return the language of the site."""
    return abroad.project.root.name[:2]


def ours(page: Page, words: str) -> Locator:
    return page.locator("quiz-set").get_by_text(words, exact=True).first


def test_our_words_are_english_and_the_authors_are_of_the_page(page: Page, abroad: Site, language: str) -> None:
    page.goto(f"{abroad.address}/quiz.html")
    expect(page.get_by_text("0 of 7 answered.")).to_be_visible()
    for words in OURS[1:]:
        assert ours(page, words).evaluate(LANGUAGE) == "en", words
    assert page.locator(".item-header").first.evaluate(LANGUAGE) == "en"
    for words in THEIRS:
        assert page.get_by_text(words).first.evaluate(LANGUAGE) == language, words


def test_after_the_commit_it_is_the_same(page: Page, abroad: Site, language: str) -> None:
    page.goto(f"{abroad.address}/quiz.html")
    item = page.locator("#quiz-t-t1")
    item.locator("label").get_by_text("The knee").click()
    item.get_by_role("button", name="Commit my answer").click()
    for words in ("Not this one.", "✓ answer", "Erase", "Copy link", "Try again"):
        assert item.get_by_text(words, exact=True).first.evaluate(LANGUAGE) == "en", words
    assert item.locator(".key li", has_text="It is only the lever.").evaluate(LANGUAGE) == language
    expect(page.get_by_text("1 of 7 answered, 1 to repeat.")).to_have_css("direction", "ltr")
    item.get_by_text("More").click()
    item.get_by_role("button", name="Erase").click()
    assert item.get_by_text("Erase this answer?").evaluate(LANGUAGE) == "en"


def test_a_case_and_its_ranking_know_the_same(page: Page, abroad: Site, language: str) -> None:
    page.goto(f"{abroad.address}/case.html")
    expect(page.get_by_role("button", name="Start again")).to_have_css("direction", "ltr")
    for ours in (".step-header > span", ".action-bar > .next", ".steps > p"):
        assert page.locator(ours).first.evaluate(LANGUAGE) == "en", ours
    spoken = dict(page.evaluate(SPOKEN, "rank-list"))
    assert spoken["Rank your diagnoses, most likely first"] == spoken["Commit this ranking"] == "en"
    assert spoken["Sparrow"] == spoken["The sparrow leads."] == language
    assert spoken["The reference at this point"] == spoken["leading"] == spoken["Judgement"] == "en"


def test_the_layout_follows_the_direction_of_the_page(page: Page, abroad: Site, language: str) -> None:
    page.goto(f"{abroad.address}/quiz.html")
    item = page.locator("#quiz-t-t1")
    box, words = (item.locator(f"label:first-of-type > {tag}").first.bounding_box() for tag in ("input", "span"))
    assert box
    assert words
    right_to_left = language in RIGHT_TO_LEFT
    assert (box["x"] > words["x"]) == right_to_left
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")


def test_a_sign_stands_before_its_number(page: Page, abroad: Site, language: str) -> None:
    page.goto(f"{abroad.address}/quiz.html")
    expect(page.locator("#quiz-t-t5").get_by_label("Your answer")).to_have_css("direction", "ltr")
    expect(page.locator("#quiz-t-t6").get_by_label("Your answer")).to_have_css(
        "direction", "rtl" if language in RIGHT_TO_LEFT else "ltr"
    )


def test_a_page_in_english_says_nothing_of_it(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/quiz.html")
    expect(page.get_by_text("0 of 7 answered")).to_be_visible()
    expect(page.locator("quiz-set [lang], quiz-set [dir]:not(input)")).to_have_count(0)
