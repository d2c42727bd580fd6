"""A case as a learner goes through it: one screen, one action at the bottom, the list of steps."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

COMMIT = re.compile(r"^(Commit|Keep) ")
ONWARD = re.compile(r"^(Next|Start): step \d+ · |^See your result$")


def action(page: Page) -> Locator:
    """Return the one action of the bar."""
    return page.locator(".action-bar > .next")


def back(page: Page) -> Locator:
    """Return the other button of the bar."""
    return page.locator(".action-bar").get_by_role("button", name="Back")


def item(page: Page, name: str) -> Locator:
    """Return an item of the small case by its id in the quiz."""
    return page.locator(f"#case-s-{name}")


def commit(page: Page, name: str, *options: str) -> None:
    """Choose options of an item, and commit them by the bar."""
    for option in options:
        item(page, name).locator("label").get_by_text(option, exact=True).click()
    expect(action(page)).to_have_text(COMMIT)
    action(page).click()


def rank(page: Page, name: str = "sparrow") -> None:
    """Rank one diagnosis at the ranking that is open."""
    page.get_by_role("combobox").locator("visible=true").fill(name)
    page.keyboard.press("Enter")
    expect(action(page)).to_have_text(COMMIT)
    action(page).click()


def go_on(page: Page, step: int) -> None:
    """Go on to the next step."""
    expect(action(page)).to_have_text(re.compile(rf"^(Next|Start): step {step} · "))
    action(page).click()
    expect(heading(page, step)).to_be_focused()


def heading(page: Page, step: int) -> Locator:
    """Return the heading of a step."""
    return page.get_by_role("heading", name=re.compile(rf"^Step {step} of "))


def list_steps(page: Page) -> Locator:
    """Open the list of steps where it is a drawer, and return it."""
    button = page.locator(".steps-head > button")
    if button.is_visible():
        button.click()
    return page.get_by_role("navigation", name="Steps of the case")


def go_to(page: Page, step: int) -> None:
    """Jump to a step by the list."""
    list_steps(page).locator(f"a[href='#step-{step}']").click()
    expect(heading(page, step)).to_be_focused()


def start_again(page: Page, *, sure: bool = True) -> None:
    """Erase the case, or ask for it only."""
    steps = list_steps(page)
    steps.get_by_role("button", name="Start again").click()
    steps.get_by_role("button", name="Erase" if sure else "Keep", exact=True).click()


def place(page: Page, step: int) -> None:
    """Expect a step to be on the screen, and none else."""
    # Where the theme navigates instantly, the first way back loads styles anew, and every open step shows until then.
    expect(page.locator(f"#step-{step}")).to_be_visible()
    expect(page.locator(f"case-step:visible:not(#step-{step})")).to_have_count(0)
