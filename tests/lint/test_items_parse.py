"""The labelled items: each quiz can be read, and carries the labels that its guide names."""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from typing import Any

import pytest
import yaml

from casebook.findings import FindingCode
from casebook.items.quiz_file import read_quiz

HERE = Path(__file__).parent
ENTRIES: list[dict[str, Any]] = yaml.safe_load((HERE / "items.yml").read_text(encoding="utf-8"))
GUIDE = (HERE / "README.md").read_text(encoding="utf-8")
CODES = re.findall(r"^\| `([a-z-]+)` \|", GUIDE, re.MULTILINE)
LABELS = ("flaws", "first", "second")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry["id"]))
def test_a_labelled_quiz_can_be_read(entry: dict[str, Any]) -> None:
    wanted = {FindingCode.RATIONALE_MISSING} if "rationale-missing" in entry["flaws"] else set()
    findings = read_quiz(entry["quiz"], PurePath("quiz.yml")).findings
    assert [found for found in findings if found.code not in wanted] == []


def test_no_two_entries_share_an_id() -> None:
    ids = [entry["id"] for entry in ENTRIES]
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("code", CODES)
def test_each_flaw_of_the_guide_is_shown_three_times(code: str) -> None:
    assert sum(code in entry["flaws"] for entry in ENTRIES) >= 3


def test_every_label_is_a_flaw_of_the_guide() -> None:
    labels = {code for entry in ENTRIES for name in LABELS for code in entry[name]}
    assert labels == set(CODES)
