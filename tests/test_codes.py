"""Every finding has a golden that shows it; a rule of item writing has its examples (`tests/lint`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from casebook.findings import ITEM_WRITING, FindingCode
from tests.support.golden import list_files

ROOT = Path(__file__).parents[1]
SHOWING = [
    *list_files(),
    *sorted((ROOT / "tests").glob("test_*.py")),
    *sorted((ROOT / "tests").glob("*/test_*.py")),
]
SHOWN = "".join(file.read_text(encoding="utf-8") for file in SHOWING)


@pytest.mark.parametrize("code", sorted(set(FindingCode) - ITEM_WRITING))
def test_a_golden_shows(code: FindingCode) -> None:
    assert f"[{code}]" in SHOWN
