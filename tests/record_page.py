"""A site with the learner's record on three pages: a case, a quiz, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Dialog, Page, expect

from case_page import PAGE, build_case
from served_site import Site

RECORD = "\n/// record\n///\n"
# What a learner may have kept in this site: a case under way, a ranking, and an item of another page.
KEPT: dict[str, object] = {
    "small/case": {"step": 2, "gates": 1},
    "small/case-s/s1a": {"print": "", "attempts": [{"response": "owl", "said": "The owl", "sure": 1}]},
    "small/rank/k1": {"attempts": [{"ranks": [{"id": "sparrow", "star": True}, {"text": "my own"}], "sure": 0}]},
}


def build_records(site: Site, quiz: str) -> None:
    """Build the site: `case.html`, `quiz.html` and `bare.html`."""
    build_case(site)
    site.write_quiz(quiz, "# A quiz\n\n/// quiz | quiz-t\n///\n" + RECORD)
    site.project.write("docs/case.md", PAGE + RECORD)
    site.project.write("docs/bare.md", "# Nothing else\n" + RECORD)
    site.build()


def open_record(page: Page) -> None:
    """Unfold it."""
    page.get_by_text("Your record", exact=True).click()
    expect(page.get_by_role("button", name="Save a copy")).to_be_visible()


def status(page: Page) -> object:
    """Expect something of what the record says."""
    return expect(page.locator("case-record").get_by_role("status"))


def says(page: Page, words: str) -> None:
    """Expect what the record says, to the letter."""
    expect(page.locator("case-record").get_by_role("status")).to_have_text(words)


def bring(page: Page, file: str | bytes | object) -> None:
    """Bring in a file: bytes as they are, a text in UTF-8, anything else as JSON."""
    text = file if isinstance(file, (str, bytes)) else json.dumps(file)
    raw = text.encode() if isinstance(text, str) else text
    chosen = {"name": "case.json", "mimeType": "application/json", "buffer": raw}
    page.get_by_label("Bring in a copy").set_input_files(chosen)  # type: ignore[arg-type]


def save(page: Page) -> tuple[str, str]:
    """Save a copy; return its name and its text."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save a copy").click()
    download = waiting.value
    return download.suggested_filename, Path(download.path()).read_text(encoding="utf-8")


def kept(page: Page) -> dict[str, str]:
    """Return all of storage but what the theme keeps."""
    stored: dict[str, str] = page.evaluate("({...localStorage})")
    return {key: text for key, text in stored.items() if not key.startswith(("/", "__"))}


def erase(page: Page, *, sure: bool = True) -> None:
    """Erase everything, and be sure of it or not."""

    def reply(dialog: Dialog) -> None:
        dialog.accept() if sure else dialog.dismiss()

    page.once("dialog", reply)
    page.get_by_role("button", name="Erase everything").click()
