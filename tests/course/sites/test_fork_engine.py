"""The tests of the engine pass in a fork with a case of its own; a file apart, since they take long."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.course.forks import copy_repository, follow, run

# The quick run reads every file of tests, and so what it stands on. Of the others, which build sites of their own as
# they do here, it is enough to run some of each kind.
QUICK = ("-m", "not slow")
SAMPLE = ("tests/export/test_offline.py", "tests/browser/test_places.py", "tests/sites/test_downloads.py")


@pytest.fixture(scope="module")
def knee(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a fork with a case of its own."""
    return follow(copy_repository(tmp_path_factory.mktemp("engine") / "knee"))


@pytest.mark.parametrize("words", [QUICK, SAMPLE], ids=["quick", "slow"])
def test_the_tests_of_the_engine_pass_in_a_fork_with_a_case_of_its_own(words: tuple[str, ...], knee: Path) -> None:
    done = run(knee, "-m", "pytest", "-n", "2", "-x", "-p", "no:cacheprovider", *words)
    assert done.returncode == 0, done.stdout[-4000:]
