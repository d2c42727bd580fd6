"""The offline edition, unpacked and opened from its folder, with the network off."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from offline import search, unpack
from project import CONFIG, Project
from served_site import build


@pytest.fixture
def options() -> dict[str, object]:
    """Open windows without a network."""
    return {"offline": True}


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
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("link", name="Weiter").click()
    expect(page.get_by_role("heading", name="Knie")).to_be_visible()
    page.get_by_role("link", name="Anfang").last.click()
    search(page, "untersuchung")  # the text has the plural, so the stemmer of the language is at work
    page.locator(".md-search-result__link").first.click()
    expect(page.get_by_role("heading", name="Knie")).to_be_visible()
