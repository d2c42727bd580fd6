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


def test_no_scan_is_named_or_fetched_before_its_step(built_course: Path) -> None:
    worker = (built_course / "casebook-worker.js").read_text(encoding="utf-8")
    assert "case/index.html" in worker
    assert "figures/stacks" not in worker
