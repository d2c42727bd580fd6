"""An item with a picture to point at, as a learner responds to it."""

from __future__ import annotations

from playwright.sync_api import Locator


def point(item: Locator, name: str, *, tap: bool = False) -> None:
    """Click or tap the letter that stands for an option."""
    place = item.locator("fieldset > label").all_inner_texts().index(name)
    letter = item.locator(".regions").first.locator("g").nth(place).locator("circle")
    letter.scroll_into_view_if_needed()
    box = letter.bounding_box()
    assert box
    spot = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    if tap:
        item.page.touchscreen.tap(*spot)
    else:
        item.page.mouse.click(*spot)


def commit(item: Locator) -> None:
    item.get_by_role("button", name="Commit my answer").click()
