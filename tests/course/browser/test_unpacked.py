"""The offline edition of the course, unpacked and opened from its folder, with the network off."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.support.case_way import go_on
from tests.support.offline import expect_pictures, search, unpack
from tests.support.windows import without_network

READ = "study/case.html"
DONE = {"step": 13, "gates": 0, "done": True, "at": "result"}

pytestmark = without_network


@pytest.fixture(scope="session")
def unpacked(built_course: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that a learner has after unpacking the course."""
    return unpack(built_course, tmp_path_factory.mktemp("offline"))


def test_the_case_goes_on_where_it_was_left(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "index.html").as_uri())
    page.get_by_role("link", name="Begin").click()
    go_on(page, 1)
    page.locator("#case-s-s1a").get_by_role("textbox").fill("My own words")
    page.keyboard.press("Control+Enter")
    page.reload()
    expect(page.locator("#step-1")).to_be_visible()
    expect(page.locator("#case-s-s1a").get_by_role("textbox")).to_have_value("My own words")


def test_a_page_says_that_its_record_may_be_its_own(page: Page, unpacked: Path) -> None:
    said = page.get_by_text("When the site is opened from a folder, Firefox keeps a separate record for each page.")
    page.goto((unpacked / "study/quiz-d.html").as_uri())
    page.get_by_text("Your record", exact=True).click()
    expect(said).to_be_visible()
    page.goto((unpacked / "case/index.html").as_uri())
    page.evaluate("text => localStorage.setItem('case-01/case', text)", json.dumps(DONE))
    page.reload()
    expect(page.locator("#result")).to_be_visible()
    page.locator("#result").get_by_text("Your record", exact=True).click()
    expect(said).to_be_visible()


def test_search_finds_and_leads_to_its_page(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / READ).as_uri())
    search(page, "sacroiliac")
    found = page.locator(".md-search-result__link").first
    expect(found).to_be_visible()
    found.click()
    expect(page).to_have_url(re.compile(r"^file://.*\.html"))
    expect(page.locator("h1").first).to_be_visible()


def test_a_viewer_and_its_pictures_work(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "study/imaging.html").as_uri())
    for fold in page.get_by_text("Look closer", exact=True).all():
        fold.click()
    for viewer in page.locator("image-viewer").all():
        expect(viewer.get_by_role("button", name="Zoom in")).to_be_visible()
    expect_pictures(page)


def test_every_page_opens_without_a_request_to_a_server(page: Page, unpacked: Path) -> None:
    for file in sorted(unpacked.rglob("*.html")):
        page.goto(file.as_uri())
        expect(page.locator("h1").first).to_be_visible()
