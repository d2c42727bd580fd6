"""A browser for the tests: an installed one, or Playwright's own."""

from __future__ import annotations

import os
import shutil

from tools import programs
from tools.places import BIN, PYTHON
from tools.programs import PlainError, say

BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "microsoft-edge"),
    *(f"/Applications/{name}.app/Contents/MacOS/{name}" for name in ("Google Chrome", "Chromium", "Microsoft Edge")),
    r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
)
START_BROWSER = "import playwright.sync_api as p\nwith p.sync_playwright() as it: it.chromium.launch().close()"


def find_browser() -> str:
    """Return the path of an installed browser; an empty text stands for Playwright's own."""
    browser = installed_browser()
    if browser or own_browser_starts():
        return browser
    say("Found no Chromium, Chrome or Edge; fetching a browser for the tests.")
    if programs.run(BIN / "playwright", "install", "chromium")[0] == 0 and own_browser_starts():
        return ""
    raise PlainError("The tests need Chromium, Chrome or Edge. Install one; on Debian type: apt install chromium")


def installed_browser() -> str:
    """Return the first browser that is there and starts."""
    names = (os.environ.get("CASEBOOK_BROWSER", ""), *map(os.path.expandvars, BROWSERS))
    paths = filter(None, map(shutil.which, names))
    # a chromium-browser may be a script that only advises (Ubuntu); on Windows --version would open a window
    return next((path for path in paths if os.name == "nt" or programs.run(path, "--version")[0] == 0), "")


def own_browser_starts() -> bool:
    """Say whether Playwright has a browser of its own, with the system libraries it needs."""
    return programs.run(PYTHON, "-c", START_BROWSER)[0] == 0
