"""A fork passes: one that has other names, and one that follows the page on forking word for word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.course.forks import copy_repository, follow, run


@pytest.fixture(scope="module")
def knee(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a fork with a case of its own."""
    return follow(copy_repository(tmp_path_factory.mktemp("forks") / "knee"))


@pytest.fixture(scope="module")
def built_knee(knee: Path) -> Path:
    """Return the folder of its built site."""
    done = run(knee, "-m", "mkdocs", "build", "--strict", "-q")
    assert done.returncode == 0, done.stdout + done.stderr
    return knee / "site"


def test_the_page_lists_all_that_is_of_this_course(knee: Path) -> None:
    left = sorted(file.relative_to(knee).as_posix() for file in (knee / "docs").rglob("*") if file.is_file())
    written = ["docs/case/index.md", "docs/index.md", "docs/references.md"]
    assert [name for name in left if not name.startswith(("docs/author/", "docs/contribute/"))] == [
        "docs/assets/look.css",
        *written,
    ]
    assert sorted(file.name for file in (knee / "quizzes").iterdir()) == ["case.yml", "facts.yml"]
    assert not (knee / "tests/course").exists()


def test_a_fork_with_a_case_of_its_own_is_checked_and_built(knee: Path, built_knee: Path) -> None:
    done = run(knee, "-c", "from casebook.cli.main import main; main()", "check")
    measure, *findings = done.stdout.splitlines()
    assert (done.returncode, findings) == (0, ["No findings."]), done.stdout + done.stderr
    assert measure.startswith("docs/case/index.md: 2 steps, ")
    html = (built_knee / "case/index.html").read_text(encoding="utf-8")
    assert "How soon it swelled" in html
    assert "</span> In a sentence</p>" in html
    assert '<case-step id="result"' in html
    assert 'store="knee-07/case-k/k1"' in html or "knee-07/" in html


def test_nothing_of_this_course_is_published_by_a_fork(built_knee: Path) -> None:
    ours = re.compile(r"sacro-?iliac|buttock|marrow o?edema|migrat(?:ory|ion)|\bMRI [123]\b|man of 49|case-01", re.I)
    pages = sorted(built_knee.rglob("*.html"))
    assert len(pages) > 5
    told = {page.name: ours.findall(page.read_text(encoding="utf-8")) for page in pages}
    assert {name: words for name, words in told.items() if words} == {}


def test_the_tests_of_the_course_pass_under_other_names(tmp_path: Path) -> None:
    root = copy_repository(tmp_path / "fork")
    files = ("test_archive.py", "test_links_of_pages.py", "test_secrecy.py", "test_quizzes.py", "test_guide.py")
    done = run(root, "-m", "pytest", "-n", "0", "-x", "-p", "no:cacheprovider", *(f"tests/course/{it}" for it in files))
    assert done.returncode == 0, done.stdout[-4000:]
