"""A case shown to a class, as a teacher leads it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

BOTH = "[{...localStorage}, {...sessionStorage}]"


def bar(page: Page) -> Locator:
    return page.get_by_role("group", name="Classroom", exact=True)


def reveal(page: Page) -> Locator:
    return bar(page).get_by_role("button", name="Reveal")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
