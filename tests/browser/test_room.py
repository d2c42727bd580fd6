"""Room mode: a class, a projector, a teacher who reveals; and nothing that is kept."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.support.case_way import action, commit, go_on, heading
from tests.support.rooms import BOTH, bar, press, reveal, where
from tests.support.served_site import Site
from tests.support.windows import without_script


@pytest.fixture
def room(page: Page, steps: Site) -> Page:
    """Open the small case for a class."""
    page.goto(f"{steps.address}/case.html?mode=classroom")
    expect(bar(page)).to_be_visible()
    return page


def item(page: Page, name: str) -> Locator:
    return page.locator(f"#case-s-{name}")


def vote(page: Page, name: str, count: int = 1) -> None:
    page.get_by_role("combobox").fill(name)
    for _ in range(count):
        page.get_by_role("combobox").fill(name)
        press(page, "Enter", "Enter")


def pooled(page: Page) -> list[str]:
    return [" ".join(row.locator("span, b").all_inner_texts()) for row in page.locator(".lines:visible > li").all()]


def test_reveal_opens_what_the_step_hides_in_the_order_of_the_page(room: Page) -> None:
    press(room, "n")
    expect(where(room)).to_have_text("Step 1 of 3")
    expect(room.get_by_role("heading", name="Step 1 of 3 examination")).to_be_focused()
    expect(item(room, "s1a").get_by_text("It sings in winter.")).to_be_hidden()
    expect(reveal(room)).to_have_text("Reveal the answer")
    press(room, "r")
    expect(item(room, "s1a").get_by_text("It sings in winter.")).to_be_visible()
    expect(item(room, "s1a").locator(".verdict")).to_be_focused()
    expect(item(room, "s1a").locator(".verdict")).to_have_text("Answer: A. The robin")
    expect(item(room, "s1b").get_by_text("It was old.")).to_be_hidden()
    press(room, "r")
    expect(item(room, "s1b").locator(".verdict")).to_be_focused()
    expect(item(room, "s1b").locator(".verdict")).to_have_text("Answer: A, B")
    expect(room.get_by_text("The amber light")).to_be_hidden()
    expect(reveal(room)).to_have_text("Reveal what follows")
    press(room, "r")
    expect(room.get_by_text("The amber light")).to_be_focused()
    expect(reveal(room)).to_have_count(0)
    press(room, "r")
    expect(room.get_by_role("heading", name="Step 2 of 3 picture")).to_be_focused()
    expect(room.get_by_text("The amber light")).to_be_hidden()
    press(room, "p")
    expect(room.get_by_text("The amber light")).to_be_visible()


def test_the_reference_comes_between_two_gates(room: Page) -> None:
    press(room, "n", "n")
    expect(room.get_by_role("combobox")).to_be_hidden()
    press(room, "r", "r")
    expect(room.get_by_text("The copper daisy")).to_be_focused()
    expect(room.get_by_role("combobox")).to_be_visible()
    expect(room.get_by_text("The sparrow leads.")).to_be_hidden()
    expect(reveal(room)).to_have_text("Reveal the reference")
    press(room, "r")
    expect(room.get_by_role("group", name="The class beside the reference")).to_be_focused()
    expect(room.get_by_text("The sparrow leads.")).to_be_visible()
    expect(room.get_by_text("The ebony sparrow")).to_be_hidden()


def test_the_keys_can_be_switched_off_and_leave_fields_and_the_browser_alone(room: Page) -> None:
    press(room, "Control+r")
    room.wait_for_load_state()
    expect(where(room)).to_have_text("Step 0 of 3")
    press(room, "n", "n")
    item(room, "s2a").get_by_role("textbox").press_sequentially("pnr")
    expect(item(room, "s2a").get_by_role("textbox")).to_have_value("pnr")
    expect(where(room)).to_have_text("Step 2 of 3")
    bar(room).get_by_role("checkbox").uncheck()
    press(room, "p", "n", "r")
    expect(where(room)).to_have_text("Step 2 of 3")
    expect(item(room, "s2a").get_by_text("It closes at night.")).to_be_hidden()
    reveal(room).click()
    expect(item(room, "s2a").get_by_text("It closes at night.")).to_be_visible()


def test_votes_are_counted_beside_the_options_and_told_with_the_key(room: Page) -> None:
    press(room, "n")
    robin, owl = (item(room, "s1a").get_by_role("spinbutton", name=f"Votes: The {bird}") for bird in ("robin", "owl"))
    for _ in range(3):
        item(room, "s1a").get_by_role("button", name="One vote more: The owl").click()
    item(room, "s1a").get_by_role("button", name="One vote fewer: The owl").click()
    expect(bar(room).get_by_role("status")).to_have_text("2: The owl")
    robin.fill("6")
    expect(item(room, "s1a")).not_to_contain_text("%")
    reveal(room).click()
    expect(item(room, "s1a").get_by_text("votes: 6 of 8, 75%")).to_be_visible()
    expect(item(room, "s1a").get_by_text("votes: 2 of 8, 25%")).to_be_visible()
    expect(item(room, "s1a").get_by_text("Right.", exact=True)).to_be_visible()
    expect(owl).to_have_value("2")
    owl.fill("4")
    expect(item(room, "s1a").get_by_text("votes: 6 of 10, 60%")).to_be_visible()
    item(room, "s1b").get_by_role("spinbutton", name="Votes: An oak").fill("1")
    reveal(room).click()
    expect(item(room, "s1b").get_by_text("1 vote", exact=True)).to_be_visible()
    expect(item(room, "s1b")).not_to_contain_text("%")


def test_the_class_pools_its_diagnoses_by_votes(room: Page) -> None:
    press(room, "n", "n", "r", "r")
    for name in ("magpie", "raven", "heron", "finch", "dove", "crane"):
        vote(room, name)
    vote(room, "sparrow", 2)
    assert pooled(room)[:2] == ["Sparrow 2", "magpie 1"]
    assert len(pooled(room)) == 7
    more = room.get_by_role("button", name="One vote more: dove")
    for _ in range(2):
        more.press("Enter")
    expect(more).to_be_focused()
    assert pooled(room)[:3] == ["dove 3", "Sparrow 2", "magpie 1"]
    room.get_by_role("button", name="One vote fewer: dove").press("Enter")
    assert pooled(room)[:2] == ["dove 2", "Sparrow 2"]
    room.get_by_role("button", name="Remove dove").press("Enter")
    expect(room.get_by_role("button", name="Remove Sparrow")).to_be_focused()
    room.get_by_role("button", name="Sparrow: must not be missed").click()
    press(room, "r")
    rows = room.locator("rank-list .ledger > li")
    expect(rows.filter(has_text="The sparrow leads.")).to_contain_text("2 ★")
    expect(rows.filter(has_text="heron")).to_contain_text("This page does not recognise the name")
    vote(room, "sparrow")
    expect(rows.filter(has_text="The sparrow leads.")).to_contain_text("3 ★")


def test_nothing_is_kept_and_a_learners_own_record_is_neither_shown_nor_changed(page: Page, steps: Site) -> None:
    page.goto(f"{steps.address}/case.html")
    commit(page, "s0a", "I am ready")
    go_on(page, 1)
    commit(page, "s1a", "The owl")
    before = page.evaluate(BOTH)
    assert "small/case-s/s1a" in before[0]
    page.goto(f"{steps.address}/case.html?mode=classroom#step-1")
    expect(heading(page, 1)).to_be_visible()
    expect(bar(page).get_by_text("Nothing here is kept.")).to_be_visible()
    expect(item(page, "s1a").get_by_text("It hoots at night.")).to_be_hidden()
    item(page, "s1a").get_by_role("spinbutton").first.fill("9")
    press(page, "Enter")
    heading(page, 1).click()
    press(page, "r", "r", "r", "r")
    item(page, "s2a").get_by_role("textbox").fill("daisy")
    press(page, "Enter")
    reveal(page).click()
    reveal(page).click()
    vote(page, "sparrow")
    press(page, "Escape")
    reveal(page).click()
    assert page.evaluate(BOTH) == before
    bar(page).get_by_role("link", name="Leave classroom mode").click()
    expect(item(page, "s1a").locator("fieldset .said", has_text="✕ yours")).to_be_visible()
    expect(page.get_by_text("The amber light")).to_be_hidden()
    assert page.evaluate(BOTH) == before


def test_a_theme_that_loads_pages_by_itself_brings_the_right_elements(page: Page, steps: Site) -> None:
    """From a learner's case into the room and back, by addresses that the theme follows without a fresh page."""
    follow = "address => { const link = document.createElement('a'); link.href = address;\
        document.querySelector('article').append(link); link.click(); }"
    page.goto(f"{steps.address}/index.html")
    page.evaluate(follow, f"{steps.address}/case.html?mode=classroom")
    expect(bar(page)).to_be_visible()
    page.goto(f"{steps.address}/case.html")
    expect(action(page)).to_have_text("Choose one answer")
    page.evaluate(follow, f"{steps.address}/case.html?mode=classroom")
    expect(bar(page)).to_be_visible()
    expect(action(page)).to_have_text("Reveal the answer")
    page.evaluate(follow, f"{steps.address}/index.html")
    expect(page.get_by_role("heading", name="Home")).to_be_visible()
    expect(page.locator(".md-header")).to_be_visible()
    page.evaluate(follow, f"{steps.address}/case.html")
    expect(action(page)).to_have_text("Choose one answer")
    expect(bar(page)).to_have_count(0)


def test_running_the_scripts_again_changes_nothing(room: Page, steps: Site) -> None:
    press(room, "n", "r")
    for name in ("casebook-classroom.js", "casebook-case.js", "casebook.js"):
        room.add_script_tag(url=f"{steps.address}/assets/{name}")
    expect(bar(room)).to_have_count(1)
    expect(where(room)).to_have_text("Step 1 of 3")
    expect(item(room, "s1a").get_by_text("It sings in winter.")).to_be_visible()


@without_script
def test_without_script_everything_is_open(page: Page, steps: Site) -> None:
    page.goto(f"{steps.address}/case.html?mode=classroom")
    expect(page.get_by_text("flint path")).to_be_visible()


def test_who_reads_meets_no_lines_to_write_on(page: Page, steps: Site) -> None:
    page.goto(f"{steps.address}/case.html?read")
    page.get_by_text("The reference at this point").click()
    expect(page.get_by_text("The sparrow leads.")).to_be_visible()
    expect(page.get_by_role("combobox")).to_have_count(0)
    expect(page.locator(".lines")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".lines")).to_be_hidden()
