"""A viewer in which each entry stands beside the one it names."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.support.served_site import Site
from tests.support.viewer import frame, panel, shown, view
from tests.support.windows import on_a_phone

FIRST, SECOND, THIRD = (f"MRI {time}, T1-weighted" for time in (1, 2, 3))


@pytest.fixture
def pairs(page: Page, figures: Site) -> Locator:
    """Open the page of pairs and return its viewer."""
    page.goto(f"{figures.address}/pairs.html", wait_until="networkidle")
    viewer = page.locator("image-viewer")
    viewer.scroll_into_view_if_needed()
    return viewer


def test_what_is_chosen_stands_beside_its_own_and_both_are_zoomed_together(page: Page, pairs: Locator) -> None:
    assert shown(pairs) == [FIRST, SECOND]
    first, second = frame(pairs, FIRST), frame(pairs, SECOND)
    assert first["y"] == second["y"]
    expect(pairs.get_by_role("group", name="Scan").get_by_role("radio")).to_have_count(2)
    pairs.get_by_role("radio", name="Second").focus()
    page.keyboard.press("ArrowRight")
    expect(pairs.get_by_role("status").first).to_have_text("Third shown, compared with First.")
    panel(pairs, THIRD).focus()
    page.keyboard.press("+")
    assert view(pairs, FIRST) == view(pairs, THIRD) == [1.25, -0.12, -0.12]
    pairs.get_by_role("radio", name="T2FS").check()
    assert shown(pairs) == [f"MRI {time}, T2-weighted, fat-suppressed" for time in (1, 3)]


def test_only_pictures_that_are_looked_at_are_fetched(page: Page, pairs: Locator) -> None:
    panel(pairs, SECOND).locator("img").evaluate("image => image.decode()")
    loaded: str = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name).join(' ')")
    assert sorted(re.findall(r"mri-\S+(?=\.svg)", loaded)) == ["mri-1-t1", "mri-2-t1"]
    pairs.get_by_role("radio", name="Third").check()
    panel(pairs, THIRD).locator("img").evaluate("image => image.decode()")


@on_a_phone
def test_on_a_phone_a_tap_flips_between_the_two_in_place(page: Page, pairs: Locator) -> None:
    assert shown(pairs) == [SECOND]
    before = frame(pairs, SECOND)
    assert before["width"] > 370
    flip = pairs.get_by_text("Show the comparison")
    flip.tap()
    assert shown(pairs) == [FIRST]
    assert panel(pairs, FIRST).bounding_box() == before
    page.keyboard.press("Space")
    assert shown(pairs) == [SECOND]
