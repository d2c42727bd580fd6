"""A case shown to a class, as a teacher leads it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

BOTH = "[{...localStorage}, {...sessionStorage}]"


def bar(page: Page) -> Locator:
    return page.get_by_role("group", name="Classroom", exact=True)


def reveal(page: Page) -> Locator:
    return bar(page).get_by_role("button", name="Reveal")


def where(page: Page) -> Locator:
    """Return the line that says which step is shown."""
    return page.locator(".steps-head > button")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
