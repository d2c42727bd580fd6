"""Other programs, each in an environment of its own outside this folder."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from importlib.metadata import version
from pathlib import Path

from tests.bench.sites import Program

PEERS = (
    ("mkdocs-quiz", "1.7.1", ("mkdocs_quiz",), ()),
    ("mkdocs-mcq", "0.2.0", ("mcq",), ("pymdownx.superfences", "pymdownx.tasklist", "pymdownx.arithmatex")),
)
PAPER = ("mkdocs-to-pdf", "0.12.1")
SHARED = ("mkdocs", "mkdocs-material", "Markdown", "pymdown-extensions")


def install_peers() -> list[Program]:
    """Return the peers, installed with the versions of MkDocs and Markdown that Casebook runs on."""
    return [
        Program(name, plugins, extensions, python=_install(f"{name}=={number}"))
        for name, number, plugins, extensions in PEERS
    ]


def install_paper() -> Path:
    """Return the Python that prints our course with mkdocs-to-pdf; our own plugin is installed beside it."""
    name, number = PAPER
    return _install(f"{name}=={number}", str(Path(__file__).parents[2]))


def _install(package: str, *more: str) -> Path:
    folder = Path(tempfile.gettempdir()) / "casebook-bench" / package
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = folder / "complete"
    if not done.exists():
        venv.create(folder, with_pip=True, clear=True)
        same = [f"{name}=={version(name)}" for name in SHARED]
        install = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", package, *more, *same]
        subprocess.run(install, check=True, stdout=sys.stderr)
        done.touch()
    return python
