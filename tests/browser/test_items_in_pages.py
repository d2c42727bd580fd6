"""Questions written in a page of a site that has one line for us: played in each theme, by keys, and after edits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.support.axe import violations
from tests.support.served_site import Site, serve

# Palettes in light and in dark; without the network the first two would ask another host for the colours of code.
THEMES = {
    "mkdocs": "{name: mkdocs, highlightjs: false}",
    "readthedocs": "{name: readthedocs, highlightjs: false}",
    "material": "{name: material, font: false}",
    "a palette": "{name: material, font: false, palette: {scheme: slate, primary: deep orange, accent: lime}}",
}
SETTINGS = "site_name: Knee of the week\nuse_directory_urls: false\ntheme: {}\nplugins: [search, casebook]\n"
SHIN = """
Which bone is the shin?

- [x] The tibia
- [ ] The patella
"""
KNEECAP = """
Which bone is the kneecap?

- [ ] The fibula
  It lies at the outer side of the lower leg.
- [x] The patella
  It lies in the tendon of the quadriceps.
- [ ] The tibia
"""
NAME = """
The kneecap is called [___].

- [x] patella
- [ ] fibula
  That is the bone beside the shin bone.
"""
GAPS = """
The [___] straightens the knee, the [___] bend it.

1. quadriceps | quadriceps femoris
2. hamstrings
"""


def write(site: Site, *questions: str) -> None:
    """Write the page of the site."""
    site.project.write("docs/index.md", f"# The knee\n\nSome words.\n\n/// quiz{'---'.join(questions)}///\n\nMore.\n")


@pytest.fixture(scope="module", params=THEMES)
def knee(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a site with three questions in one of the themes."""
    for site in serve(tmp_path_factory.mktemp("knee")):
        site.project.write("mkdocs.yml", SETTINGS.format(THEMES[request.param]))
        write(site, KNEECAP, NAME, GAPS)
        site.build()
        yield site


def question(page: Page, words: str) -> Locator:
    """Return the question with these words."""
    return page.locator("quiz-item").filter(has_text=words)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_question_is_answered_and_told_why(page: Page, knee: Site, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{knee.address}/index.html")
    # as the option `color_mode` of MkDocs' theme does, which needs the colours of code for that
    page.evaluate("scheme => document.querySelector('[data-bs-theme]')?.setAttribute('data-bs-theme', scheme)", scheme)
    kneecap = question(page, "kneecap?")
    kneecap.get_by_label("The fibula").check()
    kneecap.get_by_role("button", name="Commit").click()
    expect(kneecap.locator(".verdict")).to_contain_text("Answer: The patella.")
    kneecap.get_by_text("Why, option by option").click()
    expect(kneecap.get_by_text("It lies in the tendon of the quadriceps.")).to_be_visible()
    named = question(page, "is called")
    named.get_by_role("textbox").fill("Fibula")
    named.get_by_role("textbox").press("Enter")
    named.get_by_text("Why this answer").click()
    expect(named.get_by_text("That is the bone beside the shin bone.")).to_be_visible()
    gaps = question(page, "straightens")
    gaps.get_by_label("Gap 1").fill("quadriceps femoris")
    gaps.get_by_label("Gap 2").fill("hamstring")
    gaps.get_by_role("button", name="Commit").click()
    expect(gaps.locator(".verdict")).to_contain_text("Right")
    assert violations(page, "quiz-set") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_question_is_answered_by_keys_alone(page: Page, knee: Site) -> None:
    page.goto(f"{knee.address}/index.html")
    kneecap = question(page, "kneecap?")
    kneecap.get_by_label("The fibula").focus()
    page.keyboard.press("ArrowDown")
    expect(kneecap.get_by_label("The patella")).to_be_checked()
    expect(kneecap.locator(".verdict")).to_be_empty()  # an arrow key answers nothing
    kneecap.get_by_role("button", name="Commit").press("Enter")
    expect(kneecap.locator(".verdict")).to_be_focused()
    expect(kneecap.locator(".verdict")).to_contain_text("Right")


def test_a_question_that_comes_before_another_takes_no_answer_of_it(page: Page, knee: Site) -> None:
    page.goto(f"{knee.address}/index.html")
    kneecap = question(page, "kneecap?")
    kneecap.get_by_label("The patella").check()
    kneecap.get_by_role("button", name="Commit").click()
    write(knee, SHIN, KNEECAP, NAME, GAPS)
    knee.build()
    page.reload()
    expect(question(page, "the shin?").get_by_role("button", name="Commit")).to_be_visible()
    expect(question(page, "kneecap?").locator(".verdict")).to_contain_text("Right")
    write(knee, KNEECAP, NAME, GAPS)
    knee.build()


@pytest.mark.parametrize("options", [{"java_script_enabled": False}], indirect=True, ids=["no script"])
def test_without_script_the_questions_stand_there_with_their_answers_folded(page: Page, knee: Site) -> None:
    page.goto(f"{knee.address}/index.html")
    kneecap = question(page, "kneecap?")
    expect(kneecap.get_by_text("It lies in the tendon of the quadriceps.")).to_be_hidden()
    kneecap.get_by_text("Why, option by option").click()
    expect(kneecap.get_by_text("It lies in the tendon of the quadriceps.")).to_be_visible()
