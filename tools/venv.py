"""The folder `.venv`: made, filled from a lock, and made anew where it broke."""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import sys
from pathlib import Path

from tools import programs
from tools.places import HERE, LOCK, PYTHON, TEST_LOCK, VENV
from tools.programs import PlainError, last_line, say

VENV_CONFIG = VENV / "pyvenv.cfg"
STAMP = VENV / "casebook-stamp"
# never into the Python of the system, even where another process takes `.venv` apart meanwhile
PIP_INSTALL = ("install", "-q", "--require-virtualenv", "--disable-pip-version-check")


def prepare(lock: str) -> None:
    """Have `.venv` hold what the lock names; where it does already, only the stamp is read."""
    # the test lock holds the other one, so what was filled from it serves both
    sound = PYTHON.exists() and VENV_CONFIG.is_file() and STAMP.is_file()
    if sound and STAMP.read_text() in {stamp(lock), stamp(TEST_LOCK)}:
        return
    make_venv()
    say(f"Installing the packages of {lock}. The first time this takes about a minute.")
    STAMP.write_text("half-made")
    pip("The packages could not be downloaded. Is there a network?", f"--require-hashes --only-binary=:all: -r {lock}")
    pip("Casebook itself could not be installed.", "--no-deps --no-build-isolation -e .")
    STAMP.write_text(stamp(lock))


def stamp(lock: str) -> str:
    """Name all that an installation depends on: the lock, the files it reads, this Python and this place."""
    files = digest(HERE / LOCK, HERE / TEST_LOCK, HERE / "pyproject.toml")
    return f"{lock} {files} {sys.version_info[:2]} {HERE}"


def digest(*paths: Path) -> str:
    """Hash the bytes of the files that are there."""
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths if path.is_file())).hexdigest()


def make_venv() -> None:
    """Keep a `.venv` that works; make any other anew, saying why."""
    there = VENV.exists() or VENV.is_symlink()
    fault = find_fault() if there else "Making the folder .venv."
    if not fault:
        return
    if not has_venv_module():
        raise PlainError("This Python lacks its venv module. On Debian and Ubuntu type: apt install python3-venv")
    if Path(sys.prefix).resolve() == VENV:
        raise PlainError(".venv has to be recreated, and this is its Python. Type `deactivate`, then the same again.")
    say(fault)
    try:
        if there:
            shutil.rmtree(VENV)
        VENV.mkdir()
        STAMP.write_text("half-made")
    except OSError as problem:
        raise PlainError("The folder .venv cannot be replaced. Delete it, then type the same again.") from problem
    status, output = programs.run(sys.executable, "-m", "venv", VENV)
    if status != 0:
        raise PlainError(f"The folder .venv could not be made. Python says: {last_line(output, 'Error')}")


def find_fault() -> str:
    """Say why the `.venv` that is there cannot be kept, if so."""
    moved = STAMP.is_file() and not STAMP.read_text().endswith(f" {HERE}")
    # its Python would start without this file, and pip would then fill the Python of the system
    if moved or (PYTHON.exists() and not VENV_CONFIG.is_file()):
        return "The folder .venv is half-made or was moved; recreating it."
    status, version = programs.run(PYTHON, "-c", "import pip, sys; print(sys.version_info[:2])")
    if status != 0:
        return "The Python in .venv no longer works; recreating .venv."
    same = version.strip() == str(sys.version_info[:2])
    return "" if same else "The folder .venv belongs to another Python; recreating it."


def has_venv_module() -> bool:
    """Say whether this Python can make a `.venv`; Debian's comes without ensurepip."""
    importlib.invalidate_caches()
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def pip(problem: str, options: str) -> None:
    """Install into `.venv`, quietly; say the problem where that fails."""
    status, output = programs.run(PYTHON, "-m", "pip", *PIP_INSTALL, *options.split())
    if "DO NOT MATCH THE HASHES" in output:
        problem = "A package that was downloaded is not the one in the lock."
    if status != 0:
        raise PlainError(f"{problem} pip says: {last_line(output, 'ERROR:')}")
