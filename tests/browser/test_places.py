"""The same pages by three builders, with the plugin and without, in a real browser."""

from __future__ import annotations

import base64

import pytest
from playwright.sync_api import Page, expect
from tests.support.served_site import Site, build

from casebook.bundles import copy_assets

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg=="
)
QUIZ = """\
id: quiz-t
title: Quiz T
items:
- id: t1
  type: single
  level: recall
  objectives: [LO1]
  stem: "A picture. ![Stem](assets/dot.png) Read [another page](study/other.md) first."
  lead_in: Which joint is loaded?
  options:
  - {id: hip, text: "The hip ![Option](assets/dot.png)", key: true, rationale: "![Why](assets/dot.png) It moves."}
  - {id: knee, text: The knee, rationale: It is only the lever.}
"""
NESTED = """\
# A quiz

![Own](../../assets/dot.png) [Home](../../index.md)

/// quiz | quiz-t
///

/// figure | fig-1
///
"""
FIGURE = """\
id: fig-1
picture: assets/dot.png
title: A dot
source: Drawn by us.
alt: Figure
full: One dot.
annotations:
- {id: dot, shape: {point: [0.5, 0.5]}, label: The dot}
"""
BUILDS = [
    pytest.param(builder, plugin, id=f"{builder}, {'with' if plugin else 'without'} the plugin")
    for builder, plugin in (("mkdocs", True), ("mkdocs", False), ("properdocs", True), ("properdocs", False))
] + [pytest.param("zensical", True, id="zensical, which passes the plugin over"), pytest.param("zensical", False)]


@pytest.mark.parametrize("urls", ["true", "false"], ids=["folders", "files"])
@pytest.mark.parametrize(("builder", "plugin"), BUILDS)
def test_a_nested_page_keeps_a_response_and_finds_its_pictures(
    page: Page,
    own_site: Site,
    builder: str,
    plugin: bool,  # noqa: FBT001
    urls: str,
) -> None:
    write_nested(own_site, plugin=plugin, urls=urls)
    build(own_site.project.root, builder)
    page.goto(f"{own_site.address}/index.html")
    page.get_by_role("link", name="To the quiz").click()
    item = page.locator("#quiz-t-t1")
    item.locator("label").get_by_text("The knee").click()
    item.get_by_role("button", name="Commit my answer").click()
    expect(item.locator(".key")).to_contain_text("It is only the lever.")
    page.reload()
    expect(item).to_contain_text("Not this one. You chose: The knee")
    expect(item.locator(".key")).to_contain_text("It is only the lever.")
    expect(page.locator(".mark")).to_be_visible()
    item.locator(".key > summary").click()
    # The option stands in its row, and as the answer with the verdict.
    for name, times in (("Own", 1), ("Stem", 1), ("Option", 2), ("Why", 1), ("Figure", 1)):
        pictures = page.get_by_role("img", name=name)
        expect(pictures).to_have_count(times)
        for picture in pictures.all():
            expect(picture).to_have_js_property("naturalWidth", 1)
    item.get_by_role("link", name="another page").click()
    expect(page.get_by_role("heading", name="Another page")).to_be_visible()


def write_nested(site: Site, *, plugin: bool, urls: str) -> None:
    """Write a quiz for a page two folders down."""
    config = (site.project.root / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("urls: false", f"urls: {urls}")
    site.project.write("mkdocs.yml", config if plugin else config.replace("[search, casebook]", "[search]"))
    site.project.write("quizzes/t.yml", QUIZ)
    site.project.write("quizzes/figures/fig-1.yml", FIGURE)
    site.project.write("docs/index.md", "# Home\n\n[To the quiz](study/deep/quiz.md)\n")
    site.project.write("docs/study/deep/quiz.md", NESTED)
    site.project.write("docs/study/other.md", "# Another page\n")
    copy_assets(site.project.root / "docs/assets")
    (site.project.root / "docs/assets/dot.png").write_bytes(PICTURE)
