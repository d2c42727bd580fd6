"""The offline edition, unpacked and opened from its folder, with the network off."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.support.case_way import commit, go_on
from tests.support.figure_page import write_figures
from tests.support.offline import expect_pictures, search, unpack
from tests.support.project import CONFIG, Project
from tests.support.record_page import build_records
from tests.support.served_site import build, serve
from tests.support.windows import without_network

pytestmark = without_network


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory, quiz_text: str) -> Path:
    """Return the folder that a learner has after unpacking a site with a case, a quiz and a viewer."""
    root = tmp_path_factory.mktemp("records")
    for site in serve(root):
        write_figures(site.project)
        build_records(site, quiz_text)
    return unpack(root / "site", tmp_path_factory.mktemp("offline"))


def test_a_case_goes_on_where_it_was_left(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "case.html").as_uri())
    commit(page, "s0a", "I am ready")
    go_on(page, 1)
    commit(page, "s1a", "The owl")
    item = page.locator("#case-s-s1a")
    page.reload()
    expect(page.locator("#step-1")).to_be_visible()
    expect(item.locator(".verdict")).to_contain_text("The owl")


def test_a_page_says_that_its_record_may_be_its_own(page: Page, unpacked: Path) -> None:
    for name in ("case.html", "quiz.html"):
        page.goto((unpacked / name).as_uri())
        page.get_by_text("Your record", exact=True).click()
        expect(
            page.get_by_text("When the site is opened from a folder, Firefox keeps a separate record for each page.")
        ).to_be_visible()


def test_every_page_and_picture_opens_without_a_request_to_a_server(page: Page, unpacked: Path) -> None:
    pages = sorted(unpacked.rglob("*.html"))
    assert len(pages) > 3
    for file in pages:
        page.goto(file.as_uri())
        expect(page.locator("h1").first).to_be_visible()
    page.goto((unpacked / "figures.html").as_uri())
    expect_pictures(page)


GERMAN = CONFIG.replace("use_directory_urls: false", "repo_url: https://github.com/owner/name").replace(
    "plugins: [search, casebook]", "plugins: [search: {lang: [de, en]}, casebook]"
)


def test_addresses_of_folders_and_a_search_in_another_language_work(page: Page, tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write_context()
    project.write("mkdocs.yml", GERMAN)
    project.write("docs/index.md", "# Anfang\n\n[Weiter](tests/knie.md)\n")
    project.write("docs/tests/knie.md", "# Knie\n\n## Untersuchungen\n\nWie man Gelenke prüft. [Anfang](../index.md)\n")
    build(tmp_path, "mkdocs", "-q")
    folder = unpack(tmp_path / "site", tmp_path / "out")
    assert not (folder / "assets/javascripts/lunr").exists()  # the search brings what it needs
    assert (folder / "search/offline.js").stat().st_size < 200_000  # not the table of another language
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("link", name="Weiter").click()
    expect(page.get_by_role("heading", name="Knie")).to_be_visible()
    page.get_by_role("link", name="Anfang").last.click()
    search(page, "untersuchung")  # the text has the plural, so the stemmer of the language is at work
    page.locator(".md-search-result__link").first.click()
    expect(page.get_by_role("heading", name="Knie")).to_be_visible()
