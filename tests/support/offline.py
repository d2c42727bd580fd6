"""The offline edition as a reader has it: unpacked, and searched by typing."""

from __future__ import annotations

import zipfile
from pathlib import Path

from playwright.sync_api import Page

from casebook.exports.offline import Offline, export_offline


def unpack(site: Path, folder: Path) -> Path:
    done = export_offline(site, folder)
    assert isinstance(done, Offline), [str(finding) for finding in done]
    with zipfile.ZipFile(done.archive) as archive:
        archive.extractall(folder)
    return folder / done.archive.name.removesuffix("-offline.zip")


def search(page: Page, words: str) -> None:
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type(words)


def expect_pictures(page: Page) -> None:
    """Load every picture of a page, and expect that each can be shown."""
    widths = page.locator("img").evaluate_all(
        """all => Promise.all(all.map(async (each) => {
            each.loading = "eager";
            await each.decode();
            return each.naturalWidth;
        }))"""
    )
    assert widths
    assert 0 not in widths
