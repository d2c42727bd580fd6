"""A real browser, and a site of one's own, for every test that drives one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, WebError, expect, sync_playwright

from tests.support.served_site import Site, serve

expect.set_options(timeout=15_000)  # a machine that builds for others as well may take its time
# Without the last flags Chromium tries to reach its maker at every start.
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync", "--no-first-run"]


@pytest.fixture
def own_site(tmp_path: Path) -> Iterator[Site]:
    """Return a site that one test may write and build."""
    yield from serve(tmp_path)


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
def options(request: pytest.FixtureRequest) -> dict[str, object]:
    """Return the options of the browser's window that a test asks for."""
    return dict(getattr(request, "param", {}))


@pytest.fixture
def context(browser: Browser, options: dict[str, object]) -> Iterator[BrowserContext]:
    """Open a window with storage of its own, and fail when a page does what it must not."""
    # A service worker would answer in place of what a test has a server say.
    context = browser.new_context(**{"service_workers": "block", **options})  # type: ignore[arg-type]
    context.set_default_timeout(10_000)
    watch = Watch(context)
    yield context
    context.close()
    assert watch.troubles == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Open a page."""
    return context.new_page()
