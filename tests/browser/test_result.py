"""The result of a case: where the first changed, how sure and how right, and the record; no mark, and no praise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.support.axe import violations
from tests.support.debrief_page import FULL, OWN, RESULT, build_debrief, lay_down
from tests.support.served_site import Site, serve
from tests.support.windows import PHONE, without_script


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a built site with a small case; tests leave it as it is."""
    for site in serve(tmp_path_factory.mktemp("result")):
        build_debrief(site)
        yield site


@pytest.fixture
def closed(page: Page, case: Site) -> Page:
    """Open the result as a full play leaves it."""
    return lay_down(page, case, FULL | RESULT)


def open_with(page: Page, case: Site, **rankings: Any) -> Page:
    """Open the result with these last rankings, and no others."""
    kept = {name: each for name, each in FULL.items() if not name.startswith("rank/")}
    made = {f"rank/{name}": [{"ranks": ranks}] for name, ranks in rankings.items()}
    return lay_down(page, case, kept | made | RESULT)


def table(page: Page) -> list[list[str]]:
    rows = page.locator("ranking-changes tr").all()
    return [row.locator("th, td").all_text_contents() for row in rows]


def shapes(page: Page) -> list[list[str]]:
    """Return the signs of each column, from the ground up."""
    return [column.locator("i").all_text_contents() for column in page.locator(".sureness > div").all()]


def test_it_is_a_screen_of_its_own(closed: Page) -> None:
    expect(closed.get_by_role("heading", name="The case is closed")).to_be_visible()
    expect(closed.get_by_role("heading", name="Where you changed your mind")).to_be_visible()
    expect(closed.locator("#step-4")).to_be_hidden()
    expect(closed.get_by_role("button", name="Save my record")).to_be_visible()


def test_it_says_where_the_first_changed(closed: Page) -> None:
    expect(closed.locator("ranking-changes")).to_contain_text(
        "You changed your first at steps 2 and 3. Ours changed at steps 2 and 3."
    )
    expect(closed.locator(".mind > p")).to_have_text("No longer on your list: ASparrow BRobin CGull")
    assert closed.locator(".mind li").all_text_contents() == ["DQuail", "E<b>Wren</b>", "FOwl"]
    label = "Step 1: Sparrow, Robin. Step 2: Robin, Gull, Sparrow. Step 3: Quail, <b>Wren</b>, Owl."
    expect(closed.locator(".mind svg")).to_have_attribute("aria-label", f"Your ranking at each step. {label}")


def test_the_same_stands_in_a_table(closed: Page) -> None:
    closed.locator("ranking-changes summary").click()
    expect(closed.locator("ranking-changes table")).to_be_visible()
    assert table(closed) == [
        ["", "Step 1", "Step 2", "Step 3"],
        ["Line 1", "Sparrow", "Robin", "Quail"],
        ["Line 2", "Robin ★", "Gull", "<b>Wren</b>"],
        ["Line 3", "–", "Sparrow", "Owl"],
    ]


def test_who_keeps_the_first_is_told_so(page: Page, case: Site) -> None:
    open_with(page, case, k1=[{"id": "robin"}], k3=[{"id": "robin"}, OWN])
    expect(page.locator("ranking-changes")).to_contain_text("You kept your first throughout. Ours changed")


def test_a_term_that_counts_as_the_same_diagnosis_is_no_change_and_keeps_its_words(page: Page, case: Site) -> None:
    open_with(page, case, k1=[{"id": "robin"}], k2=[{"id": "robin", "text": "Redbreast"}])
    expect(page.locator("ranking-changes")).to_contain_text("You kept your first throughout.")
    assert page.locator(".mind li").all_text_contents() == ["ARedbreast"]
    assert table(page)[1] == ["Line 1", "Robin", "Redbreast"]


@pytest.mark.parametrize(
    ("rankings", "words"), [({"k2": [OWN]}, "You ranked once."), ({}, "You have not ranked anything here.")]
)
def test_with_less_than_two_rankings_there_is_no_change(
    page: Page, case: Site, rankings: dict[str, Any], words: str
) -> None:
    open_with(page, case, **rankings)
    expect(page.locator("ranking-changes")).to_contain_text(words)


def test_how_sure_and_how_right_stand_in_one_picture(closed: Page) -> None:
    assert shapes(closed) == [["✓", "✓"], [], ["✓", "½", "✕"]]
    picture = closed.get_by_role("img", name="Sure: 1 of 3 right; Guessing: 2 of 2 right")
    expect(picture).to_be_visible()
    expect(closed.locator("confidence-chart > p")).to_have_text(
        "Sure: 1 of 3 right; Guessing: 2 of 2 right. Here a ranking counts as right if your first was also ours."
    )


def test_what_the_reference_does_not_name_is_never_right(page: Page, case: Site) -> None:
    own = [{"ranks": [OWN], "confidence": 2}]
    lay_down(page, case, {"rank/k1": own, "rank/k2": own, "rank/k3": own} | RESULT)
    assert shapes(page) == [[], [], ["✕", "✕", "✕"]]


def test_who_never_said_how_sure_is_told_so(page: Page, case: Site) -> None:
    lay_down(page, case, {"case-s/s1a": [{"response": "owl", "text": "The owl"}]} | RESULT)
    expect(page.locator("confidence-chart")).to_have_text(
        "You did not say how sure you were, so there is nothing to compare."
    )


@without_script
def test_without_script_it_is_filled_by_hand(page: Page, case: Site) -> None:
    page.goto(f"{case.address}/case.html")
    expect(page.get_by_text("Ours changed at steps 2 and 3.")).to_be_visible()
    expect(page.get_by_role("columnheader", name="Fairly sure")).to_be_visible()


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}, PHONE], indirect=True)
def test_axe_finds_nothing(closed: Page) -> None:
    closed.locator("ranking-changes summary").click()
    assert violations(closed, "#result") == []


@pytest.mark.parametrize("options", [{"viewport": {"width": 320, "height": 700}}, PHONE], indirect=True)
def test_nothing_scrolls_sideways(closed: Page) -> None:
    closed.locator("ranking-changes summary").click()
    assert closed.evaluate("document.documentElement.scrollWidth") <= closed.evaluate("innerWidth")
