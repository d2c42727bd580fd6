"""The labelled items: each quiz can be read, and its labels are flaws of the guide."""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from typing import Any

import pytest
import yaml
from tests.lint.agreement import ITEMS, describe_agreement, kappa

from casebook.findings import FindingCode
from casebook.items.quiz_file import read_quiz

ENTRIES: list[dict[str, Any]] = yaml.safe_load(ITEMS.read_text(encoding="utf-8"))
GUIDE = Path(__file__).with_name("README.md").read_text(encoding="utf-8")
CODES = re.findall(r"^\| `([a-z]+-[a-z-]+|clang|convergence)` \|", GUIDE, re.MULTILINE)
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


@pytest.mark.parametrize("name", LABELS)
def test_every_label_is_a_flaw_of_the_guide(name: str) -> None:
    assert {code for entry in ENTRIES for code in entry[name]} == set(CODES)


def test_the_guide_tells_how_far_the_passes_agree() -> None:
    assert [sentence for sentence in describe_agreement(ENTRIES) if sentence not in GUIDE] == []


def test_kappa_is_agreement_beyond_chance() -> None:
    """Of 50 cases both raters say yes to 20, one alone to 5, the other alone to 10: 0.7 seen, 0.5 by chance."""
    shared = {("both", str(number)) for number in range(20)}
    first = shared | {("first", str(number)) for number in range(5)}
    second = shared | {("second", str(number)) for number in range(10)}
    assert kappa(first, second, 50) == pytest.approx(0.4)
