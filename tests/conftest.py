"""What several tests need: a small project on disk, and a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.project import Project

pytest_plugins = ["tests.support.browsing"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return an empty project, which is the current folder."""
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path)
