"""The screens of a case: addresses, the history, the list of steps, and what stays where it was."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.support.case_way import (
    action,
    back,
    commit,
    go_on,
    go_to,
    heading,
    item,
    list_steps,
    place,
    rank,
)
from tests.support.served_site import Site

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "reduced_motion": "reduce"}
DESK = {"viewport": {"width": 1280, "height": 800}}
SIZES = pytest.mark.parametrize("options", [PHONE, DESK], indirect=True, ids=["phone", "desk"])


@pytest.fixture
def way(page: Page, steps: Site) -> Page:
    """Open the case at its beginning."""
    page.goto(f"{steps.address}/case.html")
    expect(action(page)).to_be_visible()
    return page


def reach(page: Page, step: int) -> None:
    """Go on to a step, by all decisions before it."""
    commit(page, "s0a", "I am ready")
    go_on(page, 1)
    commit(page, "s1a", "The owl")
    commit(page, "s1b", "A fir")
    if step > 1:
        go_on(page, 2)
    if step > 2:
        item(page, "s2a").get_by_role("textbox").fill("daisy")
        commit(page, "s2a")
        rank(page)
        go_on(page, 3)


@SIZES
def test_one_step_is_on_the_screen_and_the_address_and_the_title_name_it(way: Page) -> None:
    place(way, 0)
    reach(way, 2)
    place(way, 2)
    assert way.url.endswith("#step-2")
    expect(way).to_have_title(re.compile(r"^Step 2 of 3 · "))
    expect(way.get_by_text("Step 2 of 3").locator("visible=true").first).to_be_visible()
    expect(way.get_by_text("A story in four steps.")).to_be_hidden()
    back(way).click()
    expect(heading(way, 1)).to_be_focused()
    place(way, 1)
    expect(action(way)).to_have_text("Next: step 2 · picture")


def test_back_and_forward_of_the_browser_move_by_step(way: Page) -> None:
    reach(way, 3)
    for step in (2, 1, 0):
        way.go_back()
        place(way, step)
    expect(way.get_by_text("A story in four steps.")).to_be_visible()
    for step in (1, 2, 3):
        way.go_forward()
        place(way, step)
    expect(heading(way, 3)).to_be_focused()


def test_a_visit_without_an_address_begins_where_the_learner_was(way: Page, steps: Site) -> None:
    reach(way, 3)
    go_to(way, 1)
    way.goto(f"{steps.address}/index.html")
    way.goto(f"{steps.address}/case.html")
    place(way, 1)
    expect(heading(way, 1)).to_be_focused()
    expect(heading(way, 1)).to_be_in_viewport()


@pytest.mark.parametrize(
    ("address", "step"),
    [("step-1", 1), ("case-s-s1b", 1), ("step-3", 2), ("rank-k1", 2), ("case-s-s0a", 0), ("step-9", 2), ("%E0%A4", 2)],
)
def test_an_address_leads_to_its_step_or_to_the_last_that_is_open(
    way: Page, steps: Site, address: str, step: int
) -> None:
    reach(way, 2)
    way.goto(f"{steps.address}/index.html")
    way.goto(f"{steps.address}/case.html#{address}")
    place(way, step)
    way.evaluate("address => { location.hash = address; }", "step-0")
    place(way, 0)
    way.evaluate("address => { location.hash = address; }", "step-3")
    place(way, 2)
    assert way.url.endswith("#step-2")


@SIZES
def test_the_list_leads_to_what_is_open_and_names_the_rest(way: Page) -> None:
    reach(way, 2)
    steps = list_steps(way)
    expect(steps.get_by_role("listitem")).to_have_count(4)
    expect(steps.get_by_role("listitem").nth(0)).to_contain_text("✓story (done)")
    expect(steps.get_by_role("listitem").nth(3)).to_contain_text("3debrief (not open yet)")
    expect(steps.get_by_role("link")).to_have_count(3)
    expect(steps.locator("[aria-current=step]")).to_have_text("2picture")
    steps.get_by_role("link", name="examination").click()
    place(way, 1)
    expect(heading(way, 1)).to_be_focused()
    expect(way.locator("dialog")).to_be_hidden()


@pytest.mark.parametrize("options", [PHONE], indirect=True, ids=["phone"])
def test_the_drawer_holds_the_focus_and_gives_it_back(way: Page) -> None:
    reach(way, 1)
    list_steps(way)
    expect(way.locator("[aria-current=step]")).to_be_focused()
    way.keyboard.press("Escape")
    expect(way.get_by_role("button", name="Step 1 of 3")).to_be_focused()
    list_steps(way)
    way.get_by_role("button", name="Close").click()
    expect(way.locator("dialog")).to_be_hidden()


@SIZES
def test_the_bar_says_what_is_missing_and_leads_there(way: Page) -> None:
    way.evaluate("document.querySelector('#step-0').scrollIntoView()")
    expect(action(way)).to_have_text("Choose one answer")
    action(way).click()
    expect(item(way, "s0a").get_by_role("radio").first).to_be_focused()
    expect(way.locator(".action-bar [role=status]")).to_have_text("Choose one answer. Then commit here.")
    way.keyboard.press("Space")
    expect(action(way)).to_have_text("Commit my answer")
    expect(way.locator(".action-bar [role=status]")).to_be_empty()
    expect(item(way, "s0a").get_by_role("button", name="Commit my answer")).to_be_hidden()
    way.keyboard.press("Control+Enter")
    expect(item(way, "s0a").locator(".verdict")).to_be_focused()
    expect(action(way)).to_have_text("Start: step 1 · examination")


@pytest.mark.parametrize("options", [PHONE], indirect=True, ids=["phone"])
def test_what_is_out_of_sight_is_led_to_first(way: Page) -> None:
    commit(way, "s0a", "I am ready")
    go_on(way, 1)
    way.evaluate("document.querySelector('#step-1 .facts').style.paddingBottom = '900px'")
    way.evaluate("scrollBy(0, 1)")
    expect(action(way)).to_have_text(re.compile("^Continue: "))
    action(way).click()
    expect(item(way, "s1a").locator("legend").first).to_be_focused()
    expect(item(way, "s1a").locator("legend").first).to_be_in_viewport()
    expect(action(way)).to_have_text("Choose one answer")


@SIZES
def test_nothing_that_is_read_moves_at_a_commit(way: Page) -> None:
    """Neither in the page, nor, where the verdict is in sight, in the window."""
    for name, option in (("s0a", "I am ready"), ("s1a", "The owl"), ("s1b", "A fir")):
        row = item(way, name).get_by_text(option, exact=True)
        row.click()
        legend = item(way, name).locator("legend").first
        before = legend.evaluate("element => element.getBoundingClientRect().top + scrollY"), way.evaluate("scrollY")
        action(way).click()
        verdict = item(way, name).locator(".verdict")
        expect(verdict).to_be_focused()
        assert abs(legend.evaluate("element => element.getBoundingClientRect().top + scrollY") - before[0]) < 1
        assert way.evaluate("scrollY") >= before[1]
        assert uncovered(way)
        if name == "s0a":
            go_on(way, 1)


FREE = """() => {
  const { top, bottom } = document.activeElement.getBoundingClientRect();
  const low = document.querySelector(".action-bar").getBoundingClientRect().top;
  const lines = [...document.querySelectorAll(".steps-head, [data-current] > .recap, .md-header")];
  const above = lines.filter((each) => each.getClientRects().length && !each.contains(document.activeElement));
  const high = Math.max(0, ...above.map((each) => each.getBoundingClientRect().bottom));
  return document.activeElement.closest("case-step") ? top >= high - 1 && bottom <= low + 1 : true;
}"""


def uncovered(page: Page) -> Any:
    """Return whether no bar covers what has the focus."""
    return page.evaluate(FREE)


@pytest.mark.parametrize("options", [{"viewport": {"width": 390, "height": 420}}], indirect=True, ids=["low"])
def test_no_bar_covers_what_has_the_focus(way: Page) -> None:
    reach(way, 1)
    for key in ("Tab", "Shift+Tab"):
        for _ in range(25):
            way.keyboard.press(key)
            assert uncovered(way), way.evaluate("document.activeElement.outerHTML")


@pytest.mark.parametrize("options", [PHONE], indirect=True, ids=["phone"])
def test_turning_the_phone_keeps_what_was_at_the_top(way: Page) -> None:
    reach(way, 2)
    go_to(way, 1)
    line = item(way, "s1b").locator("legend").first
    line.evaluate("element => scrollBy(0, element.getBoundingClientRect().top - 110)")
    way.wait_for_timeout(100)
    for size in ({"width": 844, "height": 390}, {"width": 390, "height": 844}):
        way.set_viewport_size(size)  # type: ignore[arg-type]
        way.wait_for_timeout(200)
        assert 0 < line.evaluate("element => element.getBoundingClientRect().top") < 160


def test_what_was_ranked_last_stands_below_what_is_known(way: Page) -> None:
    reach(way, 3)
    way.locator("#step-3 .recap > summary").click()
    expect(way.locator("#step-3 .recap")).to_contain_text("You hold (step 2): 1 Sparrow.")


@pytest.mark.parametrize("options", [DESK], indirect=True, ids=["desk"])
def test_at_a_desk_the_facts_stay_beside_the_decision(way: Page) -> None:
    reach(way, 1)
    go_to(way, 1)
    facts, decision = way.locator("#step-1 .scene").first.locator("> div").all()
    left, right = facts.bounding_box(), decision.bounding_box()
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"]
    assert abs(left["y"] - right["y"]) < 40
    expect(way.get_by_role("navigation", name="Steps of the case")).to_be_visible()


@pytest.mark.parametrize("options", [{"viewport": {"width": 320, "height": 640}}], indirect=True, ids=["320"])
def test_in_the_narrowest_window_nothing_scrolls_sideways(way: Page) -> None:
    reach(way, 3)
    for step in range(4):
        go_to(way, step)
        assert way.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("options", [DESK], indirect=True, ids=["desk"])
def test_at_a_desk_what_a_gate_tells_stands_beside_the_decision_that_follows(way: Page) -> None:
    reach(way, 3)
    go_to(way, 2)
    way.evaluate(
        "document.querySelector('#step-2 .scene:has(rank-list)')"
        ".before(document.querySelector('#step-2 .scene:has(rank-list) > .facts'))"
    )
    way.evaluate("document.querySelector('#step-2 > case-gate').append(document.querySelector('#step-2 > .facts'))")
    told, decision = way.locator("#step-2 > case-gate").first.bounding_box(), way.locator("rank-list").bounding_box()
    assert told
    assert decision
    assert told["x"] + told["width"] <= decision["x"]
    assert abs(told["y"] - decision["y"]) < 60


RESULT = (
    '<case-step id="result"><p class="step-header" role="heading" tabindex="-1" aria-level="2">The end</p></case-step>'
)


def test_the_result_is_the_screen_behind_the_last_step(page: Page, steps: Site) -> None:
    address = f"{steps.address}/case.html"
    text = (steps.project.root / "site/case.html").read_text(encoding="utf-8")
    body = text.replace("</case-steps>", f"{RESULT}</case-steps>")
    page.route(f"{address}*", lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
    page.goto(f"{address}#result")
    place(page, 0)
    expect(list_steps(page).get_by_text("The end")).to_have_count(0)
    reach(page, 3)
    expect(action(page)).to_have_text("See your result")
    action(page).click()
    expect(page.get_by_role("heading", name="The end")).to_be_focused()
    expect(page.locator("case-step:visible")).to_have_id("result")
    expect(page).to_have_title(re.compile("^The end · "))
    expect(action(page)).to_be_hidden()
    back(page).click()
    place(page, 3)
    page.goto("about:blank")
    page.goto(f"{address}#result")
    expect(page.get_by_role("heading", name="The end")).to_be_visible()
    go_to(page, 1)


@SIZES
def test_a_double_click_on_the_last_commit_leaves_the_verdict_in_sight(way: Page) -> None:
    item(way, "s0a").get_by_label("I am ready").check()
    action(way).dblclick()
    expect(item(way, "s0a").locator(".verdict")).to_be_visible()
    expect(action(way)).to_have_text("Start: step 1 · examination")
