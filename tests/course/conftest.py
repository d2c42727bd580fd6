"""The course, built, served and printed once for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.course.pages import ROOT, copy_course
from tests.support.booklets import Booklets, export
from tests.support.served_site import Server, build


@pytest.fixture(scope="session")
def booklets(tmp_path_factory: pytest.TempPathFactory) -> Booklets:
    """Return the printed editions of the course; tests leave them as they are."""
    out = tmp_path_factory.mktemp("booklets")
    done = export(ROOT, out)
    assert done.returncode == 0, done.stdout + done.stderr
    return Booklets(out, done.stdout)


@pytest.fixture(scope="session")
def built_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the course's built site; tests leave it as it is."""
    root = tmp_path_factory.mktemp("course")
    copy_course(root)
    build(root, "mkdocs", "--strict")
    return root / "site"


@pytest.fixture(scope="session")
def course(built_course: Path) -> Iterator[Server]:
    """Return the course itself."""
    server = Server(built_course)
    yield server
    server.close()
