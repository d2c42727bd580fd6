"""The offline edition of the course as a file."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.course.pages import SITE_ID
from tests.support.archives import MEGABYTE, export


def test_the_course_is_one_small_folder(built_course: Path, tmp_path: Path) -> None:
    done = export(built_course, tmp_path)
    archive = tmp_path / f"{SITE_ID}-offline.zip"
    size = archive.stat().st_size
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Wrote {archive}, {size / MEGABYTE:.1f} MB.\n"
    assert size <= 6 * MEGABYTE
    with zipfile.ZipFile(archive) as opened:
        names = opened.namelist()
    assert names == sorted(names)
    assert f"{SITE_ID}/index.html" in names
    assert {name.split("/")[0] for name in names} == {SITE_ID}
    assert not [name for name in names if name.endswith((".map", ".gz", ".zip", "404.html"))]
