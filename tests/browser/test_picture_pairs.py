"""Two pictures of one place to point at: side by side, to flip between on a phone, and their list in two columns."""

from __future__ import annotations

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect
from tests.support.axe import violations
from tests.support.pointing import commit, point
from tests.support.served_site import Site
from tests.support.windows import without_script

PHONE = pytest.mark.parametrize(
    "options", [{"has_touch": True, "viewport": {"width": 390, "height": 844}}], indirect=True, ids=["phone"]
)
SHOWN = """films => [...films.children].filter(film => {
    const [box, frame] = [film, films].map(each => each.getBoundingClientRect());
    return Math.abs(box.left - frame.left) < 2 && film.checkVisibility();
}).map(film => film.dataset.name)"""


@pytest.fixture
def item(page: Page, wrist: Site) -> Locator:
    """Open the page and return the item with two pictures."""
    page.goto(f"{wrist.address}/wrist.html#quiz-w-w2")
    return page.locator("#quiz-w-w2")


def shown(item: Locator) -> list[str]:
    names: list[str] = item.locator(".films").evaluate(SHOWN)
    return names


def place(element: Locator) -> FloatRect:
    box = element.bounding_box()
    assert box
    return box


def test_at_a_desk_both_stand_side_by_side(item: Locator) -> None:
    first, second = map(place, item.locator(".film").all())
    assert first["y"] == second["y"]
    assert first["x"] + first["width"] <= second["x"]
    expect(item.locator(".flip")).to_be_hidden()


@PHONE
def test_on_a_phone_two_buttons_flip_in_place(item: Locator) -> None:
    assert shown(item) == ["a · T1"]
    other = item.get_by_role("button", name="b · T2, fat-suppressed")
    other.tap()
    expect(other).to_have_attribute("aria-pressed", "true")
    assert shown(item) == ["b · T2, fat-suppressed"]
    item.page.set_viewport_size({"width": 700, "height": 390})
    item.page.wait_for_timeout(200)
    assert shown(item) == ["b · T2, fat-suppressed"]


@PHONE
def test_by_keyboard_the_strip_scrolls_and_the_buttons_say_so(item: Locator) -> None:
    item.locator(".films").focus()
    item.page.keyboard.press("ArrowRight")
    expect(item.get_by_role("button", name="b · T2, fat-suppressed")).to_have_attribute("aria-pressed", "true")


def test_what_is_chosen_in_one_picture_shows_in_both(item: Locator) -> None:
    point(item, "Scaphoid")
    expect(item.locator(".pointed")).to_have_text("Scaphoid of the thumb's side: chosen.")
    expect(item.locator(".regions > [data-chosen]")).to_have_count(2)
    commit(item)
    expect(item.locator('.regions > [data-mark="right"]')).to_have_count(2)


def test_buttons_of_the_pictures_work_after_the_commit(item: Locator) -> None:
    point(item, "Scaphoid")
    commit(item)
    item.page.set_viewport_size({"width": 390, "height": 844})
    item.get_by_role("button", name="b · T2, fat-suppressed").click()
    assert shown(item) == ["b · T2, fat-suppressed"]


@PHONE
def test_what_is_said_of_a_tap_is_in_sight_where_the_picture_ends_at_the_edge(item: Locator) -> None:
    films = item.locator(".films")
    films.evaluate("films => scrollBy(0, films.getBoundingClientRect().bottom - innerHeight)")
    box = place(films)
    item.page.touchscreen.tap(box["x"] + 4, box["y"] + box["height"] - 60)
    told = item.locator(".pointed")
    expect(told).to_have_text("No region here. Try another place.")
    assert place(told)["y"] + place(told)["height"] <= 844
    assert place(films) == box


@PHONE
def test_pictures_of_any_item_get_their_marks_at_the_commit_and_keep_their_buttons(item: Locator) -> None:
    asked = item.page.locator("#quiz-w-w3")
    item.page.get_by_role("button", name="Next").tap()
    expect(asked.locator(".marks").first).to_be_hidden()
    asked.get_by_label("A wrist").check()
    commit(asked)
    expect(asked.locator(".marks").first).to_be_visible()
    asked.get_by_role("button", name="b · T2, fat-suppressed").tap()
    assert shown(asked) == ["b · T2, fat-suppressed"]
    asked.get_by_text("Why, option by option").tap()
    expect(asked.get_by_text("The dark one")).to_have_count(1)
    expect(asked.get_by_text("The dark one")).to_be_visible()


@PHONE
def test_nothing_below_the_pictures_moves_at_the_commit(item: Locator) -> None:
    point(item, "Scaphoid")
    legend = item.locator("legend").first
    before = place(legend)["y"] - place(item.locator(".films"))["y"]
    commit(item)
    expect(item.get_by_role("checkbox", name="Marks")).to_be_visible()
    assert place(legend)["y"] - place(item.locator(".films"))["y"] == before


def test_the_list_has_a_column_for_each_side(item: Locator) -> None:
    heads = (item.get_by_text(name, exact=True) for name in ("Thumb", "Little finger"))
    left, right = map(place, heads)
    boxes = (item.get_by_role("checkbox", name=name) for name in ("Scaphoid", "Hamate", "Radius"))
    one, other, middle = map(place, boxes)
    assert left["x"] <= one["x"] < right["x"] <= other["x"]
    assert one["y"] == other["y"] < middle["y"]


@pytest.mark.parametrize("options", [{"viewport": {"width": 320, "height": 640}}], indirect=True, ids=["320 px"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_at_320_pixels_nothing_scrolls_sideways_and_axe_finds_nothing(item: Locator, scheme: str) -> None:
    item.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for _ in range(2):
        assert item.page.evaluate("document.documentElement.scrollWidth") <= 320
        assert violations(item.page, "quiz-set") == []
        if item.get_by_role("button", name="Commit").count():
            point(item, "Hamate")
            commit(item)


@without_script
def test_without_script_both_pictures_and_the_list_are_there(item: Locator) -> None:
    expect(item.get_by_role("img")).to_have_count(2)
    expect(item.locator(".flip")).to_have_count(0)
    expect(item.get_by_label("Scaphoid")).to_be_visible()
