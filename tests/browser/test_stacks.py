"""Stacks in a viewer and in an item: by wheel, slider, keyboard and touch, from a folder, on paper, without script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.support.axe import violations
from tests.support.case_way import action
from tests.support.pointing import commit
from tests.support.served_site import Site
from tests.support.stack_page import COUNT, KEY
from tests.support.viewer import panel, view
from tests.support.windows import on_a_phone, without_script

FIRST = "Knee 1, t1"
PAIR = [FIRST, "Knee 1, t2"]
# The grey in the middle of what a panel shows; the key slice is the picture itself.
GREY = """async panel => {
    const canvas = panel.querySelector('canvas:not([hidden])');
    const image = panel.querySelector('img');
    await image.decode();
    const copy = new OffscreenCanvas(1, 1).getContext('2d');
    copy.drawImage(canvas ?? image, 80, 60, 1, 1, 0, 0, 1, 1);
    return panel.closest('[data-waiting]') ? -1 : copy.getImageData(0, 0, 1, 1).data[0];
}"""


@pytest.fixture
def asked(page: Page) -> list[str]:
    """Return the slices that the page asks for, as they come."""
    found: list[str] = []
    page.on("request", lambda request: found.extend(re.findall(r"knee-.*png", request.url)))
    return found


@pytest.fixture
def closed(page: Page, knees: Site, asked: list[str]) -> Locator:  # noqa: ARG001 - listens from the start
    """Open the page and return its first viewer, folded away."""
    page.goto(f"{knees.address}/knees.html", wait_until="networkidle")
    return page.locator("image-viewer").first


@pytest.fixture
def stack(closed: Locator) -> Locator:
    """Open the viewer."""
    open_viewer(closed)
    return closed


def open_viewer(viewer: Locator) -> None:
    viewer.page.get_by_text("Look closer").first.click()
    expect(panel(viewer, FIRST)).to_be_visible()


def expect_slice(viewer: Locator, number: int, time: int = 1) -> None:
    """Wait until every panel of a time shows a slice."""
    expect(viewer.locator(".slice > output")).to_have_text(f"{number} / {COUNT}")
    expect(viewer.locator("[data-waiting]:visible")).to_have_count(0)
    for title in PAIR:
        shown = panel(viewer, title.replace("1", str(time), 1))
        assert shown.evaluate(GREY) == 10 * number + time, title


def grey(viewer: Locator, title: str) -> int:
    found: int = panel(viewer, title).evaluate(GREY)
    return found


def test_before_it_is_used_only_key_slices_are_fetched(closed: Locator, asked: list[str]) -> None:
    open_viewer(closed)
    expect(closed.get_by_role("slider", name="Slice")).to_have_value(str(KEY))
    closed.page.mouse.move(1, 1)
    closed.page.wait_for_load_state("networkidle")
    assert {name.split("/")[1] for name in asked} == {"05.png"}


def test_once_it_is_used_all_slices_of_what_is_shown_come_nearest_first(stack: Locator, asked: list[str]) -> None:
    asked.clear()
    panel(stack, FIRST).hover()
    expect(stack.get_by_label("Slices loaded")).to_be_hidden()
    expect(stack.get_by_label("Slices loaded")).to_have_attribute("value", "1")
    names = [name for name in asked if name.startswith("knee-1-t1")]
    assert len(names) == COUNT - 1
    assert set(names[:2]) == {"knee-1-t1/04.png", "knee-1-t1/06.png"}
    assert not any(name.startswith("knee-2") for name in asked)


def test_the_wheel_scrolls_the_page_until_a_picture_has_been_clicked(page: Page, stack: Locator) -> None:
    panel(stack, FIRST).scroll_into_view_if_needed()
    panel(stack, FIRST).hover()
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, 60)
    page.wait_for_function("before => scrollY > before", arg=before)
    panel(stack, FIRST).click()
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, 120)
    page.mouse.wheel(0, 120)
    expect_slice(stack, KEY + 2)
    page.mouse.wheel(0, -120)
    expect_slice(stack, KEY + 1)
    assert page.evaluate("scrollY") == before
    page.keyboard.press("Escape")
    page.mouse.wheel(0, 60)
    page.wait_for_function("before => scrollY > before", arg=before)
    expect_slice(stack, KEY + 1)


def test_by_keyboard_every_slice_is_reached_and_said(page: Page, stack: Locator) -> None:
    panel(stack, FIRST).focus()
    said = stack.get_by_role("status").first
    for key, number in (("ArrowDown", 6), ("ArrowRight", 7), ("PageDown", 9), ("Home", 1), ("End", 9), ("PageUp", 4)):
        page.keyboard.press(key)
        expect(said).to_contain_text(f"Slice {number} of 9")
    page.keyboard.press("ArrowUp")
    expect(said).to_have_text("Slice 3 of 9. Edge")
    expect_slice(stack, 3)
    expect(stack.locator(".bar.slice [type=range]")).to_have_attribute("aria-valuetext", "Slice 3 of 9")


def test_the_slider_scrolls(page: Page, stack: Locator) -> None:
    stack.get_by_role("slider", name="Slice").focus()
    page.keyboard.press("ArrowRight")
    expect_slice(stack, KEY + 1)


def test_marks_are_on_their_slices_and_next_mark_goes_to_them(stack: Locator) -> None:
    shown = panel(stack, FIRST).locator("[data-slices]:visible")
    expect(shown).to_have_attribute("data-slices", "5")
    following = stack.get_by_role("button", name="Next mark")
    for number, words in ((6, "Spot"), (7, "Spot"), (8, "Cyst"), (2, "Edge")):
        following.press("Enter")
        expect(stack.get_by_role("status").first).to_have_text(f"Slice {number} of 9. {words}")
    expect(shown).to_have_attribute("data-slices", "2 3")
    expect(stack.locator(".legend").first).to_contain_text("Slices 5–7.")


def test_another_time_and_a_second_one_show_the_same_slice(stack: Locator) -> None:
    panel(stack, FIRST).press("ArrowDown")
    stack.get_by_role("radio", name="After").check()
    expect_slice(stack, KEY + 1, time=2)
    stack.get_by_role("combobox", name="Compare with").select_option("Before")
    expect_slice(stack, KEY + 1)
    panel(stack, FIRST).press("ArrowDown")
    expect_slice(stack, KEY + 2)
    expect_slice(stack, KEY + 2, time=2)


def test_the_localizer_has_a_line_where_the_slice_is(stack: Locator) -> None:
    line = stack.locator(".localizer:visible line")
    expect(line).to_have_attribute("y1", "60")
    panel(stack, FIRST).press("End")
    expect(line).to_have_attribute("y2", "100")
    expect(stack.get_by_role("img", name="A knee from the side.")).to_be_visible()


def test_dragging_does_what_is_chosen(page: Page, stack: Locator) -> None:
    shown = panel(stack, FIRST)
    drag(shown, 0, 0.25)
    expect_slice(stack, KEY + 2)
    stack.get_by_text("Brightness", exact=True).first.click()
    drag(shown, 0.2, -0.2)
    values = [stack.get_by_role("slider", name=name).input_value() for name in ("Brightness", "Contrast")]
    assert values == ["120", "80"]
    page.keyboard.press("ArrowUp")
    expect(stack.get_by_role("slider", name="Brightness")).to_have_value("125")
    stack.get_by_text("View", exact=True).click()
    page.get_by_role("button", name="Zoom in").first.click()
    drag(shown, 0.085, 0)
    assert view(stack, FIRST)[0] == 1.25
    assert view(stack, FIRST)[1] == -0.04
    expect_slice(stack, KEY + 2)


def drag(shown: Locator, across: float, down: float) -> None:
    """Drag from the middle of a panel by shares of its sides."""
    shown.scroll_into_view_if_needed()
    box, mouse = shown.bounding_box(), shown.page.mouse
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + across * box["width"], y + down * box["height"], steps=4)
    mouse.up()


def test_inverting_turns_the_grey_and_a_reset_brings_it_back(stack: Locator) -> None:
    image = panel(stack, FIRST).locator("img")
    stack.get_by_role("checkbox", name="Invert").check()
    expect(image).to_have_css("filter", "brightness(1) contrast(1) invert(1)")
    stack.get_by_role("button", name="Reset view").click()
    expect(image).to_have_css("filter", "none")


def test_the_whole_screen_is_left_by_escape(page: Page, stack: Locator) -> None:
    stack.get_by_role("button", name="Full screen").click()
    page.wait_for_function("document.fullscreenElement?.matches('.viewer')")
    box = panel(stack, FIRST).bounding_box()
    assert box
    assert box["y"] + box["height"] <= page.evaluate("innerHeight")
    panel(stack, FIRST).press("Escape")
    page.wait_for_function("!document.fullscreenElement")


@on_a_phone
def test_by_touch_a_finger_across_scrolls_the_stack_and_one_down_the_page(page: Page, stack: Locator) -> None:
    shown = panel(stack, FIRST)
    shown.scroll_into_view_if_needed()
    session = page.context.new_cdp_session(page)

    def swipe(across: float, down: float) -> None:
        box = shown.bounding_box()
        assert box
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        for step in range(1, 11):
            point = {"x": x + across * step / 10 * box["width"], "y": y + down * step / 10 * box["height"]}
            session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    swipe(0.3, 0)
    output = stack.locator(".slice > output")
    expect(output).not_to_have_text(f"{KEY} / {COUNT}")
    reached = output.inner_text()
    before = page.evaluate("scrollY")
    swipe(0, -0.4)
    page.wait_for_function("before => scrollY > before", arg=before)
    assert output.inner_text() == reached
    shown.tap()
    before = page.evaluate("scrollY")
    swipe(0, -0.4)
    expect(output).not_to_have_text(reached)
    assert page.evaluate("scrollY") == before


def test_a_slice_that_does_not_come_is_asked_for_again(page: Page, stack: Locator) -> None:
    page.route("**/knee-1-t1/06.png", lambda route: route.abort())
    panel(stack, FIRST).press("ArrowDown")
    expect(stack.locator("[data-waiting]")).to_have_count(1)
    page.unroute("**/knee-1-t1/06.png")
    panel(stack, FIRST).press("ArrowDown")
    panel(stack, FIRST).press("ArrowUp")
    expect_slice(stack, KEY + 1)


def test_what_a_later_step_of_a_case_shows_is_not_fetched_before(page: Page, knees: Site, asked: list[str]) -> None:
    page.goto(f"{knees.address}/case.html", wait_until="networkidle")
    assert asked == []
    action(page).click()
    page.get_by_text("Look closer").click()
    expect(panel(page.locator("image-viewer"), FIRST)).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert {name.split("/")[1] for name in asked} == {"05.png"}


def test_a_browser_keeps_key_slices_first_and_others_once_they_were_looked_at(knees: Site) -> None:
    kept = (knees.project.root / "site/casebook-worker.js").read_text("utf-8")
    assert "figures/knee-1-t1/05.png" in kept
    assert "figures/knee-1-t1/04.png" not in kept


def test_a_single_stack_has_no_choice_of_time(page: Page, knees: Site) -> None:
    page.goto(f"{knees.address}/knees.html")
    page.get_by_text("Look closer").nth(1).click()
    alone = page.locator("image-viewer").nth(1)
    expect(alone.get_by_role("radio", name="Slices")).to_be_checked()
    expect(alone.get_by_role("combobox")).to_have_count(0)
    panel(alone, FIRST).press("Home")
    expect(alone.locator("[data-waiting]")).to_have_count(0)
    assert grey(alone, FIRST) == 11


def test_from_a_folder(page: Page, knees: Site) -> None:
    page.goto((knees.project.root / "site/knees.html").as_uri())
    stack = page.locator("image-viewer").first
    open_viewer(stack)
    panel(stack, FIRST).press("Home")
    expect(stack.locator("canvas:visible")).to_have_count(2)
    expect(stack.locator("[data-waiting]")).to_have_count(0)


def test_paper_has_the_key_slices_and_their_marks(page: Page, stack: Locator) -> None:
    panel(stack, FIRST).press("End")
    expect_slice(stack, COUNT)
    page.emulate_media(media="print")
    expect(stack.locator("canvas:visible, .slices:visible, .localizer:visible")).to_have_count(0)
    expect(panel(stack, FIRST).locator("[data-slices]:visible")).to_have_attribute("data-slices", "5")


@without_script
def test_without_script_the_key_slice_has_links_to_the_others(page: Page, knees: Site) -> None:
    page.goto(f"{knees.address}/knees.html")
    page.get_by_text("Look closer").first.click()
    first = page.locator("#figure-knee-1-t1")
    expect(first.get_by_role("img")).to_have_attribute("src", re.compile("05.png$"))
    expect(first.locator(".legend")).to_contain_text("Slice 8.")
    first.get_by_role("link", name="9", exact=True).click()
    expect(page).to_have_url(re.compile("knee-1-t1/09.png$"))


def test_axe_finds_nothing(stack: Locator) -> None:
    panel(stack, FIRST).press("Home")
    expect_slice(stack, 1)
    assert violations(stack.page, "image-viewer") == []


@pytest.fixture
def item(page: Page, knees: Site) -> Locator:
    """Open the page and return its item."""
    page.goto(f"{knees.address}/find.html")
    found = page.locator("#quiz-k-k1")
    found.scroll_into_view_if_needed()
    expect(found.locator("region-map [data-waiting]")).to_have_count(0)
    return found


def test_a_slice_is_found_and_the_region_on_it(page: Page, item: Locator) -> None:
    slider = item.get_by_role("slider", name="Slice")
    expect(slider).to_have_value("1")
    image = item.locator(".casebook-image")
    image.click(position={"x": 5, "y": 5})
    expect(item.locator(".pointed")).to_have_text("No region here. Try another place.")
    for _ in range(7):
        page.mouse.wheel(0, 120)
    expect(slider).to_have_value("8")
    expect(item.locator("[data-waiting]")).to_have_count(0)
    item.locator(".regions [data-slices='8'] circle").click(force=True)
    expect(item.locator(".pointed")).to_have_text("Cyst: chosen.")
    commit(item)
    expect(item.locator(".verdict")).to_contain_text("Right")
    page.reload()
    expect(item.get_by_role("slider", name="Slice")).to_have_value("8")
    expect(item.locator(".regions > [data-mark='right']")).to_have_count(1)


def test_the_right_region_on_another_slice_is_not_right_and_its_slice_is_told(page: Page, item: Locator) -> None:
    item.get_by_role("checkbox", name="Cyst").check()
    slider = item.get_by_role("slider", name="Slice")
    slider.focus()
    page.keyboard.press("ArrowRight")
    commit(item)
    expect(item.locator(".verdict")).to_contain_text("None right")
    expect(item.locator(".key")).to_contain_text("On slice 8.")
    item.get_by_role("button", name="Show it in the picture").click()
    expect(slider).to_have_value("8")
    item.get_by_role("button", name="Try again").click()
    expect(slider).to_have_value("1")


def test_a_draft_keeps_the_slice(page: Page, item: Locator) -> None:
    slider = item.get_by_role("slider", name="Slice")
    slider.fill("7")
    item.get_by_role("checkbox", name="There is none").check()
    page.reload()
    expect(item.get_by_role("slider", name="Slice")).to_have_value("7")
    commit(item)
    expect(item.locator(".verdict")).to_contain_text("None right")


def test_axe_finds_nothing_in_the_item(item: Locator) -> None:
    item.get_by_role("checkbox", name="Cyst").check()
    assert violations(item.page, "quiz-set") == []
    commit(item)
    assert violations(item.page, "quiz-set") == []


def test_paper_says_which_slice_it_shows(page: Page, item: Locator) -> None:
    line = item.locator(".key-slice")
    expect(line).to_be_hidden()
    page.emulate_media(media="print")
    expect(line).to_be_visible()
    expect(line).to_contain_text(f"Slice {KEY} of {COUNT} is shown here")
