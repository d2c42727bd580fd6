"""Plays a case by the keyboard alone: goes from one control to the next, and sees what has the focus."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.support.case_player import CasePlayer

MOST_STOPS = 200
# Where the focus is, seen from what it should reach: at it, at another of its radios, before it or after it.
WHERE = """target => {
  const at = document.activeElement;
  if (target === at) return "here";
  if (at.type === "radio" && at.form === target.form && at.name === target.name) return "group";
  return at.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING ? "after" : "before";
}"""
# Whether nothing of what has the focus, or of its label, lies between the bars. What a case has nothing to do with is
# left out, and so are the bars themselves.
IS_COVERED = """() => {
  const at = document.activeElement;
  if (!at.closest("case-step")) return false;
  const { top, bottom } = (at.closest("label") ?? at).getBoundingClientRect();
  const head = document.querySelector(".steps-head").getBoundingClientRect().bottom;
  return bottom <= Math.max(0, head) || top >= document.querySelector(".action-bar").getBoundingClientRect().top;
}"""


class KeyPlayer(CasePlayer):
    """A learner without a pointer. `covered` holds what had the focus and lay under a bar (WCAG 2.4.11)."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, {}, {})
        self.covered: list[str] = []

    def commit(self, decision: Locator) -> None:
        """Answer a decision and commit it; the action leads there first where the decision is out of sight."""
        self.answer(decision)
        self.reach(self.action)
        if (self.action.text_content() or "").startswith("Continue"):
            self.press()
        self.press()
        expect(decision.locator(".verdict").first).to_be_focused()

    def press(self) -> None:
        """Press the action by Enter."""
        self.reach(self.action)
        self.page.keyboard.press("Enter")
        self.taps += 1

    def tap(self, target: Locator) -> None:
        """Choose an option by Space, a name that is offered by arrow and Enter, or go to a field."""
        if target.get_attribute("role") == "option":
            for key in ("ArrowDown", "Enter"):
                self.page.keyboard.press(key)
        else:
            control = target.locator("input").first if target.evaluate("e => e.localName === 'label'") else target
            self.reach(control)
            self.choose(control)
        self.taps += 1

    def choose(self, control: Locator) -> None:
        """Choose what has the focus; a field for text needs no more than that."""
        kind = control.evaluate("e => e.type")
        if kind in ("checkbox", "radio") and not control.is_checked():
            self.page.keyboard.press("Space")
        elif kind in ("button", "submit"):
            self.page.keyboard.press("Enter")

    def reach(self, target: Locator) -> None:
        """Press Tab, or arrows within a group of radios, until a control has the focus."""
        keys = {"before": "Tab", "after": "Shift+Tab", "group": "ArrowDown"}
        for _ in range(MOST_STOPS):
            where = target.evaluate(WHERE)
            if where == "here":
                return
            self.page.keyboard.press(keys[where])
            if self.page.evaluate(IS_COVERED):
                self.covered.append(self.page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
        raise AssertionError(f"out of reach: {target}")
