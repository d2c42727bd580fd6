"""The script and stylesheet that are committed are what the elements build, and small."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_assets_are_what_the_elements_build(tmp_path: Path) -> None:
    """When this fails, type: python3 dev.py assets."""
    npm = shutil.which("npm")
    assert npm
    subprocess.run([npm, "run", "--silent", "build", "--", str(tmp_path)], cwd=ROOT / "plugins/elements", check=True)
    stale = [
        name
        for name in ("casebook.js", "casebook.css")
        if (tmp_path / name).read_bytes() != (ROOT / "plugins/casebook/assets" / name).read_bytes()
    ]
    assert stale == [], "The assets are out of date. Type: python3 dev.py assets"


def test_script_and_style_stay_within_six_kilobytes() -> None:
    assets = ROOT / "plugins/casebook/assets"
    served = [len(gzip.compress((assets / name).read_bytes(), 9)) for name in ("casebook.js", "casebook.css")]
    assert sum(served) <= 6000
