"""The list of all judgements of the course fits on four sheets of A4."""

from __future__ import annotations

import io

import pikepdf
from playwright.sync_api import Page
from tests.support.served_site import Server

MOST_SHEETS = 4
A4 = (595, 842)  # points


def test_the_list_of_all_judgements_prints_on_four_sheets(page: Page, course: Server) -> None:
    page.goto(f"{course.address}/teach/review.html")
    printed = pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    sizes = {tuple(round(float(side)) for side in sheet.mediabox[2:]) for sheet in printed.pages}
    assert sizes == {A4}
    assert len(printed.pages) <= MOST_SHEETS
