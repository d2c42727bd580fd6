"""One way to drive Chromium, Firefox and WebKit, so that a test reads alike for all three.

Firefox is driven over Marionette, the protocol that it speaks itself; WebKit by the driver of WebKitGTK, on a screen
of its own. Neither is a build that a test library downloads: both are what people have.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Protocol
from warnings import catch_warnings

from playwright.sync_api import Browser, Page

FIREFOX = "firefox-esr"
WEBKIT_DRIVER = "WebKitWebDriver"
MINI_BROWSERS = "*/webkit2gtk-4.*/MiniBrowser"
PATIENCE = 20  # seconds for a state to come about; a loaded machine takes its time
SIZE = (1280, 900)
WORKERS = "dom.serviceWorkers.enabled"
# What Firefox would ask others for at its start.
QUIET = {
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.normandy.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "ui.prefersReducedMotion": 1,
    # A service worker would answer for the server of a test, and outlive the test.
    WORKERS: False,
}
KEYS = {"Enter": "\ue007", "Tab": "\ue004", "ArrowRight": "\ue014", "ArrowDown": "\ue015", "Escape": "\ue00c"}
CENTRE = "document.querySelector({0!r}).scrollIntoView({{block: 'center', behavior: 'instant'}})"


class Handle(Protocol):
    """What a browser must do for `Driver`."""

    def open(self, address: str) -> None:
        """Load a page."""

    def js(self, expression: str) -> Any:
        """Return the value of an expression in the page."""

    def click(self, selector: str) -> None:
        """Press the pointer on an element that is in view."""

    def send(self, selector: str, text: str) -> None:
        """Type into an element."""


class Driver:
    """A browser window. Elements are named by selectors; everything waits for a state, nothing for a time."""

    def __init__(self, name: str, handle: Handle) -> None:
        self.name = name
        self.handle = handle

    def open(self, address: str, ready: str = "true") -> None:
        """Load a page and wait for a state of it."""
        self.handle.open(address)
        self.wait(f"document.readyState === 'complete' && ({ready})")

    def reload(self, ready: str = "true") -> None:
        """Load the page again, as a reader does who comes back."""
        self.open(str(self.js("location.href")), ready)

    def js(self, expression: str) -> Any:
        """Return the value of an expression in the page."""
        return self.handle.js(expression)

    def wait(self, expression: str) -> None:
        """Wait until an expression holds. Raises: AssertionError when it does not come to hold."""
        end = time.monotonic() + PATIENCE
        while not self.js(expression):
            assert time.monotonic() < end, f"{self.name}: this never came to hold: {expression}"
            time.sleep(0.05)

    def click(self, selector: str) -> None:
        """Bring an element into view and press on it."""
        self.wait(f"document.querySelector({selector!r})")
        self.js(f"void {CENTRE.format(selector)}")
        self.handle.click(selector)

    def type(self, selector: str, text: str) -> None:
        """Type into a field."""
        self.click(selector)
        self.handle.send(selector, text)

    def key(self, selector: str, key: str) -> None:
        """Press a key of `KEYS`, or a sign, on an element."""
        self.handle.send(selector, KEYS.get(key, key))

    def text(self, selector: str) -> str:
        """Return what an element says."""
        return str(self.js(f"(document.querySelector({selector!r}) ?? {{}}).textContent ?? ''"))


class _Chromium:
    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, address: str) -> None:
        self.page.goto(address)

    def js(self, expression: str) -> Any:
        return self.page.evaluate(f"() => ({expression.removeprefix('void ')})")

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def send(self, selector: str, text: str) -> None:
        names = {sign: name for name, sign in KEYS.items()}
        self.page.locator(selector).first.focus()
        self.page.keyboard.press(names[text]) if text in names else self.page.keyboard.type(text)


class _Firefox:
    def __init__(self, marionette: Any) -> None:
        self.marionette = marionette

    def open(self, address: str) -> None:
        self.marionette.navigate(address)

    def js(self, expression: str) -> Any:
        return self.marionette.execute_script(f"return ({expression})", sandbox=None)

    def click(self, selector: str) -> None:
        self.marionette.find_element("css selector", selector).click()

    def send(self, selector: str, text: str) -> None:
        self.marionette.find_element("css selector", selector).send_keys(text)


class _WebKit:
    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def open(self, address: str) -> None:
        self.driver.get(address)

    def js(self, expression: str) -> Any:
        return self.driver.execute_script(f"return ({expression})")

    def click(self, selector: str) -> None:
        self.driver.find_element("css selector", selector).click()

    def send(self, selector: str, text: str) -> None:
        self.driver.find_element("css selector", selector).send_keys(text)


def open_chromium(browser: Browser) -> Driver:
    """Return a window of the Chromium that the other tests use: one process can hold one Playwright only."""
    page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]}, service_workers="block")
    page.set_default_timeout(PATIENCE * 1000)
    return Driver("chromium", _Chromium(page))


@contextmanager
def start_firefox(folder: Path, *, keeps_courses: bool = False) -> Iterator[Handle]:
    """Start Firefox without a window; its profile and its log lie in a folder."""
    folder.mkdir(exist_ok=True)
    with catch_warnings(action="ignore"):  # the library imports what Python will drop; that is its own to mend
        from marionette_driver.marionette import Marionette

        log = str(folder / "firefox.log")
        marionette = Marionette(
            port=0,  # a free one: tests that run side by side each have their Firefox
            bin=shutil.which(FIREFOX),
            headless=True,
            prefs=QUIET | {WORKERS: keeps_courses},
            startup_timeout=120,
            gecko_log=log,
            workspace=str(folder),
        )
        marionette.start_session()
    marionette.set_window_rect(width=SIZE[0], height=SIZE[1])
    try:
        yield _Firefox(marionette)
    finally:
        marionette.cleanup()


@contextmanager
def start_webkit(folder: Path) -> Iterator[Handle]:
    """Start WebKit's small browser on a screen of its own."""
    from selenium import webdriver
    from selenium.webdriver.webkitgtk.options import Options
    from selenium.webdriver.webkitgtk.service import Service

    with ExitStack() as stack:
        display = stack.enter_context(_screen())
        options = Options()
        options.binary_location = str(next(Path("/usr/lib").glob(MINI_BROWSERS)))
        options.add_argument("--automation")
        environment = os.environ | {"DISPLAY": display, "XDG_CACHE_HOME": str(folder), "NO_AT_BRIDGE": "1"}
        service = Service(shutil.which(WEBKIT_DRIVER), env=environment)
        with catch_warnings(action="ignore"):  # the library calls itself in a way that it has deprecated
            driver = webdriver.WebKitGTK(options=options, service=service)
        stack.callback(driver.quit)
        driver.set_window_rect(width=SIZE[0], height=SIZE[1])
        yield _WebKit(driver)


@contextmanager
def _screen() -> Iterator[str]:
    """Run a screen that nobody sees, and yield its name."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def find_lack(name: str) -> str:
    """Return what this machine lacks for a browser, in words; nothing when it can be started."""
    needed = {"firefox": [FIREFOX], "webkit": [WEBKIT_DRIVER, "Xvfb"]}.get(name, [])
    lacking = [program for program in needed if not shutil.which(program)]
    return f"{', '.join(lacking)} is not installed" if lacking else ""


STARTS: dict[str, Callable[..., Any]] = {"firefox": start_firefox, "webkit": start_webkit}


def start(name: str, folder: Path, **more: bool) -> Any:
    """Return a context that yields the window of a browser by its name."""
    return _wrap(name, partial(STARTS[name], folder, **more))


@contextmanager
def _wrap(name: str, begin: Callable[[], Any]) -> Iterator[Driver]:
    with begin() as handle:
        yield Driver(name, handle)
