"""The course by three builders, and below a folder as GitHub Pages serves it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.course.pages import copy_course
from tests.support.served_site import Site, build, serve

FORK = "some-fork"


@pytest.mark.parametrize("builder", ["mkdocs", "properdocs", "zensical"])
def test_the_course_keeps_a_response(page: Page, own_site: Site, builder: str) -> None:
    copy_course(own_site.project.root)
    build(own_site.project.root, builder)
    solve_one(page, f"{own_site.address}/index.html")


@pytest.fixture(scope="module")
def fork(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return the course below a folder, as GitHub Pages serves a fork; tests leave it as it is."""
    root = tmp_path_factory.mktemp("fork")
    for site in serve(root):
        copy_course(root, f"{site.address}/{FORK}/")
        site.build("-d", str(root / "site" / FORK))
        yield site


def test_the_course_works_below_a_folder(page: Page, fork: Site) -> None:
    lost: list[str] = []
    page.on("response", lambda response: lost.append(response.url) if response.status >= 400 else None)
    solve_one(page, f"{fork.address}/{FORK}/")
    assert page.url == f"{fork.address}/{FORK}/study/quiz-a.html"
    page.goto(f"{fork.address}/{FORK}/index.html")
    page.get_by_role("link", name="Read the whole report instead").click()
    page.get_by_role("link", name="References", exact=True).first.click()
    expect(page.get_by_role("heading", name="References")).to_be_visible()
    search(page, "cite this course")
    page.locator(".md-search-result__link").first.click()
    expect(page.get_by_role("heading", name="About")).to_be_visible()
    assert page.url.startswith(f"{fork.address}/{FORK}/")
    assert lost == []


def test_the_page_for_a_wrong_address_leads_home_below_a_folder(page: Page, fork: Site) -> None:
    lost: list[str] = []
    page.on("response", lambda response: lost.append(response.url) if response.status >= 400 else None)
    page.goto(f"{fork.address}/{FORK}/404.html")
    page.get_by_role("link", name="first page").click()
    expect(page).to_have_url(f"{fork.address}/{FORK}/index.html")
    assert lost == []


def solve_one(page: Page, home: str) -> None:
    """Go from the home page to Quiz A, commit one response, reload, and find it there."""
    page.goto(home)
    page.get_by_role("link", name="Quiz A").first.click()
    item = page.locator("#quiz-a-a2")
    expect(item.get_by_role("button", name="Commit my answer")).to_be_visible()
    item.locator("label").first.click()
    item.get_by_role("button", name="Commit my answer").click()
    expect(page.get_by_text("1 of 16 answered")).to_be_visible()
    page.reload()
    expect(page.get_by_text("1 of 16 answered")).to_be_visible()
    item.get_by_text("More", exact=True).click()
    expect(item.get_by_role("link", name="Copy link")).to_be_visible()
    expect(item.get_by_role("link", name="Report an error")).to_have_count(0)


def search(page: Page, words: str) -> None:
    """Type words into the theme's search."""
    field = page.get_by_role("textbox", name="Search")
    field.click()
    field.press_sequentially(words)  # the theme listens to keys
