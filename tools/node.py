"""Node.js and the packages of npm: those of the front end and those that check pages."""

from __future__ import annotations

import shutil
from pathlib import Path

from tools import programs
from tools.places import FRONTEND
from tools.programs import PlainError, last_line, say
from tools.venv import digest

OLDEST_NODE = 18


def install_frontend() -> str:
    """Have node_modules of the front end hold what package-lock.json names; return npm."""
    npm = find_npm()
    if not npm:
        raise PlainError(f"Node.js {OLDEST_NODE} or newer is needed, with npm. Install them from nodejs.org.")
    problem = install_packages(npm, FRONTEND, "Installing the front-end tools of plugins/frontend.")
    if problem:
        raise PlainError(f"The front-end tools could not be downloaded. Is there a network? npm says: {problem}")
    return npm


def install_packages(npm: str, folder: Path, words: str) -> str:
    """Have node_modules of a folder hold what its lock names; return what npm says where that fails."""
    marker = folder / "node_modules" / "casebook-stamp"
    wanted = digest(folder / "package.json", folder / "package-lock.json")
    if marker.is_file() and marker.read_text() == wanted:
        return ""
    say(words)
    # without the scripts that packages would run: the front end and the checkers work without them
    status, output = programs.run(npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", folder=folder)
    if status != 0:
        return last_line(output, "npm error code", "npm ERR! code")
    marker.parent.mkdir(exist_ok=True)
    marker.write_text(wanted)
    return ""


def find_npm() -> str | None:
    """Return the path of npm where Node is there too and new enough."""
    status, version = programs.run("node", "--version")
    major = version.strip().lstrip("v").split(".")[0]
    new_enough = status == 0 and major.isdecimal() and int(major) >= OLDEST_NODE
    return shutil.which("npm") if new_enough else None
