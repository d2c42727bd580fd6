"""Forks of this repository: one that has other names, and one that follows the page on forking word for word."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.course.pages import DOCS, ROOT, replace_value

PAGE = (DOCS / "teach/fork.md").read_text(encoding="utf-8")
LEFT_OUT = shutil.ignore_patterns(
    ".venv", ".git", "node_modules", "site", "site-unpublished", "build", "dist", ".*_cache", "__pycache__"
)
NAMES = {"site_name": '"A knee that gives way"', "site_url": "https://owner.github.io/knee/", "site_id": "knee-07"}
TOOLS = ("plugins/frontend/node_modules", "tests/checkers/node_modules")


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
