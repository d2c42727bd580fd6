"""What several tests need: a small project on disk, and a browser; and which tests take long."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from tests.support.project import Project

pytest_plugins = ["tests.support.browsing"]
HERE = Path(__file__).parent
# Tests in a folder of such a name, and those that ask for such a fixture, drive a browser, print, build whole sites
# or measure: `dev.py test fast` leaves them out.
SLOW_FOLDERS = frozenset({"browser", "export", "sites", "bench"})
SLOW_FIXTURES = frozenset({"browser", "built_course", "booklets"})
# A browser on a busy machine drops a click or a focus now and then. What fails twice has failed, and the summary
# counts what was run again.
AGAIN = pytest.mark.flaky(reruns=1)


@pytest.hookimpl(tryfirst=True)  # before pytest drops what `-m` leaves out
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that take long, so that nobody does it by hand, and begin with them.

    What is begun last must be short, or one core waits for it. The longest tests are those of the whole course.
    """
    slow = {item for item in items if is_slow(item.path, getattr(item, "fixturenames", ()))}
    for item in slow:
        item.add_marker("slow")
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(AGAIN)
    items.sort(key=lambda item: (item not in slow, "course" not in item.path.relative_to(HERE).parts))


def is_slow(file: Path, fixtures: Collection[str]) -> bool:
    """Say whether a test takes long, by where it stands and by what it asks for."""
    return not SLOW_FOLDERS.isdisjoint(file.relative_to(HERE).parts) or not SLOW_FIXTURES.isdisjoint(fixtures)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return an empty project, which is the current folder."""
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path)
