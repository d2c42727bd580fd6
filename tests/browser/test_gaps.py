"""A learner fills the gaps of a text, with the pointer and with the keyboard, right, partly right and wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.support.axe import violations
from tests.support.served_site import Site, serve

QUIZ = Path(__file__).with_name("gaps.yml")
NAMES = ("Gap 1", "Gap 2", "Gap 3")
RIGHT, PARTLY, WRONG = ("Beta shear.", "bright", "below"), ("shear", "dark", "below"), ("torsion", "dark", "above")


@pytest.fixture(scope="module")
def gaps(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a built site with a text to be filled in, whose builder reads lists of attributes."""
    for site in serve(tmp_path_factory.mktemp("gaps")):
        config = site.project.root / "mkdocs.yml"
        config.write_text(config.read_text(encoding="utf-8").replace("- tables\n", "- tables\n- attr_list\n"))
        site.write_quiz(QUIZ.read_text(encoding="utf-8"), "# A quiz\n\n/// quiz | quiz-g\n///\n")
        site.build("--strict")
        yield site


@pytest.fixture
def item(page: Page, gaps: Site) -> Locator:
    """Open the item."""
    page.goto(f"{gaps.address}/quiz.html")
    expect(page.get_by_role("button", name="Commit my answer")).to_be_visible()
    return page.locator("#quiz-g-g1")


def fill(item: Locator, response: tuple[str, str, str]) -> None:
    item.get_by_label(NAMES[0]).fill(response[0])
    for name, choice in zip(NAMES[1:], response[1:], strict=True):
        item.get_by_label(name).select_option(choice)


def commit(item: Locator) -> None:
    item.get_by_role("button", name="Commit my answer").click()


def test_gaps_stand_in_their_text_without_a_list_of_attributes(item: Locator) -> None:
    expect(item.locator("em").first).to_have_text("thigh thrust")
    assert [element.get_attribute("aria-label") for element in item.locator("fieldset [name^=o-]").all()] == [*NAMES]
    assert item.locator("fieldset").first.inner_text().count("{") == 0
    display = "label => getComputedStyle(label).display"
    assert [gap.evaluate(display) for gap in item.locator("form > fieldset > label").all()] == ["inline"] * 3
    expect(item.get_by_text("Water is bright on STIR.")).to_be_hidden()


@pytest.mark.parametrize(
    ("response", "told", "marks"),
    [
        (RIGHT, "Right", ["right", "right", "right"]),
        (PARTLY, "Partly right · 2 of 3 right", ["right", "wrong", "right"]),
        (WRONG, "None right · 0 of 3 right", ["wrong", "wrong", "wrong"]),
    ],
)
def test_each_gap_is_graded(item: Locator, response: tuple[str, str, str], told: str, marks: list[str]) -> None:
    fill(item, response)
    commit(item)
    expect(item.locator(".verdict")).to_contain_text(told)
    expect(item.locator(".verdict")).to_be_focused()
    assert [gap.get_attribute("data-mark") for gap in item.locator("form > fieldset > label").all()] == marks


def test_each_rationale_says_of_which_gap_it_is(item: Locator) -> None:
    fill(item, PARTLY)
    commit(item)
    said = {text.split(".")[0]: text for text in item.locator(".key li").all_text_contents()}
    assert [said[f"Gap {number}: {form}"].partition(". ")[2] for number, form in ((1, "shear"), (2, "bright"))] == [
        "✓ your answer The femur pushes back.",
        "✕ your answer: dark Water is bright on STIR.",
    ]
    expect(item.get_by_label(NAMES[0])).to_be_disabled()


def test_empty_gaps_are_counted_before_a_commit(item: Locator) -> None:
    commit(item)
    expect(item.get_by_text("3 gaps to go")).to_be_visible()
    fill(item, ("  ", "dark", "above"))
    commit(item)
    expect(item.get_by_text("1 gap to go")).to_be_visible()
    expect(item.locator(".verdict")).to_be_empty()


def test_a_reload_keeps_the_response(item: Locator, page: Page) -> None:
    fill(item, PARTLY)
    commit(item)
    page.reload()
    expect(item.locator(".verdict")).to_contain_text("Partly right · 2 of 3 right")
    expect(item.get_by_label(NAMES[0])).to_have_value("shear")
    expect(item.get_by_label(NAMES[1])).to_have_value("dark")
    assert "Gap 1: shear; Gap 2: dark; Gap 3: below" in str(page.evaluate("Object.values(localStorage)"))


def test_a_response_that_cannot_be_given_is_not_shown(item: Locator, page: Page) -> None:
    fill(item, PARTLY)
    commit(item)
    page.evaluate(
        """() => {
          for (const [name, text] of Object.entries(localStorage))
            if (text.includes("dark")) localStorage[name] = text.replaceAll('"dark"', '"grey"');
        }"""
    )
    page.reload()
    expect(item.get_by_role("button", name="Commit my answer")).to_be_visible()
    expect(item.get_by_label(NAMES[1])).to_have_value("")


def test_the_keyboard_alone_fills_and_commits(item: Locator, page: Page) -> None:
    item.get_by_label(NAMES[0]).focus()
    page.keyboard.type("torsion")
    page.keyboard.press("Tab")
    expect(item.get_by_label(NAMES[1])).to_be_focused()
    page.keyboard.type("da")
    page.keyboard.press("Tab")
    expect(item.get_by_label(NAMES[2])).to_be_focused()
    page.keyboard.type("be")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(item.locator(".verdict")).to_contain_text("Partly right · 1 of 3 right")


def test_it_can_be_worked_on_again(item: Locator) -> None:
    fill(item, WRONG)
    commit(item)
    item.get_by_role("button", name="Try again").click()
    expect(item.get_by_label(NAMES[0])).to_be_focused()
    expect(item.get_by_label(NAMES[0])).to_have_value("")
    expect(item.locator("fieldset [data-mark]")).to_have_count(0)
    fill(item, RIGHT)
    commit(item)
    expect(item.locator(".verdict")).to_contain_text("Right")
    expect(item.locator(".verdict")).to_contain_text("Your first answer: “Gap 1: torsion; Gap 2: dark; Gap 3: above”.")


def test_without_script_text_gaps_and_key_are_there(page: Page, gaps: Site) -> None:
    context = page.context.browser
    assert context
    bare = context.new_page(java_script_enabled=False)
    bare.goto(f"{gaps.address}/quiz.html")
    expect(bare.get_by_label(NAMES[0])).to_be_visible()
    bare.get_by_text("Why, gap by gap").click()
    expect(bare.get_by_text("Gap 2: bright.")).to_be_visible()
    bare.close()


def test_axe_finds_nothing(item: Locator, page: Page) -> None:
    assert violations(page, "quiz-set") == []
    fill(item, PARTLY)
    commit(item)
    assert violations(page, "quiz-set") == []


def test_on_paper_a_gap_to_choose_shows_its_choices(item: Locator, page: Page) -> None:
    choices = item.get_by_text("(above / below)")
    expect(choices).to_be_hidden()
    page.emulate_media(media="print")
    expect(choices).to_be_visible()
    width = "gap => getComputedStyle(gap).borderWidth"
    assert item.get_by_label(NAMES[0]).evaluate(width) == "0px 0px 1px"
    page.emulate_media(media="screen")
    fill(item, RIGHT)
    commit(item)
    page.emulate_media(media="print")
    expect(choices).to_be_hidden()
