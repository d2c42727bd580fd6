"""The case of the course before a class: one key leads through it, and it is read from the back row."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.course.pages import name_later
from tests.support.axe import violations
from tests.support.rooms import BOTH, bar, press, reveal, where
from tests.support.served_site import Server

SIZES = {"720p": (1280, 720), "xga": (1024, 768), "full hd": (1920, 1080), "phone": (390, 844)}
WINDOWS = [{"viewport": {"width": width, "height": height}} for width, height in SIZES.values()]


@pytest.mark.parametrize("options", WINDOWS[:1], indirect=True, ids=["720p"])
def test_the_course_is_walked_by_one_key_and_tells_nothing_early(page: Page, course: Server) -> None:
    page.goto(f"{course.address}/case/index.html?mode=classroom")
    before = page.evaluate(BOTH)
    last = page.locator("case-step:not(#result)").count() - 1
    for number in range(last + 1):
        expect(where(page)).to_have_text(f"Step {number} of {last}")
        check_early(page, number)
        while reveal(page).count():
            hidden = page.locator(f"#step-{number} :is(quiz-item, rank-list, case-gate):not([data-open])").count()
            press(page, "r")
            left = page.locator(f"#step-{number} :is(quiz-item, rank-list, case-gate):not([data-open])")
            expect(left).to_have_count(hidden - 1)
            expect(page.locator(f"#step-{number} :focus")).to_be_in_viewport()
            check_early(page, number)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        if number in (0, 2, 5, 9, 10):
            assert violations(page, targets=False) == []  # at a projector, with a mouse
        press(page, "r")
    expect(where(page)).to_have_text(f"Step {last} of {last}")
    assert page.evaluate(BOTH) == before


def check_early(page: Page, number: int) -> None:
    assert (number, name_later(number, page.locator("body").inner_text())) == (number, [])


@pytest.mark.parametrize("options", WINDOWS[1:], indirect=True, ids=list(SIZES)[1:])
def test_nothing_scrolls_sideways_in_other_windows(page: Page, course: Server) -> None:
    page.goto(f"{course.address}/case/index.html?mode=classroom")
    expect(bar(page)).to_be_visible()
    for _ in range(80):
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        press(page, "r")
    expect(where(page)).to_have_text("Step 13 of 13")
    expect(reveal(page)).to_have_count(0)


@pytest.mark.parametrize("options", [{**WINDOWS[0], "color_scheme": "dark"}], indirect=True, ids=["dark"])
def test_from_the_back_row_the_type_is_large_and_two_pictures_stand_abreast_above_their_options(
    page: Page, course: Server
) -> None:
    page.goto(f"{course.address}/study/case.html")
    page.get_by_role("link", name="The case for a class").click()
    expect(bar(page)).to_be_visible()
    size = page.locator("#step-0 .facts > p").last.evaluate("element => parseFloat(getComputedStyle(element).fontSize)")
    assert size >= 28
    page.goto("about:blank")
    page.goto(f"{course.address}/case/index.html?mode=classroom#step-5")
    picture = page.locator("#step-5 region-map").first
    picture.scroll_into_view_if_needed()
    options = page.locator("#step-5 .scene").first.get_by_role("spinbutton")
    first, second = (image.bounding_box() for image in picture.locator(".casebook-image").all())
    below = options.first.bounding_box()
    assert first
    assert second
    assert below
    assert first["y"] == second["y"]
    assert first["height"] == pytest.approx(second["height"], abs=1)
    assert first["x"] + first["width"] <= second["x"]
    assert second["x"] + second["width"] <= 1280
    assert first["height"] <= 600
    assert first["y"] + first["height"] <= below["y"]
    assert violations(page, targets=False) == []  # at a projector, with a mouse
