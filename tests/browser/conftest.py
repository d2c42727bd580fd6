"""A real site, served by http, in a real browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, WebError, expect, sync_playwright

from figure_page import write_figures
from ranking_page import write_page
from record_page import build_records
from served_site import Server, Site, serve

HERE = Path(__file__).parent
expect.set_options(timeout=15_000)  # a machine that builds for others as well may take its time
# Without the last flags Chromium tries to reach its maker at every start.
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync", "--no-first-run"]


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


@pytest.fixture
def own_site(tmp_path: Path) -> Iterator[Site]:
    """Return a site that one test may write and build."""
    yield from serve(tmp_path)


@pytest.fixture(scope="session")
def course(built_course: Path) -> Iterator[Server]:
    """Return the course itself."""
    server = Server(built_course)
    yield server
    server.close()


@pytest.fixture(scope="session")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a built site with a page of figures; tests leave it as it is."""
    for site in serve(tmp_path_factory.mktemp("figures")):
        site.project.write("docs/index.md", "# Home\n\n[To the figures](figures.md)\n")
        write_figures(site.project)
        site.build()
        yield site


@pytest.fixture(scope="session")
def records(tmp_path_factory: pytest.TempPathFactory, quiz_text: str) -> Iterator[Site]:
    """Return a built site with the record on three pages; tests leave it as it is."""
    for site in serve(tmp_path_factory.mktemp("records")):
        build_records(site, quiz_text)
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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser that dev.py has found, or Playwright's own."""
    with sync_playwright() as playwright:
        path = os.environ.get("CASEBOOK_BROWSER")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Watch:
    """What a page must not do: raise an error, or ask another host for anything."""

    def __init__(self, context: BrowserContext) -> None:
        self.troubles: list[str] = []
        context.on("weberror", self.note_error)
        context.on("request", self.note_request)

    def note_error(self, error: WebError) -> None:
        """Keep an error; the theme does not expect a browser to refuse storage, which is not ours to mend."""
        if "refused by the test" not in str(error.error):
            self.troubles.append(f"error: {error.error}")

    def note_request(self, request: Request) -> None:
        """Keep the address of a request to another host."""
        url = request.url
        if not url.startswith(("http://127.0.0.1:", "data:", "blob:", "file:")):
            self.troubles.append(f"request: {url}")


@pytest.fixture
def options() -> dict[str, object]:
    """Return the options of the browser's window; tests replace it."""
    return {}


@pytest.fixture
def context(browser: Browser, options: dict[str, object]) -> Iterator[BrowserContext]:
    """Open a window with storage of its own, and fail when a page does what it must not."""
    context = browser.new_context(**options)  # type: ignore[arg-type]
    context.set_default_timeout(10_000)
    watch = Watch(context)
    yield context
    context.close()
    assert watch.troubles == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Open a page."""
    return context.new_page()


@pytest.fixture
def viewer(page: Page, figures: Site) -> Locator:
    """Open the page and return its viewer."""
    page.goto(f"{figures.address}/figures.html")
    return page.locator("mri-viewer")


@pytest.fixture
def case(page: Page, case_site: Server) -> Page:
    """Open the page with two rankings."""
    page.goto(f"{case_site.address}/case.html")
    return page
