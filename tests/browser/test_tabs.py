"""Two windows at once: what one commits while the other hears of nothing is kept, and comes first."""

from __future__ import annotations

import json

from playwright.sync_api import BrowserContext, Page, expect

from served_site import Site

KEY = "small/quiz-t/t1"
# The window does nothing else for three seconds, and commits within the same task: it has heard of no other window.
BUSY = """text => {
  const end = Date.now() + 3000;
  while (Date.now() < end);
  const item = document.querySelector("#quiz-t-t1");
  [...item.querySelectorAll("label")].find((label) => label.textContent === text).click();
  [...item.querySelectorAll("button")].find((button) => button.textContent === "Commit response").click();
}"""


def said(page: Page, key: str = KEY) -> list[str]:
    """Return what storage holds of an item, in the order of its attempts."""
    return [attempt["said"] for attempt in json.loads(page.evaluate(f"localStorage['{key}']"))["attempts"]]


def commit(page: Page, text: str) -> None:
    item = page.locator("#quiz-t-t1")
    item.get_by_text(text).click()
    item.get_by_role("button", name="Commit response").click()


def test_the_first_response_of_one_window_stays_first_when_a_busy_one_commits(
    page: Page, context: BrowserContext, site: Site
) -> None:
    page.goto(f"{site.address}/quiz.html")
    busy = context.new_page()
    busy.goto(f"{site.address}/quiz.html")
    expect(busy.locator("#quiz-t-t1 button").first).to_be_visible()
    busy.evaluate(f"text => {{ setTimeout(() => ({BUSY})(text)) }}", "The hip")
    page.wait_for_timeout(500)
    commit(page, "The knee")
    expect(page.locator("#quiz-t-t1")).to_contain_text("You chose “The knee”")
    for each in (busy, page):
        expect(each.locator("#quiz-t-t1")).to_contain_text("You chose “The hip”. First response: “The knee”.")
        assert said(each) == ["The knee", "The hip"]
