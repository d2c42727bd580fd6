"""The front end as it is built: the bundles of the engine, and those of the course if it has any."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
FRONTEND = ROOT / "plugins/frontend"


def build_front_end(folder: Path) -> tuple[Path, Path]:
    """Build everything below a folder; return where the bundles of the engine are, and where those of the course."""
    npm = shutil.which("npm")
    assert npm
    engine, course = folder / "engine", folder / "course"
    for each in (engine, course):
        each.mkdir()
    subprocess.run([npm, "run", "--silent", "build", "--", str(engine), str(course)], cwd=FRONTEND, check=True)
    return engine, course


def bundle_module(source: Path, target: Path) -> None:
    """Write a module with all that it imports as one file, which Node can import."""
    npx = shutil.which("npx")
    assert npx
    options = ["--bundle", "--format=esm", "--log-level=error", f"--outfile={target}"]
    subprocess.run([npx, "--no", "esbuild", str(source), *options], cwd=FRONTEND, check=True)
