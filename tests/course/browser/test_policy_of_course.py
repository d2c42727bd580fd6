"""The course works with the policy that `casebook policy` prints for it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect
from tests.support.policies import VIOLATED, print_policy, serve_with
from tests.support.served_site import Server


def test_the_course_works_with_the_policy_printed_for_it(page: Page, course: Server, built_course: Path) -> None:
    serve_with(page, print_policy(built_course).stdout.strip())
    for name in (
        "index.html",
        "study/quiz-a.html",
        "study/imaging.html",
        "study/signal-lab.html",
        "case/index.html?read",
    ):
        page.goto(f"{course.address}/{name}")
        expect(page.locator("h1").first).to_be_attached()
        expect(page.locator("signal-lab:not(:has(canvas))")).to_have_count(0)
        assert page.evaluate(VIOLATED) == [], name
