"""Items for pointing, by pointer, by touch, from the list, by keyboard, from a folder, on paper and without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.support.axe import violations
from tests.support.pointing import commit, point
from tests.support.served_site import Site
from tests.support.windows import without_script

PHONE = {"has_touch": True, "viewport": {"width": 390, "height": 844}}


@pytest.fixture
def item(page: Page, wrist: Site) -> Locator:
    """Open the page and return its item."""
    page.goto(f"{wrist.address}/wrist.html")
    return page.locator("#quiz-w-w1")


def test_pointing_at_the_regions_is_graded_and_comes_back_after_a_reload(item: Locator) -> None:
    for name in ("Scaphoid", "Radius"):
        point(item, name)
        expect(item.locator(".pointed")).to_have_text(f"{name}: chosen.")
    commit(item)
    expect(item.locator(".verdict")).to_contain_text("Right")
    item.page.reload()
    expect(item.locator('.regions > [data-mark="right"]')).to_have_count(2)


def test_pointing_twice_takes_a_region_back(item: Locator) -> None:
    point(item, "Hamate")
    point(item, "Hamate")
    expect(item.locator(".pointed")).to_have_text("Hamate: not chosen.")
    expect(item.get_by_role("checkbox", name="Hamate")).not_to_be_checked()


@pytest.mark.parametrize("options", [PHONE], indirect=True, ids=["phone"])
def test_by_touch(item: Locator) -> None:
    for name in ("Scaphoid", "Hamate"):
        point(item, name, tap=True)
    commit(item)
    expect(item.locator('.regions > [data-mark="missed"]')).to_have_count(1)
    expect(item.locator(".key")).to_contain_text("It lies on the other side.")


def test_by_keyboard_the_list_is_enough(item: Locator) -> None:
    item.locator(".about > summary").focus()
    item.page.keyboard.press("Tab")
    item.page.keyboard.press("Space")
    scaphoid = item.get_by_role("checkbox", name="Scaphoid")
    expect(scaphoid).to_be_checked()
    expect(scaphoid).to_be_in_viewport()
    expect(item.locator(".regions > [data-chosen]")).to_have_count(1)


def test_without_the_picture_the_words_and_the_list_are_enough(page: Page, wrist: Site) -> None:
    page.route("**/*.svg", lambda route: route.abort())
    page.goto(f"{wrist.address}/wrist.html")
    item = page.locator("#quiz-w-w1")
    for name in ("Scaphoid", "Radius"):
        item.get_by_label(name).check()
    commit(item)
    expect(item.locator(".verdict")).to_contain_text("Right")


def test_from_a_folder(page: Page, wrist: Site) -> None:
    page.goto((wrist.project.root / "site/wrist.html").as_uri())
    item = page.locator("#quiz-w-w1")
    point(item, "Scaphoid")
    commit(item)
    expect(item.locator(".verdict")).to_contain_text("Partly right")


def test_paper_tells_nothing_of_the_picture_before_the_commit(item: Locator) -> None:
    told = item.locator(".after")
    expect(told).not_to_have_count(0)
    item.page.emulate_media(media="print")
    item.page.evaluate("dispatchEvent(new Event('beforeprint'))")  # the theme opens all that is folded, keys too
    expect(told.filter(visible=True)).to_have_count(0)


@without_script
def test_without_script_the_list_and_the_key_are_there(item: Locator) -> None:
    expect(item.get_by_label("Scaphoid")).to_be_visible()
    item.locator(".about > summary").click()
    expect(item.locator(".full")).to_be_hidden()
    item.locator(".key > summary").click()
    expect(item.locator(".full")).to_be_visible()


def test_axe_finds_nothing(item: Locator) -> None:
    assert violations(item.page, "quiz-set") == []
    point(item, "Radius")
    commit(item)
    assert violations(item.page, "quiz-set") == []
