"""What must hold before the site is published. Type `pytest` in the folder of mkdocs.yml."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from casebook.lint.built_site import check_built_site
from casebook.lint.project import check_paths

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """Build the site strictly, into a folder of its own, which is the last word of the command."""
    site = tmp_path_factory.mktemp("built") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_there_are_no_findings() -> None:  # advice counts as well
    assert [str(finding) for finding in check_paths([ROOT])] == []


def test_it_builds_strictly(build: subprocess.CompletedProcess[str]) -> None:
    assert build.returncode == 0, build.stdout + build.stderr


def test_nothing_is_told_before_its_step(build: subprocess.CompletedProcess[str]) -> None:
    assert [str(finding) for finding in check_built_site(Path(build.args[-1]))] == []


def test_every_fact_is_told() -> None:
    facts = re.findall(r"^- id: (\S+)", (ROOT / "quizzes/facts.yml").read_text(encoding="utf-8"), re.MULTILINE)
    told = (ROOT / "docs/case.md").read_text(encoding="utf-8")
    assert [fact for fact in facts if f"case:{fact}]" not in told] == []
