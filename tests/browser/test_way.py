"""The stepwise case: steps that open one after the other, gates that open on commit, and nothing before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect
from tests.support.axe import violations
from tests.support.case_page import WARNING, build_case
from tests.support.case_way import action, commit, go_on, go_to, heading, item, list_steps, place, rank, start_again
from tests.support.served_site import Site, serve

KEY = "small/case"
# What stands behind the gates and in the steps that open later, in the order of the page.
GATED = ["amber light", "beryl meadow", "copper daisy", "denim sky", "the sparrow leads", "ebony sparrow", "flint path"]
NOT_KEPT = "This window cannot save your progress."
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "reduced_motion": "reduce"}


@pytest.fixture
def way(page: Page, steps: Site) -> Page:
    """Open the case at its beginning."""
    page.goto(f"{steps.address}/case.html")
    expect(action(page)).to_have_text("Choose one answer")
    return page


def begin(page: Page) -> None:
    commit(page, "s0a", "I am ready")
    go_on(page, 1)


def open_first_gate(page: Page) -> None:
    begin(page)
    commit(page, "s1a", "The owl")
    commit(page, "s1b", "A fir")
    expect(page.get_by_text("amber light").first).to_be_visible()


def open_all(page: Page) -> None:
    open_first_gate(page)
    go_on(page, 2)
    item(page, "s2a").get_by_role("textbox").fill("daisy")
    commit(page, "s2a")
    rank(page)
    go_on(page, 3)


# What is open may lie on another screen; without script all is.
OPEN = """words => {
  const shut = ".js :is(case-step, case-gate):not([data-open]), .js case-gate:not([data-open]) ~ *, "
    + ".js rank-list:not([data-committed]) > .ranking";
  const texts = [...document.querySelectorAll("case-step :is(p, .why, td)")].filter((each) => !each.closest(shut));
  return words.filter((each) => texts.some((element) => element.textContent.toLowerCase().includes(each)));
}"""


def shown(page: Page) -> Any:
    """Return which of the words that are gated are open to the learner."""
    return page.evaluate(OPEN, GATED)


def record(page: Page) -> Any:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))


def test_at_first_only_the_first_step_is_open_and_nothing_is_written(way: Page) -> None:
    expect(way.get_by_text("the clock is put away")).to_be_visible()
    assert shown(way) == []
    expect(way.get_by_text(WARNING)).to_be_hidden()
    assert way.evaluate("Object.keys(localStorage).filter(key => key.startsWith('small'))") == []


def test_a_gate_opens_when_all_decisions_before_it_are_committed(way: Page) -> None:
    begin(way)
    expect(action(way)).to_have_text("Choose one answer")
    commit(way, "s1a", "The owl")
    assert shown(way) == []
    commit(way, "s1b", "A fir")
    assert shown(way) == GATED[:1]
    assert record(way) == {"step": 1, "gates": 1}
    go_on(way, 2)
    assert shown(way) == GATED[:2]
    item(way, "s2a").get_by_role("textbox").fill("rose")
    commit(way, "s2a")
    assert shown(way) == GATED[:4]
    rank(way)
    assert shown(way) == GATED[:6]
    go_on(way, 3)
    assert shown(way) == GATED
    expect(action(way)).to_be_hidden()
    assert record(way) == {"step": 3, "gates": 3}


def test_the_whole_way_by_keyboard_alone(way: Page) -> None:
    choose(way)
    press_button(way, "Start: step 1 · examination")
    expect(heading(way, 1)).to_be_focused()
    choose(way)
    choose(way)
    assert shown(way) == GATED[:1]
    press_button(way, "Next: step 2 · picture")
    press_until(way, "element => element.name === 'r'")
    way.keyboard.type("daisy")
    way.keyboard.press("Control+Enter")
    expect(way.locator("#case-s-s2a .verdict")).to_be_focused()
    press_until(way, "element => element.role === 'combobox'")
    way.keyboard.type("sparrow")
    way.keyboard.press("Enter")
    press_button(way, "Commit this ranking")
    expect(way.locator("rank-list .verdict")).to_be_focused()
    press_button(way, "Next: step 3 · debrief")
    expect(heading(way, 3)).to_be_focused()
    press_button(way, "Back")
    expect(heading(way, 2)).to_be_focused()
    expect(heading(way, 2)).to_be_in_viewport()
    assert shown(way) == GATED


def choose(page: Page) -> None:
    press_until(page, "element => element.name === 'r' && !element.disabled")
    page.keyboard.press("Space")
    press_button(page, "Commit my answer")


def press_button(page: Page, name: str) -> None:
    press_until(page, f"element => element.localName === 'button' && element.textContent === '{name}'")
    page.keyboard.press("Enter")


def press_until(page: Page, test: str) -> None:
    """Go on with Tab until what has the focus passes a test."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(":focus").evaluate(test):
            return
    raise AssertionError(f"nothing within reach is {test}")


@pytest.mark.parametrize("options", [PHONE], indirect=True, ids=["phone"])
def test_on_a_phone_nothing_scrolls_sideways_and_targets_are_large(way: Page) -> None:
    open_first_gate(way)
    expect(way.get_by_text("amber light").first).to_be_visible()
    so_far = way.get_by_text("Four people walked")
    assert so_far.bounding_box()["height"] < 50  # type: ignore[index]
    so_far.tap()
    assert so_far.bounding_box()["height"] > 50  # type: ignore[index]
    assert way.evaluate("document.documentElement.scrollWidth") <= way.evaluate("innerWidth")
    list_steps(way)
    small = way.evaluate(
        "[...document.querySelectorAll("
        "'case-steps :is(.action-bar button, .steps-head button, .steps a, dialog button, summary)')]"
        ".filter(element => element.checkVisibility() && element.getBoundingClientRect().height < 43.5)"
        ".map(element => element.outerHTML)"
    )
    assert small == []
    moving = (
        "[...document.querySelectorAll('case-steps, case-steps *')].filter(element => element.getAnimations().length)"
    )
    assert way.evaluate(f"{moving}.length") == 0


def test_a_reload_takes_the_case_up_where_it_was_left(way: Page) -> None:
    open_first_gate(way)
    go_on(way, 2)
    way.evaluate("scrollTo(0, 0)")
    way.reload()
    expect(heading(way, 2)).to_be_in_viewport()
    place(way, 2)
    assert shown(way) == GATED[:2]
    expect(action(way)).to_have_text("Write your answer")


def test_what_the_report_does_not_say_is_one_line_with_a_count(way: Page) -> None:
    open_first_gate(way)
    listed = way.get_by_role("list").filter(has_text="Wind and rain")
    expect(listed).to_have_count(0)
    way.get_by_text("Not reported: 3 things").click()
    expect(listed).to_be_visible()


def test_working_on_an_item_again_closes_no_gate_and_is_committed_by_the_bar(way: Page) -> None:
    open_first_gate(way)
    item(way, "s1a").get_by_role("button", name="Try again").click()
    assert shown(way) == GATED[:1]
    expect(action(way)).to_have_text("Choose one answer")
    way.reload()
    expect(action(way)).to_have_text("Next: step 2 · picture")
    assert shown(way) == GATED[:1]


def test_the_verdict_has_the_focus(way: Page) -> None:
    open_first_gate(way)
    expect(item(way, "s1b").locator(".verdict")).to_be_focused()


def test_an_address_leads_no_further_than_the_furthest_step(way: Page, steps: Site) -> None:
    open_first_gate(way)
    for ahead in ("step-3", "case-s-s2a"):
        way.goto("about:blank")
        way.goto(f"{steps.address}/case.html#{ahead}")
        expect(heading(way, 1)).to_be_focused()
        assert shown(way) == GATED[:1]
    way.goto(f"{steps.address}/case.html#step-0")
    way.evaluate("location.hash = 'step-2'")
    expect(heading(way, 1)).to_be_focused()
    expect(heading(way, 1)).to_be_in_viewport()


def test_an_address_leads_to_what_is_open(page: Page, steps: Site) -> None:
    page.goto(f"{steps.address}/case.html")
    open_all(page)
    page.goto("about:blank")
    page.goto(f"{steps.address}/case.html#case-s-s1b")
    expect(item(page, "s1b")).to_be_in_viewport()


@pytest.mark.parametrize("options", [{"viewport": {"width": 1280, "height": 240}}], indirect=True, ids=["low"])
def test_neither_a_text_fragment_nor_find_in_page_reaches_what_is_gated(page: Page, steps: Site) -> None:
    # The words that are open show that the browser does look for both.
    for words, found in (("clock is put away", True), ("amber light", False), ("flint path", False)):
        page.goto("about:blank")
        page.goto(f"{steps.address}/case.html#:~:text={words.replace(' ', '%20')}")
        expect(action(page)).to_be_visible()
        page.wait_for_timeout(200)
        assert (page.evaluate("scrollY") > 0) is found
        assert page.evaluate("words => window.find(words)", words) is found
        assert shown(page) == []


WATCH_FRAMES = """
window.seen = [];
const look = () => {
  for (const words of %s) for (const element of document.querySelectorAll("case-step p, .recap"))
    if (element.textContent.includes(words) && element.getClientRects().length) window.seen.push(words);
  requestAnimationFrame(look);
};
look();
"""


@pytest.mark.parametrize("start", ["case.html", "index.html"], ids=["loaded", "instant"])
def test_gated_words_never_flash_while_script_and_style_are_late(page: Page, steps: Site, start: str) -> None:
    def wait(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.add_init_script(WATCH_FRAMES % json.dumps(GATED))
    page.route("**/assets/casebook*", wait)
    page.goto(f"{steps.address}/{start}", wait_until="commit")
    if start == "index.html":
        page.get_by_role("link", name="To the case").click()
    expect(page.get_by_text("A story in four steps.")).to_be_visible()
    expect(action(page)).to_have_text("Choose one answer")
    assert page.evaluate("window.seen") == []
    open_first_gate(page)
    page.wait_for_function("window.seen.length")
    assert set(page.evaluate("window.seen")) == {GATED[0]}


@pytest.mark.parametrize("options", [{"java_script_enabled": False}, {}], indirect=True, ids=["no script", "refused"])
def test_without_our_script_everything_is_open_and_says_so(page: Page, steps: Site) -> None:
    page.route("**/casebook-case.js", lambda route: route.abort())
    page.goto(f"{steps.address}/case.html")
    expect(page.get_by_text("flint path")).to_be_visible()
    expect(page.get_by_text(WARNING)).to_be_visible()
    expect(action(page)).to_have_count(0)
    assert shown(page) == GATED


def test_to_read_opens_everything_and_writes_nothing(way: Page) -> None:
    way.get_by_role("link", name="read it").click()
    expect(way.get_by_text("flint path")).to_be_visible()
    assert shown(way) == GATED
    expect(way.get_by_text(WARNING)).to_be_visible()
    expect(way.get_by_text("Why, option by option").first).to_be_visible()
    expect(way.get_by_role("button", name="Start again")).to_have_count(0)
    expect(action(way)).to_have_count(0)
    way.get_by_role("link", name="Solve it").click()
    expect(action(way)).to_have_text("Choose one answer")
    assert shown(way) == []
    assert way.evaluate("localStorage.getItem('small/case')") is None


def test_paper_holds_what_is_open_to_this_learner_and_no_more(way: Page) -> None:
    way.emulate_media(media="print")
    assert shown(way) == []
    expect(way.get_by_text(WARNING)).to_be_hidden()
    way.emulate_media(media="screen")
    open_all(way)
    way.emulate_media(media="print")
    assert shown(way) == GATED
    for hidden in (".action-bar", ".steps", "#step-1 .recap"):
        expect(way.locator(hidden).first).to_be_hidden()


def test_a_reader_prints_everything(way: Page) -> None:
    way.get_by_role("link", name="read it").click()
    expect(way.get_by_text("flint path")).to_be_visible()
    way.emulate_media(media="print")
    assert shown(way) == GATED
    expect(way.get_by_text(WARNING)).to_be_visible()


OTHERS = {"small/case-2": "a", "small/case-s/other": "b", "small/quiz-a/a1": "c", "small/rank/k10": "d", "smaller": "e"}


def test_starting_over_asks_first_and_erases_only_this_case(way: Page) -> None:
    way.evaluate("others => Object.assign(localStorage, others)", OTHERS)
    open_all(way)
    start_again(way, sure=False)
    assert shown(way) == GATED
    start_again(way)
    expect(action(way)).to_have_text("Choose one answer")
    assert shown(way) == []
    left = way.evaluate("Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('small')))")
    assert left == OTHERS
    begin(way)
    expect(item(way, "s1a").get_by_role("radio").first).to_be_enabled()


HOSTILE = {
    "not json": "{",
    "a word": '"yes"',
    "nothing": "null",
    "a list": "[9]",
    "a step nobody has": '{"step": 99, "gates": 9}',
    "no number": '{"step": "3", "gates": 1}',
    "less than none": '{"step": -1, "gates": 1}',
    "half a step": '{"step": 2.5, "gates": 1}',
    "the name of a field": '{"step": "length", "gates": 1}',
    "markup": '{"step": "<img src=x onerror=alert(1)>", "gates": {}}',
    "prototype": '{"__proto__": {"step": 3, "gates": 1}}',
}


@pytest.mark.parametrize("kept", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_record_counts_as_the_beginning(page: Page, steps: Site, kept: str) -> None:
    page.goto(f"{steps.address}/index.html")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, kept])
    page.goto(f"{steps.address}/case.html")
    expect(action(page)).to_have_text("Choose one answer")
    assert shown(page) == []
    open_first_gate(page)
    assert record(page) == {"step": 1, "gates": 1}


def test_where_only_the_record_is_lost_each_next_step_opens_at_once(way: Page) -> None:
    open_all(way)
    way.evaluate("key => localStorage.removeItem(key)", KEY)
    way.reload()
    expect(action(way)).to_have_text("Start: step 1 · examination")
    assert shown(way) == []
    go_on(way, 1)
    assert shown(way) == GATED[:1]
    go_on(way, 2)


REFUSED = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused by the test'); } })"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


@pytest.mark.parametrize("script", [REFUSED, FULL], ids=["refused", "full"])
def test_without_storage_the_case_works_and_says_once_that_nothing_is_kept(
    page: Page, steps: Site, script: str
) -> None:
    page.add_init_script(script)
    page.goto(f"{steps.address}/case.html")
    open_first_gate(page)
    go_on(page, 2)
    expect(page.get_by_text(NOT_KEPT)).to_have_count(1)
    expect(page.get_by_text(NOT_KEPT)).to_be_visible()
    start_again(page)
    expect(action(page)).to_have_text("Choose one answer")
    begin(page)
    expect(item(page, "s1a").get_by_role("radio").first).to_be_enabled()


def write_two(site: Site) -> None:
    """Write two cases of one site, as their author would."""
    step = "///// step | {} story\n\n{}\n\n/////\n\n"
    gated = "/// item | case-s/{}\n///\n\n//// gate\n\n{}\n\n////"
    for name in ("docs/case.md", "quizzes/differential.yml"):
        (site.project.root / name).unlink()
    first = [gated.format("s1a", "An amber gate"), "A beryl step", "A copper step"]
    second = [gated.format("s0a", "A denim gate"), "An ebony step", "A flint step"]
    for name, texts in {"index": first, "second": second}.items():
        pages = "".join(step.format(number, text) for number, text in enumerate(texts))
        site.project.write(f"docs/{name}.md", f"# {name}\n\n{pages}")
    site.build()


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a built site with two cases; tests leave it as it is."""
    for site in serve(tmp_path_factory.mktemp("two")):
        build_case(site)
        write_two(site)
        yield site


def test_two_cases_of_a_site_open_their_own_gates_only(page: Page, two: Site) -> None:
    page.goto(f"{two.address}/index.html")
    commit(page, "s1a", "The robin")
    for step in (1, 2):
        go_on(page, step)
    page.goto(f"{two.address}/second.html")
    expect(action(page)).to_have_text("Choose one answer")
    for words in ("A denim gate", "An ebony step", "A flint step"):
        expect(page.get_by_text(words)).to_be_hidden()
    commit(page, "s0a", "I am ready")
    go_on(page, 1)
    assert json.loads(page.evaluate("localStorage['small/case:second']")) == {"step": 1, "gates": 1}
    assert record(page) == {"step": 2, "gates": 1}
    page.goto(f"{two.address}/index.html")
    expect(page.get_by_text("A copper step")).to_be_visible()


def test_starting_one_case_over_leaves_the_other_as_it_is(page: Page, two: Site) -> None:
    page.goto(f"{two.address}/second.html")
    commit(page, "s0a", "I am ready")
    go_on(page, 1)
    page.goto(f"{two.address}/index.html")
    commit(page, "s1a", "The robin")
    go_on(page, 1)
    start_again(page)
    expect(action(page)).to_have_text("Choose one answer")
    page.goto(f"{two.address}/second.html")
    expect(page.get_by_text("An ebony step")).to_be_visible()


def test_fields_that_this_script_does_not_know_stay_in_a_record(page: Page, steps: Site) -> None:
    page.goto(f"{steps.address}/index.html")
    for kept in ('{"step": 0, "gates": 0, "notes": "mine"}', '{"version": 2, "notes": "mine"}'):
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, kept])
        page.goto(f"{steps.address}/case.html")
        page.evaluate("localStorage.removeItem('small/case-s/s0a')")
        page.reload()
        begin(page)
        assert record(page) == json.loads(kept) | {"step": 1, "gates": 0}


def test_another_window_stays_in_step(way: Page, context: BrowserContext, steps: Site) -> None:
    other = context.new_page()
    other.goto(f"{steps.address}/case.html")
    open_first_gate(way)
    go_on(way, 2)
    place(other, 0)
    assert shown(other) == GATED[:2]
    go_to(other, 2)
    expect(other.get_by_text("beryl meadow").first).to_be_visible()
    start_again(way)
    place(other, 0)
    assert shown(other) == []
    assert other.evaluate("key => localStorage.getItem(key)", KEY) is None


def test_instant_navigation_there_and_back_and_there_again(page: Page, steps: Site) -> None:
    page.goto(f"{steps.address}/index.html")
    page.evaluate("window.sameDocument = true")
    page.get_by_role("link", name="To the case").click()
    open_first_gate(page)
    for _ in range(2):
        page.evaluate("document.querySelector('.md-logo').click()")
        page.get_by_role("link", name="To the case").click()
        expect(heading(page, 1)).to_be_in_viewport()
        expect(action(page)).to_have_text("Next: step 2 · picture")
        assert shown(page) == GATED[:1]
    go_on(page, 2)
    assert page.evaluate("window.sameDocument") is True


def test_moving_the_element_in_the_page_changes_nothing(way: Page) -> None:
    open_first_gate(way)
    way.evaluate("document.querySelector('article').append(document.querySelector('case-steps'))")
    expect(way.get_by_role("button", name="Start again")).to_have_count(1)
    go_on(way, 2)
    assert shown(way) == GATED[:2]


def test_from_a_file_the_case_keeps_its_place(page: Page, steps: Site) -> None:
    address = (steps.project.root / "site/case.html").as_uri()
    page.goto(address)
    open_first_gate(page)
    page.reload()
    expect(action(page)).to_have_text("Next: step 2 · picture")
    start_again(page)
    expect(action(page)).to_have_text("Choose one answer")
    expect(page).to_have_url(address)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing_at_the_start_or_at_the_end(way: Page, scheme: str, width: int) -> None:
    way.set_viewport_size({"width": width, "height": 900})
    way.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    assert violations(way, "case-steps") == []
    open_all(way)
    assert violations(way, "case-steps") == []
    assert way.evaluate("document.documentElement.scrollWidth") <= width
