"""A viewer of three times, worked by keyboard, by mouse and by touch."""

from __future__ import annotations

from playwright.sync_api import CDPSession, Locator, Page, expect
from tests.support.instant import go_back
from tests.support.served_site import Site
from tests.support.viewer import CROSS, cross, frame, pair, panel, shown, view
from tests.support.windows import on_a_phone


def test_first_one_time_is_shown_and_said(viewer: Locator) -> None:
    assert shown(viewer) == pair(1)
    expect(viewer.get_by_role("radio", name="MRI 1")).to_be_checked()
    expect(viewer.get_by_role("status").first).to_have_text("MRI 1 shown.")
    expect(viewer.get_by_role("table", name="What changed")).to_be_visible()


def test_the_sides_are_named_only_where_the_author_names_them(viewer: Locator) -> None:
    told, untold = viewer.locator(".strip:visible").all()
    assert told.locator("span").all_inner_texts() == ["R", "MRI 1, T1-weighted", "L"]
    assert untold.locator("span").all_inner_texts() == ["", "MRI 1, T2-weighted, fat-suppressed", ""]


def test_time_by_keyboard_needs_no_slider_for_three(page: Page, viewer: Locator) -> None:
    viewer.get_by_role("radio", name="MRI 1").focus()
    page.keyboard.press("ArrowRight")
    expect(viewer.get_by_role("status").first).to_have_text("MRI 2 shown.")
    assert shown(viewer) == pair(2)
    expect(viewer.get_by_role("slider", name="Through time")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    expect(viewer.get_by_role("radio", name="MRI 3")).to_be_checked()
    assert shown(viewer) == pair(3)


def test_comparing_shows_a_second_time_and_never_the_same_twice(page: Page, viewer: Locator) -> None:
    compare = viewer.get_by_role("combobox", name="Compare with")
    compare.focus()
    page.keyboard.type("MRI 3")
    expect(viewer.get_by_role("status").first).to_have_text("MRI 1 shown, compared with MRI 3.")
    assert shown(viewer) == pair(1, 3)
    expect(compare.get_by_role("option", name="MRI 1")).to_be_disabled()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowUp")
    expect(viewer.get_by_role("status").first).to_have_text("MRI 3 shown.")
    expect(compare).to_have_value("")
    assert shown(viewer) == pair(3)


def test_brightness_and_contrast_by_keyboard_change_the_pictures_only(page: Page, viewer: Locator) -> None:
    for name in ("Brightness", "Contrast"):
        viewer.get_by_role("slider", name=name).focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
    for title in pair(1):
        expect(panel(viewer, title).locator("img")).to_have_css("filter", "brightness(1.1) contrast(1.1)")
        expect(panel(viewer, title).locator("svg")).to_have_css("filter", "none")


def test_zoom_and_pan_by_keyboard_move_all_panels(page: Page, viewer: Locator) -> None:
    panel(viewer).focus()
    page.keyboard.press("+")
    page.keyboard.press("=")
    expect(viewer.get_by_text("Zoom 156 %")).to_be_visible()
    page.keyboard.press("Shift+ArrowRight")
    assert view(viewer) == [1.56, -0.38, -0.28]
    assert view(viewer, "MRI 1, T2-weighted, fat-suppressed") == view(viewer)
    for _ in range(9):
        page.keyboard.press("Shift+ArrowRight")
    assert view(viewer) == [1.56, -0.56, -0.28], "the picture has gone beyond its edge"
    page.keyboard.press("-")
    assert view(viewer)[0] == 1.25
    page.keyboard.press("0")
    assert view(viewer) == [1, 0, 0]


def test_the_browsers_own_zoom_keys_stay_the_browsers(page: Page, viewer: Locator) -> None:
    panel(viewer).focus()
    page.keyboard.press("Control++")
    assert view(viewer) == [1, 0, 0]


def test_buttons_zoom_and_reset_brings_everything_back(page: Page, viewer: Locator) -> None:
    viewer.get_by_role("slider", name="Brightness").fill("150")
    for name in ("Zoom in", "Zoom in", "Zoom out"):
        viewer.get_by_role("button", name=name).focus()
        page.keyboard.press("Enter")
    assert view(viewer)[0] == 1.25
    viewer.get_by_role("button", name="Reset view").press("Enter")
    assert view(viewer) == [1, 0, 0]
    expect(viewer.get_by_role("slider", name="Brightness")).to_have_value("100")
    expect(panel(viewer).locator("img")).to_have_css("filter", "none")


def test_one_switch_shows_and_hides_all_marks(page: Page, viewer: Locator) -> None:
    entry = viewer.get_by_text("bright beside the joint.").first
    expect(entry).to_be_visible()
    viewer.get_by_role("checkbox", name="Marks").focus()
    page.keyboard.press("Space")
    expect(entry).to_be_hidden()
    expect(viewer.get_by_text("Full description of MRI 1, T1-weighted.")).to_be_hidden()
    expect(viewer.locator(".marks").first).to_be_hidden()
    viewer.get_by_role("radio", name="MRI 2").check()
    expect(viewer.get_by_text("Right sacrum", exact=True).first).to_be_hidden()
    page.emulate_media(media="print")
    expect(viewer.locator(".marks").first).to_be_hidden()


def test_the_cross_stands_at_the_same_place_in_every_panel(page: Page, viewer: Locator) -> None:
    viewer.get_by_role("combobox", name="Compare with").select_option("MRI 2")
    assert panel(viewer).evaluate(CROSS) == [None, None]
    box = frame(viewer)
    page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.75)
    assert [cross(viewer, title) for title in pair(1, 2)] == [[0.25, 0.75]] * 4
    page.mouse.move(1, 1)
    assert panel(viewer).evaluate(CROSS) == [None, None]


def test_panels_in_a_row_stand_level_under_titles_of_any_length(page: Page, viewer: Locator) -> None:
    page.set_viewport_size({"width": 660, "height": 900})
    viewer.locator(".strip").nth(1).get_by_text("T2-weighted").evaluate(
        "title => title.append(' and more words than fit')"
    )
    short, long = (panel(viewer, title) for title in pair(1))
    height = "panel => panel.previousElementSibling.clientHeight"
    assert short.evaluate(height) < long.evaluate(height)
    top = "panel => panel.getBoundingClientRect().top"
    assert short.evaluate(top) == long.evaluate(top)


def test_the_cross_by_keyboard_stays_in_view(page: Page, viewer: Locator) -> None:
    panel(viewer, "MRI 1, T2-weighted, fat-suppressed").focus()
    for key in ("ArrowRight", "ArrowUp") * 2:
        page.keyboard.press(key)
    assert [cross(viewer, title) for title in pair(1)] == [[0.55, 0.45]] * 2
    page.keyboard.press("+")
    for _ in range(30):
        page.keyboard.press("ArrowLeft")
    assert cross(viewer, "MRI 1, T1-weighted")[0] == 0
    assert view(viewer)[1] == 0


def test_the_wheel_scrolls_the_page_and_zooms_with_ctrl_only(page: Page, viewer: Locator) -> None:
    panel(viewer).scroll_into_view_if_needed()
    panel(viewer).hover()
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, 120)
    page.wait_for_function("before => scrollY > before", arg=before)
    assert view(viewer) == [1, 0, 0]
    panel(viewer).hover()
    before = page.evaluate("scrollY")
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    expect(viewer.get_by_text("Zoom 149 %")).to_be_visible()
    assert page.evaluate("scrollY") == before


def test_dragging_with_the_mouse_moves_the_picture_when_zoomed(page: Page, viewer: Locator) -> None:
    box = frame(viewer)
    viewer.get_by_role("button", name="Zoom in").click(click_count=2)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2)
    assert view(viewer)[:2] == [1.56, -0.18]


@on_a_phone
def test_by_touch_one_finger_scrolls_and_two_zoom(page: Page, viewer: Locator) -> None:
    box = frame(viewer)
    x, y, session = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, page.context.new_cdp_session(page)
    before = page.evaluate("scrollY")
    fingers(session, "touchStart", (x, y))
    for step in range(1, 11):
        fingers(session, "touchMove", (x, y - 10 * step))
    fingers(session, "touchEnd")
    page.wait_for_function("before => scrollY > before + 50", arg=before)
    assert view(viewer) == [1, 0, 0]
    assert panel(viewer).evaluate(CROSS) == [None, None]

    box = frame(viewer)
    y, before = box["y"] + box["height"] / 2, page.evaluate("scrollY")
    fingers(session, "touchStart", (x - 40, y), (x + 40, y))
    for step in range(1, 5):
        fingers(session, "touchMove", (x - 40 - 10 * step, y), (x + 40 + 10 * step, y))
    fingers(session, "touchEnd")
    assert view(viewer) == [2, -0.5, -0.5]
    assert page.evaluate("[visualViewport.scale, scrollY]") == [1, before]

    fingers(session, "touchStart", (x, y))
    fingers(session, "touchMove", (x + box["width"] / 10, y))
    fingers(session, "touchEnd")
    assert view(viewer) == [2, -0.4, -0.5]


@on_a_phone
def test_by_taps(page: Page, viewer: Locator) -> None:
    viewer.get_by_text("MRI 2", exact=True).first.tap()
    assert shown(viewer) == pair(2)
    viewer.get_by_role("button", name="Zoom in").tap()
    assert view(viewer, "MRI 2, T1-weighted")[0] == 1.25
    viewer.locator(".bar .toggle", has_text="Marks").tap()
    expect(viewer.locator("#figure-mri-2-t1 .legend")).to_be_hidden()
    viewer.get_by_role("button", name="Reset view").tap()
    box = frame(viewer, "MRI 2, T1-weighted")
    page.touchscreen.tap(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.25)
    assert [cross(viewer, title) for title in pair(2)] == [[0.5, 0.25]] * 2


def test_by_file_and_twice_in_a_document(page: Page, figures: Site) -> None:
    page.goto((figures.project.root / "site/figures.html").as_uri())
    viewer = page.locator("image-viewer")
    page.evaluate("document.querySelector('h1').after(document.querySelector('image-viewer'))")
    expect(viewer.get_by_role("button", name="Reset view")).to_have_count(1)
    viewer.get_by_role("radio", name="MRI 2").check()
    assert shown(viewer) == pair(2)


def test_by_instant_navigation_the_viewer_works_each_time(page: Page, figures: Site) -> None:
    page.goto(f"{figures.address}/index.html")
    for _ in range(2):
        page.get_by_role("link", name="To the figures").click()
        viewer = page.locator("image-viewer")
        viewer.get_by_role("radio", name="MRI 2").check()
        assert shown(viewer) == pair(2)
        expect(viewer.locator("#figure-mri-2-t1 .legend > li")).to_have_attribute("tabindex", "0")
        go_back(page)
        expect(page.get_by_role("link", name="To the figures")).to_be_visible()


def fingers(session: CDPSession, kind: str, *points: tuple[float, float]) -> None:
    """Touch the screen with some fingers."""
    touches = [{"x": x, "y": y, "id": place} for place, (x, y) in enumerate(points)]
    session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})
