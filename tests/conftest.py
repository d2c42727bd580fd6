"""What several tests need: a small project on disk, and the course built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from course import copy_course
from project import Project
from served_site import build


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return an empty project, which is the current folder."""
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path)


@pytest.fixture(scope="session")
def built_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the course's built site; tests leave it as it is."""
    root = tmp_path_factory.mktemp("course")
    copy_course(root)
    build(root, "mkdocs", "--strict")
    return root / "site"
