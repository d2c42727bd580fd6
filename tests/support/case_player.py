"""Plays a case as a learner does, by the one action of its bar, and counts what that takes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

# Every text of the screen that is shown, but for what the learner has typed into fields, which are no texts.
WORDS = """() => {
  const screen = document.querySelector("case-step[data-current]");
  const walker = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
  let words = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { parentElement } = node;
    const box = parentElement.getBoundingClientRect();
    const isClipped = getComputedStyle(parentElement.closest("[class], p, span")).clipPath === "inset(50%)";
    const isVisible = parentElement.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1;
    if (isVisible && !isClipped) words += node.data.split(/\\s+/).filter((word) => /[\\p{L}\\p{N}]/u.test(word)).length;
  }
  return words;
}"""
# The action says in the next frame what can be done where the page now is.
TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
CORE = "quiz-item:not([optional]), rank-list"


@dataclass(frozen=True)
class Played:
    """What one screen took: words shown when all is committed, heights of the window, taps and letters typed."""

    name: str
    words: int
    screens: float
    taps: int
    letters: int


class CasePlayer:
    """A learner on the page of a case. `answers` has what to write or choose, by the id of item or checkpoint.

    An item without an answer is answered in some way: its first option, a few words, the middle of a scale.
    `sure` holds those at which the learner says how sure.
    """

    def __init__(self, page: Page, answers: Mapping[str, object], sure: Mapping[str, int]) -> None:
        self.page = page
        self.answers = answers
        self.sure = sure
        self.taps = 0
        self.letters = 0

    @property
    def screen(self) -> Locator:
        """The step that is shown, or the result."""
        return self.page.locator("case-step[data-current]")

    @property
    def action(self) -> Locator:
        """The one action of the bar."""
        return self.page.locator(".action-bar .next")

    def play_screen(self) -> Played:
        """Commit every decision of the screen that is not optional, and return what it took."""
        name = self.screen.get_attribute("name") or "result"
        taps, letters = self.taps, self.letters
        while decision := self.find_open():
            self.commit(decision)
        counted = self.page.evaluate(WORDS), self.page.evaluate("document.documentElement.scrollHeight / innerHeight")
        return Played(name, *counted, self.taps - taps, self.letters - letters)

    def find_open(self) -> Locator | None:
        """Return the first decision of the screen that is open to an answer, if any."""
        for decision in self.screen.locator(CORE).all():
            is_open = "e => { const told = {}; e.dispatchEvent(new CustomEvent('casebook-recall', {detail: told})); "
            if decision.is_visible() and decision.evaluate(f"{is_open} return told.isOpen !== false }}"):
                return decision
        return None

    def commit(self, decision: Locator) -> None:
        """Go to a decision, answer it and commit it, by the action of the bar; the focus is then at its verdict."""
        self.page.evaluate(TWO_FRAMES)
        if (self.action.text_content() or "").startswith("Continue"):
            self.press()
            # The page may have come to rest there just before: what is filled in was then kept.
            if decision.locator(".verdict:focus").count():
                return
        self.answer(decision)
        self.press()
        expect(decision.locator(".verdict").first).to_be_focused()

    def press(self) -> None:
        """Press the action."""
        self.action.click()
        self.taps += 1

    def tap(self, target: Locator) -> None:
        """Tap on something in a decision."""
        target.scroll_into_view_if_needed()
        target.click()
        self.taps += 1

    def type(self, field: Locator, text: str) -> None:
        """Type into a field, which is tapped first unless it has the focus already."""
        if not field.evaluate("field => field === document.activeElement"):
            self.tap(field)
        field.press_sequentially(text)
        self.letters += len(text)

    def answer(self, decision: Locator) -> None:
        """Answer a decision as this learner does, and say how sure where that is said."""
        if decision.evaluate("e => e.localName") == "rank-list":
            name = decision.get_attribute("checkpoint") or ""
            self.rank(decision, self.answers.get(name, ()))
        else:
            name = (decision.get_attribute("id") or "").rpartition("-")[2]
            self.answer_item(decision, self.answers.get(name))
        if name in self.sure:
            self.tap(decision.locator(".confidence label").nth(self.sure[name]))

    def rank(self, ranking: Locator, added: object) -> None:
        """Add diagnoses to the lines, the first offer for what is typed; a number takes that line off."""
        assert isinstance(added, tuple)
        field = ranking.get_by_role("combobox")
        if not added and not ranking.locator(".lines > li:has(button)").count():
            added = ("SIJ pain",)
        for each in added:
            if isinstance(each, int):
                self.tap(ranking.locator(".lines > li").nth(each - 1).get_by_role("button").last)
            else:
                self.type(field, each)
                self.tap(ranking.get_by_role("option").first)

    def answer_item(self, item: Locator, given: object) -> None:
        """Answer an item by its type; `given` is a text, a value for each row, or the values to tick."""
        kind = item.get_attribute("type")
        if kind in ("free", "text", "number"):
            self.type(item.get_by_role("textbox").first, str(given or "A few words."))
        elif kind == "order":
            self.tap(item.get_by_role("button", name=re.compile(r"^Move .* down$")).first)
        elif kind == "rating":
            for place, row in enumerate(item.locator(".rated").all()):
                value = given[place] if isinstance(given, tuple) else 0
                self.tap(row.locator(f'label:has([value="{value}"])'))
        elif kind == "likert":
            self.tap(item.locator(".rated label").first)
        else:
            for value in given if isinstance(given, tuple) else (None,):
                named = f'label:has([name="r"][value="{value}"])' if value else 'label:has([name="r"])'
                self.tap(item.locator(named).first)
