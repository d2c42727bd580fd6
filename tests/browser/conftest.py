"""Small real sites, served by http."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page
from tests.support.case_page import build_case
from tests.support.figure_page import write_figures
from tests.support.ranking_page import write_page
from tests.support.record_page import build_records, keep, open_record
from tests.support.served_site import Server, Site, serve
from tests.support.stack_page import write_stacks
from tests.support.wrist_page import write_wrist

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def quiz_text() -> str:
    """Return the quiz with one item of each type."""
    return (HERE / "quiz.yml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, quiz_text: str) -> Iterator[Site]:
    """Return a built site with the quiz of all types; tests leave it as it is."""
    for site in serve(tmp_path_factory.mktemp("site")):
        site.write_quiz(quiz_text)
        site.build()
        yield site


@pytest.fixture(scope="session")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a built site with a page of figures; tests leave it as it is."""
    for site in serve(tmp_path_factory.mktemp("figures")):
        site.project.write("docs/index.md", "# Home\n\n[To the figures](figures.md)\n")
        write_figures(site.project)
        site.build()
        yield site


@pytest.fixture(scope="session")
def knees(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a built site with stacks; tests leave it as it is."""
    for site in serve(tmp_path_factory.mktemp("knees")):
        write_stacks(site.project)
        site.build()
        yield site


@pytest.fixture(scope="session")
def wrist(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a built site with pictures to point at; tests leave it as it is."""
    for site in serve(tmp_path_factory.mktemp("wrist")):
        write_wrist(site.project)
        site.build()
        yield site


@pytest.fixture(scope="session")
def records(tmp_path_factory: pytest.TempPathFactory, quiz_text: str) -> Iterator[Site]:
    """Return a built site with the record on three pages; tests leave it as it is."""
    for site in serve(tmp_path_factory.mktemp("records")):
        build_records(site, quiz_text)
        yield site


@pytest.fixture
def learner(page: Page, records: Site) -> Page:
    """Open the case of a learner who has kept something, and the record in it."""
    keep(page, records, "case")
    open_record(page)
    return page


@pytest.fixture(scope="session")
def steps(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a built site with a small case of four steps; tests leave it as it is."""
    for site in serve(tmp_path_factory.mktemp("steps")):
        build_case(site)
        yield site


@pytest.fixture(scope="session")
def case_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a static page with two rankings."""
    return write_page(tmp_path_factory.mktemp("case"))


@pytest.fixture(scope="session")
def case_site(case_page: Path) -> Iterator[Server]:
    """Serve it."""
    server = Server(case_page.parent)
    yield server
    server.close()


@pytest.fixture
def viewer(page: Page, figures: Site) -> Locator:
    """Open the page and return its viewer."""
    page.goto(f"{figures.address}/figures.html")
    return page.locator("image-viewer")


@pytest.fixture
def case(page: Page, case_site: Server) -> Page:
    """Open the page with two rankings."""
    page.goto(f"{case_site.address}/case.html")
    return page
