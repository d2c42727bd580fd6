"""A site with the learner's record on three pages: a case, a quiz, and nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.support import asking
from tests.support.case_page import PAGE, build_case
from tests.support.served_site import Site

# A case shows what stands after it with its last screen; what the record does is the same on every screen.
SHOWN = """
const sheet = new CSSStyleSheet();
sheet.replaceSync("@media screen { case-record { display: block !important; } }");
document.adoptedStyleSheets = [sheet];
"""
AT = re.compile(r',"at":"[\w-]*"')
RECORD = "\n/// record\n///\n"
# What a learner may have kept in this site: a case under way, a ranking, and what stands on no page.
KEPT: dict[str, Any] = {
    "case": {"step": 2, "gates": 1},
    "case-s/s1a": {"fingerprint": "69868db7", "attempts": [{"response": "owl", "text": "The owl", "confidence": 1}]},
    "rank/k1": {"attempts": [{"ranks": [{"id": "sparrow", "star": True}, {"text": "my own"}], "confidence": 0}]},
    "quiz-z/z1": {"fingerprint": "01234567", "attempts": [{"response": {"hip": -2}, "text": "Hip: −2"}]},
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
    expect(page.get_by_role("button", name="Save my record")).to_be_visible()


def keep(page: Page, site: Site, name: str, records: dict[str, object] = KEPT) -> None:
    """Open a page with records in storage."""
    page.add_init_script(SHOWN)
    page.goto(f"{site.address}/index.html")
    write = "for (const key in records) localStorage[`small/${key}`] = JSON.stringify(records[key])"
    page.evaluate(f"records => {{ {write} }}", records)
    page.goto(f"{site.address}/{name}.html")


def copy(records: object, **changes: object) -> dict[str, object]:
    """Return what a copy holds, or one with something changed."""
    saved = "2026-03-01 14:05:00"
    return {"casebook": "record", "version": 2, "site": "small", "saved": saved, "records": records, **changes}


def says(page: Page, words: str) -> None:
    """Expect what the record says, to the letter."""
    expect(page.locator("case-record").get_by_role("status")).to_have_text(words)


def bring(page: Page, file: str | bytes | object) -> None:
    """Bring in a file: bytes as they are, a text in UTF-8, anything else as JSON."""
    text = file if isinstance(file, (str, bytes)) else json.dumps(file)
    raw = text.encode() if isinstance(text, str) else text
    chosen = {"name": "case.json", "mimeType": "application/json", "buffer": raw}
    page.get_by_label("Open a saved record").set_input_files(chosen)  # type: ignore[arg-type]


def save(page: Page) -> tuple[str, str]:
    """Save my record; return its name and its text."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save my record").click()
    download = waiting.value
    return download.suggested_filename, Path(download.path()).read_text(encoding="utf-8")


def kept(page: Page) -> dict[str, str]:
    """Return all of storage but what the theme keeps, and where the learner was last in the case."""
    stored: dict[str, str] = page.evaluate("({...localStorage})")
    stored = {key: AT.sub("", text) if key == "small/case" else text for key, text in stored.items()}
    return {key: text for key, text in stored.items() if not key.startswith(("/", "__"))}


def written(page: Page, texts: dict[str, str] | None = None) -> dict[str, Any]:
    """Return the records in storage, by their keys without the site's id."""
    stored = kept(page) if texts is None else texts
    return {key.removeprefix("small/"): json.loads(text) for key, text in stored.items() if key.startswith("small/")}


def erase(page: Page, *, sure: bool = True) -> None:
    """Erase everything, and be sure of it or not."""
    asking.erase(page, "Erase everything", sure=sure)
