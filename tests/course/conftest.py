"""The course, built and served once for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.course.pages import copy_course
from tests.support.served_site import Server, build


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
