"""The pages of the course are valid HTML, and say what they are to a search engine."""

from __future__ import annotations

import re
from pathlib import Path

from tests.course.pages import DOCS
from tests.support.nu_checker import find_errors, needs_nu


@needs_nu
def test_every_page_of_the_course_is_valid(built_course: Path) -> None:
    assert find_errors(built_course) == []


def test_every_page_of_the_course_says_in_a_line_what_it_is(built_course: Path) -> None:
    described = {}
    for page in DOCS.rglob("*.md"):
        html = (built_course / page.relative_to(DOCS).with_suffix(".html")).read_text(encoding="utf-8")
        found = re.findall(r'<meta name="description" content="([^"]+)">', html)
        assert len(found) == 1, page
        described[page] = found[0]
    assert [page for page, words in described.items() if not 30 <= len(words) <= 160] == []
    assert len(set(described.values())) == len(described)
