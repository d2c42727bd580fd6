"""The pages of the course on paper, in the dark, on a phone, and as axe reads them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.course.pages import PAGES
from tests.support.axe import violations
from tests.support.served_site import Server


def test_paper_tells_nothing_of_a_picture_before_commit(page: Page, course: Server) -> None:
    page.goto(f"{course.address}/study/imaging.html")
    told = page.locator("quiz-item .after")
    expect(told).not_to_have_count(0)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")  # the theme opens all that is folded, keys too
    expect(page.locator("quiz-item > .key[open]")).not_to_have_count(0)
    expect(told.filter(visible=True)).to_have_count(0)


def turn_to(page: Page, item: str) -> Locator:
    """Bring an item of a quiz to the screen; on a phone, where one stands at a time, by the button below it."""
    found = page.locator(item)
    onward = page.locator(".pager").get_by_role("button", name="Next")
    while found.is_hidden():
        onward.click()
    return found


@pytest.mark.parametrize("committed", [False, True], ids=["open", "committed"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing_in_the_course(page: Page, course: Server, scheme: str, width: int, committed: bool) -> None:  # noqa: FBT001
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{course.address}/study/quiz-a.html")
    expect(page.get_by_text("of 16 answered")).to_be_visible()
    page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    if committed:
        chosen = turn_to(page, "#quiz-a-a2")
        chosen.locator("label").first.click()
        chosen.get_by_role("button", name="Commit my answer").click()
        expect(chosen.locator(".verdict")).to_be_visible()
        # On a phone this item leaves the screen with the next one.
        assert violations(page) == []
        typed = turn_to(page, "#quiz-a-a8")
        typed.locator("input").first.fill("80")
        typed.get_by_role("button", name="Commit my answer").click()
        expect(typed.locator(".verdict")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_any_page(page: Page, course: Server, name: str) -> None:
    page.goto(f"{course.address}/{name}")
    assert violations(page) == []


@pytest.mark.parametrize(
    ("options", "sheet"),
    [({"color_scheme": "light"}, "rgb(255, 255, 255)"), ({"color_scheme": "dark"}, "rgb(26, 34, 38)")],
    indirect=["options"],
    ids=["light", "dark"],
)
def test_the_sheet_follows_the_scheme_of_the_system(page: Page, course: Server, sheet: str) -> None:
    page.goto(f"{course.address}/study/quiz-a.html")
    expect(page.locator("quiz-item form").first).to_have_css("background-color", sheet)
