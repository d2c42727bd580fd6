"""The course printed: pages a second and memory of our booklet, and of what makes a PDF of the same site."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import yaml

ROOT = Path(__file__).parents[2]
SOURCES = ("docs", "quizzes", "plugins/course/theme", "mkdocs.yml")
LISTED = re.compile(r"^/// downloads .*?^///$", re.S | re.M)  # a page may list only what the build makes
PEER = "to-pdf"
KIB_A_MB = 1024 if sys.platform != "darwin" else 1024 * 1024  # macOS tells bytes


@dataclass(frozen=True, slots=True)
class Run:
    """A program from start to end: seconds on the clock and of the processor, MB of its largest process."""

    clock: float
    processor: float
    memory: float


@dataclass(frozen=True, slots=True)
class Printed:
    """What one program printed, and what that took; without a run where it stopped before the end."""

    name: str
    pages: int
    run: Run | None

    @property
    def pace(self) -> float:
        """Pages a second, on the clock."""
        return self.pages / self.run.clock if self.run else 0.0


def print_course(folder: Path, peer: Path | None, say: Callable[[str], None]) -> list[Printed]:
    """Print the course by `casebook export booklet`, and by the peer's Python where one is given; build it as well.

    Ours prints the Markdown, so that it needs no built site; what is measured of pages is measured on that.
    """
    say("Printing the course.")
    ours = _copy(folder / "course", [])
    command = [sys.executable, "-c", "from casebook.cli.main import main; main()", "export", "booklet", "--out", "out"]
    done = run(command, ours)
    _build(ours, Path(sys.executable))
    printed = [Printed("casebook, three files", _count(ours / "out"), done)]
    return [*printed, _print_by(peer, folder)] if peer else printed


def run(command: list[str], folder: Path) -> Run:
    """Run a program to its end. `wait4` tells of this one alone, and of those that it started.

    Raises: RuntimeError with what it printed where it fails.
    """
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "ignore"}
    log = folder / "log"
    start = time.perf_counter()
    with log.open("wb") as output:
        started = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=output)
        _, status, used = os.wait4(started.pid, 0)
    seconds = time.perf_counter() - start
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode != 0:
        raise RuntimeError(f"The course could not be printed:\n{log.read_text(encoding='utf-8')}")
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / KIB_A_MB)


def _print_by(python: Path, folder: Path) -> Printed:
    """Return what the peer adds to a build of the same site in the same environment."""
    without = _build(_copy(folder / "beside", []), python)
    site = _copy(folder / PEER, [PEER])
    try:
        done = _build(site, python)
    except RuntimeError as problem:
        return Printed(f"mkdocs-to-pdf, stopped by: {str(problem).split()[-1]}", 0, None)
    added = Run(done.clock - without.clock, done.processor - without.processor, done.memory)
    return Printed("mkdocs-to-pdf, one file", _count(site / "site"), added)


def _copy(folder: Path, plugins: list[str]) -> Path:
    """Write the sources of the course into a folder, to be built without downloads and with other plugins."""
    folder.mkdir(parents=True)
    for name in SOURCES:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    config = folder / "mkdocs.yml"
    read = yaml.safe_load(config.read_text(encoding="utf-8"))
    read["plugins"] = ["search", "casebook", *plugins]
    config.write_text(yaml.safe_dump(read, allow_unicode=True), encoding="utf-8")
    for page in (folder / "docs").rglob("*.md"):
        page.write_text(LISTED.sub("", page.read_text(encoding="utf-8")), encoding="utf-8")
    return folder


def _build(folder: Path, python: Path) -> Run:
    return run([str(python), "-m", "mkdocs", "build", "--quiet"], folder)


def _count(folder: Path) -> int:
    pages = 0
    for file in folder.rglob("*.pdf"):
        with pikepdf.open(file) as pdf:
            pages += len(pdf.pages)
    return pages
