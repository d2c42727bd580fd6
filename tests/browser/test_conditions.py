"""The same quiz without script, on a phone, in the dark, on paper, and as axe reads it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.support.asking import erase
from tests.support.axe import violations
from tests.support.served_site import Site
from tests.support.windows import SMALL, without_script


@without_script
def test_without_script_each_item_opens_its_key(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/quiz.html")
    item = page.locator("#quiz-t-t1")
    expect(item.get_by_text("A man of 49 has pain.")).to_be_visible()
    expect(item.get_by_text("The femur moves in it.")).to_be_hidden()
    item.get_by_text("Why, option by option").click()
    expect(item.get_by_text("Right. The femur moves in it.")).to_be_visible()
    expect(item.locator(".key li", has_text="Wrong. It is only the lever.")).to_be_visible()
    expect(page.locator(".key > summary")).to_have_count(7)


@without_script
def test_without_script_there_is_no_dead_button(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/quiz.html")
    expect(page.locator("quiz-set button")).to_have_count(0)
    page.locator("#quiz-t-t6").get_by_label("Your answer").fill("edema")
    page.keyboard.press("Enter")
    expect(page.locator("#quiz-t-t6").get_by_label("Your answer")).to_have_value("edema")
    expect(page).to_have_url(f"{site.address}/quiz.html")


def test_where_our_script_does_not_arrive_each_item_opens_its_key(page: Page, site: Site) -> None:
    page.route("**/casebook.js", lambda route: route.abort())
    page.goto(f"{site.address}/quiz.html")
    page.locator("#quiz-t-t1").get_by_text("Why, option by option").click()
    expect(page.get_by_text("Right. The femur moves in it.")).to_be_visible()


@pytest.mark.parametrize(
    "options", [{"viewport": SMALL}, {"viewport": {"width": 320, "height": 600}}], indirect=True, ids=["390", "320"]
)
def test_on_a_phone_nothing_scrolls_sideways_and_targets_are_large(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/quiz.html")
    respond_to_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")
    page.get_by_role("button", name="Erase my answers").scroll_into_view_if_needed()
    erase(page, "Erase my answers")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")
    small = page.evaluate(
        "[...document.querySelectorAll('quiz-set :is(button, select, label, summary, input:not([type]))')]"
        ".filter(element => element.checkVisibility() && element.getBoundingClientRect().height < 43.5)"
        ".map(element => element.outerHTML)"
    )
    assert small == []


def test_no_text_is_under_15_pixels(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/quiz.html")
    respond_to_all(page)
    small = page.evaluate(
        "[...document.querySelectorAll('quiz-set *')].filter(element => element.checkVisibility()"
        " && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())"
        " && parseFloat(getComputedStyle(element).fontSize) < 14.9).map(element => element.outerHTML)"
    )
    assert small == []


def test_paper_holds_no_key_before_commit_and_the_verdict_after(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/quiz.html")
    item = page.locator("#quiz-t-t1")
    item.locator("label").get_by_text("The knee").click()
    item.get_by_role("button", name="Commit my answer").click()
    page.emulate_media(media="print")
    expect(item.get_by_text("Not this one. You chose: The knee")).to_be_visible()
    item.locator(".key").evaluate("key => key.open = true")  # as the theme does before it prints
    expect(item.locator(".key")).to_contain_text("It is only the lever.")
    expect(item.locator(".key")).to_be_visible()
    expect(page.get_by_text("It is in the score.")).to_be_hidden()
    expect(page.get_by_role("button")).to_have_count(0)


@without_script
def test_paper_without_script_holds_no_key(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/quiz.html")
    page.emulate_media(media="print")
    expect(page.get_by_text("Which joint is loaded?")).to_be_visible()
    expect(page.get_by_text("Why, option by option").first).to_be_hidden()


def test_axe_finds_nothing_in_any_type_of_item(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/quiz.html")
    assert violations(page, "quiz-set") == []
    respond_to_all(page)
    assert violations(page, "quiz-set") == []


def respond_to_all(page: Page) -> None:
    """Commit a response to each of the seven items, of which a phone would show one at a time."""
    page.evaluate("document.querySelectorAll('quiz-item').forEach(item => item.toggleAttribute('data-current', true))")
    page.locator("#quiz-t-t1").locator("label").get_by_text("The knee").click()
    page.locator("#quiz-t-t2").locator("label").get_by_text("Fever").click()
    for name in ("Thigh thrust", "Gaenslen"):
        page.get_by_label(name).select_option("Shear")
    page.get_by_role("button", name="Move History up").click()
    page.get_by_label("Your answer").first.fill("80")
    page.get_by_label("Your answer").last.fill("sacroiliitis")
    for name in ("Lumbar disc disease", "Joint disease"):
        page.get_by_role("radiogroup", name=name).get_by_text("▲", exact=True).click()
    buttons = page.get_by_role("button", name="Commit")
    while buttons.count():
        buttons.first.click()
