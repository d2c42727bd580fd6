"""The way back where the theme loads the next page into the open one."""

from __future__ import annotations

from playwright.sync_api import Page

NOTED_MS = 300


def go_back(page: Page) -> None:
    """Go back once the theme has noted in the history how far the page is scrolled.

    It does so 100 ms after the last scroll, and Chromium drops a way back that is under way at that moment.
    """
    page.wait_for_timeout(NOTED_MS)
    page.go_back()
