"""A folder with a site in it, ready to be built by MkDocs, and what the build left there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import Page, write_page
from tests.bench.syntax import SYNTAXES

CONFIG = """\
site_name: A site to measure
site_url: ""
use_directory_urls: false
theme: {{name: material, font: false}}
extra: {{generator: false}}
plugins: [{plugins}]
markdown_extensions: [{extensions}]
"""
EXTENSIONS = ("attr_list", "md_in_html", "tables", "toc")
ASSETS = "extra_css: [assets/casebook.css]\nextra_javascript: [{path: assets/casebook.js, defer: true}]\n"
QUIZLESS = "# No quiz here\n\nOnly a paragraph.\n"


@dataclass(frozen=True, slots=True)
class Program:
    """What is measured: its name, what it adds to mkdocs.yml, and the Python it is installed for."""

    name: str
    plugins: tuple[str, ...] = ()
    extensions: tuple[str, ...] = ()
    more: str = ""
    python: Path = Path(sys.executable)

    @property
    def config(self) -> str:
        """The text of mkdocs.yml."""
        plugins = ", ".join(("search", *self.plugins))
        return CONFIG.format(plugins=plugins, extensions=", ".join((*EXTENSIONS, *self.extensions))) + self.more


PROGRAMS = (
    Program("prose"),
    Program("plain"),
    Program("casebook", ("casebook",), ("casebook.markdown: {site_id: bench}",), ASSETS),
)


@dataclass(frozen=True, slots=True)
class Site:
    """One program's site in a folder of its own."""

    program: Program
    folder: Path

    @property
    def built(self) -> Path:
        """The folder that MkDocs writes."""
        return self.folder / "site"

    def write(self, pages: Iterable[Page]) -> None:
        """Write the sources: a home page without items, then the pages."""
        files = {"mkdocs.yml": self.program.config, "docs/index.md": QUIZLESS}
        for page in pages:
            files |= SYNTAXES[self.program.name](page)
        for name, text in files.items():
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    def build(self) -> float:
        """Build the site in a process of its own, from nothing; return its CPU time in seconds."""
        shutil.rmtree(self.built, ignore_errors=True)
        return run_measured([str(self.program.python), "-m", "mkdocs", "build", "--quiet"], self.folder)

    def read(self, name: str) -> bytes:
        """Return a file of the built site."""
        return (self.built / name).read_bytes()


def run_measured(command: Sequence[str], folder: Path) -> float:
    """Run a command in a folder, in a process of its own; return its CPU time in seconds.

    Raises: RuntimeError when the command fails, with what it said.
    """
    before = _children()
    done = subprocess.run(command, cwd=folder, env=_environment(), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"`{' '.join(command)}` failed in {folder}:\n{done.stdout}{done.stderr}")
    return _children() - before


def _environment() -> dict[str, str]:
    """Return an environment in which Python keeps what it has compiled, as it does for every installed package."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "ignore"}


def _children() -> float:
    times = os.times()  # on Windows it does not count the time of other processes
    return times.children_user + times.children_system


def write_sites(programs: Iterable[Program], folder: Path, pages: int) -> list[Site]:
    """Write the same pages as one site for each program."""
    written = [write_page(number) for number in range(1, pages + 1)]
    sites = [Site(program, folder / program.name) for program in programs]
    for site in sites:
        site.write(written)
    return sites
