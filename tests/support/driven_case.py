"""Plays the case in any of the browsers of `drivers`, by its one action."""

from __future__ import annotations

from tests.support.case_player import CORE
from tests.support.drivers import Driver

ACTION = ".action-bar > .next"
SCREEN = "case-step[data-current]"
# The first decision that is open, as `CasePlayer` finds it.
OPEN = f"""[...document.querySelectorAll("{SCREEN} :is({CORE})")].find(each => {{
  const told = {{}};
  each.dispatchEvent(new CustomEvent("casebook-recall", {{ detail: told }}));
  return each.getClientRects().length && told.isOpen !== false;
}})"""
# What is to be pressed in it: an option, or one in each row.
OPTIONS = """[...at.querySelectorAll(".rated, fieldset")]
  .filter(each => !each.querySelector(".rated") && !each.matches(".confidence"))
  .map(each => each.querySelector("label:has([name=r], [type=radio])")).filter(each => each)"""


def play_screen(window: Driver) -> None:
    """Answer and commit every decision of the screen that is not optional."""
    while window.js(f"!!{OPEN}"):
        window.js(f"void (at => at.setAttribute('data-at', ''))({OPEN})")
        answer(window)
        press(window)
        # The action leads to a decision first, where that is out of sight.
        if window.js(f"{OPEN}?.hasAttribute('data-at')"):
            window.wait(f"!document.querySelector('{ACTION}').textContent.startsWith('Continue')")
            press(window)
        window.wait("document.activeElement.matches('[data-at] .verdict')")
        window.js("void document.querySelector('[data-at]').removeAttribute('data-at')")


def press(window: Driver) -> None:
    """Press the action, which is always in sight: to scroll to it would take the decision out of sight."""
    window.handle.click(ACTION)


def answer(window: Driver) -> None:
    """Answer the decision in some way, as its type asks."""
    if window.js("!!document.querySelector('rank-list[data-at]')"):
        if not window.js("!!document.querySelector('[data-at] .lines > li button')"):
            window.type("[data-at] [role=combobox]", "SIJ pain")
            window.click("[data-at] [role=option]")
    elif window.js("!!document.querySelector('[data-at] textarea')"):
        window.type("[data-at] textarea", "A few words.")
    else:
        marked = f"{OPTIONS}.forEach((each, place) => each.setAttribute('data-option-at', place))"
        window.js(f"void (at => {marked})(document.querySelector('[data-at]'))")
        for place in range(int(window.js("document.querySelectorAll('[data-at] [data-option-at]').length"))):
            window.click(f"[data-at] [data-option-at='{place}']")
