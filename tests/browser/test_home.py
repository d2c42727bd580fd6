"""The way into a case, and the list of quizzes: both show on other pages what storage keeps."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.support.axe import violations
from tests.support.case_page import PAGE, build_case
from tests.support.served_site import Site, serve
from tests.support.windows import on_a_phone, without_script

LENGTH = "About half an hour, in 3 steps. Stop at any step; you continue where you left off."
ATTEMPT = {"fingerprint": "01234567", "attempts": [{"response": "robin", "text": "The robin"}]}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, quiz_text: str) -> Iterator[Site]:
    """Return a built site with a case, a quiz and a home page; tests leave it as it is."""
    for site in serve(tmp_path_factory.mktemp("home")):
        build_case(site)
        timed = PAGE.replace("---\n", "---\nminutes: 30\n", 1)
        site.project.write("docs/case.md", f"{timed}\n///// result\n\nWhat has come of it.\n\n/////\n")
        site.write_quiz(quiz_text, "---\ntitle: A quiz\nminutes: 15\n---\n\n# A quiz\n\n/// quiz | quiz-t\n///\n")
        site.project.write("docs/index.md", "# Home\n\n/// begin | case.md\n///\n\n/// practise\n///\n")
        site.build()
        yield site


def open_home(page: Page, home: Site, **records: object) -> Page:
    """Open the home page with records in storage; two underscores stand for a slash."""
    page.goto(f"{home.address}/404.html")
    for name, record in records.items():
        text = record if isinstance(record, str) else json.dumps(record)
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"small/{name.replace('__', '/')}", text])
    page.goto(f"{home.address}/index.html")
    return page


@pytest.mark.parametrize(
    ("record", "words", "time", "leads"),
    [
        ({"step": 0, "gates": 0}, "Continue", LENGTH, "case.html"),
        (
            {"step": 1, "gates": 0},
            "Continue at step 1",
            "About 23 minutes to go. 0 of 3 steps done.",
            "case.html#step-1",
        ),
        (
            {"step": 3, "gates": 3},
            "Continue at step 3",
            "About 8 minutes to go. 2 of 3 steps done.",
            "case.html#step-3",
        ),
        (
            {"step": 9, "gates": 3},
            "Continue at step 3",
            "About 8 minutes to go. 2 of 3 steps done.",
            "case.html#step-3",
        ),
        ({"step": 3, "gates": 3, "done": True}, "See your result", "You have finished the case.", "case.html#result"),
        ("not JSON", "Begin", LENGTH, "case.html"),
        ({"step": "2"}, "Begin", LENGTH, "case.html"),
        ([], "Begin", LENGTH, "case.html"),
    ],
)
def test_the_button_leads_to_where_the_learner_is(
    page: Page, home: Site, record: object, words: str, time: str, leads: str
) -> None:
    open_home(page, home, case=record)
    link = page.locator("case-begin").get_by_role("link")
    expect(link).to_have_text(words)
    expect(page.locator("case-begin .time")).to_have_text(time)
    assert str(link.evaluate("link => link.href")).endswith(f"/{leads}")


def test_before_a_case_is_begun_it_stays_as_it_came(page: Page, home: Site) -> None:
    open_home(page, home)
    expect(page.get_by_role("link", name="Begin", exact=True)).to_be_visible()
    expect(page.locator("case-begin .time")).to_have_text(LENGTH)


@without_script
def test_without_script_it_is_a_link(page: Page, home: Site) -> None:
    page.goto(f"{home.address}/index.html")
    expect(page.locator("case-begin .time")).to_have_text(LENGTH)
    page.get_by_role("link", name="Begin", exact=True).click()
    assert page.url.endswith("/case.html")


def test_what_is_done_of_a_quiz_stands_below_it(page: Page, home: Site) -> None:
    open_home(page, home)
    row = page.locator("practice-list li")
    expect(row.get_by_role("link", name="A quiz")).to_have_attribute("href", re.compile(r"quiz\.html$"))
    expect(row).to_contain_text("questions, about 15 minutes")
    expect(row.locator(".done")).to_have_count(0)
    items = str(row.get_attribute("data-items")).split()
    first, second = items[:2]
    records = {first: ATTEMPT, second: {"attempts": []}, "quiz-t/gone": ATTEMPT, f"draft/{second}": {"response": "x"}}
    open_home(page, home, **{name.replace("/", "__"): record for name, record in records.items()})
    expect(row.locator(".done")).to_have_text(f"1 of {len(items)} done")


def test_another_window_is_followed(context: BrowserContext, page: Page, home: Site) -> None:
    open_home(page, home)
    other = context.new_page()
    other.goto(f"{home.address}/404.html")
    other.evaluate("localStorage.setItem('small/case', JSON.stringify({step: 1, gates: 0}))")
    expect(page.get_by_role("link", name="Continue at step 1")).to_be_visible()
    other.evaluate("localStorage.clear()")
    expect(page.get_by_role("link", name="Begin", exact=True)).to_be_visible()


@on_a_phone
def test_nothing_scrolls_sideways_and_axe_finds_nothing(page: Page, home: Site) -> None:
    open_home(page, home, case={"step": 1, "gates": 1})
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")
    assert violations(page, "article") == []
