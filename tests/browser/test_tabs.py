"""Two windows at once: what one commits while the other hears of nothing is kept, and comes first."""

from __future__ import annotations

import json

from playwright.sync_api import BrowserContext, Page, expect
from tests.support.case_way import action, list_steps
from tests.support.case_way import commit as commit_by_bar
from tests.support.ranking import add, button, lines, ranking
from tests.support.ranking import commit as commit_ranking
from tests.support.served_site import Server, Site

KEY = "small/quiz-t/t1"
# The window does nothing else for three seconds, and commits within the same task: it has heard of no other window.
BUSY = """text => {
  const end = Date.now() + 6000;
  while (Date.now() < end);
  const item = document.querySelector("#quiz-t-t1");
  [...item.querySelectorAll("label")].find((label) => label.textContent === text).click();
  [...item.querySelectorAll("button")].find((button) => button.textContent === "Commit my answer").click();
}"""


def said(page: Page, key: str = KEY) -> list[str]:
    """Return what storage holds of an item, in the order of its attempts."""
    return [attempt["text"] for attempt in json.loads(page.evaluate(f"localStorage['{key}']"))["attempts"]]


def open_deaf(context: BrowserContext, address: str) -> Page:
    """Open a window that hears of no other."""
    page = context.new_page()
    page.add_init_script("addEventListener('storage', (event) => event.isTrusted && event.stopImmediatePropagation())")
    page.goto(address)
    return page


def commit(page: Page, text: str) -> None:
    item = page.locator("#quiz-t-t1")
    item.locator("label").get_by_text(text).click()
    item.get_by_role("button", name="Commit my answer").click()


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
    expect(page.locator("#quiz-t-t1")).to_contain_text("You chose: The knee")
    for each in (busy, page):
        expect(each.locator("#quiz-t-t1")).to_contain_text("Your first answer: “The knee”.")
        assert said(each) == ["The knee", "The hip"]


def test_what_another_window_has_committed_unheard_stays_first(page: Page, context: BrowserContext, site: Site) -> None:
    page.goto(f"{site.address}/quiz.html")
    deaf = open_deaf(context, f"{site.address}/quiz.html")
    deaf.locator("#quiz-t-t1 label").get_by_text("The hip").click()
    commit(page, "The knee")
    deaf.locator("#quiz-t-t1").get_by_role("button", name="Commit my answer").click()
    expect(deaf.locator("#quiz-t-t1")).to_contain_text("Your first answer: “The knee”.")
    assert said(page) == ["The knee", "The hip"]


def test_a_draft_is_the_same_in_two_windows_and_a_commit_in_one_ends_it_in_both(
    page: Page, context: BrowserContext, site: Site
) -> None:
    page.goto(f"{site.address}/quiz.html")
    other = context.new_page()
    other.goto(f"{site.address}/quiz.html")
    item = other.locator("#quiz-t-t1")
    item.locator("label").get_by_text("The ankle").click()
    expect(page.locator("#quiz-t-t1").get_by_label("The ankle")).to_be_checked()
    commit(page, "The knee")
    expect(item).to_contain_text("You chose: The knee")
    item.get_by_role("button", name="Try again").click()
    expect(item.get_by_role("radio", checked=True)).to_have_count(0)


def test_an_item_erased_in_one_window_stays_erased_in_the_other(
    page: Page, context: BrowserContext, site: Site
) -> None:
    page.goto(f"{site.address}/quiz.html")
    commit(page, "The knee")
    other = context.new_page()
    other.goto(f"{site.address}/quiz.html")
    expect(other.locator("#quiz-t-t1")).to_contain_text("You chose: The knee")
    page.evaluate(f"localStorage.removeItem('{KEY}')")
    expect(other.locator("#quiz-t-t1").get_by_role("button", name="Commit my answer")).to_be_visible()
    expect(other.locator("#quiz-t-t1").get_by_role("radio", checked=True)).to_have_count(0)
    assert other.evaluate(f"localStorage.getItem('{KEY}')") is None


def test_the_first_ranking_of_one_window_stays_first(page: Page, context: BrowserContext, case_site: Server) -> None:
    page.goto(f"{case_site.address}/case.html")
    deaf = open_deaf(context, f"{case_site.address}/case.html")
    add(deaf, "Stress", "Stress")
    commit_ranking(page, "Gout")
    button(deaf, "Commit this ranking").click()
    expect(ranking(deaf).locator(".verdict")).to_contain_text("First ranking: Stress or insufficiency fracture; Gout.")
    attempts = json.loads(page.evaluate("localStorage['case-01/rank/k3']"))["attempts"]
    assert [attempt["ranks"] for attempt in attempts] == [[{"id": "stress"}, {"id": "gout"}], [{"id": "stress"}]]


def test_the_first_ranking_stays_first_when_a_busy_window_commits(
    page: Page, context: BrowserContext, case_site: Server
) -> None:
    page.goto(f"{case_site.address}/case.html")
    busy = context.new_page()
    busy.goto(f"{case_site.address}/case.html")
    add(busy, "Stress", "Stress")
    press = (
        "[...document.querySelectorAll('button')].find((each) => each.textContent === 'Commit this ranking').click()"
    )
    busy.evaluate(f"setTimeout(() => {{ const end = Date.now() + 6000; while (Date.now() < end); {press} }}); 0")
    page.wait_for_timeout(500)
    add(page, "Gout", "Gout")
    button(page, "Commit this ranking").evaluate("each => each.click()")
    for each in (busy, page):
        expect(ranking(each).locator(".verdict")).to_contain_text(
            "First ranking: Stress or insufficiency fracture; Gout."
        )


def test_lines_of_one_window_stand_in_the_other_and_are_committed_once(
    page: Page, context: BrowserContext, case_site: Server
) -> None:
    page.goto(f"{case_site.address}/case.html")
    other = context.new_page()
    other.goto(f"{case_site.address}/case.html")
    add(other, "Stress", "Stress")
    add(other, "my own", "my own")
    commit_ranking(page, "Gout")
    expect(ranking(other)).to_have_attribute("data-committed", "")
    button(other, "Rank again").click()
    assert lines(other) == ["Stress or insufficiency fracture", "my own", "Gout"]


def test_a_window_that_is_behind_takes_no_step_back(page: Page, context: BrowserContext, records: Site) -> None:
    page.goto(f"{records.address}/case.html")
    busy = context.new_page()
    busy.goto(f"{records.address}/case.html")
    commit_by_bar(busy, "s0a", "I am ready")
    expect(action(busy)).to_have_text("Start: step 1 · examination")
    press = "document.querySelector('.action-bar > .next').click()"
    busy.evaluate(f"setTimeout(() => {{ const end = Date.now() + 6000; while (Date.now() < end); {press} }}); 0")
    page.evaluate("""localStorage["small/case"] = '{"step": 3, "gates": 3}'""")
    for each in (busy, page):
        expect(list_steps(each).get_by_role("link")).to_have_count(4)
    kept = json.loads(page.evaluate("localStorage['small/case']"))
    assert (kept["step"], kept["gates"]) == (3, 3)
