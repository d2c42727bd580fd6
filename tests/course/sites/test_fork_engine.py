"""The tests of the engine pass in a fork with a case of its own; a file apart, since they take long."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.course.forks import copy_repository, follow, run
from tests.course.pages import ROOT

# Every file of tests is collected, and so what it stands on. Of the quick tests those are run that look for a file of
# the repository, the others cannot tell where they are; of the slow ones, which build sites of their own, some of
# each kind.
LOOKS_FOR_A_FILE = re.compile(r"parents\[|\bROOT\b")
LOOKING = sorted(
    str(file.relative_to(ROOT))
    for file in (ROOT / "tests").rglob("test_*.py")
    if "course" not in file.relative_to(ROOT).parts and LOOKS_FOR_A_FILE.search(file.read_text(encoding="utf-8"))
)
COLLECTED = ("--collect-only",)
QUICK = ("-m", "not slow", *LOOKING)
SAMPLE = ("tests/export/test_offline.py", "tests/browser/test_places.py", "tests/sites/test_downloads.py")


@pytest.fixture(scope="module")
def knee(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a fork with a case of its own."""
    return follow(copy_repository(tmp_path_factory.mktemp("engine") / "knee"))


@pytest.mark.parametrize("words", [COLLECTED, QUICK, SAMPLE], ids=["collected", "quick", "slow"])
def test_the_tests_of_the_engine_pass_in_a_fork_with_a_case_of_its_own(words: tuple[str, ...], knee: Path) -> None:
    done = run(knee, "-m", "pytest", "-x", "-p", "no:cacheprovider", *words)
    assert done.returncode == 0, done.stdout[-4000:]
