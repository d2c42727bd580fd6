"""A real site, served by http, in a real browser."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from project import CONFIG, Project

HERE = Path(__file__).parent
# Without the last flags Chromium tries to reach its maker at every start.
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync", "--no-first-run"]
INSTANT = CONFIG.replace("font: false}", "font: false, features: [navigation.instant, navigation.tabs]}")
SITE_URL = 'site_url: ""'


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without printing a line for each."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the library
        """Say nothing."""


class Site:
    """A built site on a port of its own; it can be built again with other quizzes."""

    def __init__(self, root: Path) -> None:
        self.project = Project(root)
        handler = partial(QuietHandler, directory=str(root / "site"))
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.project.write_context()
        self.project.write("mkdocs.yml", INSTANT.replace(SITE_URL, f"site_url: {self.address}/"))
        self.project.write("docs/index.md", "# Home\n\n[To the quiz](quiz.md)\n")

    def write_quiz(self, text: str, page: str = "# A quiz\n\n/// quiz | quiz-t\n///\n") -> None:
        """Write the quiz and the page that names it."""
        self.project.write("quizzes/t.yml", text)
        self.project.write("docs/quiz.md", page)

    def build(self) -> None:
        """Build with MkDocs."""
        command = [sys.executable, "-W", "ignore", "-m", "mkdocs", "build", "-q"]
        subprocess.run(command, cwd=self.project.root, check=True)


@pytest.fixture(scope="session")
def quiz_text() -> str:
    """Return the quiz with one item of each type."""
    return (HERE / "quiz.yml").read_text(encoding="utf-8")


def serve(root: Path) -> Iterator[Site]:
    """Serve a site until its test is over."""
    site = Site(root)
    yield site
    site.server.shutdown()
    site.server.server_close()


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
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return the course itself."""
    root = HERE.parents[1]
    out = tmp_path_factory.mktemp("course")
    site = next(served := serve(out))
    command = [sys.executable, "-W", "ignore", "-m", "mkdocs", "build", "-q", "-d", str(out / "site")]
    subprocess.run(command, cwd=root, check=True)
    yield site
    next(served, None)


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
        context.on("weberror", lambda error: self.troubles.append(f"error: {error.error}"))
        context.on("request", self.note)

    def note(self, request: object) -> None:
        """Keep the address of a request to another host."""
        url: str = request.url  # type: ignore[attr-defined]
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
