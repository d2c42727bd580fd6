"""The default themes of MkDocs: our elements look like themselves beside styles that know the same names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.support.served_site import Site, serve
from tests.support.themed_site import set_theme, write_items

# Without the network the first would ask another host for the colours of code.
THEMES = {
    "mkdocs": "{name: mkdocs, highlightjs: false}",
    "readthedocs": "{name: readthedocs, highlightjs: false}",
}
WIDTHS = (1280, 390)


@pytest.fixture(scope="module", params=THEMES)
def themed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, quiz_text: str) -> Iterator[Site]:
    """Return a site in one of the two."""
    for site in serve(tmp_path_factory.mktemp(request.param)):
        set_theme(site, THEMES[request.param])
        site.write_quiz(quiz_text)
        write_items(site)
        site.build()
        yield site


@pytest.fixture
def judged(page: Page, themed: Site) -> Locator:
    """Open the quiz, commit an item of two judgements, and return it."""
    page.goto(f"{themed.address}/quiz.html")
    item = page.locator("#quiz-t-t7")
    for row in item.get_by_role("radiogroup").all():
        row.get_by_text("▲▲").click()
    item.get_by_role("button", name="Commit my estimates").click()
    return item


def test_a_dashed_ring_stands_at_the_reference_alone(judged: Locator) -> None:
    assert (
        judged.locator("fieldset [data-mark]").evaluate_all(
            "marked => marked.map(each => [each.dataset.mark, getComputedStyle(each).outlineStyle])"
        )
        == [["reference", "dashed"]] * 2
    )
    for name in (".verdict", ".verdict p", ".key li"):
        style = "element => [getComputedStyle(element).outlineStyle, getComputedStyle(element).textDecorationLine]"
        assert judged.locator(name).first.evaluate(style) == ["none", "none"]


@pytest.mark.parametrize("width", WIDTHS)
def test_an_option_and_its_box_stand_in_one_line_and_nothing_scrolls_sideways(
    page: Page, themed: Site, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{themed.address}/quiz.html")
    expect(page.get_by_text("0 of 7 answered")).to_be_visible()
    label = page.locator("#quiz-t-t1 label").first
    box, words = (label.locator(tag).bounding_box() for tag in ("input", "span"))
    assert box
    assert words
    assert abs(box["y"] + box["height"] / 2 - words["y"] - words["height"] / 2) < 12
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_in_the_dark_the_verdict_can_be_read(page: Page, themed: Site) -> None:
    page.goto(f"{themed.address}/quiz.html")
    page.evaluate("document.documentElement.dataset.bsTheme = 'dark'")  # as the switch of the theme does
    page.locator("#quiz-t-t1").locator("label").get_by_text("The hip").click()
    commit = page.locator("#quiz-t-t1").get_by_role("button", name="Commit my answer")
    ground, ink = commit.evaluate("b => [getComputedStyle(b).backgroundColor, getComputedStyle(b).color]")
    assert ground != ink
    commit.click()
    mark = "element => getComputedStyle(element, '::before').backgroundColor"
    assert page.locator("#quiz-t-t1 .verdict").evaluate(mark) == "rgb(127, 209, 155)"
