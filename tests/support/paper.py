"""Prints a page from the browser, as Ctrl+P does."""

from __future__ import annotations

import io
import unicodedata

import pikepdf
from playwright.sync_api import Page

from tests.support.printed import read_pages


def print_page(page: Page, paper: str = "A4") -> list[str]:
    """Print what the browser shows, and return the text of each sheet; the page is then on the screen again."""
    # Pictures for paper are fetched when the page is to be printed, and no printer waits for them here.
    page.emulate_media(media="print")
    page.wait_for_load_state("networkidle")
    with pikepdf.open(io.BytesIO(page.pdf(format=paper))) as pdf:
        sheets = [unicodedata.normalize("NFKC", text) for text in read_pages(pdf)]
    page.emulate_media(media="screen")
    return sheets
