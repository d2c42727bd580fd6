"""A fork passes: one that has other names, and one that follows the page on forking word for word."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from course.pages import DOCS, ROOT, replace_value

PAGE = (DOCS / "teach/fork.md").read_text(encoding="utf-8")
LEFT_OUT = shutil.ignore_patterns(
    ".venv", ".git", "node_modules", "site", "site-unpublished", "build", ".*_cache", "__pycache__"
)
NAMES = {"site_name": '"A knee that gives way"', "site_url": "https://owner.github.io/knee/", "site_id": "knee-07"}
TOOLS = ("plugins/elements/node_modules", "tests/checkers/node_modules")


def copy_repository(root: Path) -> Path:
    """Copy all that a clone has, and lend it the installed tools of the front end."""
    shutil.copytree(ROOT, root, ignore=LEFT_OUT)
    for name in TOOLS:
        if (ROOT / name).is_dir():
            (root / name).symlink_to(ROOT / name)
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    for field, value in NAMES.items():
        config = replace_value(config, field, value)
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    return root


def follow(root: Path) -> Path:
    """Do what the page says: delete what it lists, replace what stands under `nav`, write the files it shows."""
    listed = re.search(r"Delete these folders and files:\n\n(.*?)\n\n", PAGE, re.DOTALL)
    assert listed
    for name in re.findall(r"^- `([^`]+)`", listed[1], re.MULTILINE):
        gone = root / name
        shutil.rmtree(gone) if gone.is_dir() else gone.unlink(missing_ok=True)
    nav = re.search(r"^```yaml\n(nav:\n.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    assert nav
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(re.sub(r"(?s)^nav:\n.*", "", config, flags=re.M) + nav[1], encoding="utf-8")
    for name, text in re.findall(r"^`([^`]+)`:\n\n```\w*\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a module of Python in a fork, with the engine of the fork."""
    environment = os.environ | {"PYTHONPATH": str(root / "plugins"), "NO_MKDOCS_2_WARNING": "1"}
    for name in ("PYTEST_CURRENT_TEST", "PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT", "PYTEST_ADDOPTS"):
        environment.pop(name, None)
    command = [sys.executable, "-W", "ignore", *words]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def knee(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a fork with a case of its own."""
    return follow(copy_repository(tmp_path_factory.mktemp("forks") / "knee"))


def test_the_page_lists_all_that_is_of_this_course(knee: Path) -> None:
    left = sorted(file.relative_to(knee).as_posix() for file in (knee / "docs").rglob("*") if file.is_file())
    written = ["docs/case/index.md", "docs/index.md", "docs/references.md"]
    assert [name for name in left if not name.startswith("docs/author/")] == ["docs/assets/look.css", *written]
    assert sorted(file.name for file in (knee / "quizzes").iterdir()) == ["case.yml", "facts.yml"]
    assert not (knee / "tests/course").exists()


def test_a_fork_with_a_case_of_its_own_is_checked_and_built(knee: Path) -> None:
    done = run(knee, "-c", "from casebook.cli import main; main()", "check")
    assert (done.returncode, done.stdout) == (0, "No findings.\n"), done.stderr
    done = run(knee, "-m", "mkdocs", "build", "--strict", "-q")
    assert done.returncode == 0, done.stdout + done.stderr
    html = (knee / "site/case/index.html").read_text(encoding="utf-8")
    assert "How soon it swelled" in html
    assert 'store="knee-07/case-k/k1"' in html or "knee-07/" in html


def test_nothing_of_this_course_is_published_by_a_fork(knee: Path) -> None:
    run(knee, "-m", "mkdocs", "build", "--strict", "-q")
    ours = re.compile(r"sacro-?iliac|buttock|marrow o?edema|migrat(?:ory|ion)|\bMRI [123]\b|man of 49|case-01", re.I)
    pages = sorted((knee / "site").rglob("*.html"))
    assert len(pages) > 5
    told = {page.name: ours.findall(page.read_text(encoding="utf-8")) for page in pages}
    assert {name: words for name, words in told.items() if words} == {}


def test_the_tests_of_the_engine_pass_in_a_fork_with_a_case_of_its_own(knee: Path) -> None:
    done = run(knee, "-m", "pytest", "-n", "0", "-x", "--ignore", "tests/browser", "-p", "no:cacheprovider")
    assert done.returncode == 0, done.stdout[-4000:]


def test_the_tests_of_the_course_pass_under_other_names(tmp_path: Path) -> None:
    root = copy_repository(tmp_path / "fork")
    files = ("test_archive.py", "test_links_of_pages.py", "test_secrecy.py", "test_quizzes.py", "test_guide.py")
    done = run(root, "-m", "pytest", "-n", "0", "-x", "-p", "no:cacheprovider", *(f"tests/course/{it}" for it in files))
    assert done.returncode == 0, done.stdout[-4000:]
