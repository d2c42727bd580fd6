"""Programs run to their end or taken over, and what is printed around them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tools.places import BIN, HERE


class PlainError(Exception):
    """What stands in the way and what to type; shown as it is, without a traceback."""


def run(*command: str | Path, folder: Path = HERE) -> tuple[int, str]:
    """Run a program to its end; return its exit code and all it printed."""
    try:
        done = subprocess.run(
            [str(word) for word in command],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            errors="replace",
            check=False,
        )
    except OSError as problem:
        return 127, str(problem)
    return done.returncode, done.stdout


def hand_over(program: str, *words: str) -> int:
    """Become a program of `.venv`, so that Ctrl-C and the exit code are its own."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's notice would stand above the address
    os.chdir(HERE)
    command = [str(BIN / program), *words]
    try:
        if os.name == "nt":  # there, exec would give the terminal back at once
            return subprocess.call(command)
        os.execv(command[0], command)
    except OSError as problem:
        raise PlainError(f"{program} in .venv does not start. Delete the folder .venv, then try again.") from problem


def passes(program: str | Path, *words: str, folder: Path) -> bool:
    """Run one check; what it prints is shown where it fails."""
    status, output = run(program, *words, folder=folder)
    name = " ".join((Path(program).name, *words))
    say(f"{name}: fine" if status == 0 else f"{output.rstrip()}\n{name}: failed, see above")
    return status == 0


def last_line(output: str, *starts: str) -> str:
    """Return the last line that starts so, else the last of all, of what a program printed."""
    lines = [line.strip() for line in output.splitlines() if line.strip()] or ["nothing."]
    return ([line for line in lines if line.startswith(starts)] or lines)[-1]


def say(line: str) -> None:
    """Print a line before the next program prints its own."""
    print(line, flush=True)
