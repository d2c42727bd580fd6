"""`python3 dev.py bench`: measures, and writes docs/author/benchmarks.md."""

from __future__ import annotations

import datetime
import os
import platform
import tempfile
from importlib.metadata import version
from pathlib import Path

import click

from tests.bench.frames import time_frames
from tests.bench.lighthouse import find_browser, score_pages
from tests.bench.measure import measure
from tests.bench.odd_files import COUNT, run_fuzz
from tests.bench.paper import print_course
from tests.bench.peers import install_paper, install_peers
from tests.bench.report import Extras, write_report
from tests.bench.sites import PROGRAMS

PAGE = Path(__file__).parents[2] / "docs" / "author" / "benchmarks.md"
SIZES = (200, 20)
NAMED = ("mkdocs", "mkdocs-material", "Markdown", "pymdown-extensions")


@click.command()
@click.option("--peers", is_flag=True, help="Measure other programs as well.")
@click.option("--rounds", default=9, show_default=True, type=click.IntRange(min=1), help="How often to build each.")
def main(*, peers: bool, rounds: int) -> None:
    """Measure builds, bytes, the check, the booklet and the pages; fuzz; write docs/author/benchmarks.md."""
    if os.name == "nt":
        raise click.ClickException("Windows does not tell the CPU time of other programs. Measure on Linux or macOS.")
    programs = (*PROGRAMS, *(install_peers() if peers else ()))
    with tempfile.TemporaryDirectory(prefix="casebook-bench-") as folder:
        results = measure(programs, Path(folder), SIZES, rounds, click.echo)
        printed = print_course(Path(folder), install_paper() if peers else None, click.echo)
        course, browser = Path(folder) / "course/site", find_browser()
        scores = score_pages(course, browser, click.echo)
        frames = time_frames(course, browser, click.echo)
    troubles = run_fuzz(click.echo)
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    PAGE.write_text(
        write_report(results, Extras(printed, scores, frames, COUNT, len(troubles)), today, describe_machine()),
        encoding="utf-8",
    )
    click.echo("Written: docs/author/benchmarks.md")


def describe_machine() -> str:
    """Name the class of this machine and the versions that count; nothing that tells whose it is."""
    versions = ", ".join(f"{name} {version(name)}" for name in NAMED)
    kind = f"{platform.system()} on {platform.machine()}, {os.cpu_count()} cores"
    return f"{kind}, Python {platform.python_version()}, {versions}"


if __name__ == "__main__":
    main(prog_name="python3 dev.py bench")
