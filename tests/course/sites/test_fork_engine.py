"""The tests of the engine pass in a fork with a case of its own; a file apart, since they take long."""

from __future__ import annotations

from pathlib import Path

from tests.course.forks import copy_repository, follow, run


def test_the_tests_of_the_engine_pass_in_a_fork_with_a_case_of_its_own(tmp_path: Path) -> None:
    knee = follow(copy_repository(tmp_path / "knee"))
    done = run(
        knee,
        "-m",
        "pytest",
        "-n",
        "2",
        "--dist",
        "loadfile",
        "-x",
        "--ignore",
        "tests/browser",
        "-p",
        "no:cacheprovider",
    )
    assert done.returncode == 0, done.stdout[-4000:]
