"""How a learner finds and uses a ranking: by role and label."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

FIELD = "Add a diagnosis"


def ranking(page: Page, name: str = "k3") -> Locator:
    return page.locator(f"#rank-{name}")


def field(page: Page) -> Locator:
    return ranking(page).get_by_role("combobox", name=FIELD)


def options(page: Page) -> list[str]:
    return ranking(page).get_by_role("option").all_inner_texts()


def lines(page: Page) -> list[str]:
    return [text for text in ranking(page).locator(".lines > li > span").all_inner_texts() if text]


def said(page: Page, words: str) -> None:
    expect(ranking(page).get_by_role("status")).to_have_text(words)


def row(page: Page, name: str) -> Locator:
    """Return the entry of a diagnosis in the reference."""
    return ranking(page).locator(".ledger > li").filter(has=page.locator(".row b", has_text=name))


def verdict(page: Page) -> Locator:
    return ranking(page).locator(".verdict")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def add(page: Page, typed: str, name: str) -> None:
    field(page).fill(typed)
    ranking(page).get_by_role("option", name=name).first.click()


def button(page: Page, name: str) -> Locator:
    return ranking(page).get_by_role("button", name=name)


def commit(page: Page, *typed: str) -> None:
    for text in typed:
        add(page, text, text)
    pressed = ranking(page).locator("form .commit button")
    pressed.focus()  # which closes the list that floats over it
    pressed.click()
