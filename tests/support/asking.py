"""A question on the page, as a learner answers it."""

from __future__ import annotations

from playwright.sync_api import FrameLocator, Locator, Page


def erase(where: Page | FrameLocator | Locator, name: str, *, sure: bool = True) -> None:
    """Press a button that erases, and be sure of it or not."""
    where.get_by_role("button", name=name).click()
    where.get_by_role("group", name="rase").get_by_role("button", name="Erase" if sure else "Keep").click()


def erase_answer(where: Page | FrameLocator | Locator, *, sure: bool = True) -> None:
    """Erase what is committed at the one item that offers it, from its menu."""
    where.locator(".menu").evaluate("menu => menu.open = true")
    where.locator(".menu").get_by_role("button", name="Erase").click()
    where.get_by_role("group", name="rase").get_by_role("button", name="Erase" if sure else "Keep").click()
