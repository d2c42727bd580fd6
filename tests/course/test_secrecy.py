"""The site of the course tells nothing of its case too early."""

from __future__ import annotations

from pathlib import Path, PurePath

from tests.course.pages import ROOT

from casebook.bank.cache import read_bank
from casebook.spoilers import scan_site


def test_the_course_tells_nothing_too_early(built_course: Path) -> None:
    listed = read_bank(ROOT / "quizzes").spoilers
    assert listed
    assert scan_site(built_course, PurePath("site"), listed) == []
