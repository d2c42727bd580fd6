"""Items for pointing: by pointer, by touch, from the list, by keyboard, without the picture, without script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.support.pointing import commit, point
from tests.support.served_site import Server

LEFT_ILIUM, LEFT_SACRUM = "Left ilium, beside the joint", "Left sacrum, beside the joint"


def expect_verdict(item: Locator, mark: str, begins: str) -> None:
    """Expect how the verdict is marked, and the words it begins with."""
    verdict = item.locator(".verdict")
    expect(verdict).to_have_attribute("data-mark", mark)
    expect(verdict).to_have_text(re.compile(rf"^\s*{re.escape(begins)}"))


@pytest.fixture
def item(page: Page, course: Server) -> Locator:
    """Return the item that asks for what is darker on the first scan."""
    page.goto(f"{course.address}/study/imaging.html#quiz-i-i2")
    return page.locator("#quiz-i-i2")


def test_pointing_at_both_regions_is_right(item: Locator) -> None:
    for name in (LEFT_ILIUM, LEFT_SACRUM):
        point(item, name)
        expect(item.locator(".pointed")).to_have_text(f"{name}: chosen.")
    commit(item)
    expect_verdict(item, "right", "Right Answer: Left ilium and left sacrum")
    expect(item.locator('.regions > [data-mark="right"]')).to_have_count(2)


def test_pointing_twice_takes_a_region_back(item: Locator) -> None:
    point(item, LEFT_ILIUM)
    expect(item.locator(".pointed")).to_have_text(f"{LEFT_ILIUM}: chosen.")
    point(item, LEFT_ILIUM)
    expect(item.locator(".pointed")).to_have_text(f"{LEFT_ILIUM}: not chosen.")
    commit(item)
    expect(item).to_contain_text("Choose at least one")


def test_a_near_miss_has_a_reason_of_its_own(item: Locator) -> None:
    point(item, "Left joint space")
    commit(item)
    expect(item).to_contain_text("That is the joint space itself.")
    expect(item.locator('.regions > [data-mark="missed"]')).to_have_count(2)


def test_the_list_has_a_column_for_each_side(item: Locator) -> None:
    for name in (LEFT_ILIUM, LEFT_SACRUM):
        item.get_by_label(name).check()
    expect(item.locator(".regions > [data-chosen]")).to_have_count(2)
    right, left = (item.get_by_text(f"Patient's {side}", exact=True).bounding_box() for side in ("right", "left"))
    assert right
    assert left
    assert right["x"] < left["x"]
    commit(item)
    expect_verdict(item, "right", "Right Answer: Left ilium and left sacrum")


def test_what_is_nowhere_in_the_picture_always_stands_below_it(item: Locator) -> None:
    expect(item.get_by_label("No region differs")).to_be_visible()
    item.get_by_label("No region differs").check()
    commit(item)
    expect_verdict(item, "wrong", "None right · 0 of 2 found, 1 too many")


def test_before_the_commit_no_text_names_what_is_to_be_found(item: Locator) -> None:
    picture = item.locator("img")
    alt = picture.get_attribute("alt")
    assert alt == (
        "MRI 1: simulated oblique-coronal picture of the pelvis through both sacroiliac joints, T1-weighted. "
        "A table of signal by region is available."
    )
    shown = item.inner_text().lower()
    assert not [word for word in ("edema", "abnormal", "darker than other") if word in shown]
    item.get_by_text("About this picture").click()
    item.get_by_text("Signal by region").click()
    row = item.get_by_role("row", name=LEFT_ILIUM)
    expect(row).to_contain_text("mid-grey")
    expect(item.get_by_role("row", name="Right ilium, beside the joint")).to_contain_text("bright")
    item.get_by_label("No region differs").check()
    commit(item)
    expect(item.locator(".full")).to_contain_text("is darker than other marrow")


def test_without_the_picture_the_words_and_the_list_are_enough(page: Page, course: Server) -> None:
    page.route("**/*.webp", lambda route: route.abort())
    page.goto(f"{course.address}/study/imaging.html")
    item = page.locator("#quiz-i-i2")
    item.get_by_text("About this picture").click()
    expect(item.get_by_text("The table gives the signal beside both joints")).to_be_visible()
    for name in (LEFT_ILIUM, LEFT_SACRUM):
        item.get_by_label(name).check()
    commit(item)
    expect_verdict(item, "right", "Right Answer: Left ilium and left sacrum")


def test_a_reload_brings_back_what_was_pointed_at(item: Locator) -> None:
    point(item, LEFT_ILIUM)
    commit(item)
    item.page.reload()
    expect_verdict(item, "partly", "Partly right · 1 of 2 found")
    expect(item.locator('.regions > [data-mark="right"]')).to_have_count(1)
    item.get_by_role("button", name="Try again").click()
    expect(item.locator(".regions > :is([data-mark], [data-chosen])")).to_have_count(0)
    expect(item.locator(".full")).to_be_hidden()


def test_nothing_abnormal_can_be_said(page: Page, course: Server) -> None:
    page.goto(f"{course.address}/study/imaging.html")
    item = page.locator("#quiz-i-i5")
    item.get_by_label("No region is bright").check()
    commit(item)
    expect_verdict(item, "right", "Right Answer: No region")


def test_numbers_of_the_marks_are_those_of_the_list(page: Page, course: Server) -> None:
    page.goto(f"{course.address}/study/imaging.html")
    for prepared in page.locator(".casebook-figure:has(.marks)").all():
        # A mark is drawn on each slice that it is on.
        numbers = dict.fromkeys(prepared.locator(".mark text").all_text_contents())
        assert list(numbers) == [str(place + 1) for place in range(prepared.locator(".legend > li").count())]


@pytest.mark.parametrize("options", [{"has_touch": True, "viewport": {"width": 390, "height": 844}}])
def test_by_touch_at_phone_width(item: Locator, options: dict[str, object]) -> None:
    assert options["has_touch"]
    for name in (LEFT_ILIUM, LEFT_SACRUM):
        point(item, name, tap=True)
    commit(item)
    expect_verdict(item, "right", "Right Answer: Left ilium and left sacrum")


def test_from_a_folder(page: Page, built_course: Path) -> None:
    page.goto(f"{built_course.as_uri()}/study/imaging.html")
    item = page.locator("#quiz-i-i2")
    for name in (LEFT_ILIUM, LEFT_SACRUM):
        point(item, name)
    commit(item)
    expect_verdict(item, "right", "Right Answer: Left ilium and left sacrum")


@pytest.fixture
def scriptless(browser: Browser, course: Server) -> Iterator[Page]:
    """Return the page as it is without script."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{course.address}/study/imaging.html")
    yield page
    context.close()


def test_without_script_the_list_and_the_key_are_there(scriptless: Page) -> None:
    item = scriptless.locator("#quiz-i-i2")
    expect(item.get_by_label(LEFT_ILIUM)).to_be_visible()
    item.get_by_text("About this picture").click()
    expect(item.locator(".full")).to_be_hidden()
    item.locator(".key > summary").click()
    expect(item.locator(".full")).to_be_visible()
    # Two key slices of each scan, and the picture of the other plane.
    expect(scriptless.locator("#viewer-coronal img")).to_have_count(9)
