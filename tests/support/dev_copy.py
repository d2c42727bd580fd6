"""A folder with a copy of dev.py, in which nothing is downloaded."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
DEV = ROOT / "dev.py"
TOOLS = ROOT / "tools"
PARALLEL = "-n auto --dist worksteal"
PIP = "-m pip install -q --require-virtualenv --disable-pip-version-check"
posix = pytest.mark.skipif(os.name == "nt", reason="stands on shell scripts and symbolic links")


class Place:
    """A copy of dev.py in an empty folder; Python's own `venv` and `pip` are replaced by `replies`."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys
        self.calls: list[str] = []
        self.replies: dict[str, tuple[int, str] | BaseException] = {}
        shutil.copy(DEV, folder)
        shutil.copytree(TOOLS, folder / "tools", ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("requirements.txt", "requirements-test.txt", "pyproject.toml"):
            (folder / name).write_text(name)
        modules = load(folder)
        self.dev = modules["dev"]
        self.places = modules["tools.places"]
        self.programs = modules["tools.programs"]
        self.venv = modules["tools.venv"]
        self.browsers = modules["tools.browsers"]
        self.debian = modules["tools.debian"]
        self.really_run: Callable[..., tuple[int, str]] = self.programs.run
        self.programs.run = self.run  # type: ignore[attr-defined]

    def run(self, *command: str | Path, **options: Any) -> tuple[int, str]:
        words = " ".join(map(str, command[1:])).replace(str(self.folder / ".venv"), ".venv")
        if command[0] not in (sys.executable, self.places.PYTHON):
            return self.really_run(*command, **options)
        if not words.startswith("-c"):
            self.calls.append(words)
        reply = next((reply for start, reply in self.replies.items() if start in words), None)
        if isinstance(reply, BaseException):
            raise reply
        if reply is not None:
            return reply
        if words == "-m venv .venv":
            self.places.BIN.mkdir()
            self.venv.VENV_CONFIG.touch()
            self.places.PYTHON.symlink_to(sys.executable)
        return self.really_run(*command) if "import" in words else (0, "")

    def fill(self, lock: str = "requirements.txt") -> None:
        self.venv.prepare(lock)
        self.calls.clear()
        self.said()

    def said(self) -> list[str]:
        return self.capsys.readouterr().out.splitlines()

    def fails(self, *words: str) -> str:
        assert self.dev.main(list(words)) == 1
        (line,) = self.capsys.readouterr().err.splitlines()
        return line

    def program(self, path: Path, script: str) -> None:
        path.unlink(missing_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)


class Machine:
    """A place whose programs, those of `.venv` and those on the PATH, are small scripts."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.path = place.folder / "path"
        self.frontend = place.folder / "plugins" / "frontend"
        self.checkers = place.folder / "tests" / "checkers"
        self.path.mkdir()
        (self.checkers / "node_modules").mkdir(parents=True)
        (self.frontend / "node_modules").mkdir(parents=True)
        place.fill("requirements-test.txt")
        place.program(place.places.PYTHON, "exit 0")
        for name in ("ruff", "mypy", "lint-imports"):
            place.program(place.places.BIN / name, "echo nothing to see")
        place.program(place.places.BIN / "pytest", 'echo "pytest $* in ${CASEBOOK_BROWSER-unset}"')
        place.program(self.path / "chromium", "exit 0")
        place.program(self.path / "node", "echo v18.20.4")
        place.program(self.path / "npm", 'test "$1" = ci || echo "$PWD: $*"')
        for program in ("dpkg-query", "firefox-esr", "WebKitWebDriver", "xvfb-run", "xauth", "java"):
            place.program(self.path / program, "exit 0")
        for folder in (self.frontend, self.checkers):
            (folder / "node_modules" / "casebook-stamp").write_text(place.venv.digest())

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(self.place.folder / "dev.py"), *words]
        return subprocess.run(command, env={"PATH": str(self.path)}, capture_output=True, text=True, check=False)

    def test(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.run("test", *words)

    def apt(self, script: str) -> None:
        self.place.program(self.path / "apt-get", script)


def load(folder: Path) -> dict[str, ModuleType]:
    """Load a copy of dev.py and of what it is made of, each module by its name, beside those of this repository."""
    names = ["dev", "tools", *(f"tools.{file.stem}" for file in TOOLS.glob("[a-z]*.py"))]
    here = {name: sys.modules.pop(name) for name in names if name in sys.modules}
    sys.path.insert(0, str(folder))
    try:
        return {name: importlib.import_module(name) for name in names}
    finally:
        sys.path.remove(str(folder))
        for name in names:
            sys.modules.pop(name, None)
        sys.modules.update(here)
